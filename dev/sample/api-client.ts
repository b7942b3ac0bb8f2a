// The API as any client sees it, with developer tokens. Keys are fixed, so that filling twice changes nothing.
import { developerToken, type Role } from '../stack/developer-token.ts';
import { StartFailure } from '../stack/failure.ts';

export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly secret: string,
  ) {}

  /** Throws with the whole answer when it is not a success. */
  async call<Answer>(
    party: string,
    method: string,
    route: string,
    key: string,
    body?: object,
    role: Role = 'handler',
  ): Promise<Answer> {
    const token = await developerToken({ secret: this.secret, party, roles: [role] });
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
    };
    const response = await fetch(this.url + route, { method, headers, body: body && JSON.stringify(body) }).catch(
      (error: unknown) => {
        throw new StartFailure(`API 没有应答（${this.url}），请先 npm start`, { cause: error });
      },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  }
}
