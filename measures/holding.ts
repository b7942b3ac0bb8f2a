// Whether what a notice says still holds at a later moment: a letter that waited for days must not say what is no longer
// so. One rule for every kind of notice, judged by the duty's record and the dossier's facts as they stand.
import { beijingDateOf, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import type { AnsweredProposal, DossierFacts } from './dossier.ts';
import { isAwaiting, lastDayOf, type DutyRecord } from './duty.ts';
import type { DossierKind, Overtaking } from './kind.ts';
import { noticeDutyOf, type ActNotice, type AwaitingConsentNotice, type DraftNotice, type Notice } from './notice.ts';
import type { ReminderNotice } from './notice.ts';
import { pick } from './pick.ts';
import { quoted } from './quoted.ts';
import { natureOn } from './reminders-due.ts';
import { AWAITED_NAMES, STILL_OWED, type PartyId } from './vocabulary.ts';

/** What is known when a letter goes out. */
export interface Present {
  kind: DossierKind;
  /** Of the dossier; absent where it has no row. */
  facts?: DossierFacts;
  /** Of a reminder or a draft; absent where it has no row. */
  duty?: DutyRecord;
  today: CalendarDate;
  /** Epoch ms at which it was said, and before which it was not to go out. */
  saidAt: number;
  sendNotBefore: number;
  /** The same reader was reminded of the same duty again. */
  isFollowed: boolean;
}

export type Holding =
  /** In these words: those of today. */
  | { is: 'holding'; notice: Notice }
  /** The reader has nothing to learn from it: he did it himself, or hears of it otherwise. */
  | { is: 'over'; because: string }
  /** Something happened meanwhile that makes no sense to whoever never heard of this. */
  | { is: 'overtaken'; because: string; by: Overtaking };

/** `reader`: the party that gets it. */
export function holdingOf(notice: Notice, reader: PartyId, present: Present): Holding {
  switch (notice.kind) {
    case 'reminder':
    case 'draftRectificationOrder':
    case 'draftSanctionProposal':
      return present.duty ? ofDuty(notice, reader, present, present.duty) : holding(notice);
    case 'awaitingConsent':
      return present.facts ? ofProposal(notice, reader, present.kind, present.facts) : holding(notice);
    case 'act':
      return present.facts ? ofAct(notice, reader, present) : holding(notice);
    case 'overtaken':
      return holding(notice);
  }
}

const holding = (notice: Notice): Holding => ({ is: 'holding', notice });
const over = (because: string): Holding => ({ is: 'over', because });

function ofDuty(notice: ReminderNotice | DraftNotice, reader: PartyId, present: Present, duty: DutyRecord): Holding {
  if (duty.dischargedOn) return over(`义务已于${duty.dischargedOn}履行`);
  if (duty.cancelled) return cancelled(notice, reader, present, duty.cancelled);
  const isServed = notice.kind === 'reminder' && notice.nature === 'served';
  const isRestarted = notice.duty.dueVersion < duty.armedVersion;
  // Whoever was never served the order has to be; all else the new ladder says.
  if (isRestarted && !isServed) return over('到期日已变更');
  if (present.isFollowed && !isServed) return over('已由其后的提醒代替');
  return notice.kind === 'reminder' ? ofReminder(notice, present, duty) : ofDraft(notice, present, duty);
}

/** Of an order that was taken back, whoever was never served it hears as well what came of it. */
function cancelled(
  notice: ReminderNotice | DraftNotice,
  reader: PartyId,
  { kind, facts }: Present,
  because: string,
): Holding {
  if (notice.kind !== 'reminder' || notice.nature !== 'served' || !facts) return over(because);
  const by = kind.overtakenBy?.(facts, { seq: Number.parseInt(notice.duty.key, 10), key: notice.duty.key });
  return by && by.by !== reader ? { is: 'overtaken', because, by } : over(because);
}

function ofReminder(notice: ReminderNotice, { today, saidAt, sendNotBefore }: Present, duty: DutyRecord): Holding {
  const waits = isAwaiting(duty, today);
  if (notice.nature === 'awaiting') return waits ? holding(notice) : over('所等待的事项已有结果');
  const isLate = today > beijingDateOf(Math.max(sendNotBefore, saidAt));
  const isMoved = duty.dueVersion !== notice.duty.dueVersion;
  const daysLeft = isLate ? daysBetween(today, lastDayOf(duty)) : notice.daysLeft;
  if (waits && (daysLeft < 0 || !STILL_OWED.includes(duty.awaits!.what))) return over(AWAITED_NAMES[duty.awaits!.what]);
  if (!isLate && !isMoved) return holding(notice);
  const nature = isLate ? natureOn(notice.nature, daysLeft, true) : notice.nature;
  return holding({ ...notice, duty: noticeDutyOf(duty), daysLeft, nature });
}

function ofDraft(notice: DraftNotice, { today, saidAt, sendNotBefore }: Present, duty: DutyRecord): Holding {
  if (notice.kind === 'draftRectificationOrder' && duty.isOrdered) return over('已就该义务另行要求整改');
  if (notice.kind === 'draftSanctionProposal' && duty.isDecided) return over('对处理建议已作出决定');
  if (isAwaiting(duty, today) && !STILL_OWED.includes(duty.awaits!.what)) return over(AWAITED_NAMES[duty.awaits!.what]);
  const isLate = today > beijingDateOf(Math.max(sendNotBefore, saidAt));
  if (!isLate && duty.dueVersion === notice.duty.dueVersion) return holding(notice);
  return holding({ ...notice, duty: noticeDutyOf(duty), daysOverdue: daysBetween(lastDayOf(duty), today) });
}

const PROPOSAL_CLOSED: Record<AnsweredProposal['answered']['as'], { because: string; act?: string }> = {
  CONFIRMED: { because: '所提议的事项已经会同办理' },
  DECLINED: { because: '提议已由他方不予会同', act: 'declineProposal' },
  WITHDRAWN: { because: '提议已撤回', act: 'withdrawProposal' },
  OVERTAKEN: { because: '所提议的事项已另有决定' },
};

function ofProposal(notice: AwaitingConsentNotice, reader: PartyId, kind: DossierKind, facts: DossierFacts): Holding {
  const title = notice.title ?? kind.acts.find(({ name }) => name === notice.act)?.title ?? notice.act;
  const open = facts.proposals.find(({ seq }) => seq === notice.seq);
  if (open)
    return open.awaiting.includes(reader) || open.by === reader
      ? holding(notice)
      : over(`收件单位已会同${quoted(title)}`);
  const closed = facts.answeredProposals.find(({ seq }) => seq === notice.seq);
  if (!closed) return holding(notice);
  const { answered, confirmed, act } = closed;
  if (answered.by === reader || confirmed.some(({ by }) => by === reader))
    return over(`收件单位已就会同${quoted(title)}的提议作出答复`);
  const { because, act: closing = act } = PROPOSAL_CLOSED[answered.as];
  return { is: 'overtaken', because, by: { act: closing, seq: answered.seq, on: answered.on, by: answered.by } };
}

function ofAct(notice: ActNotice, reader: PartyId, { kind, facts }: Present): Holding {
  const undone = facts!.undone?.find(({ of }) => of === notice.seq);
  const by = undone ? { act: 'undo', ...pick(undone, ['seq', 'on', 'by']) } : kind.overtakenBy?.(facts!, notice);
  if (!by || by.seq <= notice.seq) return holding(notice);
  return by.by === reader ? over('收件单位已另行办理') : { is: 'overtaken', because: '其后已另有办理', by };
}
