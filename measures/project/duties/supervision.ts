// 第二十四、三十五、三十七条：限期整改，及其核验（我们的惯例）。
import type { Lest } from '../../duty.ts';
import { addDays } from '../../calendar/calendar-date.ts';
import { duty, type DutyInstance } from '../duty.ts';
import { dayNameOf } from '../../date-name.ts';
import type { Rectification } from '../facts.ts';
import { isDecidedOn, keyOfPart, keyOfPartWorded, partsOf, type OrderPart } from '../order-parts.ts';
import { aboutWorded } from '../ordered-about.ts';
import { figuresIn } from '../figures.ts';
import { ARTICLE_OF_ORDER } from '../acts/rectification-orders.ts';
import { BUREAU_NAMES, type Bureau } from '../../vocabulary.ts';

/** 第三十五条：限期整改。The date is whatever the ordering bureau set; no number in the text. */
export const rectification = duty({
  name: 'RECTIFICATION',
  title: '限期整改',
  article: 35,
  basis: 'law',
  dueBasis: 'decided',
  owedBy: 'constructionUnit',
  toDo: '完成整改，向要求整改的部门提交整改报告和佐证材料',
  metBy: 'submitRectification',
  demand: '要求限期整改',
  quotation: '35',
  keyWorded: keyOfPartWorded,
  instances: (facts) =>
    facts.rectifications.flatMap(partsOf).map((order): DutyInstance => ({
      key: keyOfPart(order),
      anchor: { event: '整改通知送达', on: order.servedOn },
      due: { rule: 'fixed', on: order.dueOn, setBy: order.issuers.map((issuer) => BUREAU_NAMES[issuer]).join('、') },
      owedTo: order.issuers,
      article: ARTICLE_OF_ORDER[order.ground],
      movedByDecision: true,
      ladder: order.ground,
      note: noteOf(order),
      // Met by the submission that was found compliant; the day of submission counts.
      dischargedOn: order.status === 'VERIFIED' ? order.submissions.at(-1)!.on : undefined,
      cancelled: order.status === 'WITHDRAWN' ? '整改要求已撤销' : undefined,
      awaits: order.status === 'SUBMITTED' ? { what: 'VERIFICATION', since: order.submissions.at(-1)!.on } : undefined,
      isDecided: isDecidedOn(facts, order),
      ...failuresOf(order),
    })),
  lest: {
    article: 35,
    says: '逾期不整改或者整改后仍不符合要求的，市发展改革委、市财政局可以通报批评、暂缓安排投资计划、暂停项目建设直至终止项目实施；系统只起草建议，由上述部门决定。',
    decidedBy: ['development-reform', 'finance'],
  },
  onOtherArticles: {
    24: { title: '按督促完成整改', demand: '督促整改', quotation: '24.2', lest: nothingFollowsBy('第二十四条') },
    37: { title: '按整改意见完成整改', demand: '提出整改意见', quotation: '37', lest: nothingFollowsBy('第三十七条') },
  },
});

/** The measures of article 35 are for its own orders. */
function nothingFollowsBy(article: string): Lest {
  return {
    article: null,
    says: `《办法》${article}未规定逾期不整改的后果；逾期的，系统提醒项目建设单位并告知要求整改的部门。`,
    decidedBy: [],
  };
}

const noteOf = ({ violation, about, findings, status, item }: OrderPart): string => {
  const finding = status === 'NOT_COMPLIANT' ? findings.at(-1) : undefined;
  return [
    `整改事项${item === undefined ? '' : `（第${item}项）`}：${violation}${about ? `（涉及${aboutWorded(about)}）` : ''}`,
    ...(finding ? [`${dayNameOf(finding.on)}核验认定：整改后仍不符合要求，可以再次提交整改报告`] : []),
  ].join('。');
};

/**
 * QUESTION(article 35, reportUnexamined): the text does not say what holds while a report is not examined (case 74).
 * Article 35 has two limbs, 逾期不整改 and 整改后仍不符合要求. Of each date that was ever set: the first day on which the order was
 * not followed, which a finding may begin and never shortens, and what the last finding under it was.
 */
function failuresOf(order: Rectification): Pick<DutyInstance, 'found' | 'lateFrom' | 'lateBefore'> {
  const failures = order.dates.map((date, index) => failureUnder(order, date, order.dates[index + 1]));
  const { found, failedOn } = failures.at(-1)!;
  const before = failures.find(({ failedOn: on, next }) => on !== undefined && next !== undefined && on <= next.on);
  return { found, lateFrom: failedOn, lateBefore: before?.failedOn };
}

type DateSet = Rectification['dates'][number];

/** What came after the next date is past this one as well, and makes nothing of it good. */
function failureUnder({ submissions, findings }: Rectification, { seq, dueOn }: DateSet, next: DateSet | undefined) {
  const isUnderIt = (entry: { seq: number }): boolean => entry.seq > seq;
  const afterDate = addDays(dueOn, 1);
  const inTime = submissions.filter((one) => isUnderIt(one) && one.on <= dueOn);
  const wanting = findings
    .filter((one) => isUnderIt(one) && !one.compliant)
    .map((one) => ({ seq: one.seq, on: one.on, from: one.on > afterDate ? one.on : afterDate }));
  // A finding of before the date is no failure where another report came in time.
  const failing = wanting.find((finding) => !inTime.some((report) => report.seq > finding.seq));
  const last = wanting.at(-1);
  return {
    next,
    found: last && { on: last.on, from: last.from },
    failedOn: inTime.length === 0 ? afterDate : failing?.from,
  };
}

const eitherVerifies = ({ issuers }: Rectification): string =>
  `本次整改由${issuers.map((issuer) => BUREAU_NAMES[issuer]).join('、')}共同要求，任一部门核验即可`;

/** 核验整改报告（《办法》未定时限；我们的惯例）。 */
export const rectificationVerification = duty({
  name: 'RECTIFICATION_VERIFICATION',
  title: '核验整改报告',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '核验整改报告，作出符合要求或者仍不符合要求的结论',
  metBy: 'verifyRectification',
  alsoMetBy: ['findNotCompliant'],
  instances: (facts, { practice }) =>
    facts.rectifications.flatMap(partsOf).flatMap((order) =>
      order.submissions.flatMap((submission) => {
        const finding = order.findings.find(({ seq }) => seq > submission.seq);
        // Of joint issuers (article 24) each owes it until one of them has found.
        return order.issuers.map((issuer): DutyInstance => {
          const isTheirs = finding?.by === issuer;
          return {
            key: order.issuers.length === 1 ? String(submission.seq) : `${submission.seq}-${issuer}`,
            // What was found of it was revoked: the issuer examines it anew, and from then on.
            anchor: submission.reopened
              ? { event: '撤销整改核验结论', on: submission.reopened.on }
              : { event: '收到整改报告', on: submission.on },
            countsAnewBecause: submission.reopened && '整改核验结论已撤销，重新核验',
            due: { rule: 'workingDays', days: figuresIn(practice).verificationWorkingDays },
            owedBy: issuer,
            owedTo: ['constructionUnit'],
            dischargedOn: isTheirs ? finding?.on : undefined,
            cancelled: finding && !isTheirs ? `已由${BUREAU_NAMES[finding.by as Bureau]}核验` : undefined,
            note: order.issuers.length === 1 ? undefined : eitherVerifies(order),
          };
        });
      }),
    ),
  lest: {
    article: null,
    says: '《办法》未规定核验的时限；按期提交的整改报告核验以前，不计项目建设单位逾期。',
    decidedBy: [],
  },
});
