// The API as a client in a hurry calls it: one kept connection per caller under way, tokens made beforehand.
import { Agent, request } from 'node:http';
import { developerToken } from '../dev/stack/developer-token.ts';
import type { Ground } from './ground.ts';

/**
 * A connection that nobody used for so long is not used again, or for a second less than the server says it keeps one:
 * Node.js heeds that only where a time is set. An act sent as the server closes is lost, and nobody can tell whether it
 * was taken.
 */
const IDLE_MS = 30_000;

/** Each caller has its own budget of requests a minute, so whoever asks much comes as several people. */
export class ApiCaller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64, timeout: IDLE_MS });
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly ground: Ground) {}

  async call<Answer>(
    as: { party: string; sub?: string },
    method: 'GET' | 'POST',
    route: string,
    body?: object,
    key?: string,
  ): Promise<Answer> {
    const { status, text } = await this.send(await this.tokenOf(as), method, route, body, key);
    if (status >= 300) throw new Error(`${method} ${route}: ${status} ${text}`);
    return JSON.parse(text) as Answer;
  }

  close(): void {
    this.agent.destroy();
  }

  private tokenOf({ party, sub = `${party}-bench` }: { party: string; sub?: string }): Promise<string> {
    const known =
      this.tokens.get(sub) ?? developerToken({ secret: this.ground.stack.tokenSecret, party, roles: ['handler'], sub });
    this.tokens.set(sub, known);
    return known;
  }

  private send(
    token: string,
    method: string,
    route: string,
    body: object | undefined,
    key: string | undefined,
  ): Promise<{ status: number; text: string }> {
    const payload = body && JSON.stringify(body);
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(payload && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(payload) }),
      ...(key && { 'Idempotency-Key': key }),
    };
    return new Promise((answered, failed) => {
      const sent = request(`${this.ground.apiUrl}${route}`, { method, agent: this.agent, headers }, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('end', () => answered({ status: response.statusCode!, text }))
          .on('error', failed);
      });
      sent.on('error', failed).end(payload);
    });
  }
}
