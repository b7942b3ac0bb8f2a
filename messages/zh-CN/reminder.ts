// 提醒：what is owed, until when and why then, what to submit, what follows if not.
import { articleNumeral } from '../../measures/articles.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import type { Nature, ReminderNotice } from '../../measures/notice.ts';
import { QUOTATIONS } from '../../measures/quotation.ts';
import { BUREAU_NAMES, type PartyId } from '../../measures/vocabulary.ts';
import type { Fact, Group, Letter } from '../letter.ts';
import { nameOf, type Names } from '../names.ts';
import { actTitleOf } from './act-title.ts';
import {
  addresseeFacts,
  articleText,
  howTheDateCameAbout,
  lastDayFacts,
  lastDayNameOf,
  dossierFacts,
  quotationKeyOf,
  sourceOf,
  titleOf,
  whatFollowsIfNot,
  whatToDo,
} from './duty-wording.ts';

const GROUP_OF: Record<Nature, Group> = {
  started: '新增义务',
  opened: '开始受理',
  served: '限期整改',
  ahead: '即将到期',
  dueToday: '今日到期',
  overdue: '已逾期',
  holdLapsed: '暂停失效',
};

/**
 * `reader` is the party the letter goes to: whoever owes is told "you", all others what the owing party has not done.
 */
export function reminderLetter(notice: ReminderNotice, names: Names, reader: PartyId): Letter {
  const { duty, dossier, nature } = notice;
  const title = titleOf(duty);
  const mark = markOf(notice);
  const article = duty.article === null ? '系统惯例' : articleNumeral(duty.article);
  const quotation = articleText(quotationKeyOf(duty));
  return {
    group: nature === 'dueToday' && notice.daysLeft > 0 ? '即将到期' : GROUP_OF[nature],
    pressing: notice.daysLeft,
    subject: `〔${mark}〕${title}——${dossier.name}（${dossier.code}）`,
    short: `〔${mark}〕${dossier.name}（${dossier.code}）：${title}，最后一日${lastDayNameOf(duty)}，依据${article}`,
    paragraphs: [...lead(notice, names, reader), ...additions(notice)],
    facts: [
      ...dossierFacts(dossier, names),
      { label: '事项', value: title },
      { label: '依据', value: sourceOf(duty.article) },
      ...addresseeFacts(duty, names),
      ...lastDayFacts(duty),
      daysFact(notice.daysLeft),
    ],
    sections: [howTheDateCameAbout(duty), whatToDo(duty, dossier), ...quotation, ...whatFollowsIfNot(duty, names)],
    quotes: quotation.length > 0,
  };
}

function markOf({ nature, daysLeft }: ReminderNotice): string {
  switch (nature) {
    case 'started':
      return '新增义务';
    case 'opened':
      return '开始受理';
    case 'served':
      return '限期整改';
    case 'ahead':
      return `剩余${daysLeft}天`;
    case 'dueToday':
      return daysLeft > 0 ? `剩余${daysLeft}天` : '今日到期';
    case 'overdue':
      return `逾期${-daysLeft}天`;
    case 'holdLapsed':
      return daysLeft < 0 ? `暂停失效，逾期${-daysLeft}天` : '暂停失效';
  }
}

const daysFact = (daysLeft: number): Fact =>
  daysLeft < 0
    ? { label: '已逾期', value: `${-daysLeft}天` }
    : { label: '剩余', value: daysLeft === 0 ? '今日为最后一日' : `${daysLeft}天` };

function lead(notice: ReminderNotice, names: Names, reader: PartyId): string[] {
  const own = notice.duty.owedBy === reader;
  const first = firstSentence(notice, own ? '贵单位' : nameOf(names, notice.duty.owedBy));
  if (own) return [first];
  const why = notice.duty.owedTo.includes(reader)
    ? '贵单位为该事项的报送（告知）单位'
    : '该事项与贵单位的监督管理职责有关';
  return [first, `${why}，特此告知，请按职责督促办理。`];
}

function firstSentence({ nature, duty, daysLeft }: ReminderNotice, who: string): string {
  const what = `「${titleOf(duty)}」`;
  const until = `${lastDayNameOf(duty)}`;
  const { anchor } = duty.explanation;
  switch (nature) {
    case 'started':
      return `因${dayNameOf(anchor.on)}${anchor.event}，${who}应当办理${what}，最迟于${until}办结。`;
    case 'opened':
      return `${who}应当办理的${what}自${duty.opensOn ? dayNameOf(duty.opensOn) : '即日'}起可以办理，最迟于${until}办结。`;
    case 'served':
      return `限期整改通知已于${dayNameOf(anchor.on)}送达，${who}应当最迟于${until}完成整改并提交整改报告。`;
    case 'ahead':
      return `${who}应当办理的${what}尚未办结，距最后一日${until}还有${daysLeft}天。`;
    case 'dueToday':
      return daysLeft > 0
        ? `${who}应当办理的${what}尚未办结。最后一日为${until}，还有${daysLeft}天；其间为休息日的，宜于今日办结。`
        : `${who}应当办理的${what}尚未办结，今日，即${until}，为最后一日，24时以前办理的为按期。`;
    case 'overdue':
      return `${who}应当办理的${what}最后一日为${until}，截至本提醒日仍未办结，已逾期${-daysLeft}天。`;
    case 'holdLapsed':
      return holdLapsedSentence(
        duty.duty === 'RECTIFICATION',
        duty.holdLapsedOn ? dayNameOf(duty.holdLapsedOn) : '近日',
        who,
        what,
        until,
      );
  }
}

/** Silence of the deciding side never stops the ladder for ever. */
function holdLapsedSentence(
  rectification: boolean,
  lapsedOn: string,
  who: string,
  what: string,
  until: string,
): string {
  const because = rectification
    ? '整改报告提交后，核验未在其办理期限内作出'
    : '延期验收申请的决定（或者补正）未在其办理期限内作出';
  return `${because}，此前对${what}逾期提醒的暂停已于${lapsedOn}届满失效，现恢复提醒：${who}的最后一日仍为${until}。请有关单位尽快作出决定，请${who}同时抓紧办理。`;
}

function additions({ duty, catchesUp, mentionsExtension, nature }: ReminderNotice): string[] {
  return [
    ...(catchesUp ? ['该事项进入系统（或期限变更）时，部分提醒的日期已过，不再逐次补发，现状以本提醒为准。'] : []),
    ...(duty.note ? [duty.note] : []),
    ...(duty.awaitsOtherSide ? ['材料已经提交，正在等待对方办理。'] : []),
    ...(mentionsExtension && nature !== 'overdue'
      ? [
          `确实不能按期办理的，请在最后一日（含当日）以前向${BUREAU_NAMES['big-data']}提出延期验收申请（办理「${actTitleOf('requestExtension')}」）。第二十八条：“${QUOTATIONS['28.3']}”。按此提出的，在其办理期限内暂停逾期提醒。`,
        ]
      : []),
    ...(mentionsExtension && nature === 'overdue'
      ? [
          `期限已过，仍可向${BUREAU_NAMES['big-data']}提出延期验收申请（办理「${actTitleOf('requestExtension')}」），但逾期后提出的申请不暂停逾期提醒。第二十八条：“${QUOTATIONS['28.3']}”。`,
        ]
      : []),
  ];
}
