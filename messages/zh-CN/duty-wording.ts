// What reminders and drafts say alike of a duty: its last day, how that came about, the article word for word, what
// follows if not.
import type { Warning } from '../../measures/act.ts';
import { articleNumeral, MEASURES } from '../../measures/articles.ts';
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { Explanation } from '../../measures/calendar/period.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import { lastDayOf } from '../../measures/duty.ts';
import type { NoticeDuty, NoticeDossier } from '../../measures/notice.ts';
import { isBureau } from '../../measures/party-id.ts';
import { articleOfQuotation, QUOTATIONS, type QuotationKey } from '../../measures/quotation.ts';
import { findAct, findDuty, kindNamed } from '../../measures/register.ts';
import { BASIS_NAMES, DUE_BASIS_NAMES } from '../../measures/vocabulary.ts';
import type { Fact, Section } from '../letter.ts';
import { nameOf, namesOfAll, type Names } from '../names.ts';

/** Once in every mail, and once in a draft, which leaves the mail. */
export const MEASURES_CITED = `《${MEASURES.title}》（${MEASURES.number}）`;

/** 《办法》第二十八条, for the foot of a mail says what 《办法》 is; what the Measures do not say is named as ours. */
export const sourceOf = (article: number | null): string =>
  article === null ? BASIS_NAMES.practice : `《办法》${articleNumeral(article)}`;

export const titleOf = (duty: NoticeDuty): string =>
  onItsArticle(duty)?.title ?? findDuty(duty.duty)?.title ?? '有期限的事项';
