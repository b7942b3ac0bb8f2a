// What was + one line + one moment -> duties, what to say or take back, next wake, ended. Pure: the moment is the line's
// own.
import { newsOf, warningsOf } from './act-news.ts';
import type { Warning } from './act.ts';
import { addDays } from './calendar/calendar-date.ts';
import type { DossierFacts } from './dossier.ts';
import { dutyTurns, type Settling } from './duty-records.ts';
import { isAwaiting, isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import type { DossierKind } from './kind.ts';
import { wakeAt, type PlannedStep } from './ladder.ts';
import { dueSoonFrom } from './lamp.ts';
import type { Line } from './line.ts';
import { momentOf, type Moment, type Rules } from './moment.ts';
import type { PuttingBack, Saying, TakingBack } from './notice.ts';
import { isPutBack, ofGoneVersions, putBack, puttingBack, undoneBy } from './put-back.ts';
import { sayWhatIsDue } from './reminders-due.ts';
import { AWAITED_NAMES, STILL_OWED } from './vocabulary.ts';

export interface Settled {
  facts: DossierFacts;
  duties: DutyRecord[];
  /** Instant of the line that left them; absent before the first. */
  at?: number;
}

export interface Settlement {
  facts: DossierFacts;
  at: number;
  /** All duty records after the line, open or not. */
  duties: DutyRecord[];
  /** Those the line created or changed. */
  changed: DutyRecord[];
  /** What of the act is lawful and yet worth a word. */
  warnings: Warning[];
  says: Saying[];
  takesBack: TakingBack[];
  /** Where the line takes the last act back: done before anything else of the line. */
  putsBack?: PuttingBack;
  /** Epoch ms; null when nothing is awaited any more. */
  nextWakeAt: number | null;
  /** Planned day of the next reminder of any duty. */
  nextReminderOn?: string;
  /** Nothing binds the dossier any more: its workflow may end. */
  ended: boolean;
}

/** Settles one line after the previous state. Several lines settle one after another; how they were batched makes no difference. */
export function settle(kind: DossierKind, previous: Settled, line: Line, rules: Rules): Settlement {
  const { facts, at } = line;
  const moment = momentOf(at, rules);
  const settling: Settling = { kind, facts, moment };
  const undone = undoneBy(line);
  const standing = undone ? putBack(previous.duties, undone.before) : previous.duties;
  const instantOf = (duty: DutyRecord): number | undefined =>
    undone && isPutBack(undone.before, duty) ? (undone.before.at ?? undefined) : previous.at;
  const said = dutyTurns(settling, standing).map(({ before, now }) => ({
    before,
    ...sayWhatIsDue(settling, now, before && { duty: before, at: instantOf(before) }),
  }));
  const stored = undone && new Map(previous.duties.map((record) => [refOf(record), record]));
  const duties = said.map(({ duty }) => duty);
  const steps = said.flatMap(({ ahead }) => ahead).sort((a, b) => a.wakeAt - b.wakeAt);
  const warnings =
    line.is === 'act' ? warningsOf(settling, line, { facts: previous.facts, duties: previous.duties }) : [];
  const news = line.is === 'act' ? newsOf(settling, line, previous.facts, warnings) : [];
  return {
    facts,
    at,
    duties,
    changed: said
      .filter(({ before, duty }) => !sameContent(stored ? stored.get(refOf(duty)) : before, duty))
      .map(({ duty }) => duty),
    warnings,
    says: [...news, ...said.flatMap(({ says }) => says)],
    takesBack: [
      ...(undone ? ofGoneVersions(previous.duties, undone.before) : []),
      ...said.flatMap(({ before, duty }) => takingBack(before, duty, moment)),
    ],
    ...(undone && { putsBack: puttingBack(undone.of, undone.before) }),
    nextWakeAt: nextWakeAfter(moment, duties, steps),
    nextReminderOn: steps[0]?.plannedOn,
    ended: kind.endStages.includes(facts.stage) && facts.proposals.length === 0 && !duties.some(isOpen),
  };
}

/**
 * Waiting messages of a duty that is met, fell away, began its ladder anew or was handed in say what is no longer so. A
 * tolerated move leaves them: they are noted as said and would be lost.
 */
function takingBack(before: DutyRecord | undefined, now: DutyRecord, { today }: Moment): TakingBack[] {
  if (!before || !isOpen(before)) return [];
  const dutyRef = refOf(now);
  if (now.dischargedOn) return [{ dutyRef, because: `义务已于${now.dischargedOn}履行` }];
  if (now.cancelled) return [{ dutyRef, because: now.cancelled }];
  if (now.armedVersion !== before.armedVersion)
    return [{ dutyRef, exceptVersion: now.dueVersion, because: '到期日已变更' }];
  const { awaits } = now;
  if (awaits && awaits.since !== before.awaits?.since && isAwaiting(now, today) && !STILL_OWED.includes(awaits.what))
    return [{ dutyRef, because: AWAITED_NAMES[awaits.what] }];
  return [];
}

/** The earliest of: next reminder, opening of a window, change of the lamp, end of a wait. */
function nextWakeAfter(
  { at, practice }: Moment,
  duties: readonly DutyRecord[],
  steps: readonly PlannedStep[],
): number | null {
  const turns = duties.filter(isOpen).flatMap((record) => {
    const days = [
      record.opensOn,
      dueSoonFrom(record, practice),
      addDays(lastDayOf(record), 1),
      record.awaits?.until && addDays(record.awaits.until, 1),
    ];
    return days.filter((on) => on !== undefined).map((on) => wakeAt(on, record.owedBy, practice));
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
