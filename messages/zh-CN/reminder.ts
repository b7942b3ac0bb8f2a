// 提醒：what is owed, until when and why then, what to submit, what follows if not.
import { articleNumeral } from '../../measures/articles.ts';
import { addDays, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import { lastDayOf, type Awaits } from '../../measures/duty.ts';
import type { Nature, ReminderNotice } from '../../measures/notice.ts';
import { QUOTATIONS } from '../../measures/quotation.ts';
import { findDuty, kindNamed } from '../../measures/register.ts';
import { AWAITED_NAMES, BUREAU_NAMES, STILL_OWED, type Awaited, type PartyId } from '../../measures/vocabulary.ts';
import type { Fact, Group, Letter } from '../letter.ts';
import { nameOf, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import {
  addresseeFacts,
  articleText,
  asSentence,
  basisFacts,
  dateTermOf,
  demandOf,
  dossierFacts,
  howTheDateCameAbout,
  isSuggested,
  lastDayFacts,
  lastDayNameOf,
  orderedBy,
  quotationKeyOf,
  titleOf,
  toldTo,
  untilNameOf,
  whatFollowsIfNot,
  whatToDo,
} from './duty-wording.ts';

const GROUP_OF: Record<Nature, Group> = {
  started: '新增应办事项',
  opened: '已可办理',
  served: '整改要求',
  moved: '期限变更',
  ahead: '即将到期',
  dueToday: '今日到期',
  overdue: '已逾期',
  awaiting: '待对方办理',
};

/**
 * `reader` is the party the letter goes to: whoever owes is told "you", all others what the owing party has not done.
 */
export function reminderLetter(notice: ReminderNotice, names: Names, reader: PartyId): Letter {
  const { duty, dossier } = notice;
  const title = titleOf(duty);
  const mark = markOf(notice);
  const article = duty.article === null ? '系统惯例' : `《办法》${articleNumeral(duty.article)}`;
  const quotation = articleText(quotationKeyOf(duty));
  return {
    group: groupOf(notice),
    pressing: notice.daysLeft,
    subject: `〔${mark}〕${title}——${dossier.name}（${dossier.code}）`,
    short: `〔${mark}〕${dossier.name}（${dossier.code}）：${title}，${dateTermOf(duty)}${lastDayNameOf(duty)}，依据${article}`,
    row: { about: dossier.name, code: dossier.code, what: title, lastDay: lastDayNameOf(duty), state: mark },
    paragraphs: [...lead(notice, names, reader), ...additions(notice)],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '事项', value: title },
      ...basisFacts(duty),
      ...addresseeFacts(duty, dossier, names),
      ...lastDayFacts(duty),
      standingFact(notice),
    ],
    // Who handed everything in has nothing to do, and nothing follows from waiting.
    sections: isHandedIn(notice)
      ? [howTheDateCameAbout(duty), ...quotation]
      : [whatToDo(duty, dossier), howTheDateCameAbout(duty), ...quotation, ...whatFollowsIfNot(duty, names)],
    quotes: quotation.length > 0,
  };
}

const isHandedIn = ({ nature, duty: { awaits } }: ReminderNotice): boolean =>
  nature === 'awaiting' && awaits !== undefined && !STILL_OWED.includes(awaits.what);

function groupOf({ nature, daysLeft, duty }: ReminderNotice): Group {
  if (nature === 'dueToday' && daysLeft > 0) return '即将到期';
  return nature === 'overdue' && isSuggested(duty) ? '已过建议办结日期' : GROUP_OF[nature];
}

function markOf({ nature, daysLeft, duty }: ReminderNotice): string {
  switch (nature) {
    case 'started':
      return '新增应办事项';
    case 'opened':
      return '已可办理';
    case 'served':
      return demandOf(duty);
    case 'moved':
      return `${dateTermOf(duty)}变更`;
    case 'ahead':
      return `剩余${daysLeft}天`;
    case 'dueToday':
      return daysLeft > 0 ? `剩余${daysLeft}天` : '今日到期';
    case 'overdue':
      return duty.found ? STILL_NOT_COMPLIANT : `${pastWord(duty)}${-daysLeft}天`;
    case 'awaiting':
      return duty.awaits ? AWAITED_NAMES[duty.awaits.what] : '待对方办理';
  }
}

