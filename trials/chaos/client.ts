// A client of the API as the driver needs it: it never throws, keeps a log of all it sent, and notes every answer the
// contract does not know.
import { appendFileSync } from 'node:fs';
import { developerToken, type Role } from '../../dev/stack/developer-token.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { OPENING, routeOf, type Outcome, type Sent } from '../ledger-check/sent.ts';

export type Intent = Pick<Sent, 'project' | 'unit' | 'act' | 'key' | 'body' | 'party'>;

export interface Reply {
  /** 0 where no answer came. */
  status: number;
  text: string;
  // What came over the wire.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  retryAfterMs: number;
  tookMs: number;
}

/** The API answers within 5 s; on a machine that is busy otherwise its answer may be read late. */
const GIVE_UP_MS = 15_000;
const LAWFUL = new Set([200, 201, 400, 403, 404, 409, 412, 422, 429, 503]);
const UNKNOWN = new Set([429, 503]);

export class Client {
  readonly sent: Sent[] = [];
  readonly violations: string[] = [];
  readonly statuses = new Map<number, number>();
  slowestMs = 0;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly url: string,
    private readonly secret: string,
    private readonly logFile: string,
  ) {}

  async call(
    party: PartyId,
    method: string,
    route: string,
    { key, body, role = 'handler' }: { key?: string; body?: unknown; role?: Role } = {},
  ): Promise<Reply> {
    const began = performance.now();
    const headers = {
      Authorization: `Bearer ${await this.#token(party, role)}`,
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    };
    const reply = await this.#fetch(this.url + route, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const tookMs = performance.now() - began;
    this.statuses.set(reply.status, (this.statuses.get(reply.status) ?? 0) + 1);
    if (reply.status !== 0) this.slowestMs = Math.max(this.slowestMs, tookMs);
    if (reply.status !== 0 && !LAWFUL.has(reply.status))
      this.violations.push(`${method} ${route} answered ${reply.status}: ${reply.text.slice(0, 300)}`);
    if (UNKNOWN.has(reply.status) && reply.retryAfterMs === 0)
      this.violations.push(`${method} ${route} answered ${reply.status} without Retry-After`);
    return { ...reply, tookMs };
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
    appendFileSync(
      this.logFile,
      `${JSON.stringify({ ...sent, outcome: { ...outcome, text: undefined }, status: reply.status, tookMs: Math.round(reply.tookMs) })}\n`,
    );
    return { ...sent, reply };
  }

  async #fetch(url: string, init: RequestInit): Promise<Omit<Reply, 'tookMs'>> {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(GIVE_UP_MS) });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
      return {
        status: response.status,
        text,
        body: isJson ? JSON.parse(text) : undefined,
        retryAfterMs: Number(response.headers.get('Retry-After') ?? 0) * 1_000,
      };
    } catch (error) {
      return { status: 0, text: String((error as Error).cause ?? error), body: undefined, retryAfterMs: 0 };
    }
  }

  #token(party: PartyId, role: Role): Promise<string> {
    const name = `${party} ${role}`;
    const token = this.#tokens.get(name) ?? developerToken({ secret: this.secret, party, roles: [role] });
    this.#tokens.set(name, token);
    return token;
  }
}

export function outcomeOf({ status, text, body }: Reply): Outcome {
  if (status === 200 || status === 201) return { is: 'answered', seq: body.seq, text };
  if (status === 0 || status >= 500 || status === 429)
    return { is: 'none', because: status === 0 ? text : `${status} ${body?.code ?? text.slice(0, 100)}` };
  return { is: 'refused', status, code: body?.code ?? '' };
}
