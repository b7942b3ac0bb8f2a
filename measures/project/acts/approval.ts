// Opinions and approvals: articles 4, 9, 14, 35 (T5, T7, T9).
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { inWan } from '../../money.ts';
import { act, practiceGate, type Bookkeeping, type Guard, type Warning } from '../act.ts';
import { decision, instrumentIsReply } from '../decision.ts';
import { choice, documents, line, money, text, yesNo } from '../../field/kinds.ts';
import type { Approval, ProjectFacts } from '../facts.ts';
import { budgetNow } from '../money-questions.ts';
import { OPINIONS, type Bureau, type OpinionSubject } from '../../vocabulary.ts';
import { chapters } from './design-submission.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { entryOf } from '../../entry.ts';
import { itemsComeToTotal, itemsNamedOnce, lineItems } from './line-items.ts';
import { coversWhatIsPlanned, firstYear, isPending } from './plan-gates.ts';
import { decidedReview, openedReview } from './review.ts';
import { approvedTotalBelowUpperClass } from './total-gates.ts';
import { APPROVAL_GATES, REVIEW_PENDING } from './review-gates.ts';
import { DESIGN_REVIEWS } from './stage-spans.ts';

const SUBJECT_NAMES = Object.fromEntries(
  Object.entries(OPINIONS).map(([subject, { title }]) => [subject, title]),
) as Record<OpinionSubject, string>;
const RECORDERS = [...new Set(Object.values(OPINIONS).map(({ by }) => by))] as readonly Bureau[];

interface OnSubject {
  subject: OpinionSubject;
}

export const recordOpinion = act({
  name: 'recordOpinion',
  title: '记录审查意见',
  undoable: true,
  article: 9,
  basis: 'law',
  by: RECORDERS,
  byHere: (_, input) => (input?.subject ? [OPINIONS[input.subject].by] : RECORDERS),
  at: DESIGN_REVIEWS,
  input: z.strictObject({
    subject: choice('审查事项', SUBJECT_NAMES),
    agrees: yesNo('结论', { yes: '同意', no: '不同意' }),
    chapters: chapters('意见针对的篇（章）'),
    remark: text('意见'),
    documents: documents(['technicalOpinion', 'appraisalReport']),
  }),
  guards: [
    REVIEW_PENDING,
    practiceGate<OnSubject>(
      'input',
      'secrecyForClassifiedOnly',
      '保密技术审查意见仅对涉密项目出具',
      ({ facts }, { subject }) =>
        subject !== 'secrecy' || facts.classified
          ? undefined
          : {
              says: '本项目为非涉密项目，无需保密技术审查意见。',
              remedy: '无需记录该项意见。',
              wayOut: { needless: true },
            },
    ),
    practiceGate<OnSubject>(
      'input',
      'designContentOfDesign',
      '初步设计内容审核意见针对初步设计出具',
      ({ facts }, { subject }) =>
        subject !== 'designContent' || facts.stage === 'DESIGN_REVIEW'
          ? undefined
          : {
              says: '现在审批的不是初步设计及概（预）算。',
              remedy: '对政务数据资源的意见，请以「政务数据资源技术审查意见」记录。',
              wayOut: { mend: true },
            },
    ),
    appraisalReport(),
    documentsOnRecord,
  ],
  // A resubmission keeps what was recorded, with the version it is about: an authority that must look again records its
  // opinion anew, which replaces the former.
  apply: (facts, { subject, documents: ids, ...said }, entry) => ({
    ...facts,
    review: facts.review && {
      ...facts.review,
      opinions: {
        ...facts.review.opinions,
        [subject]: {
          version: facts.review.version,
          documents: citedDocuments(entry.references, ids),
          ...said,
          ...entryOf(entry),
        },
      },
    },
  }),
  tells: (_, { agrees }) => (agrees ? ['development-reform'] : ['development-reform', 'constructionUnit']),
});

function appraisalReport(): Guard<OnSubject & { documents: string[] }> {
  const asked = requireDocuments(
    9,
    'appraisalReport',
    ['appraisalReport'],
    '记录第三方项目评估报告的，提交「项目评估报告」',
  );
  return {
    ...asked,
    objection: (situation, input) => (input.subject === 'appraisal' ? asked.objection(situation, input) : undefined),
  };
}

const reply = z.strictObject({
  replyNumber: line('批复文号', 100),
  total: money('批复总投资'),
  chapters: chapters('意见针对的篇（章）'),
  documents: documents(['approvalReply']),
});
type Reply = z.infer<typeof reply>;
/** Of a budget: with it the line items that adjustments are measured by (article 26). */
const budgetReply = reply.extend({ items: lineItems().optional() });
type BudgetReply = z.infer<typeof budgetReply>;

