// A client of the API as the driver needs it: it never throws, keeps a log of all it sent, and notes every answer the
// contract does not know.
import { appendFileSync } from 'node:fs';
import { ApiClient, developerTokens, type Asked, type Caller, type Reply as ApiReply } from '../../dev/api-client.ts';
import type { Role } from '../../dev/stack/developer-token.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { OPENING, routeOf, type Outcome, type Sent } from '../ledger-check/sent.ts';

export type Intent = Pick<Sent, 'project' | 'unit' | 'act' | 'key' | 'body' | 'party'>;

/** Its status is 0 where no answer came. */
export type Reply = Omit<ApiReply, 'headers'>;

/** The API answers within 5 s; on a machine that is busy otherwise its answer may be read late. */
const GIVE_UP_MS = 15_000;
const LAWFUL = new Set([200, 201, 400, 403, 404, 409, 412, 422, 429, 503]);
const UNKNOWN = new Set([429, 503]);

export class Client {
  readonly sent: Sent[] = [];
  readonly violations: string[] = [];
  readonly statuses = new Map<number, number>();
  slowestMs = 0;
  readonly #api: ApiClient;

  constructor(
    url: string,
    secret: string,
    private readonly logFile: string,
  ) {
    this.#api = new ApiClient({ url, tokenOf: developerTokens(secret), giveUpAfterMs: GIVE_UP_MS });
  }

  async call(
    party: PartyId,
    method: string,
    route: string,
    { key, body, role = 'handler' }: { key?: string; body?: unknown; role?: Role } = {},
  ): Promise<Reply> {
    const reply = await this.#send({ party, role }, method, route, { key, body });
    this.statuses.set(reply.status, (this.statuses.get(reply.status) ?? 0) + 1);
    if (reply.status !== 0) this.slowestMs = Math.max(this.slowestMs, reply.tookMs);
    if (reply.status !== 0 && !LAWFUL.has(reply.status))
      this.violations.push(`${method} ${route} answered ${reply.status}: ${reply.text.slice(0, 300)}`);
    if (UNKNOWN.has(reply.status) && reply.retryAfterMs === 0)
      this.violations.push(`${method} ${route} answered ${reply.status} without Retry-After`);
    return reply;
  }

  /** Sends an act once and notes the attempt. */
  async bring(intent: Intent): Promise<Sent & { reply: Reply }> {
    const { act, key, body, party } = intent;
    const sentAt = Date.now();
    const reply = await this.call(party, 'POST', routeOf(intent), { key, body });
    const outcome = outcomeOf(reply);
    const sent: Sent = { ...intent, sentAt, outcome };
    if (act === OPENING && outcome.is === 'answered') sent.project = reply.body.code;
    this.sent.push(sent);
    const { status, tookMs } = reply;
    const logged = { ...sent, outcome: { ...outcome, text: undefined }, status, tookMs: Math.round(tookMs) };
    appendFileSync(this.logFile, `${JSON.stringify(logged)}\n`);
    return { ...sent, reply };
  }

  async #send(caller: Caller, method: string, route: string, asked: Asked): Promise<Reply> {
    const began = performance.now();
    return this.#api.send(caller, method, route, asked).catch((error: unknown) => ({
      status: 0,
      text: String(error),
      body: undefined,
      retryAfterMs: 0,
      tookMs: performance.now() - began,
    }));
  }
}

export function outcomeOf({ status, text, body }: Reply): Outcome {
  if (status === 200 || status === 201) return { is: 'answered', seq: body.seq, text };
  if (status === 0 || status >= 500 || status === 429)
    return { is: 'none', because: status === 0 ? text : `${status} ${body?.code ?? text.slice(0, 100)}` };
  return { is: 'refused', status, code: body?.code ?? '' };
}
