// One project in the storm: its own virtual clock, its own dice, and a temper: the less diligent, the more it is
// reminded.
import { readDossierRow } from '../../database/dossier.ts';
import { clockOf, skipTo } from '../../dev/rehearsal/virtual-time.ts';
import { addDays, beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { EXAMPLE, sampleInput } from '../../measures/project/act-samples.ts';
import { project } from '../../measures/project/project.ts';
import { DOCUMENT_KINDS } from '../../measures/vocabulary.ts';
import type { RecordedState } from '../../workflows/lifecycle/contract.ts';
import { blowsAt, type Blow } from '../../test/workflows/blows.ts';
import { projectId } from '../../test/dossier-names.ts';
import { happenedBefore } from '../../test/measures/any-life/drawn-act.ts';
import type { Scripted } from '../../test/measures/project/sampled-lives.ts';
import {
  isLawful,
  KINDS,
  lawfulOrders,
  leadsOf,
  openingOf,
  pick,
  referencesOf,
  seenIn,
  type Dice,
  type Order,
  type Seen,
} from '../../test/workflows/random-orders.ts';
import { bringTo, PATIENCE_MS, type Storm } from './storm.ts';

/** Past the instant of a wake, so that its timer has fired. */
const JUST_AFTER_MS = 50;
/** Before construction little is due, so little is gained by waiting. */
const ROUNDS_WHILE_APPROVED = 4;
const REPEATED = 0.05;
/** Here the workflow may end with an act, and what comes beside that act would meet a new run, in real time. */
const LAST_STAGES = project.endStages;

/**
 * `ordinary`: years with good and bad days, or with none but good ones. `neglected`: an inspection finds much, and nobody
 * ever does anything about it. `short`: given up soon, so that its place is free.
 */
export type Temper = 'ordinary' | 'neglected' | 'short';
const FINDINGS = 30;
const FOUND_AT_ONCE = 5;
const TO_BE_SET_RIGHT_WITHIN_DAYS = 20;
const BLOWS_OF_A_SHORT_LIFE = 6;

/** By whom, of what sort and from what a life begins; the first line of a script opens it. */
interface Beginning {
  temper: Temper;
  code: string;
  unit: string;
  /** Acts that come first, in this order and none before its day; then whatever the dice say. */
  script: readonly Scripted[];
  /** What a script dates today happened so many days ago, where that is lawful. */
  enteredLateDays: number;
}

export class Life {
  ended = false;
  /** By its own clock, epoch ms. */
  livedUntil = Date.now();
  #keys = 0;
  #isInspected = false;
  readonly #diligence: number;
  /** What of the script is still to come. */
  readonly #script: Scripted[];

  constructor(
    private readonly begun: Beginning,
    private readonly dice: Dice,
    private readonly storm: Storm,
  ) {
    this.#script = begun.script.slice(1);
    this.#diligence = dice() < 0.5 ? 1 : dice() ** 3;
  }

  get temper(): Temper {
    return this.begun.temper;
  }
  get code(): string {
    return this.begun.code;
  }

  /** Opened in real time, on either track; virtual time begins with the first skip. */
  async open(): Promise<void> {
    const total = this.dice() < 0.5 ? '2000000000' : '4000000000';
    const { unit, script } = this.begun;
    const order = openingOf(`项目 ${this.code}`, unit, total, pick(KINDS, this.dice));
    await this.#bring(script[0] ? { ...order, input: this.#scripted(script[0]) } : order, Date.now());
  }

  /** Lives on for a stretch of virtual time, hit by acts; stops at every wake until it is recorded. */
  async live(stretchMs: number): Promise<void> {
    const until = this.livedUntil + stretchMs;
    try {
      await this.#liveThrough(this.livedUntil, until);
      this.livedUntil = until;
    } catch (error) {
      this.ended = true;
      this.storm.broken.push(
        `${this.code} did not live until ${beijingDateOf(until)}: ${(error as Error).stack ?? String(error)}`,
      );
    }
  }

  async #liveThrough(from: number, until: number): Promise<void> {
    if (this.#script.length > 0) return this.#liveAsScripted(until);
    if (this.temper === 'short') return this.#liveShortly();
    if (this.temper === 'neglected' && (this.#isInspected ||= await this.#inspect())) return this.#advance(until);
    const seen = await this.#seen();
    const rounds = seen?.facts.construction ? Number(this.dice() < this.#diligence) : ROUNDS_WHILE_APPROVED;
    await this.#advance(from + this.dice() * (until - from));
    for (let round = 0; round < rounds && !this.ended; round++) await this.#strike();
    if (!this.ended) await this.#advance(until);
  }

  /** What is no longer lawful by then is left out. */
  async #liveAsScripted(until: number): Promise<void> {
    for (let [next] = this.#script; next && !this.ended; [next] = this.#script) {
      const day = beijingInstantOf(next.on, '10:00');
      if (day > until) break;
      this.#script.shift();
      if (day > (await clockOf(this.storm.dossiers.client, projectId(this.code)))) await this.#advance(day);
      const seen = await this.#seen();
      const order = seen && this.#ordered(next, seen).find((one) => isLawful(one, seen));
      if (order) await this.#bring(order, seen.now);
    }
    if (!this.ended) await this.#advance(until);
  }

  /** As the script opens it, whatever the dice say. */
  #scripted({ act, otherwise }: Scripted): object {
    return { ...sampleInput(act, EXAMPLE), ...otherwise, name: `项目 ${this.code}` };
  }

  #ordered({ act, by, otherwise, confirms }: Scripted, seen: Seen): Order[] {
    const { script, unit, enteredLateDays } = this.begun;
    const party = by === script[0]!.by ? unit : by;
    const order = { act, party, references: referencesOf(DOCUMENT_KINDS, seen) };
    if (confirms) {
      const asked = seen.facts.proposals.findLast((open) => open.act === act)?.seq;
      return [{ ...order, input: undefined, confirms: asked }];
    }
    const input = { ...sampleInput(act, { ...EXAMPLE, ...seen }), ...otherwise };
    return [happenedBefore(input, seen.today, enteredLateDays), input].map((one) => ({ ...order, input: one }));
  }

  /** Whether there was anything to inspect. */
  async #inspect(): Promise<boolean> {
    const seen = await this.#seen();
    const order = seen && lawfulOrders(seen, this.dice).find(({ act }) => act === 'orderRectification');
    if (!order) return false;
    const found = {
      ...order,
      input: { ...(order.input as object), dueOn: addDays(seen.today, TO_BE_SET_RIGHT_WITHIN_DAYS) },
    };
    for (let count = 0; count < FINDINGS; count += FOUND_AT_ONCE)
      await Promise.all(Array.from({ length: FOUND_AT_ONCE }, () => this.#bring(found, seen.now)));
    return true;
  }

  async #liveShortly(): Promise<void> {
    for (let blow = 0; blow < BLOWS_OF_A_SHORT_LIFE; blow++) {
      const seen = await this.#seen();
      const end = seen && lawfulOrders(seen, this.dice).find((order) => leadsOf(order, seen) === 'to an end');
      if (seen && end && blow > this.dice() * BLOWS_OF_A_SHORT_LIFE) {
        await this.#bring(end, seen.now);
        break;
      }
      await this.#strike();
    }
    this.ended = true;
  }

  async #advance(until: number): Promise<void> {
    const { dossiers, watch } = this.storm;
    for (
      let standing = await watch.beyond(this.code, 0, PATIENCE_MS);
      ;
      standing = await watch.beyond(this.code, standing.seq, PATIENCE_MS)
    ) {
      const { nextWakeAt, ended } = standing;
      this.ended = ended;
      if (ended) return;
      const isToWake = nextWakeAt !== null && nextWakeAt < until;
      await skipTo(dossiers.client, projectId(this.code), isToWake ? nextWakeAt + JUST_AFTER_MS : until);
      if (!isToWake) return;
    }
  }

  async #strike(): Promise<void> {
    const seen = await this.#seen();
    if (!seen) return;
    const blows = blowsAt(seen, this.dice, { accepted: this.storm.accepted, diligence: this.#diligence });
    const last =
      blows.find(
        (blow) => blow.is === 'order' && isLawful(blow.order, seen) && leadsOf(blow.order, seen) === 'to an end',
      ) ?? (LAST_STAGES.includes(seen.facts.stage) ? blows[0] : undefined);
    await Promise.all((last ? [last] : blows).map((blow) => this.#deal(blow, seen.now)));
  }

  async #deal(blow: Blow, now: number): Promise<void> {
    const { dossiers } = this.storm;
    await (blow.is === 'order' ? this.#bring(blow.order, now) : dossiers.strike(this.code, blow.is));
  }

  #bring(order: Order, now: number): Promise<void> {
    const key = `${this.code}-${++this.#keys}`;
    return bringTo(this.storm, { project: this.code }, order, { key, now, copies: this.dice() < REPEATED ? 2 : 1 });
  }

  /** What a person in front of a screen knows, and the day it is; undefined where nobody looks any more. */
  async #seen(): Promise<(Seen & { now: number }) | undefined> {
    const { pool, client } = this.storm.dossiers;
    const row = await readDossierRow<RecordedState>(pool, projectId(this.code));
    if (!row || row.ended) return undefined;
    const now = await clockOf(client, projectId(this.code));
    return { now, ...seenIn(row, now) };
  }
}