const REPLY_GATES = [
  ...APPROVAL_GATES,
  requireDocuments(14, 'approvalReply', ['approvalReply']),
  documentsOnRecord,
  instrumentIsReply,
] as const;

const BUDGET_GATES = [
  ...REPLY_GATES,
  itemsNamedOnce,
  itemsComeToTotal<BudgetReply>(({ total }) => total),
  coversWhatIsPlanned<BudgetReply>(({ total }) => total),
] as const;

const approved = (
  facts: ProjectFacts,
  of: Approval['of'],
  { items, ...input }: BudgetReply,
  entry: Bookkeeping,
): ProjectFacts => {
  const replied = {
    ...facts,
    approvals: [
      ...facts.approvals,
      { of, ...input, documents: citedDocuments(entry.references, input.documents), ...entryOf(entry) },
    ],
  };
  // The feasibility reply is not the last word on the total: only what leads to 已批复 fixes it.
  if (of === 'FEASIBILITY') return { ...replied, stage: 'FEASIBILITY_APPROVED', review: decidedReview(facts, entry) };
  const budgets = [...facts.budgets, { from: 'APPROVAL' as const, total: input.total, items, ...entryOf(entry) }];
  return { ...replied, ...onceApproved(facts, entry), approvedTotal: input.total, budgets };
};

/** What was planned before the approval (article 27) stands: the project goes on from where its first year is. */
function onceApproved(facts: ProjectFacts, entry: Bookkeeping): Pick<ProjectFacts, 'stage' | 'review'> {
  const review = decidedReview(facts, entry);
  const first = firstYear(facts);
  if (first !== undefined) return { stage: budgetNow(facts.annualPlans[first]) ? 'BUDGETED' : 'PLANNED', review };
  const pending = Object.values(facts.annualPlans).find(isPending)?.declared;
  const stage = 'PLAN_DECLARED';
  return pending
    ? { stage, review: openedReview({ stage, documents: pending.documents }, entry) }
    : { stage: 'APPROVED', review };
}

const deciderLookedOver = () => 'development-reform' as const;

export const approveCombinedReport = decision({
  name: 'approveCombinedReport',
  title: '批复可行性研究报告及概（预）算（代初步设计）',
  article: 9,
  basis: 'law',
  by: ['development-reform'],
  deciderLookedOver,
  at: ['COMBINED_REVIEW'],
  input: budgetReply,
  guards: [
    ...BUDGET_GATES,
    approvedTotalBelowUpperClass<BudgetReply>(
      ({ total }) => total,
      () => ({ remedy: '请办理「退回按两阶段报批」。', wayOut: { instead: ['returnToTwoStages'] } }),
    ),
  ],
  apply: (facts, input, entry) => approved(facts, 'COMBINED', input, entry),
  tells: () => ['constructionUnit', 'department'],
});

export const approveFeasibilityReport = decision({
  name: 'approveFeasibilityReport',
  title: '批复可行性研究报告',
  article: 9,
  basis: 'law',
  by: ['development-reform'],
  deciderLookedOver,
  at: ['FEASIBILITY_REVIEW'],
  input: reply,
  guards: REPLY_GATES,
  apply: (facts, input, entry) => approved(facts, 'FEASIBILITY', input, entry),
  tells: () => ['constructionUnit', 'department'],
});

// QUESTION(article 9, designAboveEstimate): the text does not bind the design to the estimate. Rules of a district let the approver ask for a
// new feasibility report from a tenth above it (reading, section 10).
const aboveFeasibilityReply = ({ facts }: WarningGround<ProjectFacts>, { total }: Reply): Warning[] => {
  const estimate = facts.approvals.findLast(({ of }) => of === 'FEASIBILITY')?.total;
  if (estimate === undefined || BigInt(total) * 10n <= BigInt(estimate) * 11n) return [];
  const says = `批复总投资${inWan(total)}超过可行性研究报告批复的${inWan(estimate)}一成以上，可以要求重新报批可行性研究报告。`;
  return [{ code: 'aboveFeasibilityReply', article: null, says }];
};

export const approveDesign = decision({
  name: 'approveDesign',
  title: '批复初步设计及概（预）算',
  article: 9,
  basis: 'law',
  by: ['development-reform'],
  deciderLookedOver,
  at: ['DESIGN_REVIEW'],
  input: budgetReply,
  guards: BUDGET_GATES,
  warnings: aboveFeasibilityReply,
  apply: (facts, input, entry) => approved(facts, 'DESIGN', input, entry),
  tells: () => ['constructionUnit', 'department'],
});
