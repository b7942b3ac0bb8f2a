// Duties as they stand after a change: instances unfolded from the facts, dated by the calendar, joined to what was
// recorded before.
import { addDays, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import { periodEnd } from './calendar/period.ts';
import { dayNameOf } from './date-name.ts';
import type { DossierFacts, Whole } from './dossier.ts';
import {
  isAwaiting,
  isOpen,
  lastDayOf,
  refOf,
  type Duty,
  type DueMove,
  type DutyInstance,
  type DutyRecord,
} from './duty.ts';
import type { DossierKind } from './kind.ts';
import type { Moment } from './moment.ts';
import { partiesOfAll } from './parts.ts';

/** A dossier of some kind at one moment: what all steps of settling are told. */
export interface Settling<Facts extends DossierFacts = DossierFacts> {
  kind: DossierKind<Facts>;
  facts: Facts;
  moment: Moment;
}

/** A duty as the line before left it, and as it stands now. */
export interface DutyTurn {
  before: DutyRecord | undefined;
  now: DutyRecord;
}

/**
 * All duties at an instant: those that follow from the facts, and those of before that no longer do (kept when done,
 * cancelled when open).
 */
export function dutyTurns(settling: Settling, previous: readonly DutyRecord[]): DutyTurn[] {
  const { kind, facts, moment } = settling;
  const earlier = new Map(previous.map((record) => [refOf(record), record]));
  const turns = new Map<string, DutyTurn>();
  for (const duty of kind.duties) {
    for (const instance of duty.instances(facts, moment)) {
      const ref = refOf({ duty: duty.name, key: instance.key });
      const found = earlier.get(ref);
      const before = found && isBuried(found) ? undefined : found;
      const version = found && found !== before ? versionAfter(found) : 1;
      turns.set(ref, { before, now: dateOne(settling, duty, instance, before, version) });
    }
  }
  for (const [ref, before] of earlier) if (!turns.has(ref)) turns.set(ref, { before, now: fallenAway(before) });
  return [...turns.values()];
}

/** The facts no longer lead to it. What was done stays on record; who owes nothing is late with nothing. */
function fallenAway(before: DutyRecord): DutyRecord {
  const nothing = { awaits: undefined, found: undefined, overdueSince: undefined };
  if (before.undone)
    return isBuried(before) ? before : { ...before, ...nothing, dischargedOn: undefined, cancelled: UNDONE };
  return isOpen(before) ? { ...before, ...nothing, cancelled: '情形已变化，不再适用' } : before;
}

/** Of a duty that an act had brought about which was taken back. */
export const UNDONE = '所依据的办理已撤回';
const isBuried = ({ undone, cancelled }: DutyRecord): boolean => undone === true && cancelled === UNDONE;
const versionAfter = ({ dueVersion, usedVersion = 0 }: DutyRecord): number => Math.max(dueVersion, usedVersion) + 1;

/**
 * Dated and joined to what was before. Written as one whole object: a line dates dozens of duties, most of them long met,
 * and each copy of one would cost as much as its dates.
 */
function dateOne(
  { kind, facts, moment }: Settling,
  duty: Duty,
  instance: DutyInstance,
  before: DutyRecord | undefined,
  firstVersion: number,
): DutyRecord {
  const { dischargedOn } = instance;
  const cancelled = dischargedOn ? undefined : (instance.cancelled ?? kind.endsDuty(facts, duty.name));
  const dueBasis = instance.dueBasis ?? duty.dueBasis;
  const isTargetOfOurs = dueBasis === 'practice';
  const done = before && isDoneAsBefore(before, instance, cancelled) ? before : undefined;
  const dates = done && isTargetOfOurs ? done : datesOf(instance, moment, done);
  const record: Whole<DutyRecord> = {
    duty: duty.name,
    key: instance.key,
    article: instance.article ?? duty.article,
    basis: duty.basis,
    dueBasis,
    owedBy: partiesOfAll(kind, facts, [instance.owedBy ?? duty.owedBy])[0] ?? '',
    owedTo: partiesOfAll(kind, facts, instance.owedTo),
    opensOn: dates.opensOn,
    nominalOn: dates.nominalOn,
    effectiveOn: dates.effectiveOn,
    targetOn: dates.targetOn,
    legalLimitOn: dates.legalLimitOn,
    limitOn: dates.limitOn,
    explanation: dates.explanation,
    opening: dates.opening,
    dueVersion: before ? before.dueVersion : firstVersion,
    history: before ? before.history : [],
    metBy: instance.metBy,
    note: instance.note,
    awaits: isOpen({ dischargedOn, cancelled }) ? instance.awaits : undefined,
    found: instance.found,
    isOrdered: instance.isOrdered,
    isDecided: instance.isDecided,
    ladder: instance.ladder,
    armedAt: before ? before.armedAt : moment.at,
    armedVersion: before ? before.armedVersion : firstVersion,
    said: before ? before.said : {},
    armedByDecision: before?.armedByDecision,
    overdueSince:
      cancelled !== undefined || isTargetOfOurs ? undefined : lateSince(instance, lastDayOf(dates), moment.today),
    dischargedOn,
    cancelled,
    undone: undefined,
    usedVersion: before?.usedVersion,
  };
  return before && hasMoved(before, record) ? moved(record, before, instance, moment) : record;
}

/**
 * Met or fallen away by the line before and still so, counted from the same day: a later edition of our practice moves only
 * what is open.
 */
const isDoneAsBefore = (
  before: DutyRecord,
  { dischargedOn, anchor, anchorIsOurs }: DutyInstance,
  cancelled: string | undefined,
): boolean =>
  !isOpen(before) &&
  !isOpen({ dischargedOn, cancelled }) &&
  (anchorIsOurs === true || before.explanation.anchor.on === anchor.on);

type Dates = Pick<
  DutyRecord,
  'opensOn' | 'nominalOn' | 'effectiveOn' | 'targetOn' | 'legalLimitOn' | 'limitOn' | 'explanation' | 'opening'
>;

/** The Measures count anew with every calendar, also what is `done`; a season and a cap of ours stay as they were then. */
function datesOf({ due, opens, limit, anchor }: DutyInstance, { calendar }: Moment, done: Dates | undefined): Dates {
  const explanation = periodEnd(due, anchor, calendar);
  const opening = opens && periodEnd(opens, anchor, calendar);
  const { nominalOn, effectiveOn, targetOn, legalLimitOn } = explanation;
  const ours = done ?? {
    opensOn: opening?.effectiveOn,
    opening,
    limitOn: limit && periodEnd(limit, anchor, calendar).effectiveOn,
  };
  const { opensOn, limitOn } = ours;
  return { opensOn, nominalOn, effectiveOn, targetOn, legalLimitOn, limitOn, explanation, opening: ours.opening };
}

/** Why a date is another one now, in Chinese: what of its reckoning differs. */
function whyMoved(before: DutyRecord, now: DutyRecord, { movedByDecision, countsAnewBecause }: DutyInstance): string {
  if (movedByDecision) return typeof movedByDecision === 'string' ? movedByDecision : '有权部门另定日期';
  const [was, is] = [before.explanation, now.explanation];
  if (was.anchor.on !== is.anchor.on)
    return countsAnewBecause ?? `起算日期由${dayNameOf(was.anchor.on)}更正为${dayNameOf(is.anchor.on)}，重新计算`;
  if (was.rule !== is.rule) return `计算规则由“${was.rule}”改为“${is.rule}”，重新计算`;
  return '按现行的放假安排重新计算';
}

const hasMoved = (a: DutyRecord, b: DutyRecord): boolean =>
  a.effectiveOn !== b.effectiveOn || a.targetOn !== b.targetOn || a.opensOn !== b.opensOn;

/**
 * Rule 2: a moved date gets a new version; the ladder starts again unless a recalculation moved it within the
 * tolerance.
 */
function moved(
  record: DutyRecord,
  before: DutyRecord,
  instance: DutyInstance,
  { at, today, practice }: Moment,
): DutyRecord {
  const byDecision = Boolean(instance.movedByDecision);
  const { dueVersion, effectiveOn } = before;
  const move: DueMove = {
    dueVersion,
    effectiveOn,
    replacedOn: today,
    ...(byDecision && { byDecision }),
    because: whyMoved(before, record, instance),
  };
  const next: DutyRecord = { ...record, dueVersion: versionAfter(before), history: [...before.history, move] };
  const days = daysBetween(lastDayOf(before), lastDayOf(record));
  const tolerated =
    !byDecision && (days >= 0 ? days <= practice.toleranceLaterDays : -days <= practice.toleranceEarlierDays);
  if (tolerated) return next;
  return { ...next, armedAt: at, armedVersion: next.dueVersion, armedByDecision: byDecision, said: {} };
}

/**
 * Lateness is a fact of whoever owes, and follows anew from every line: a corrected date takes a mistaken one away,
 * waiting for the other side is none, and a date that an authority moved later leaves the one before it (case 38).
 */
function lateSince(instance: DutyInstance, lastDay: CalendarDate, today: CalendarDate): CalendarDate | undefined {
  const { lateBefore, lateFrom, awaits, dischargedOn } = instance;
  if (lateBefore) return lateBefore;
  const metOn = dischargedOn ?? today;
  // Met while a request made in time lay undecided, it was met as if the date had been moved.
  const handedInOn = awaits && isAwaiting(instance, metOn) ? (awaits.countsFrom ?? awaits.since) : metOn;
  const from = lateFrom ?? addDays(lastDay, 1);
  return handedInOn >= from ? from : undefined;
}
