// Which steps of one duty are said now: everything due at once is one message a recipient, the most urgent (reading
// 4.3, rules 3 and 7).
import { addDays, beijingDateOf, beijingInstantOf, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import { onOrAfterWorkingDay, type Calendar } from './calendar/rest-days.ts';
import { isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import type { ProjectFacts } from './project/facts.ts';
import { remindersOf, type PlannedStep } from './ladder.ts';
import type { Notice, NoticeDuty, NoticeProject, Saying } from './notice.ts';
import type { AddressedPost } from './post.ts';
import type { Addressee, Practice } from './practice.ts';
import type { PartyId, RectificationGround } from './vocabulary.ts';

export interface Said {
  duty: DutyRecord;
  says: Saying[];
  /** Instants at which a further step of this duty falls due. */
  ahead: PlannedStep[];
}

/** Takes the steps of one duty that are due at `at`; the record comes back with what was said noted. */
export function sayWhatIsDue(
  facts: ProjectFacts,
  duty: DutyRecord,
  before: Before | undefined,
  at: number,
  calendar: Calendar,
  practice: Practice,
): Said {
  if (!isOpen(duty)) return { duty, says: [], ahead: [] };
  const unsaid = remindersOf(duty, practice, calendar, beijingDateOf(at));
  const due = unsaid.filter((planned) => isDueAt(planned, at));
  const ahead = unsaid.filter((planned) => !isDueAt(planned, at));
  if (due.length === 0) return { duty, says: [], ahead };
  const said = { ...duty.said, ...Object.fromEntries(due.map(({ id, plannedOn }) => [id, plannedOn])) };
  const noted: DutyRecord = { ...duty, said };
  const telling = withoutTheMerged(due.filter((planned) => isToBeTold(planned, duty, before)));
  const kinds = [...new Set(telling.map(({ step }) => step.says))];
  const groups = kinds.map((kind) => telling.filter(({ step }) => step.says === kind));
  return { duty: noted, says: groups.flatMap((steps) => sayOne(facts, noted, steps, at, calendar, practice)), ahead };
}

/** The duty as the line before left it, and the instant of that line. */
export interface Before {
  duty: DutyRecord;
  at: number | undefined;
}

/**
 * What is noted but not told: the past of a ladder that a decision started again (the decision told the date itself),
 * and steps that were due
 * before the last line and yet unsaid though nothing kept them back: a corrected ladder brought them, and their day is
 * gone.
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
const isDueAt = ({ wakeAt, plannedOn, step }: PlannedStep, at: number): boolean =>
  wakeAt <= at || (step.nature === 'started' && plannedOn <= beijingDateOf(at));

function sayOne(
  facts: ProjectFacts,
  duty: DutyRecord,
  steps: PlannedStep[],
  at: number,
  calendar: Calendar,
  practice: Practice,
): Saying[] {
  const last = steps.at(-1)!;
  const today = beijingDateOf(at);
  const late = last.plannedOn < today;
  const plannedOn = late ? today : last.plannedOn;
  const sendNotBefore =
    last.step.nature === 'served' && !late
      ? duty.armedAt
      : beijingInstantOf(onOrAfterWorkingDay(calendar, plannedOn).on, practice.sendAt);
  const notice = noticeOf(facts, duty, last, plannedOn, late || steps.length > 1, practice, calendar);
  const recipients = new Map(
    steps
      .flatMap(({ step }) => step.to.flatMap((addressee) => recipientsOf(addressee, duty)))
      .map((recipient) => [`${recipient.party}/${recipient.post}`, recipient]),
  );
  return [...recipients].map(([name, recipient]) => ({
    key: [facts.code, refOf(duty), last.id, `v${duty.dueVersion}`, name].join('|'),
    ...recipient,
    plannedOn,
    sendNotBefore,
    dutyRef: refOf(duty),
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
  facts: ProjectFacts,
  duty: DutyRecord,
  { step, id }: PlannedStep,
  plannedOn: CalendarDate,
  catchesUp: boolean,
  practice: Practice,
  calendar: Calendar,
): Notice {
  const project = projectOf(facts);
  const about = noticeDutyOf(duty);
  const daysLeft = daysBetween(plannedOn, lastDayOf(duty));
  if (step.says === 'draftRectificationOrder' || step.says === 'draftSanctionProposal') {
    const suggested =
      step.says === 'draftRectificationOrder'
        ? onOrAfterWorkingDay(calendar, addDays(plannedOn, practice.suggestedRectificationDays)).on
        : undefined;
    return {
      kind: step.says,
      project,
      duty: about,
      daysOverdue: -daysLeft,
      ground: (duty.ladder ?? 'ART35') as RectificationGround,
      suggestedDueOn: suggested,
    };
  }
  return {
    kind: 'reminder',
    project,
    duty: about,
    step: id,
    nature: step.nature,
    daysLeft,
    catchesUp,
    mentionsExtension: pointsToExtension(facts, duty, daysLeft),
  };
}

/** O-9 is a sentence in the later reminders of acceptance, while nothing has been asked. */
function pointsToExtension(facts: ProjectFacts, duty: DutyRecord, daysLeft: number): boolean {
  const acceptance = duty.duty === 'ACCEPTANCE_APPLICATION' || duty.duty === 'ACCEPTANCE_ORGANISATION';
  return acceptance && daysLeft <= 31 && !facts.extensions.some(({ status }) => status === 'REQUESTED');
}

export const projectOf = (facts: ProjectFacts): NoticeProject => ({
  code: facts.code,
  name: facts.name,
  constructionUnit: facts.parties.constructionUnit,
});

function noticeDutyOf(duty: DutyRecord): NoticeDuty {
  const {
    duty: name,
    key,
    article,
    basis,
    owedBy,
    owedTo,
    opensOn,
    nominalOn,
    effectiveOn,
    targetOn,
    legalLimitOn,
    explanation,
    opening,
    dueVersion,
    history,
    note,
    holdLapsedOn,
    awaitsOtherSide,
    metBy,
  } = duty;
  return {
    duty: name,
    key,
    article,
    basis,
    owedBy,
    owedTo,
    opensOn,
    nominalOn,
    effectiveOn,
    targetOn,
    legalLimitOn,
    explanation,
    opening,
    dueVersion,
    history,
    note,
    holdLapsedOn,
    awaitsOtherSide,
    metBy,
  };
}
