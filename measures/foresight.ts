// What an act would do: applied and settled once as `record` would settle it, and told apart by what becomes of each duty.
// No second reckoning: whoever brings the act now gets exactly this.
import type { Warning } from './act.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import { isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import { applied } from './judgement.ts';
import type { DossierKind } from './kind.ts';
import type { ActLine, BroughtAct } from './line.ts';
import type { Moment } from './moment.ts';
import type { Saying, TakingBack } from './notice.ts';
import { plannedFor, type PlannedReminder } from './reminders-due.ts';
import { settle, type Settled } from './settle.ts';

/** A duty whose last day, window or target becomes another. */
export interface MovedDuty {
  duty: DutyRecord;
  from: CalendarDate;
  to: CalendarDate;
}

export interface Foresight {
  line: ActLine;
  stage: { from: string; to: string };
  /** Owed from now on, or owed again. */
  opened: DutyRecord[];
  moved: MovedDuty[];
  met: DutyRecord[];
  fallenAway: DutyRecord[];
  /** Open, and what was handed in waits for the other side from now on, or does no longer. */
  waiting: DutyRecord[];
  /** All that the line leaves, as `record` would keep it. */
  changed: DutyRecord[];
  /** Said by the act itself. */
  told: Saying[];
  takenBack: TakingBack[];
  /** Steps to come of what is opened or moved, in the order of their days, as long as nothing happens meanwhile. */
  reminders: PlannedReminder[];
  warnings: Warning[];
  ended: boolean;
}

/** Of an order that was judged lawful; `seq` is the number it would get, `receivedOn` the day it would count from. */
export function foreseen(
  kind: DossierKind,
  before: Settled,
  brought: BroughtAct,
  { seq, moment, receivedOn = moment.today }: { seq: number; moment: Moment; receivedOn?: CalendarDate },
): Foresight {
  const { facts, proposes } = applied(kind, before.facts, brought, { seq, receivedOn });
  const { at } = moment;
  const line: ActLine = { is: 'act', seq, at, facts, brought, ...(proposes && { proposes }) };
  const { duties, changed, says: told, takesBack: takenBack, warnings, ended } = settle(kind, before, line, moment);
  const earlier = new Map(before.duties.map((record) => [refOf(record), record]));
  const turns = changed.map((now) => ({ was: earlier.get(refOf(now)), now }));
  const opened = turns.filter(({ was, now }) => isOpen(now) && !(was && isOpen(was))).map(({ now }) => now);
  const stillOpen = turns.filter(({ was, now }) => isOpen(now) && was !== undefined && isOpen(was));
  const moved = stillOpen.flatMap(({ was, now }) =>
    was && now.dueVersion !== was.dueVersion ? [{ duty: now, from: lastDayOf(was), to: lastDayOf(now) }] : [],
  );
  const over = turns.filter(({ was, now }) => !isOpen(now) && (was === undefined || isOpen(was)));
  const refs = new Set([...opened, ...moved.map(({ duty }) => duty)].map(refOf));
  return {
    line,
    stage: { from: before.facts.stage, to: facts.stage },
    opened,
    moved,
    met: over.filter(({ now }) => now.dischargedOn !== undefined).map(({ now }) => now),
    fallenAway: over.filter(({ was, now }) => was !== undefined && now.cancelled !== undefined).map(({ now }) => now),
    waiting: stillOpen.filter(({ was, now }) => was?.awaits?.since !== now.awaits?.since).map(({ now }) => now),
    changed,
    told,
    takenBack,
    reminders: duties
      .filter((record) => refs.has(refOf(record)))
      .flatMap((record) => plannedFor({ kind, facts, moment }, record))
      .sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0)),
    warnings,
    ended,
  };
}