/** A remark ends as a sentence does, however it was written down. */
export const asSentence = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`);
/** 截止 is for dates of the law and dates that were set; ours are suggestions. */
export const isSuggested = ({ dueBasis }: NoticeDuty): boolean => dueBasis === 'practice';
export const dateTermOf = (duty: NoticeDuty): string => (isSuggested(duty) ? '建议办结日期' : '截止日期');
export const lastDayNameOf = (duty: NoticeDuty): string => dayNameOf(lastDayOf(duty));
/** 2026年2月28日（周六，含当日） */
export const untilNameOf = (duty: NoticeDuty): string => withRemark(lastDayNameOf(duty), '含当日');
/** In the brackets of the weekday, where a day already ends with some. */
export const withRemark = (day: string, remark: string): string => day.replace(/）$/, `，${remark}）`);
export const dossierNameOf = ({ name, code }: NoticeDossier): string => `${name}（${code}）`;

export function dossierFacts({ kind, unit, ...dossier }: NoticeDossier, names: Names): Fact[] {
  const { title } = kindNamed(kind);
  return [
    { label: title, value: dossierNameOf({ kind, ...dossier }) },
    ...(unit ? [{ label: '项目建设单位', value: nameOf(names, unit) }] : []),
  ];
}

/** On what the duty rests and on what its date does: two facts, for a duty of the law may have a date of ours. */
export const basisFacts = (duty: NoticeDuty): Fact[] => [
  { label: '事项依据', value: sourceOf(duty.basis === 'law' ? duty.article : null) },
  { label: '期限依据', value: DUE_BASIS_NAMES[duty.dueBasis] },
];

/** The last day, and where the limit itself does not move the day to aim at. */
export function lastDayFacts(duty: NoticeDuty): Fact[] {
  const last: Fact = isSuggested(duty)
    ? { label: dateTermOf(duty), value: lastDayNameOf(duty) }
    : { label: '截止日期（含当日）', value: `${lastDayNameOf(duty)}24时` };
  const aimed =
    duty.targetOn !== undefined && duty.targetOn !== lastDayOf(duty)
      ? [{ label: '宜办结日', value: withRemark(dayNameOf(duty.targetOn), '此前最后一个工作日') }]
      : [];
  return [last, ...aimed];
}

/** Who owes it and to whom: never 收件单位, which in a letter reads as its own addressee. */
export function addresseeFacts(duty: NoticeDuty, dossier: NoticeDossier, names: Names): Fact[] {
  const others = duty.owedTo.filter((party) => party !== duty.owedBy);
  const ordering = orderedBy(duty, names);
  return [
    { label: '办理单位', value: nameOf(names, duty.owedBy) },
    ...(ordering === undefined ? [] : [{ label: '提出整改的部门', value: ordering }]),
    ...(others.length > 0 ? [{ label: toldTo(duty, dossier), value: namesOfAll(names, others) }] : []),
  ];
}

/** What whoever it is owed to is called: a bureau that has to decide hands nothing in, it answers. */
export const toldTo = ({ owedBy }: NoticeDuty, { unit }: NoticeDossier): string =>
  isBureau(owedBy) && owedBy !== unit ? '答复对象' : '报送对象';

/** The authorities that ordered what is owed; undefined for what follows from the Measures or from us. */
export const orderedBy = (duty: NoticeDuty, names: Names): string | undefined =>
  findDuty(duty.duty)?.demand === undefined ? undefined : namesOfAll(names, duty.owedTo);

/** Anchor, rule, days moved and calendar, as recorded with the date; earlier dates and why they went. */
export function howTheDateCameAbout(duty: NoticeDuty): Section {
  const { explanation, opening } = duty;
  const provisional = [explanation, ...(opening ? [opening] : [])].some(({ status }) => status === 'PROVISIONAL');
  return {
    title: '期限如何得出',
    lines: [
      explanation.text,
      // What opens on its very date only says when it begins to be spoken of.
      ...(opening && duty.opensOn && duty.opensOn !== lastDayOf(duty) ? [openingOf(duty.opensOn, opening)] : []),
      explanation.fixed && !provisional
        ? '本日期不随放假安排变动。'
        : `所用放假安排：${arrangementsNameOf(explanation.edition)}。${provisional ? '本日期为暂定：相关年度的放假安排尚未公布，公布后重新计算并另行告知。' : '本日期已按公布的放假安排确定。'}`,
      ...duty.history.map(
        ({ effectiveOn, replacedOn, because }) =>
          `原${dateTermOf(duty)}为${dayNameOf(effectiveOn)}，${dayNameOf(replacedOn)}变更：${because}。`,
      ),
    ],
  };
}

/** '2019-2026+2019.2' is 2019年至2026年（其中2019年为第2版）. */
function arrangementsNameOf(edition: string): string {
  const [years = '', ...revised] = edition.split('+');
  const spans = years.split(',').map((span) => `${span.split('-').join('年至')}年`);
  const versions = revised.map((one) => `${one.split('.').join('年为第')}版`);
  return `${spans.join('、')}${versions.length > 0 ? `（其中${versions.join('，')}）` : ''}`;
}

/** A first day that follows from no event is ours: a season, not a window of the Measures. */
function openingOf(opensOn: CalendarDate, { fixed, rule, text }: Explanation): string {
  return fixed ? `自${dayNameOf(opensOn)}起可以办理（${rule}）。` : `起始日为${dayNameOf(opensOn)}：${text}`;
}

export function whatToDo(duty: NoticeDuty, dossier: NoticeDossier): Section {
  const registered = findDuty(duty.duty);
  const acts = registered
    ? [...new Set([duty.metBy ?? registered.metBy, ...(registered.alsoMetBy ?? [])])].flatMap(
        (name) => findAct(name) ?? [],
      )
    : [];
  return {
    title: '办理什么、怎样办理',
    lines: [
      `${registered?.toDo ?? titleOf(duty)}。`,
      ...(acts.length > 0
        ? [
            `在督办系统中对${kindNamed(dossier.kind).thisOne}办理${acts.map(({ title }) => `「${title}」`).join('或者')}；${registered?.countsByItsOwnDay ? '以验收结论的日期为准，请及时登记' : '以系统收到之日（北京时间）为办理日'}。`,
          ]
        : []),
    ],
  };
}

/** Which quotation a reminder carries: that of the duty, or of the article this instance rests on instead. */
export const quotationKeyOf = (duty: NoticeDuty): string | undefined =>
  onItsArticle(duty)?.quotation ?? findDuty(duty.duty)?.quotation;

const onItsArticle = ({ duty, article }: NoticeDuty) =>
  article === null ? undefined : findDuty(duty)?.onOtherArticles?.[article];

/** What an authority asked for, in its own word: 要求限期整改, 督促整改, 提出整改意见. */
export const demandOf = (duty: NoticeDuty): string =>
  onItsArticle(duty)?.demand ?? findDuty(duty.duty)?.demand ?? titleOf(duty);

/** The article word for word; nothing where the Measures are silent. */
export function articleText(key: string | undefined): Section[] {
  if (key === undefined || !(key in QUOTATIONS)) return [];
  const known = key as QuotationKey;
  return [{ title: `${sourceOf(articleOfQuotation(known))}`, lines: [`“${QUOTATIONS[known]}”`], quoted: true }];
}

export function whatFollowsIfNot(duty: NoticeDuty, names: Names): Section[] {
  const lest = onItsArticle(duty)?.lest ?? findDuty(duty.duty)?.lest;
  if (!lest) return [];
  const decides = lest.article !== null && lest.decidedBy.length > 0;
  const who = decides
    ? [`下一步措施由${namesOfAll(names, lest.decidedBy)}依职责审定，系统只提醒和起草，不作决定。`]
    : [];
  return [
    {
      title: `不按期办理的后果（${lest.article === null ? '系统惯例' : sourceOf(lest.article)}）`,
      lines: [lest.says, ...who],
    },
  ];
}

/** What is lawful and yet worth a word to whoever decides. */
export function warningsOf(warnings: readonly Warning[] | undefined): Section[] {
  if (!warnings || warnings.length === 0) return [];
  const lines = warnings.map(({ article, says }) => (article === null ? says : `${says}（${sourceOf(article)}）`));
  return [{ title: '请注意', lines }];
}
