// What another edition of our practice would move in one dossier: dates of its open duties and reminders that are ahead
// of it. Settled twice from the same state, by the rules in force and by those proposed, and written nowhere.
import type { CalendarDate } from './calendar/calendar-date.ts';
import { isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import type { DossierKind } from './kind.ts';
import { remindersOf } from './ladder.ts';
import { momentOf, type Rules } from './moment.ts';
import { dutyOf } from './register.ts';
import { settle, type Settled } from './settle.ts';

export interface MovedDate {
  duty: string;
  key: string;
  title: string;
  date: 'opensOn' | 'targetOn' | 'effectiveOn' | 'lastDayOn';
  /** Null where the duty, or this date of it, is not there. */
  from: CalendarDate | null;
  to: CalendarDate | null;
}

export interface MovedReminder {
  duty: string;
  key: string;
  title: string;
  step: string;
  from: CalendarDate | null;
  /** Null where it is not said any more. */
  to: CalendarDate | null;
  /** Said by the recalculation itself. */
  atOnce?: true;
}

export interface Moves {
  dates: MovedDate[];
  reminders: MovedReminder[];
}

/** What moves when the rules proposed take the place of those in force at this instant. */
export function movesOf(
  kind: DossierKind,
  state: Settled,
  at: number,
  { inForce, proposed }: { inForce: Rules; proposed: Rules },
): Moves {
  const before = plansOf(kind, state, at, inForce);
  const after = plansOf(kind, state, at, proposed);
  const refs = [...new Set([...before.keys(), ...after.keys()])].sort();
  return {
    dates: refs.flatMap((ref) => movedDates(kind, before.get(ref), after.get(ref))),
    reminders: refs.flatMap((ref) => movedReminders(kind, before.get(ref), after.get(ref))),
  };
}

/** An open duty with its steps to come; those said at once have their own list. */
interface Plan {
  record: DutyRecord;
  ahead: Map<string, CalendarDate>;
  atOnce: Map<string, CalendarDate>;
}

function plansOf(kind: DossierKind, state: Settled, at: number, rules: Rules): Map<string, Plan> {
  const { facts } = state;
  const { duties, says } = settle(kind, state, { is: 'recalculation', seq: 0, at, facts, because: '' }, rules);
  const moment = momentOf(at, rules);
  return new Map(
    duties.filter(isOpen).map((record) => {
      const ref = refOf(record);
      const ahead = remindersOf(record, moment).map(({ id, plannedOn }) => [id, plannedOn] as const);
      const said = says
        .filter(({ dutyRef }) => dutyRef === ref)
        .map(({ step, plannedOn }) => [step, plannedOn] as const);
      return [ref, { record, ahead: new Map(ahead), atOnce: new Map(said) }];
    }),
  );
}

const DATES = ['opensOn', 'targetOn', 'effectiveOn', 'lastDayOn'] as const;

function movedDates(kind: DossierKind, before: Plan | undefined, after: Plan | undefined): MovedDate[] {
  const [from, to] = [datesOf(before), datesOf(after)];
  return DATES.flatMap((date) =>
    from[date] === to[date] ? [] : [{ ...namesOf(kind, before ?? after!), date, from: from[date], to: to[date] }],
  );
}

/** The last day is told where it is another than the day of the duty itself. */
function datesOf(plan: Plan | undefined): Record<(typeof DATES)[number], CalendarDate | null> {
  const { opensOn = null, targetOn = null, effectiveOn = null } = plan?.record ?? {};
  const lastDayOn = plan ? lastDayOf(plan.record) : null;
  return { opensOn, targetOn, effectiveOn, lastDayOn: lastDayOn === effectiveOn ? null : lastDayOn };
}

function movedReminders(kind: DossierKind, before: Plan | undefined, after: Plan | undefined): MovedReminder[] {
  const steps = new Set([before, after].flatMap((plan) => (plan ? [...plan.ahead.keys(), ...plan.atOnce.keys()] : [])));
  return [...steps].flatMap((step): MovedReminder[] => {
    const from = dayOf(before, step);
    const to = dayOf(after, step);
    if (from === to) return [];
    const isAtOnce = after?.atOnce.has(step) === true;
    return [{ ...namesOf(kind, before ?? after!), step, from, to, ...(isAtOnce && { atOnce: true }) }];
  });
}

const dayOf = (plan: Plan | undefined, step: string): CalendarDate | null =>
  plan?.ahead.get(step) ?? plan?.atOnce.get(step) ?? null;

const namesOf = (kind: DossierKind, { record: { duty, key } }: Plan) => ({
  duty,
  key,
  title: dutyOf(kind, duty)?.title ?? duty,
});
