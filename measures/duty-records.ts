// Duties as they stand after a change: instances unfolded from the facts, dated by the calendar, joined to what was
// recorded before.
import { addDays, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import { periodEnd } from './calendar/period.ts';
import type { DossierFacts, Whole } from './dossier.ts';
import { isOpen, lastDayOf, refOf, type Duty, type DutyInstance, type DutyRecord } from './duty.ts';
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
  const dated = new Map<string, Dated>();
  for (const duty of kind.duties) {
    for (const instance of duty.instances(facts, moment)) {
      const ref = refOf({ duty: duty.name, key: instance.key });
      const before = earlier.get(ref);
      dated.set(ref, { before, record: dateOne(settling, duty, instance, before), instance });
    }
  }
  for (const [ref, before] of earlier) {
    if (!dated.has(ref))
      dated.set(ref, {
        before,
        record: isOpen(before) ? { ...before, cancelled: '情形已变化，不再适用', heldBy: undefined } : before,
        instance: undefined,
      });
  }
  // Holds and provisos lean on the dates of other duties, so they come in a second turn.
  return [...dated.values()].map(({ before, record, instance }) => ({
    before,
    now: instance ? withLateness(withOutcome(settling, record, instance, dated), moment.today) : record,
  }));
}

interface Dated {
  before: DutyRecord | undefined;
  record: DutyRecord;
  /** Absent where the facts no longer lead to the duty. */
  instance: DutyInstance | undefined;
}

function dateOne(
  { kind, facts, moment }: Settling,
  duty: Duty,
  instance: DutyInstance,
  before: DutyRecord | undefined,
): DutyRecord {
  const { calendar } = moment;
  const explanation = periodEnd(instance.due, instance.anchor, calendar);
  const opening = instance.opens && periodEnd(instance.opens, instance.anchor, calendar);
  const record: Whole<DutyRecord> = {
    duty: duty.name,
    key: instance.key,
    article: instance.article ?? duty.article,
    basis: duty.basis,
    dueBasis: instance.dueBasis ?? duty.dueBasis,
    owedBy: partiesOfAll(kind, facts, [instance.owedBy ?? duty.owedBy])[0] ?? '',
    owedTo: partiesOfAll(kind, facts, instance.owedTo),
    opensOn: opening?.effectiveOn,
    nominalOn: explanation.nominalOn,
    effectiveOn: explanation.effectiveOn,
    targetOn: explanation.targetOn,
    legalLimitOn: explanation.legalLimitOn,
    limitOn: instance.limit && periodEnd(instance.limit, instance.anchor, calendar).effectiveOn,
    explanation,
    opening,
    dueVersion: 1,
    history: [],
    provided: instance.provided ?? before?.provided,
    metBy: instance.metBy,
    note: instance.note,
    awaitsOtherSide: instance.awaitsOtherSide,
    ladder: instance.ladder,
    armedAt: moment.at,
    said: {},
    armedByDecision: undefined,
    overdueSince: undefined,
    heldBy: undefined,
    holdLapsedOn: undefined,
    dischargedOn: undefined,
    cancelled: undefined,
  };
  if (!before) return record;
  const carried = {
    ...record,
    dueVersion: before.dueVersion,
    history: before.history,
    overdueSince: before.overdueSince,
    armedAt: before.armedAt,
    armedByDecision: before.armedByDecision,
    said: before.said,
  };
  return hasMoved(before, record) ? moved(carried, before, instance, moment) : carried;
}

const BY_DECISION = '有权部门另定日期';

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
  const byDecision = instance.movedByDecision === true && instance.due.rule === 'fixed';
  const because = byDecision ? BY_DECISION : '日期重新计算';
  const next: DutyRecord = {
    ...record,
    dueVersion: before.dueVersion + 1,
    history: [
      ...before.history,
      { dueVersion: before.dueVersion, effectiveOn: before.effectiveOn, replacedOn: today, because },
    ],
    // A decision leaves an old lateness on record (case 38); a corrected date takes a mistaken one away.
    overdueSince: byDecision ? before.overdueSince : undefined,
  };
  const days = daysBetween(lastDayOf(before), lastDayOf(record));
  const tolerated =
    !byDecision && (days >= 0 ? days <= practice.toleranceLaterDays : -days <= practice.toleranceEarlierDays);
  if (tolerated) return next;
  return { ...next, armedAt: at, armedByDecision: byDecision, said: {} };
}

function withOutcome(
  { kind, facts, moment: { today } }: Settling,
  record: DutyRecord,
  instance: DutyInstance,
  dated: ReadonlyMap<string, Dated>,
): DutyRecord {
  const provisos = (record.provided ?? []).map((ref) => dated.get(refOf(ref))?.record);
  const metLate = provisos.flatMap((proviso) =>
    proviso?.dischargedOn && proviso.dischargedOn > lastDayOf(proviso) ? [proviso.dischargedOn] : [],
  );
  const dischargedOn = instance.dischargedOn && (metLate.sort().at(-1) ?? instance.dischargedOn);
  const ended = kind.endsDuty(facts, record.duty);
  const cancelled = dischargedOn ? undefined : (instance.cancelled ?? ended);
  const open = { ...record, dischargedOn, cancelled };
  if (!isOpen(open) || !instance.heldBy) return open;
  const { duty, key, because, since, onlyIfInTime } = instance.heldBy;
  const other = dated.get(refOf({ duty, key }))?.record;
  if (!other || (onlyIfInTime && since > lastDayOf(record))) return open;
  const until = lastDayOf(other);
  return today > until ? { ...open, holdLapsedOn: until } : { ...open, heldBy: { duty, key, because, until } };
}

function withLateness(record: DutyRecord, today: CalendarDate): DutyRecord {
  // Met in time after all: a hold that lapsed, or a mistaken date, leaves no stain (case 74). A date moved by a
  // decision does (case 38).
  const isMetInTime = record.dischargedOn !== undefined && record.dischargedOn <= lastDayOf(record);
  if (isMetInTime && !record.history.some(({ because }) => because === BY_DECISION))
    return { ...record, overdueSince: undefined };
  const metOn = record.dischargedOn ?? (record.cancelled ? undefined : today);
  if (record.overdueSince || record.heldBy || metOn === undefined || metOn <= lastDayOf(record)) return record;
  return { ...record, overdueSince: addDays(lastDayOf(record), 1) };
}
