// What one run of a lifecycle knows: the state it began with, what was queued since, and named questions about both.
// Knows no engine and no clock (instants are handed in), and decides nothing about the law: `applied` and `record` do.
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { receivedOn } from '../../measures/moment.ts';
import { UNOPENED, type DossierFacts } from '../../measures/dossier.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import { applied } from '../../measures/judgement.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import type { Figures } from '../../measures/practice.ts';
import { kindNamed } from '../../measures/register.ts';
import {
  RECENT_KEYS_CARRIED,
  type ActOrder,
  type ActOutcome,
  type CurrentDossier,
  type LifecycleInput,
  type RecordAnswer,
} from './contract.ts';

/**
 * An act is turned away while the last attempt to record failed less than this ago: what is taken could not be
 * acknowledged in time.
 */
const FAILURE_FRESH_MS = 5_000;
/**
 * The first retry comes soon (a restarted database); for an hour one is made at least every 25 s, so that with its own
 * 4 s recording goes on within 30 s of the return.
 */
export const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 25_000;
/** After an hour the history counts for more: every attempt costs it seven events. */
const LATER_RETRY_MS = 120_000;
const FREQUENT_RETRIES = 130;

/**
 * Anything that may stand in the event of a start, made readable to this version; a later version is left to a later
 * worker.
 */
export function upgraded(input: LifecycleInput): LifecycleInput {
  if (input.v !== 1) throw new Error(`state version ${String(input.v)} is later than this worker`);
  // A member of the facts that came later begins as in a dossier that is not opened yet.
  return { ...input, facts: { ...kindNamed(input.kind).unopened(input.code), ...input.facts } };
}

export class RunningDossier {
  readonly kind: DossierKind;
  private state: LifecycleInput;
  private readonly keys: Map<string, ActOutcome>;
  private queued: Line[] = [];
  private recordedUpTo: number;
  private failures = 0;
  private failedAt = -Infinity;
  /** The ledger was ahead: this run only ends what waits in it, and the next one goes on from the adopted state. */
  isSuperseded = false;

  constructor(input: LifecycleInput, now: number) {
    this.kind = kindNamed(input.kind);
    this.state = { ...upgraded(input), recalculations: [] };
    this.keys = new Map(input.keys.map(({ key, hash, seq, at }) => [key, { seq, receivedAt: at, requestHash: hash }]));
    this.recordedUpTo = input.seq;
    for (const because of input.recalculations ?? []) this.askForRecalculation(because, now);
  }

  // What is known

  get code(): string {
    return this.state.code;
  }
  get facts(): DossierFacts {
    return this.state.facts;
  }
  get duties(): readonly DutyFigures[] {
    return this.state.recorded?.duties ?? [];
  }
  /** Figures of the practice that guards read: as last recorded, or as an opening brings them. */
  figuresFor = ({ references }: Pick<BroughtAct, 'references'>): Figures =>
    this.state.recorded?.figures ?? references.figures ?? {};
  get recorded(): LifecycleInput['recorded'] {
    return this.state.recorded;
  }
  get shown(): LifecycleInput['shown'] {
    return this.state.shown;
  }
  set shown(attributes: LifecycleInput['shown']) {
    this.state.shown = attributes;
  }
  get lastAct(): LifecycleInput['lastAct'] {
    return this.state.lastAct;
  }
  get lastActSeq(): number {
    return this.state.lastActSeq;
  }
  get nextSeq(): number {
    return this.state.seq + 1;
  }
  get nextWakeAt(): number | null {
    return this.state.recorded?.nextWakeAt ?? null;
  }
  isOpened = (): boolean => this.facts.stage !== UNOPENED;
  outcomeOf = (key: string): ActOutcome | undefined => this.keys.get(key);
  isRecorded = (seq: number): boolean => seq <= this.recordedUpTo;
  hasNews = (): boolean => this.queued.length > 0;
  /** Whether a line was given a number after `seq`. */
  wentOnSince = (seq: number): boolean => this.state.seq > seq;
  failedLately = (now: number): boolean => now - this.failedAt < FAILURE_FRESH_MS;
  isToBeginANewRun = (): boolean => this.isSuperseded || this.state.recorded?.newRun === true;
  /** Nothing binds the dossier any more, as the last record said; or it was started and took no opening. */
  hasEnded = (): boolean =>
    !this.hasNews() && !this.isSuperseded && (this.state.recorded?.ended === true || !this.isOpened());

