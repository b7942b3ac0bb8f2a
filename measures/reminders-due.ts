// Which steps of one duty are said now: everything due at once is one message a recipient, the most urgent (reading 4.3,
// rules 3 and 7).
import { keyOf, noticeDossierOf } from './act-news.ts';
import { addDays, beijingDateOf, beijingInstantOf, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import { onOrAfterWorkingDay } from './calendar/rest-days.ts';
import type { Settling } from './duty-records.ts';
import { isAwaiting, isOpen, lastDayOf, refOf, type DutyRecord } from './duty.ts';
import { remindersOf, type PlannedStep } from './ladder.ts';
import type { Moment } from './moment.ts';
import { noticeDutyOf, type Nature, type Notice, type Saying } from './notice.ts';
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
  const { kind, moment } = settling;
  // What only a mishap would bring about was never told of before it opened: nor is it when its day moves.
  const isToCome = ({ opensOn }: DutyRecord): boolean => opensOn !== undefined && opensOn > moment.today;
  const isUnheardOf =
    isToCome(duty) && (before === undefined || isToCome(before.duty)) && dutyOf(kind, duty.duty)!.onlyOnceOpen;
  const unsaid = remindersOf(duty, moment).filter(({ step }) => !(isUnheardOf && step.nature === 'moved'));
  const due = unsaid.filter((planned) => isDueAt(planned, moment));
  const ahead = unsaid.filter((planned) => !isDueAt(planned, moment));
  if (due.length === 0) return { duty, says: [], ahead };
  const said = { ...duty.said, ...Object.fromEntries(due.map(({ id, plannedOn }) => [id, plannedOn])) };
  const noted: DutyRecord = { ...duty, said };
  const telling = withoutTheMerged(due.filter((planned) => isToBeTold(planned, duty, before)));
  const kinds = [...new Set(telling.map(({ step }) => step.says ?? 'reminder'))];
  const says = kinds.map((kind) => {
    const steps = telling.filter(({ step }) => (step.says ?? 'reminder') === kind);
    return [kind, sayOne(settling, noted, steps)] as const;
  });
  const drafts = says.flatMap(([kind, said]) => (kind === 'reminder' ? [] : said));
  return {
    duty: noted,
    says: says.flatMap(([kind, said]) => (kind === 'reminder' ? said.filter(isNotIn(drafts)) : said)),
    ahead,
  };
}

/** A step that is to come, and who gets it then. */
export interface PlannedReminder extends Pick<PlannedStep, 'plannedOn'> {
  duty: DutyRecord;
  step: string;
  nature: Nature;
  isDraft: boolean;
  to: { party: PartyId; post: AddressedPost }[];
}

/** What is still to be said of a duty that was settled at this moment; of monthly steps the next one. */
export const plannedFor = (settling: Settling, duty: DutyRecord): PlannedReminder[] =>
  remindersOf(duty, settling.moment)
    .filter((planned) => !isDueAt(planned, settling.moment))
    .map(({ step, id, plannedOn }) => ({
      duty,
      step: id,
      nature: step.nature,
      isDraft: step.says !== undefined && step.says !== 'reminder',
      plannedOn,
      to: [...recipientsOfAll(settling, [step], duty).values()],
    }));

/** Whoever has a draft to decide on is told by it what the reminder would say. */
const isNotIn =
  (drafts: readonly Saying[]) =>
  ({ party, post }: Saying): boolean =>
    !drafts.some((draft) => draft.party === party && draft.post === post);

/** The duty as the line before left it, and the instant of that line. */
export interface Before {
  duty: DutyRecord;
  at: number | undefined;
}

/**
 * What is noted but not told: the past of a ladder that a decision started again (the decision told the date itself),
 * that something is owed which a move of its date tells anyway, and steps that were due before the last line and yet unsaid though nothing kept them back: a corrected ladder brought
 * them, too late for their day.
 */
function isToBeTold({ wakeAt, step }: PlannedStep, duty: DutyRecord, before: Before | undefined): boolean {
  if (duty.armedByDecision && wakeAt <= duty.armedAt) return false;
  if (step.nature === 'started' && duty.history.length > 0) return false;
  const ranOn =
    before?.at !== undefined &&
    before.duty.armedVersion === duty.armedVersion &&
    !isAwaiting(before.duty, beijingDateOf(before.at)) &&
    !before.duty.isOrdered;
  const isNews = step.nature === 'moved' || step.from === 'found';
  return isNews || !(ranOn && wakeAt <= before.at! && isOpen(before.duty));
}

