// 主管部门办理时间的目标（《办法》未作规定；我们的惯例，首版不启用）：for the first answer to a submission; what comes back after
// a return has its own.
import { duty, type DutyInstance } from '../duty.ts';
import type { ProjectFacts } from '../facts.ts';
import { figuresIn, type ProjectFigures } from '../figures.ts';
import type { Moment } from '../../moment.ts';
import { TERMINABLE } from '../acts/stage-spans.ts';
import type { Stage } from '../../vocabulary.ts';
import { WITHDRAWN } from './correction.ts';

/** One while the figure is not 0, from the day of the submission to its decision or its first return. */
const firstAnswer = (
  { review }: ProjectFacts,
  { practice }: Moment,
  figure: 'listingDecisionWorkingDays' | 'approvalDecisionWorkingDays',
  decides: Partial<Record<Stage, string>>,
): DutyInstance[] => {
  const figures: ProjectFigures = figuresIn(practice);
  const metBy = review && decides[review.stage];
  if (!review || metBy === undefined || figures[figure] === 0) return [];
  return [
    {
      key: String(review.seq),
      anchor: { event: '收到申报材料', on: review.on },
      due: { rule: 'workingDays', days: figures[figure] },
      owedTo: ['constructionUnit'],
      metBy,
      dischargedOn: review.returns[0]?.on ?? review.decidedOn,
      cancelled: review.status === 'WITHDRAWN' ? WITHDRAWN : undefined,
    },
  ];
};

const lest = { article: null, says: '《办法》未规定办理的时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] };

/** 清单审查（O-19）。 */
export const listingDecision = duty({
  name: 'LISTING_DECISION',
  title: '审查项目申报',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '审查项目申报，决定纳入或者不纳入项目清单，或者退回补正',
  metBy: 'list',
  alsoMetBy: ['declineListing', 'returnForCorrection'],
  instances: (facts, moment) => firstAnswer(facts, moment, 'listingDecisionWorkingDays', { DECLARED: 'list' }),
  lest,
});

/** 项目审批（O-19）。 */
export const approvalDecision = duty({
  name: 'APPROVAL_DECISION',
  title: '审批项目',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'development-reform',
  toDo: '审查报批材料，批复、不予批准或者退回补正',
  metBy: 'approveDesign',
  alsoMetBy: ['reject', 'returnForCorrection'],
  instances: (facts, moment) =>
    firstAnswer(facts, moment, 'approvalDecisionWorkingDays', {
      COMBINED_REVIEW: 'approveCombinedReport',
      FEASIBILITY_REVIEW: 'approveFeasibilityReport',
      DESIGN_REVIEW: 'approveDesign',
    }),
  lest,
});

/** 变更批复（O-19）。 */
export const changeDecision = duty({
  name: 'CHANGE_DECISION',
  title: '审查变更申请',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'development-reform',
  toDo: '审查变更申请，批复、不予变更或者退回补正',
  metBy: 'approveChange',
  alsoMetBy: ['refuseChange', 'returnChange'],
  instances: ({ changes }, { practice }) => {
    const days = figuresIn(practice).changeDecisionWorkingDays;
    return changes.flatMap(({ seq, on, returns, decided, withdrawn, reopened }): DutyInstance[] =>
      days === 0
        ? []
        : [
            {
              key: String(seq),
              anchor: reopened ? { event: '撤销变更批复', on: reopened.on } : { event: '收到变更申请', on },
              countsAnewBecause: reopened && '变更批复已撤销，重新审查',
              due: { rule: 'workingDays', days },
              owedTo: ['constructionUnit'],
              dischargedOn: (returns[0] ?? decided)?.on,
              cancelled: withdrawn ? '变更申请已撤回' : undefined,
            },
          ],
    );
  },
  lest,
});

/** 终止申请的答复（O-19）。 */
export const terminationDecision = duty({
  name: 'TERMINATION_DECISION',
  title: '决定终止申请',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'development-reform',
  toDo: '对终止项目实施的申请作出同意或者不同意的决定',
  metBy: 'consentTermination',
  alsoMetBy: ['refuseTermination'],
  instances: ({ terminationRequests, stage }, { practice }) => {
    const days = figuresIn(practice).terminationDecisionWorkingDays;
    return terminationRequests.flatMap(({ seq, on, decided, withdrawn }): DutyInstance[] =>
      days === 0
        ? []
        : [
            {
              key: String(seq),
              anchor: { event: '收到终止申请', on },
              due: { rule: 'workingDays', days },
              owedTo: ['constructionUnit'],
              dischargedOn: decided?.on,
              cancelled: withdrawn
                ? '终止申请已撤回'
                : TERMINABLE.includes(stage)
                  ? undefined
                  : '项目已通过竣工验收或者已终止',
            },
          ],
    );
  },
  lest,
});
