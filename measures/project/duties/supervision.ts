// 第二十四、三十五、三十七条：限期整改，及我们的惯例义务（补正、核验）。
import type { Lest } from '../../duty.ts';
import { duty, type DutyInstance } from '../duty.ts';
import { dayNameOf } from '../../date-name.ts';
import type { Rectification } from '../facts.ts';
import { aboutWorded } from '../ordered-about.ts';
import { figuresIn } from '../practice.ts';
import type { Capacity, RectificationGround } from '../../vocabulary.ts';

const ARTICLE_OF_GROUND: Record<RectificationGround, number> = { ART24: 24, ART35: 35, ART37: 37 };

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
  quotation: '35',
  instances: (facts) =>
    facts.rectifications.map((order): DutyInstance => ({
      key: String(order.seq),
      anchor: { event: '整改通知送达', on: order.servedOn },
      due: { rule: 'fixed', on: order.dueOn },
      owedTo: order.issuers,
      article: ARTICLE_OF_GROUND[order.ground],
      movedByDecision: order.dates.length > 1,
      ladder: order.ground,
      note: `整改事项：${order.violation}${order.about ? `（涉及${aboutWorded(order.about)}）` : ''}`,
      // Met by the submission that was found compliant; the day of submission counts.
      dischargedOn: order.status === 'VERIFIED' ? order.submissions.at(-1)?.on : undefined,
      cancelled: order.status === 'WITHDRAWN' ? '整改要求已撤销' : undefined,
      ...(order.status === 'SUBMITTED' ? pending(order) : {}),
    })),
  lest: {
    article: 35,
    says: '逾期不整改或者整改后仍不符合要求的，市发展改革委、市财政局可以通报批评、暂缓安排投资计划、暂停项目建设直至终止项目实施；系统只起草建议，由上述部门决定。',
    decidedBy: ['development-reform', 'finance'],
  },
  onOtherArticles: {
    24: { quotation: '24.2', lest: nothingFollowsBy('第二十四条') },
    37: { quotation: '37', lest: nothingFollowsBy('第三十七条') },
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

const pending = (order: Rectification): Partial<DutyInstance> => {
  const last = order.submissions.at(-1)!;
  return {
    awaitsOtherSide: true,
    heldBy: {
      duty: 'RECTIFICATION_VERIFICATION',
      key: String(last.seq),
      because: `${dayNameOf(last.on)}提交的整改报告待核验`,
      since: last.on,
      onlyIfInTime: false,
    },
  };
};

/** 核验整改报告（《办法》未定时限；我们的惯例）。 */
export const rectificationVerification = duty({
  name: 'RECTIFICATION_VERIFICATION',
  title: '核验整改',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '核验整改报告，作出符合要求或者仍不符合要求的结论',
  metBy: 'verifyRectification',
  quotation: '35',
  instances: (facts, { practice }) =>
    facts.rectifications.flatMap((order) =>
      order.submissions.map((submission, index): DutyInstance => ({
        key: String(submission.seq),
        anchor: { event: '收到整改报告', on: submission.on },
        due: { rule: 'workingDays', days: figuresIn(practice).verificationWorkingDays },
        owedBy: order.issuers[0]!,
        owedTo: ['constructionUnit', ...order.issuers.slice(1)],
        dischargedOn: order.findings.find(({ seq }) => seq > submission.seq)?.on,
        cancelled:
          order.status === 'WITHDRAWN'
            ? '整改要求已撤销'
            : order.submissions[index + 1]
              ? '已提交新的整改报告'
              : undefined,
      })),
    ),
  lest: {
    article: null,
    says: '逾期未核验的，对整改期限的暂停计时即行失效，逾期提醒恢复（不因此推定整改不符合要求）。',
    decidedBy: [],
  },
});

/** 退回补正后的补正（《办法》未作规定；我们的惯例，仅提醒）。 */
export const correction = duty({
  name: 'CORRECTION',
  title: '补正材料',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '按退回意见补正材料后重新提交',
  metBy: 'resubmit',
  instances: (facts, { practice }) =>
    (facts.review?.returns ?? []).map((back) => ({
      key: String(back.seq),
      anchor: { event: '退回补正', on: back.on },
      due: { rule: 'workingDays', days: figuresIn(practice).correctionWorkingDays } as const,
      owedTo: [back.by as Capacity],
      dischargedOn: back.resubmittedOn,
      cancelled: facts.review?.status === 'DECIDED' && !back.resubmittedOn ? '审查已办结' : undefined,
      note: `退回意见：${back.defects.join('；')}`,
    })),
  lest: { article: null, says: '《办法》未规定补正时限，本日期为系统惯例，逾期仅作提醒。', decidedBy: [] },
});