const STILL_NOT_COMPLIANT = '整改后仍不符合要求';
const pastWord = (duty: ReminderNotice['duty']): string => (isSuggested(duty) ? '已过建议办结日期' : '逾期');

function standingFact({ nature, daysLeft, duty }: ReminderNotice): Fact {
  if (nature === 'awaiting' && duty.awaits) return { label: '现状', value: AWAITED_NAMES[duty.awaits.what] };
  if (daysLeft === 0) return { label: '现状', value: `今日为${dateTermOf(duty)}` };
  if (daysLeft > 0) return { label: '剩余', value: `${daysLeft}天` };
  if (duty.found) return { label: '现状', value: `${dayNameOf(duty.found.on)}核验认定${STILL_NOT_COMPLIANT}` };
  return { label: isSuggested(duty) ? '已过建议办结日期' : '已逾期', value: `${-daysLeft}天` };
}

function lead(notice: ReminderNotice, names: Names, reader: PartyId): string[] {
  const { duty, dossier } = notice;
  const own = duty.owedBy === reader;
  const first = firstSentence(notice, own ? '贵单位' : nameOf(names, duty.owedBy), orderedBy(duty, names));
  if (own) return [first];
  const why = duty.owedTo.includes(reader)
    ? `贵单位为该事项的${toldTo(duty, dossier)}`
    : reader === dossier.department
      ? `贵单位为${kindNamed(dossier.kind).thisOne}的市级部门`
      : '该事项与贵单位的监督管理职责有关';
  return [first, `${why}，特此告知，请按职责督促办理。`];
}

/** `ordering` names the authorities that ordered it, so that nobody has to look for them. */
function firstSentence({ nature, duty, daysLeft }: ReminderNotice, who: string, ordering: string | undefined): string {
  const what = `「${titleOf(duty)}」${ordering === undefined ? '' : `（${ordering}提出）`}`;
  const day = lastDayNameOf(duty);
  const until = isSuggested(duty) ? `建议办结日期为${day}` : `截止日期为${untilNameOf(duty)}`;
  const { anchor } = duty.explanation;
  switch (nature) {
    case 'started':
      return `因${dayNameOf(anchor.on)}${anchor.event}，${who}应当办理${what}，${until}。`;
    case 'opened':
      return `${who}应当办理的${what}自${duty.opensOn ? dayNameOf(duty.opensOn) : '即日'}起可以办理，${until}。`;
    case 'served':
      return `${ordering ?? ''}${demandOf(duty)}的文书已于${dayNameOf(anchor.on)}送达，${who}应当完成整改并提交整改报告，${until}；以送达的正式公文为准。`;
    case 'moved':
      return `${who}应当办理的${what}，${movedWorded(duty)}`;
    case 'ahead':
      return `${who}应当办理的${what}尚未办结，${until}，还有${daysLeft}天。`;
    case 'dueToday':
      if (daysLeft > 0)
        return isSuggested(duty)
          ? `${who}应当办理的${what}尚未办结，${until}，还有${daysLeft}天。`
          : `${who}应当办理的${what}尚未办结，${until}，还有${daysLeft}天；其间为休息日的，宜于今日办结。`;
      return isSuggested(duty)
        ? `${who}应当办理的${what}尚未办结，今日，即${day}，为建议办结日期。`
        : `${who}应当办理的${what}尚未办结，今日，即${day}，为截止日期，${findDuty(duty.duty)?.countsByItsOwnDay ? '当日（含）以前作出结论的为按期' : '24时以前办理的为按期'}。`;
    case 'overdue':
      if (duty.found)
        return `${who}提交的整改报告经核验，认定${STILL_NOT_COMPLIANT}；${what}的${until}，截至本提醒日仍未通过核验。`;
      return isSuggested(duty)
        ? `${who}应当办理的${what}，${until}，截至本提醒日仍未办结，已过${-daysLeft}天。`
        : `${who}应当办理的${what}，${until}，截至本提醒日仍未办结，已逾期${-daysLeft}天。`;
    case 'awaiting':
      return `${who}的${what}：${duty.awaits ? waitingWorded(duty.awaits, who) : '待对方办理。'}`;
  }
}

