/**
 * The API as our own programs call it: who asks, for what, under which key; answered with whatever the API says.
 * Connections are kept, as a client in a hurry keeps them.
 */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { developerToken, type Role } from './stack/developer-token.ts';

export interface Caller {
  readonly party: string;
  /** A handler, if nothing else is said. */
  readonly role?: Role;
  /** Each person has their own budget of requests a minute, so whoever asks much comes as several. */
  readonly sub?: string;
}

export type TokenOf = (caller: Caller) => Promise<string>;

export interface Asked {
  /** An object is sent as JSON, text as it is. */
  body?: unknown;
  /** Of idempotency. */
  key?: string;
  /** What else is sent, `If-Match` for instance; these win. */
  headers?: Record<string, string>;
  /** So long it is sent again, with the same key, while the API is busy or away (429, 503), or as `isBusy` says. */
  patienceMs?: number;
  isBusy?: (reply: Reply) => boolean;
}

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // Whoever asked knows what to look for in it.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  retryAfterMs: number;
  tookMs: number;
}

export interface ApiClientOptions {
  url: string;
  tokenOf: TokenOf;
  /** An attempt that has no whole answer by then fails; never, if absent. */
  giveUpAfterMs?: number;
}

/**
 * A connection that nobody used for so long is not used again, or for a second less than the server says it keeps one:
 * Node.js heeds that only where a time is set.
 */
const IDLE_MS = 30_000;
const BUSY = new Set([429, 503]);
const SHORTEST_PAUSE_MS = 300;

export class ApiClient {
  private readonly agent = new Agent({ keepAlive: true, timeout: IDLE_MS });

  constructor(private readonly options: ApiClientOptions) {}

  /** The answer, whatever its status. Rejects where there is none. */
  async send(caller: Caller | undefined, method: string, route: string, asked: Asked = {}): Promise<Reply> {
    const { body, key, headers, patienceMs = 0, isBusy = ({ status }) => BUSY.has(status) } = asked;
    const given = {
      ...(caller && { Authorization: `Bearer ${await this.options.tokenOf(caller)}` }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    };
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    for (const until = performance.now() + patienceMs; ;) {
      const reply = await this.attempt({ method, route, headers: given, text, mayRepeat: !!key || method === 'GET' });
      const pauseMs = Math.max(reply.retryAfterMs, SHORTEST_PAUSE_MS);
      if (!isBusy(reply) || performance.now() + pauseMs > until) return reply;
      await sleep(pauseMs);
    }
  }

  /** The body of a success; anything else throws, with the whole answer. */
  async call<Answer>(caller: Caller, method: string, route: string, asked?: Asked): Promise<Answer> {
    const reply = await this.send(caller, method, route, asked);
    if (reply.status >= 300) throw new Error(`${method} ${route} answered ${reply.status}: ${reply.text}`);
    return reply.body as Answer;
  }

  close(): void {
    this.agent.destroy();
  }

  private async attempt(sent: Attempt): Promise<Reply> {
    const began = performance.now();
    const { status, headers, text } = await this.exchange(sent);
    const tookMs = performance.now() - began;
    const isJson = text !== '' && /json/.test(headers['content-type'] ?? '');
    const body: unknown = isJson ? JSON.parse(text) : undefined;
    return { status, headers, text, body, retryAfterMs: Number(headers['retry-after'] ?? 0) * 1_000, tookMs };
  }

  private exchange(sent: Attempt): Promise<Pick<Reply, 'status' | 'headers' | 'text'>> {
    const { method, headers, text } = sent;
    const { url, giveUpAfterMs } = this.options;
    const signal = giveUpAfterMs === undefined ? undefined : AbortSignal.timeout(giveUpAfterMs);
    return new Promise((answered, failed) => {
      const asked = request(url + sent.route, { method, agent: this.agent, headers, signal }, (response) => {
        let said = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (said += part))
          .on('end', () => answered({ status: response.statusCode!, headers: response.headers, text: said }))
          .on('error', failed);
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // An API that ends or is killed closes what was kept while we write into it.
        const wasStale = asked.reusedSocket && error.code === 'ECONNRESET';
        if (wasStale && sent.mayRepeat) answered(this.exchange(sent));
        else failed(error);
      });
      asked.end(text);
    });
  }
}

interface Attempt {
  method: string;
  route: string;
  headers: Record<string, string>;
  text: string | undefined;
  /** Sending it twice does nothing twice. */
  mayRepeat: boolean;
}

/** One token for each caller, signed with the secret of a running stack. */
export function developerTokens(secret: string): TokenOf {
  const known = new Map<string, Promise<string>>();
  return ({ party, role = 'handler', sub }) => {
    const name = `${party} ${role} ${sub}`;
    const token = known.get(name) ?? developerToken({ secret, party, roles: [role], sub });
    known.set(name, token);
    return token;
  };
}