/** An order that is served says its date itself, at once: steps of a short order that are past already add nothing. */
const withoutTheMerged = (telling: PlannedStep[]): PlannedStep[] =>
  telling.some(({ step }) => step.nature === 'served')
    ? telling.filter(({ step }) => step.nature === 'served' || step.says)
    : telling;

/** What tells of an event is due on its day at once, although that day's wake has passed. */
const isDueAt = ({ wakeAt, plannedOn, step }: PlannedStep, { at, today }: Moment): boolean =>
  wakeAt <= at ||
  ((step.nature === 'started' || step.nature === 'moved' || step.from === 'found') && plannedOn <= today);

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
  const notice = noticeOf(settling, duty, last, { plannedOn, isLate: late, catchesUp: late || steps.length > 1 });
  const recipients = recipientsOfAll(
    settling,
    steps.map(({ step }) => step),
    duty,
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

/** Each once, whatever it stands in for: an authority may be the department of the unit as well. */
const recipientsOfAll = (
  settling: Settling,
  steps: readonly PlannedStep['step'][],
  duty: DutyRecord,
): Map<string, { party: PartyId; post: AddressedPost }> =>
  new Map(
    steps
      .flatMap((step) => step.to.flatMap((addressee) => recipientsOf(settling, addressee, duty)))
      .map((recipient) => [`${recipient.party}/${recipient.post}`, recipient]),
  );

function recipientsOf(
  { kind, facts }: Settling,
  addressee: Addressee,
  { owedBy, owedTo }: DutyRecord,
): { party: PartyId; post: AddressedPost }[] {
  const [side, post] = addressee.split('/') as [string, AddressedPost];
  return partiesOn(side).map((party) => ({ party, post }));

  function partiesOn(side: string): PartyId[] {
    if (side === 'owner') return [owedBy];
    if (side === 'owedTo') return owedTo;
    if (side !== 'department') return [side];
    const { department } = kind.belongsTo(facts);
    return department === undefined || department === owedBy ? [] : [department];
  }
}

function noticeOf(
  { kind, facts, moment: { calendar, practice } }: Settling,
  duty: DutyRecord,
  { step, id }: PlannedStep,
  { plannedOn, isLate, catchesUp }: { plannedOn: CalendarDate; isLate: boolean; catchesUp: boolean },
): Notice {
  const common = { dossier: noticeDossierOf(kind, facts), duty: noticeDutyOf(duty) };
  const daysLeft = daysBetween(plannedOn, lastDayOf(duty));
  if (step.says === 'draftRectificationOrder' || step.says === 'draftSanctionProposal') {
    const suggested =
      step.says === 'draftRectificationOrder'
        ? onOrAfterWorkingDay(calendar, addDays(plannedOn, practice.suggestedRectificationDays)).on
        : undefined;
    const ground = (duty.ladder ?? 'ART35') as RectificationGround;
    const requestHeldDays = duty.awaits?.what === 'EXTENSION' ? daysBetween(duty.awaits.since, plannedOn) : undefined;
    return { kind: step.says, ...common, daysOverdue: -daysLeft, requestHeldDays, ground, suggestedDueOn: suggested };
  }
  const mentionsExtension = !duty.awaits && dutyOf(kind, duty.duty)!.mayBeExtended?.(facts, daysLeft) === true;
  const nature = natureOn(step.nature, daysLeft, isLate);
  return { kind: 'reminder', ...common, step: id, nature, daysLeft, catchesUp, mentionsExtension };
}

/**
 * What a reminder says follows from the day on which it is said. A step of an event tells of the event as long as the
 * date has not passed; that today is the day to finish, because only rest days follow, holds on that very day alone.
 */
export function natureOn(planned: Nature, daysLeft: number, isLate: boolean): Nature {
  if (planned === 'awaiting') return planned;
  if (daysLeft < 0) return 'overdue';
  if (planned === 'started' || planned === 'opened' || planned === 'served' || planned === 'moved') return planned;
  if (daysLeft === 0 || (planned === 'dueToday' && !isLate)) return 'dueToday';
  return 'ahead';
}