/** What waits, and what whoever owes has to do meanwhile. */
function waitingWorded(awaits: Awaits, who: string): string {
  if (!STILL_OWED.includes(awaits.what)) return `${awaitsWorded(awaits)}。${who}现无须另行办理。`;
  const rests = awaits.until ? `逾期提醒至迟暂停至${dayNameOf(awaits.until)}；` : '';
  const meanwhile = awaits.what === 'EXTENSION' ? '能够办理的，仍请抓紧办理' : '请按退回意见补正';
  return `${awaitsWorded(awaits)}。${rests}${meanwhile}。`;
}

/** What was handed in and waits, in half a sentence. */
function awaitsWorded({ what, since, countsFrom = since }: Awaits): string {
  const on = dayNameOf(since);
  const handedIn: Record<Awaited, string> = {
    EXTENSION: `延期验收申请已于${on}提出`,
    CORRECTION: `${on}提交的材料已被退回`,
    REVIEW: `补正材料已于${on}重新提交`,
    VERIFICATION: `整改报告已于${on}提交`,
    DATE_CONFIRMATION: `${dayNameOf(countsFrom)}作出的验收结论已于${on}登记`,
  };
  return `${handedIn[what]}，${AWAITED_NAMES[what]}`;
}

function movedWorded(duty: ReminderNotice['duty']): string {
  const before = duty.history.at(-1);
  const term = dateTermOf(duty);
  return before
    ? `${term}由${dayNameOf(before.effectiveOn)}改为${lastDayNameOf(duty)}：${before.because}。`
    : `${term}现为${lastDayNameOf(duty)}。`;
}

function additions(notice: ReminderNotice): string[] {
  const { duty, catchesUp, mentionsExtension, nature, daysLeft } = notice;
  const on = addDays(lastDayOf(duty), -daysLeft);
  const movedToday = nature !== 'moved' && duty.history.at(-1)?.replacedOn === on;
  return [
    ...(catchesUp ? ['此前部分提醒的日期已过或者暂停发出，不再逐次补发，现状以本提醒为准。'] : []),
    ...(movedToday ? [`该事项的${movedWorded(duty)}`] : []),
    ...(duty.note ? [asSentence(duty.note)] : []),
    ...(nature !== 'awaiting' && duty.awaits ? [whileWaiting(duty.awaits, on)] : []),
    ...(mentionsExtension ? [aboutExtension(nature === 'overdue')] : []),
  ];
}

function whileWaiting(awaits: Awaits, on: CalendarDate): string {
  const { until } = awaits;
  if (until !== undefined && on > until)
    return `${awaitsWorded(awaits)}，至${dayNameOf(until)}仍未办结，逾期提醒恢复。`;
  return `${awaitsWorded(awaits)}${until ? `；期限届满的，逾期提醒暂停至${dayNameOf(until)}` : ''}。`;
}

function aboutExtension(isLate: boolean): string {
  const bureau = BUREAU_NAMES['big-data'];
  const act = actTitleOf('requestExtension');
  const quoted = `《办法》第二十八条：“${QUOTATIONS['28.3']}”。`;
  return isLate
    ? `期限已过，仍可向${bureau}提出延期验收申请（办理「${act}」），但逾期后提出的申请不暂停逾期提醒。${quoted}`
    : `确实不能按期办理的，请在截止日期（含当日）以前向${bureau}提出延期验收申请（办理「${act}」）。${quoted}按此提出的，决定以前，至迟至申请延至的日期，暂停逾期提醒。`;
}