  current(): CurrentDossier {
    const { kind, code, facts, seq, lastActSeq, recorded } = this.state;
    return {
      kind,
      code,
      stage: facts.stage,
      seq,
      recordedUpTo: this.recordedUpTo,
      lastActSeq,
      nextWakeAt: this.nextWakeAt,
      ended: recorded?.ended ?? false,
      facts,
    };
  }

  // What comes in

  /** Applies, numbers and queues a lawful act; a known key gets its first outcome and nothing is done again. */
  take(order: ActOrder, now: number): ActOutcome {
    const known = this.keys.get(order.requestKey);
    if (known) return known;
    const { expectedSeq: _expectedSeq, ...brought } = order;
    const { facts, proposes } = this.applied(brought, now);
    const outcome = { seq: this.nextSeq, receivedAt: now, requestHash: order.requestHash };
    this.queue({ is: 'act', seq: outcome.seq, at: now, facts, brought, ...(proposes && { proposes }) });
    this.state.lastActSeq = outcome.seq;
    this.state.lastAct = { act: brought.act, by: brought.actor.party, on: beijingDateOf(now), seq: outcome.seq };
    this.keys.set(order.requestKey, outcome);
    return outcome;
  }

  /** What the facts would be after an act taken now. */
  applied = (brought: BroughtAct, now: number): ReturnType<typeof applied> =>
    applied(this.kind, this.facts, brought, {
      seq: this.nextSeq,
      receivedOn: receivedOn(now, brought.actor.party, this.figuresFor(brought)),
    });

  /** Queues a recalculation; one that meets a superseded run is carried into the next. */
  askForRecalculation(because: string, now: number): void {
    if (this.isSuperseded) this.carry(because);
    else if (this.isOpened())
      this.queue({ is: 'recalculation', seq: this.nextSeq, at: now, facts: this.facts, because });
  }

  /** Queues the turn of time that the last record asked for, once it has come. */
  turnTime(now: number): void {
    const isDue = this.nextWakeAt !== null && now >= this.nextWakeAt;
    if (isDue && !this.queued.some(({ is }) => is === 'time'))
      this.queue({ is: 'time', seq: this.nextSeq, at: now, facts: this.facts });
  }

  private queue(line: Line): void {
    this.queued.push(line);
    this.state.seq = line.seq;
    this.state.facts = line.facts;
  }

  private carry(because: string): void {
    this.state.recalculations = [...(this.state.recalculations ?? []), because];
  }

  // What record answers

  unrecorded = (): Line[] => [...this.queued];

  obey(answer: RecordAnswer): void {
    this.failures = 0;
    this.failedAt = -Infinity;
    if (answer.is === 'ledgerAhead') return this.adopt(answer);
    const { is: _is, recordedUpTo, ...recorded } = answer;
    this.recordedUpTo = recordedUpTo;
    this.queued = this.queued.filter(({ seq }) => !this.isRecorded(seq));
    this.state.recorded = recorded;
  }

  /**
   * Takes over what the ledger holds. Acts that waited are sent again by their callers; recalculations have no caller
   * and are carried.
   */
  private adopt({ facts, seq, lastActSeq, keys, recorded }: Extract<RecordAnswer, { is: 'ledgerAhead' }>): void {
    this.isSuperseded = true;
    const lost = this.queued;
    this.queued = [];
    const { lastAct } = this.state;
    this.state = {
      ...this.state,
      facts,
      seq,
      lastActSeq,
      recorded,
      lastAct: lastAct?.seq === lastActSeq && this.isRecorded(lastActSeq) ? lastAct : undefined,
    };
    this.keys.clear();
    for (const { key, hash, seq: keySeq, at } of keys)
      this.keys.set(key, { seq: keySeq, receivedAt: at, requestHash: hash });
    for (const line of lost) if (line.is === 'recalculation') this.carry(line.because);
  }

  /** Notes that recording failed and answers how long to wait before the next attempt, in milliseconds. */
  noteFailure(now: number): number {
    this.failedAt = now;
    const attempt = this.failures++;
    return attempt < FREQUENT_RETRIES ? Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt) : LATER_RETRY_MS;
  }

  /** What the next run begins with. */
  carriedOn(): LifecycleInput {
    const keys = [...this.keys]
      .map(([key, { seq, receivedAt, requestHash }]) => ({ key, hash: requestHash, seq, at: receivedAt }))
      .slice(-RECENT_KEYS_CARRIED);
    return { ...this.state, keys, recorded: this.state.recorded && { ...this.state.recorded, newRun: false } };
  }
}
