// Which steps of one duty are said now: everything due at once is one message a recipient, the most urgent (reading 4.3,
// rules 3 and 7).
import { keyOf, noticeDossierOf } from './act-news.ts';
import { addDays, beijingInstantOf, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import { onOrAfterWorkingDay } from './calendar/rest-days.ts';
import type { Settling } from './duty-records.ts';
import { isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import { remindersOf, type PlannedStep } from './ladder.ts';
import type { Moment } from './moment.ts';
import { noticeDutyOf, type Notice, type Saying } from './notice.ts';
import type { AddressedPost } from './post.ts';
import type { Addressee } from './practice.ts';
import { dutyOf } from './register.ts';
import type { PartyId, RectificationGround } from './vocabulary.ts';

export interface Said {
  duty: DutyRecord;
  says: Saying[];
  /** Instants at which a further step of this duty falls due. */
  ahead: PlannedStep[];
}

/** Takes the steps of one duty that are due at the moment; the record comes back with what was said noted. */
export function sayWhatIsDue(settling: Settling, duty: DutyRecord, before: Before | undefined): Said {
  if (!isOpen(duty)) return { duty, says: [], ahead: [] };
  const { moment } = settling;
  const unsaid = remindersOf(duty, moment);
  const due = unsaid.filter((planned) => isDueAt(planned, moment));
  const ahead = unsaid.filter((planned) => !isDueAt(planned, moment));
  if (due.length === 0) return { duty, says: [], ahead };
  const said = { ...duty.said, ...Object.fromEntries(due.map(({ id, plannedOn }) => [id, plannedOn])) };
  const noted: DutyRecord = { ...duty, said };
  const telling = withoutTheMerged(due.filter((planned) => isToBeTold(planned, duty, before)));
  const kinds = [...new Set(telling.map(({ step }) => step.says))];
  const groups = kinds.map((kind) => telling.filter(({ step }) => step.says === kind));
  return { duty: noted, says: groups.flatMap((steps) => sayOne(settling, noted, steps)), ahead };
}

/** The duty as the line before left it, and the instant of that line. */
export interface Before {
  duty: DutyRecord;
  at: number | undefined;
}

/**
 * What is noted but not told: the past of a ladder that a decision started again (the decision told the date itself),
 * and steps that were due before the last line and yet unsaid though nothing kept them back: a corrected ladder brought
 * them, too late for their day.
 */
function isToBeTold({ wakeAt, step }: PlannedStep, duty: DutyRecord, before: Before | undefined): boolean {
  if (duty.armedByDecision && (wakeAt <= duty.armedAt || step.from === 'recorded')) return false;
  const ranOn =
    before?.at !== undefined &&
    before.duty.armedAt === duty.armedAt &&
    !before.duty.heldBy &&
    !before.duty.awaitsOtherSide;
  return !(ranOn && wakeAt <= before.at! && isOpen(before.duty));
}

/** An order that is served says its date itself, at once: steps of a short order that are past already add nothing. */
const withoutTheMerged = (telling: PlannedStep[]): PlannedStep[] =>
  telling.some(({ step }) => step.nature === 'served')
    ? telling.filter(({ step }) => step.nature === 'served' || step.says)
    : telling;

/** A step `started` on the day of its event is due at once, although that day's wake has passed. */
const isDueAt = ({ wakeAt, plannedOn, step }: PlannedStep, { at, today }: Moment): boolean =>
  wakeAt <= at || (step.nature === 'started' && plannedOn <= today);

function sayOne(settling: Settling, duty: DutyRecord, steps: PlannedStep[]): Saying[] {
  const { kind, facts, moment } = settling;
  const { today, calendar, practice } = moment;
  const last = steps.at(-1)!;
  const late = last.plannedOn < today;
  const plannedOn = late ? today : last.plannedOn;
  const sendNotBefore =
    last.step.nature === 'served' && !late
      ? duty.armedAt
      : beijingInstantOf(onOrAfterWorkingDay(calendar, plannedOn).on, practice.sendAt);
  const notice = noticeOf(settling, duty, last, { plannedOn, catchesUp: late || steps.length > 1 });
  const recipients = new Map(
    steps
      .flatMap(({ step }) => step.to.flatMap((addressee) => recipientsOf(addressee, duty)))
      .map((recipient) => [`${recipient.party}/${recipient.post}`, recipient]),
  );
  const dutyRef = refOf(duty);
  const key = [...keyOf({ kind: kind.name, code: facts.code }), dutyRef, last.id, `v${duty.dueVersion}`];
  return [...recipients].map(([name, recipient]) => ({
    key: [...key, name].join('|'),
    ...recipient,
    plannedOn,
    sendNotBefore,
    dutyRef,
    dueVersion: duty.dueVersion,
    step: last.id,
    notice,
  }));
}

function recipientsOf(addressee: Addressee, duty: DutyRecord): { party: PartyId; post: AddressedPost }[] {
  const [side, post] = addressee.split('/') as [string, AddressedPost];
  const parties = side === 'owner' ? [duty.owedBy] : side === 'owedTo' ? duty.owedTo : [side];
  return parties.map((party) => ({ party, post }));
}

function noticeOf(
  { kind, facts, moment: { calendar, practice } }: Settling,
  duty: DutyRecord,
  { step, id }: PlannedStep,
  { plannedOn, catchesUp }: { plannedOn: CalendarDate; catchesUp: boolean },
): Notice {
  const common = { dossier: noticeDossierOf(kind, facts), duty: noticeDutyOf(duty) };
  const daysLeft = daysBetween(plannedOn, lastDayOf(duty));
  if (step.says === 'draftRectificationOrder' || step.says === 'draftSanctionProposal') {
    const suggested =
      step.says === 'draftRectificationOrder'
        ? onOrAfterWorkingDay(calendar, addDays(plannedOn, practice.suggestedRectificationDays)).on
        : undefined;
    const ground = (duty.ladder ?? 'ART35') as RectificationGround;
    return { kind: step.says, ...common, daysOverdue: -daysLeft, ground, suggestedDueOn: suggested };
  }
  const mentionsExtension = dutyOf(kind, duty.duty)?.mayBeExtended?.(facts, daysLeft) ?? false;
  return { kind: 'reminder', ...common, step: id, nature: step.nature, daysLeft, catchesUp, mentionsExtension };
}
