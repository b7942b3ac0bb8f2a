// Sends lawful and unlawful acts over HTTP, at random from a seed, and behaves as clients do: what got no answer is
// asked again under the same key,
// sometimes a key is sent twice at once, sent again much later, or taken for something else by mistake.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '../../database/pool.ts';
import { readDossierRow, type DossierRow } from '../../database/dossier.ts';
import { projectId, unitId } from '../../test/dossier-names.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { DOCUMENT_KINDS, type ProjectKind } from '../../measures/vocabulary.ts';
import type { RecordedState } from '../../workflows/lifecycle/contract.ts';
import { OPENING, type Sent } from '../ledger-check/sent.ts';
import {
  anyOrder,
  KINDS,
  openingOf,
  pick,
  seenIn,
  type Dice,
  type Order,
  type Seen,
} from '../../test/workflows/random-orders.ts';
import { lawfulOrder } from '../../test/workflows/blows.ts';
import { unitOrder } from '../../test/workflows/unit-orders.ts';
import type { Client, Intent, Reply } from './client.ts';
import { UNITS, type Registered } from './registers.ts';

const LAWFUL = 0.75;
const PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 2_000;
/**
 * By the hands. With more of them the round would only wait longer for its reconciliations, which look at every one.
 */
const OPENED_AT_MOST = 150;
/** Of what the hands do so much is done to units. */
const OF_UNITS = 0.08;

export class Driver {
  readonly opened: string[] = [];
  /** Projects under an order of rectification; the hands leave them to the mornings. */
  readonly ripe: string[] = [];
  /** Epoch ms. */
  readonly beganAt = Date.now();
  readonly beganOn = beijingDateOf(this.beganAt);
  #keys = 0;
  #codes = 0;
  #stopped = false;
  #resting: Promise<unknown> = Promise.resolve();

  constructor(
    readonly client: Client,
    private readonly pool: Pool,
    readonly registered: Registered,
    readonly dice: Dice,
    private readonly seed: number,
  ) {}

  stop(): void {
    this.#stopped = true;
  }

  /** The hands finish what they are at and rest until the work is done. */
  whileHandsRest(work: () => Promise<void>): Promise<void> {
    const done = work();
    this.#resting = done.catch(() => undefined);
    return done;
  }

  newKey = (): string => `k-${this.seed}-${++this.#keys}`;

  /** One pair of hands: until stopped, picks a project and does something to it. */
  async drive(pauseMs = 200): Promise<void> {
    for (await this.#resting; !this.#stopped; await this.#resting) {
      const isToOpen = this.opened.length < OPENED_AT_MOST && (this.opened.length < 3 || this.dice() < 0.08);
      await (
        isToOpen
          ? this.open()
          : this.dice() < OF_UNITS
            ? this.#touchUnit(pick(UNITS, this.dice))
            : this.#touch(pick(this.opened, this.dice))
      ).catch(databaseAway);
      await sleep(this.dice() * pauseMs);
    }
  }

  /** Opens the next project for the hands; answers its code, also where no answer came. */
  async open(unit = pick(UNITS, this.dice), estimatedTotal?: string): Promise<string> {
    const { code, isOpen } = await this.openAside(unit, estimatedTotal, PATIENCE_MS, pick(KINDS, this.dice));
    if (isOpen) this.opened.push(code);
    return code;
  }

  /** Opens the next project, which the hands will not touch. */
  async openAside(
    unit = pick(UNITS, this.dice),
    estimatedTotal = this.dice() < 0.5 ? '2000000000' : '4000000000',
    patienceMs = PATIENCE_MS,
    kind: ProjectKind = 'NEW_BUILD',
  ): Promise<{ code: string; isOpen: boolean; reply: Reply }> {
    const code = this.registered.codes[this.#codes++]!;
    const { input } = openingOf(code, unit, estimatedTotal, kind);
    const sent = await this.bringPatiently(
      { project: code, act: OPENING, key: this.newKey(), body: { code, ...(input as object) }, party: unit },
      patienceMs,
    );
    return { code, isOpen: sent.outcome.is === 'answered', reply: sent.reply };
  }

  async #touch(code: string): Promise<void> {
    const seen = await this.seen(code);
    if (!seen) return;
    const lawful = this.dice() < LAWFUL ? lawfulOrder(seen, this.dice) : undefined;
    const order = lawful ?? anyOrder(seen, this.dice);
    await this.#bringSomehow(this.intentOf(code, order));
  }

  /** Blocks or lifts; projects of the unit feel it when an act of theirs is brought. */
  async #touchUnit(unit: string): Promise<void> {
    const row = await readDossierRow(this.pool, unitId(unit));
    const { act, input, party } = unitOrder(unit, row?.facts, this.dice);
    await this.#bringSomehow({ unit, act, key: this.newKey(), body: this.withDocuments(input), party });
  }

  /** What the rows say now, which is what a person in front of a screen knows. */
  async seen(code: string): Promise<(Seen & { project: DossierRow<RecordedState> }) | undefined> {
    const project = await readDossierRow<RecordedState>(this.pool, projectId(code));
    return project && { project, ...seenIn(project) };
  }

  intentOf(project: string, { act, input, confirms, party }: Order): Intent {
    const body = confirms === undefined ? this.withDocuments(input) : { confirms };
    return { project, act, key: this.newKey(), body, party };
  }

  /** The random orders cite documents by their kind. */
  withDocuments(input: unknown): unknown {
    let json = JSON.stringify(input ?? {});
    for (const kind of DOCUMENT_KINDS) json = json.replaceAll(`"doc-${kind}"`, `"${this.registered.documents[kind]}"`);
    return JSON.parse(json);
  }

  async #bringSomehow(intent: Intent): Promise<void> {
    const chance = this.dice();
    const copies = chance < 0.06 ? 2 + Math.floor(this.dice() * 4) : 1;
    const [sent] = await Promise.all(Array.from({ length: copies }, () => this.bringPatiently(intent)));
    if (sent!.outcome.is !== 'answered') return;
    if (this.dice() < 0.06) await this.bringPatiently(intent);
    if (this.dice() < 0.04) await this.takeForAnother(intent);
  }

  /** The same key with another body, after it was answered: 422, unless nobody answers. */
  async takeForAnother(intent: Intent): Promise<void> {
    const { outcome, reply } = await this.client.bring({
      ...intent,
      body: { ...(intent.body as object), mistaken: true },
    });
    if (outcome.is === 'answered' || (outcome.is === 'refused' && outcome.status !== 422))
      this.client.violations.push(`${intent.act} (key ${intent.key}) with another body answered ${reply.status}`);
  }

  /** The same key until there is an answer, or patience ends; as slowly as the API asks for. */
  async bringPatiently(intent: Intent, patienceMs = PATIENCE_MS): Promise<Sent & { reply: Reply }> {
    for (const until = Date.now() + patienceMs; ;) {
      const sent = await this.client.bring(intent);
      if (sent.outcome.is !== 'none' || Date.now() > until || this.#stopped) return sent;
      await sleep(Math.min(LONGEST_PAUSE_MS, sent.reply.retryAfterMs || 300) * (0.5 + this.dice()));
    }
  }
}

/** Nothing to look at: the hands wait for the next thing to do. */
async function databaseAway(): Promise<void> {
  await sleep(500);
}
