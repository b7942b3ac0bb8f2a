// Ways out of a review (R2, R2b, R3, R4). The Measures are silent on nearly all of it.
import { z } from 'zod';
import type { Proposal } from '../../dossier.ts';
import { overtaken } from '../../proposal.ts';
import { act, gate } from '../act.ts';
import { decision } from '../decision.ts';
import { money, reason } from '../../field/kinds.ts';
import { isAtLeast30M } from '../questions.ts';
import { inWan } from '../../money.ts';
import { entryOf } from '../../entry.ts';
import { givenUpOtherwise } from './giving-up.ts';
import { decidedReview, withdrawnReview } from './review.ts';
import { BEFORE_APPROVAL, DESIGN_REVIEWS } from './stage-spans.ts';

/** What waits for its second look, once the review ends otherwise. */
const proposesApproval = ({ act: proposed }: Proposal): boolean => proposed.startsWith('approve');

export const reject = decision({
  name: 'reject',
  title: '不予批准',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  settles: proposesApproval,
  at: DESIGN_REVIEWS,
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'REJECTED',
    rejections: [...facts.rejections, { reason: input.reason, ...entryOf(entry) }],
    review: decidedReview(facts, entry),
  }),
  tells: () => ['constructionUnit', 'department'],
});

/** The list entry outlives the rejection: a fresh submission follows, on either track. */
export const reopenListing = decision({
  name: 'reopenListing',
  title: '恢复报批资格',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  at: ['REJECTED'],
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'LISTED',
    rejections: facts.rejections.map((rejection, at, all) =>
      at === all.length - 1 ? { ...rejection, reopened: { reason: input.reason, ...entryOf(entry) } } : rejection,
    ),
  }),
  tells: () => ['constructionUnit', 'department'],
});

/**
 * R3: the project is given up before it is approved; `withdrawSubmission` takes back only what was handed in. One that is
 * listed leaves the list by a change of the department plan (R5), one that is approved is terminated (X4).
 */
export const withdraw = act({
  name: 'withdraw',
  title: '撤回项目',
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: BEFORE_APPROVAL,
  elsewhere: givenUpOtherwise,
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry) => ({
    ...overtaken(facts, entry, () => true),
    stage: 'WITHDRAWN',
    withdrawn: { reason: input.reason, ...entryOf(entry) },
    review: withdrawnReview(facts, input.reason, entry),
  }),
  // Whoever has it before them, or had.
  tells: ({ declaration, listing, outOfPlan, annualPlans }) => [
    'department',
    ...(outOfPlan || Object.keys(annualPlans).length > 0 ? (['finance'] as const) : []),
    ...(declaration || outOfPlan ? (['big-data'] as const) : []),
    ...(listing ? (['development-reform'] as const) : []),
  ],
});

/** The appraised total becomes the estimate, so that the single stage is closed from here on (case 30). */
export const returnToTwoStages = decision({
  name: 'returnToTwoStages',
  title: '退回按两阶段报批',
  article: 9,
  basis: 'practice',
  by: ['development-reform'],
  settles: proposesApproval,
  at: ['COMBINED_REVIEW'],
  input: z.strictObject({ appraisedTotal: money('评估总投资'), reason }),
  guards: [
    gate<{ appraisedTotal: string }>(
      9,
      'input',
      'appraisedAtLeast30M',
      '经评估的总投资在3000万元（含）以上',
      (_, { appraisedTotal }) =>
        isAtLeast30M(appraisedTotal)
          ? undefined
          : {
              says: `经评估的总投资为${inWan(appraisedTotal)}，在3000万元以下，可以一次审批。`,
              remedy:
                '请核对经评估的总投资；确在3000万元以下的，请办理「批复可行性研究报告及概（预）算（代初步设计）」，材料有缺陷的，办理「退回补正」。',
              wayOut: { mend: true, instead: ['approveCombinedReport', 'returnForCorrection'] },
            },
    ),
  ],
  apply: (facts, { appraisedTotal }, entry) => ({
    ...facts,
    stage: 'LISTED',
    track: 'TWO_STAGE',
    estimatedTotal: appraisedTotal,
    appraisal: { total: appraisedTotal, ...entryOf(entry) },
    review: decidedReview(facts, entry),
  }),
  tells: () => ['constructionUnit', 'department'],
});
