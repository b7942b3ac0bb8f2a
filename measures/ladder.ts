// Where the steps of a ladder land: whom do we tell, when, before and after the date of one duty.
import {
  addDays,
  addMonths,
  beijingDateOf,
  beijingInstantOf,
  daysBetween,
  monthsPast,
  type CalendarDate,
} from './calendar/calendar-date.ts';
import { reminderDay } from './calendar/period.ts';
import { isAwaiting, lastDayOf, type DutyRecord } from './duty.ts';
import type { Moment } from './moment.ts';
import type { Nature } from './notice.ts';
import { ladderOf, MOVED, type Practice, type Step } from './practice.ts';
import { STILL_OWED, type PartyId } from './vocabulary.ts';

/** One step of one duty instance on its day. */
export interface PlannedStep {
  step: Step;
  /** `overdue-monthly-3` for the third repetition. */
  id: string;
  plannedOn: CalendarDate;
  /** Instant at which the dossier wakes for it. */
  wakeAt: number;
}

const MOVES: Record<Nature, 'ahead' | 'onward' | 'kept'> = {
  started: 'onward',
  opened: 'onward',
  served: 'kept',
  moved: 'onward',
  ahead: 'ahead',
  dueToday: 'ahead',
  overdue: 'kept',
  awaiting: 'kept',
};

/** Steps of a duty that were not said yet, in order of their day, repetitions unfolded up to the first after the moment. */
export function remindersOf(duty: DutyRecord, moment: Moment): PlannedStep[] {
  const usual = ladderOf(moment.practice, duty.duty, duty.ladder);
  const move = duty.history.at(-1);
  return (move && !move.byDecision ? [...usual, MOVED] : usual)
    .filter((step) => !rests(step, duty, moment.today))
    .flatMap((step) => rawDaysOf(step, duty, moment.today).map((day) => planned(step, day, duty, moment)))
    .sort(
      (a, b) => urgencyOf(a) - urgencyOf(b) || (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0),
    );
}

/**
 * While something waits for the other side, who handed it in hears of nothing but the waiting; where only a date waits,
 * what goes before it is said all the same, up to that date. An order that is open about the duty needs no draft of
 * another, and what was found wanting has a draft of its own.
 */
function rests({ nature, from, says }: Step, duty: DutyRecord, today: CalendarDate): boolean {
  const isWaiting = isAwaiting(duty, today);
  if (nature === 'awaiting') return !isWaiting;
  const isPast = today > lastDayOf(duty);
  if (isWaiting && (nature === 'overdue' || isPast || !STILL_OWED.includes(duty.awaits!.what))) return true;
  if (says === 'draftRectificationOrder') return duty.isOrdered === true;
  return (
    says === 'draftSanctionProposal' && (duty.isDecided === true || (duty.found !== undefined && from !== 'found'))
  );
}

/** News that a duty began yields to everything a date asks for. */
const urgencyOf = ({ step: { nature } }: PlannedStep): number =>
  nature === 'started' || nature === 'moved' || nature === 'served' ? 0 : 1;

function planned(step: Step, { id, on }: RawDay, duty: DutyRecord, { calendar, practice }: Moment): PlannedStep {
  const plannedOn = reminderDay(calendar, on, MOVES[step.nature]).on;
  if (step.nature === 'served') return { step, id, plannedOn, wakeAt: duty.armedAt };
  return { step, id, plannedOn, wakeAt: wakeAt(plannedOn, duty.owedBy, practice) };
}

interface RawDay {
  id: string;
  on: CalendarDate;
}

/** Years after a date nearly all of its steps were said; they are left out before any of them is planned. */
const unsaid = ({ said }: DutyRecord, id: string, on: CalendarDate): RawDay[] => (id in said ? [] : [{ id, on }]);

function rawDaysOf(step: Step, duty: DutyRecord, asOf: CalendarDate): RawDay[] {
  const base = baseOf(step, duty);
  if (base === undefined) return [];
  const first = addDays(base, step.days);
  const id = idOf(step, duty, base);
  if (!step.monthly) return unsaid(duty, id, first);
  const months: RawDay[] = [];
  // What is due is noted all at once, so the months that were said are the earliest: looked for from the latest on, the
  // unsaid ones end there.
  for (let month = monthsPast(first, asOf); month >= 1; month--) {
    // A month after the step it follows, always counted from there: no drift at month ends.
    const latest = unsaid(duty, `${id}-${month}`, addMonths(first, month));
    if (latest.length === 0) break;
    months.push(...latest);
  }
  return months.reverse();
}

/** What happens more than once under one date is told apart by its day, each move by the version it led to. */
const idOf = ({ id, from }: Step, { dueVersion }: DutyRecord, base: CalendarDate): string =>
  from === 'moved' ? `${id}-v${dueVersion}` : from === 'found' || from === 'awaited' ? `${id}-${base}` : id;

function baseOf(step: Step, duty: DutyRecord): CalendarDate | undefined {
  switch (step.from) {
    case 'recorded':
      return beijingDateOf(duty.armedAt);
    case 'opens':
      return duty.opensOn;
    case 'due':
      return duty.effectiveOn;
    case 'target':
      return duty.targetOn ?? duty.effectiveOn;
    case 'limit':
      return lastDayOf(duty);
    case 'moved':
      return duty.history.at(-1)?.replacedOn;
    case 'found':
      return duty.found?.from;
    case 'awaited':
      return duty.awaits && [lastDayOf(duty), duty.awaits.since].sort().at(-1);
    case 'halfway':
      return addDays(
        duty.explanation.anchor.on,
        Math.floor(daysBetween(duty.explanation.anchor.on, duty.effectiveOn) / 2),
      );
  }
}

/**
 * Moment of a day at which dossiers with duties of this party wake: the same minutes for all of them, different ones
 * for different parties.
 */
export function wakeAt(on: CalendarDate, owingParty: PartyId, practice: Practice): number {
  return (
    beijingInstantOf(on, practice.wakeFrom) +
    Math.floor((hashOf(owingParty) / 2 ** 32) * practice.wakeWindowMinutes * 60_000)
  );
}

/**
 * FNV-1a, its bits mixed once more: spread only, no secrecy. Without the mixing, units numbered in a row would wake in
 * the same minutes.
 */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
