// What was + one line + calendar + practice -> duties, what to say or take back, next wake, ended. Pure: the instant is
// the line's own.
import { addDays, beijingDateOf, type CalendarDate } from './calendar/calendar-date.ts';
import type { Calendar } from './calendar/rest-days.ts';
import { isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import { dutyTurns } from './duty-records.ts';
import type { ProjectFacts } from './project/facts.ts';
import { newsOf } from './act-news.ts';
import { dueSoonFrom } from './lamp.ts';
import { wakeAt, type PlannedStep } from './ladder.ts';
import type { Line } from './line.ts';
import type { Saying, TakingBack } from './notice.ts';
import type { Practice } from './practice.ts';
import { sayWhatIsDue } from './reminders-due.ts';
import type { Stage } from './vocabulary.ts';

export interface Settled {
  facts: ProjectFacts;
  duties: DutyRecord[];
  /** Instant of the line that left them; absent before the first. */
  at?: number;
}

export interface Settlement {
  facts: ProjectFacts;
  at: number;
  /** All duty records after the line, open or not. */
  duties: DutyRecord[];
  /** Those the line created or changed. */
  changed: DutyRecord[];
  says: Saying[];
  takesBack: TakingBack[];
  /** Epoch ms; null when nothing is awaited any more. */
  nextWakeAt: number | null;
  /** Planned day of the next reminder of any duty. */
  nextReminderOn?: CalendarDate;
  /** Nothing binds the project any more: its workflow may end. */
  ended: boolean;
}

/**
 * Stages whose workflow may end once no duty is open; NOT_LISTED and REJECTED sleep on, their usual next act reopens
 * them.
 */
const END_STAGES: readonly Stage[] = ['CLOSED', 'WITHDRAWN', 'TERMINATED'];

/**
 * Settles one line after the previous state. Several lines settle one after another; how they were batched makes no
 * difference.
 */
export function settle(previous: Settled, line: Line, calendar: Calendar, practice: Practice): Settlement {
  const { facts, at } = line;
  const said = dutyTurns(facts, previous.duties, at, calendar, practice).map(({ before, now }) => {
    const { duty, says, ahead } = sayWhatIsDue(
      facts,
      now,
      before && { duty: before, at: previous.at },
      at,
      calendar,
      practice,
    );
    return { before, duty, says, ahead };
  });
  const duties = said.map(({ duty }) => duty);
  const steps = said.flatMap(({ ahead }) => ahead).sort((a, b) => a.wakeAt - b.wakeAt);
  return {
    facts,
    at,
    duties,
    changed: said.filter(({ before, duty }) => !sameContent(before, duty)).map(({ duty }) => duty),
    says: [
      ...(line.kind === 'act' ? newsOf(line, previous.facts.proposals, calendar, practice) : []),
      ...said.flatMap(({ says }) => says),
    ],
    takesBack: said.flatMap(({ before, duty }) => takingBack(before, duty)),
    nextWakeAt: nextWakeAfter(at, duties, steps, practice),
    nextReminderOn: steps[0]?.plannedOn,
    ended: END_STAGES.includes(facts.stage) && facts.proposals.length === 0 && !duties.some(isOpen),
  };
}

/**
 * Waiting messages of a duty that is met, fell away or began its ladder anew say what is no longer so. A tolerated move
 * and a hold leave them: they are noted as said and would be lost.
 */
function takingBack(before: DutyRecord | undefined, now: DutyRecord): TakingBack[] {
  if (!before || !isOpen(before)) return [];
  const dutyRef = refOf(now);
  if (now.dischargedOn) return [{ dutyRef, because: `义务已于${now.dischargedOn}履行` }];
  if (now.cancelled) return [{ dutyRef, because: now.cancelled }];
  if (now.armedAt !== before.armedAt) return [{ dutyRef, exceptVersion: now.dueVersion, because: '到期日已变更' }];
  return [];
}

/** The earliest of: next reminder, opening of a window, change of the lamp, lapse of a hold. */
function nextWakeAfter(
  at: number,
  duties: readonly DutyRecord[],
  steps: readonly PlannedStep[],
  practice: Practice,
): number | null {
  const today = beijingDateOf(at);
  const turns = duties.filter(isOpen).flatMap((record) => {
    const days = [
      record.opensOn,
      dueSoonFrom(record),
      addDays(lastDayOf(record), 1),
      record.heldBy && addDays(record.heldBy.until, 1),
    ];
    return days.filter((on) => on !== undefined && on >= today).map((on) => wakeAt(on!, record.owedBy, practice));
  });
  const instants = [...steps.map((step) => step.wakeAt), ...turns].filter((instant) => instant > at);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** Equal as stored: key order and absent keys make no difference. */
function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in one) if (!sameContent(one[key], other[key])) return false;
  for (const key in other) if (!(key in one) && other[key] !== undefined) return false;
  return true;
}
