// Days on the less usual paths, as `correct` reaches them: each duty there is met on one of these.
import { isBureau } from '../../party-id.ts';
import { THREE_BUREAUS, type Bureau, type Capacity } from '../../vocabulary.ts';
import type { ProjectFacts } from '../facts.ts';
import type { Return } from '../returns.ts';
import { approvalOfTotal, approvedOn } from '../questions.ts';
import { answered } from './correctable-answers.ts';
import type { Correctable } from './correctable.ts';
import { byUnit, ifEarlier, meant, redated, submitted } from './correctable-submissions.ts';

const returnsOfChanges = ({ changes }: ProjectFacts): Return[] => changes.flatMap(({ returns }) => returns);
const cameBack = (facts: ProjectFacts): Return[] =>
  returnsOfChanges(facts).filter(({ resubmittedOn }) => resubmittedOn !== undefined);
const examined = ({ review }: ProjectFacts): Return[] =>
  (review?.returns ?? []).filter(({ examinedOn }) => examinedOn !== undefined);
const servicesOf = ({ services }: ProjectFacts) => Object.values(services);
const answererOf = (by: string | undefined): Bureau => (by !== undefined && isBureau(by) ? by : 'development-reform');

export const PATH_DATES = {
  // A reply may be older than its record, and its day was not entered with it: building is lawful from its own day on.
  'approval.repliedOn': {
    title: '批复成文日期',
    by: () => 'development-reform',
    told: () => ['constructionUnit'],
    stands: approvedOn,
    set: (facts, repliedOn) => {
      const giving = approvalOfTotal(facts);
      return { ...facts, approvals: facts.approvals.map((one) => (one === giving ? { ...one, repliedOn } : one)) };
    },
  },
  'adjustment.filedOn': submitted(
    '自行调整备案日期',
    THREE_BUREAUS,
    'development-reform',
    ({ adjustments }) => adjustments.flatMap(({ filed }) => filed ?? []),
    (facts, again) => ({
      ...facts,
      adjustments: facts.adjustments.map((one) => ({ ...one, filed: one.filed && again(one.filed) })),
    }),
  ),
  'change.resubmittedOn': {
    title: '变更申请补正后重新提交日期',
    by: byUnit,
    told: () => ['development-reform'],
    stands: (facts, of) => meant(cameBack(facts), of)?.resubmittedOn,
    set: (facts, resubmittedOn, of) => {
      const seq = meant(cameBack(facts), of)?.seq;
      const again = (back: Return) => (back.seq === seq ? { ...back, resubmittedOn } : back);
      return { ...facts, changes: facts.changes.map((one) => ({ ...one, returns: one.returns.map(again) })) };
    },
    owed: (_, change) => ifEarlier(change, 'development-reform'),
  },
  'change.answeredOn': {
    ...answered(
      '变更申请答复（批复、不予、退回）日期',
      'development-reform',
      ({ changes }) => changes.flatMap(({ returns, decided }) => [...returns, ...(decided ? [decided] : [])]),
      (facts, again) => ({
        ...facts,
        changes: facts.changes.map((one) => ({
          ...one,
          returns: one.returns.map(again),
          decided: one.decided && again(one.decided),
        })),
      }),
    ),
    // Of its own project another bureau went along; the answer is development-reform's.
    by: () => 'development-reform',
  },
  'earlierApproval.confirmedOn': {
    ...answered(
      '既有批复核对日期',
      'development-reform',
      ({ earlierApproval }) => (earlierApproval?.confirmation ? [earlierApproval.confirmation] : []),
      (facts, again) => ({
        ...facts,
        earlierApproval: facts.earlierApproval && {
          ...facts.earlierApproval,
          confirmation: facts.earlierApproval.confirmation && again(facts.earlierApproval.confirmation),
        },
      }),
    ),
    by: () => 'development-reform',
  },
  // Whoever records either is reminded by a day of ours alone: nobody is owed.
  'service.recordedOn': {
    title: '运行维护服务开始的登记日期',
    by: byUnit,
    told: () => ['finance'],
    stands: (facts, of) => meant(servicesOf(facts), of)?.on,
    set: (facts, on, of) => {
      const again = redated(meant(servicesOf(facts), of)?.seq, on);
      return {
        ...facts,
        services: Object.fromEntries(Object.entries(facts.services).map(([year, one]) => [year, again(one)])),
      };
    },
  },
  'service.endRecordedOn': {
    title: '运行维护服务结束的登记日期',
    by: byUnit,
    told: () => ['finance'],
    stands: ({ serviceEnded }) => serviceEnded?.on,
    set: (facts, on) => ({ ...facts, serviceEnded: facts.serviceEnded && { ...facts.serviceEnded, on } }),
  },
  'budget.revisedOn': answered(
    '部门预算调整日期',
    'finance',
    ({ annualPlans }) => Object.values(annualPlans).flatMap(({ budgetRevisions = [] }) => budgetRevisions),
    (facts, again) => ({
      ...facts,
      annualPlans: Object.fromEntries(
        Object.entries(facts.annualPlans).map(([year, plan]) => [
          year,
          { ...plan, ...(plan.budgetRevisions && { budgetRevisions: plan.budgetRevisions.map(again) }) },
        ]),
      ),
    }),
  ),
  // What came back to finance was examined by the step that handed it on.
  'review.examinedOn': {
    title: '补正材料审核后转办日期',
    by: (facts, of): Capacity => answererOf(meant(examined(facts), of)?.by),
    told: () => ['constructionUnit'],
    stands: (facts, of) => meant(examined(facts), of)?.examinedOn,
    set: (facts, examinedOn, of) => {
      const seq = meant(examined(facts), of)?.seq;
      return {
        ...facts,
        review: facts.review && {
          ...facts.review,
          returns: facts.review.returns.map((back) => (back.seq === seq ? { ...back, examinedOn } : back)),
        },
      };
    },
  },
} as const satisfies Record<string, Correctable>;
