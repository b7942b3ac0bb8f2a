// Article 11: what is not in the department's budget and is urgent (U1 to U7). The yearly season falls away, the approvals
// do not.
import { z } from 'zod';
import { choice, documents, money, reason, text, year, yesNo } from '../../field/kinds.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import type { DossierFacts } from '../../dossier.ts';
import { entryOf } from '../../entry.ts';
import { overtaken } from '../../proposal.ts';
import {
  KIND_NAMES,
  OUT_OF_PLAN_GROUND_NAMES,
  type OutOfPlanGround,
  type ProjectKind,
  type Stage,
} from '../../vocabulary.ts';
import { act, gate, type Guard } from '../act.ts';
import { decision } from '../decision.ts';
import type { ActName } from '../act-names.ts';
import type { ProjectFacts } from '../facts.ts';
import { awaitsConfirmation } from '../questions.ts';
import { continuationIsListed } from './continuation.ts';
import { requireDocuments } from './document-gates.ts';
import { ENTRY_GATES } from './entries.ts';
import { fundingAsked } from './funding-gates.ts';
import { yearNotPast } from './plan-gates.ts';
import { decidedReview, handedOn, openedReview, withdrawnReview } from './review.ts';
import { REVIEW_PENDING } from './review-gates.ts';
import { reviewerAt } from './reviewers.ts';
import { FURTHER_YEARS } from './stage-spans.ts';

/** Before big-data lists it, or does not. */
const REQUESTED: readonly Stage[] = ['OOP_REQUESTED', 'OOP_FUNDING_CONFIRMED'];

const requestInput = z.strictObject({
  ground: choice('计划外办理情形', OUT_OF_PLAN_GROUND_NAMES),
  year: year('年度'),
  amount: money('申请安排金额'),
  notInBudget: yesNo('未纳入部门年度预算安排'),
  scopeAttested: yesNo('属于申报范围'),
  dataStandardsSet: yesNo('已完成数据标准制定'),
  existingDataGoverned: yesNo('已对已有数据进行汇聚治理'),
  reason,
  documents: documents(['directive', 'statementOfNeed']),
});
type Request = z.infer<typeof requestInput>;

/** 「确需开展项目续建、运行维护」: the need alone opens the path to these two. */
const NEEDED: readonly ProjectKind[] = ['CONTINUATION', 'OM'];

/** Case 99. */
const groundOfKind: Guard<{ ground: OutOfPlanGround }> = gate(
  11,
  'input',
  'groundOfKind',
  '国家和市委、市政府明确要求建设，或者确需开展项目续建、运行维护',
  ({ facts: { kind } }, { ground }) =>
    ground === 'DIRECTIVE' || NEEDED.includes(kind)
      ? undefined
      : {
          says: `本项目为${KIND_NAMES[kind]}项目，仅因确有需要不能计划外办理：确需开展的，限于续建、运行维护；新建、改扩建须有国家和市委、市政府的明确要求。`,
          remedy:
            '有国家和市委、市政府明确要求的，请以该情形办理并提交有关文件；没有的，请按部门整合建设总体方案办理「登记项目申报」。',
          wayOut: { mend: true, instead: ['declare'] },
        },
);

const notInBudget: Guard<{ notInBudget: boolean }> = gate(
  11,
  'input',
  'notInBudget',
  '项目未纳入部门年度预算安排',
  ({ facts, figures }, { notInBudget: isOutside }) => {
    if (isOutside) return undefined;
    const bringsReply = facts.kind === 'CONTINUATION' && !continuationIsListed(figures);
    const [first, worded]: [ActName, string] = awaitsConfirmation(facts)
      ? ['confirmEarlierApproval', '请待市发展改革委办理「核对既有批复」']
      : bringsReply
        ? ['recordEarlierApproval', '请办理「登记既有批复」']
        : ['declare', '请办理「登记项目申报」'];
    return {
      says: '未确认项目未纳入部门年度预算安排；已纳入的，不属于计划外办理。',
      remedy: `请核对部门年度预算；未纳入的，确认后申请，已纳入的，${worded}。`,
      wayOut: { mend: true, instead: [first] },
    };
  },
);

type OfGround = { ground: OutOfPlanGround; documents: string[] };
const onGround = (ground: OutOfPlanGround, asked: Guard<{ documents: string[] }>): Guard<OfGround> => ({
  ...asked,
  objection: (situation, input) => (input.ground === ground ? asked.objection(situation, input) : undefined),
});
const directive = onGround(
  'DIRECTIVE',
  requireDocuments(11, 'directive', ['directive'], '国家和市委、市政府明确要求建设的，提交「明确要求建设的文件」'),
);
const statementOfNeed = onGround(
  'TRUE_NEED',
  requireDocuments(
    11,
    'statementOfNeed',
    ['statementOfNeed'],
    '确需续建、运行维护的，提交「确需续建、运行维护的情况说明」',
  ),
);

/** The same of what comes back after a return: its ground stands. */
export const outOfPlanPapers: Guard<{ documents: string[] }> = requireDocuments(
  11,
  'outOfPlanPapers',
  ({ outOfPlan }) => (outOfPlan?.ground === 'TRUE_NEED' ? ['statementOfNeed'] : ['directive']),
  '计划外办理的，提交「明确要求建设的文件」或者「确需续建、运行维护的情况说明」',
);

/** U1. */
export const requestOutOfPlan = act<Request>({
  name: 'requestOutOfPlan',
  title: '申请计划外办理',
  undoable: true,
  article: 11,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['DRAFT'],
  input: requestInput,
  guards: [
    ...ENTRY_GATES.OUT_OF_PLAN,
    notInBudget,
    groundOfKind,
    yearNotPast,
    directive,
    statementOfNeed,
    documentsOnRecord,
  ],
  apply: (facts, { ground, year: of, amount, reason: why, documents: ids }, entry) => {
    const cited = citedDocuments(entry.references, ids);
    return {
      ...facts,
      stage: 'OOP_REQUESTED',
      entry: 'OUT_OF_PLAN',
      outOfPlan: { ground, year: of, amount, reason: why, documents: cited, ...entryOf(entry) },
      review: openedReview({ stage: 'OOP_REQUESTED', documents: cited }, entry),
    };
  },
  tells: () => ['finance', 'department'],
});

const fundingInput = z.strictObject({
  year: year('年度'),
  amount: money('落实金额'),
  source: text('预算来源', 500),
});

/** While a request lies before finance it must not be returned; beside the stage nothing lies before it. */
const requestPending: Guard<unknown> = {
  ...REVIEW_PENDING,
  objection: (situation, input) =>
    situation.facts.stage === 'OOP_REQUESTED' ? REVIEW_PENDING.objection(situation, input) : undefined,
};

/** U2; and for whatever grows beside a plan that stands (article 26). */
export const confirmFunding = decision<z.infer<typeof fundingInput>>({
  name: 'confirmFunding',
  title: '落实预算来源',
  article: 11,
  basis: 'law',
  by: ['finance'],
  deciderLookedOver: () => 'finance',
  settles: ({ act: other, input: of }, input) =>
    other === 'confirmFunding' && (of as z.infer<typeof fundingInput>).year === input.year,
  at: ['OOP_REQUESTED', 'PLAN_DECLARED', ...FURTHER_YEARS],
  input: fundingInput,
  guards: [requestPending, fundingAsked, yearNotPast],
  apply: (facts, said, entry) => {
    const secured = { ...facts, fundings: [...facts.fundings, { ...said, ...entryOf(entry) }] };
    if (facts.stage !== 'OOP_REQUESTED') return secured;
    const stage = 'OOP_FUNDING_CONFIRMED';
    return { ...secured, stage, review: handedOn(facts, stage, entry) };
  },
  tells: () => ['constructionUnit', 'department', 'big-data', 'development-reform'],
});

const proposed = ({ act: of }: DossierFacts['proposals'][number]): boolean =>
  of === 'confirmFunding' || of === 'list' || of === 'refuseOutOfPlan';

/** U7: by whoever it lies before. Of its approval and of its year in the plan development-reform decides as always. */
export const refuseOutOfPlan = decision({
  name: 'refuseOutOfPlan',
  title: '不予计划外办理',
  article: null,
  basis: 'practice',
  by: ['finance', 'big-data'],
  byHere: ({ stage }) => [reviewerAt(stage)],
  deciderLookedOver: ({ stage }) => reviewerAt(stage),
  settles: proposed,
  at: REQUESTED,
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'OOP_REFUSED',
    outOfPlan: facts.outOfPlan && { ...facts.outOfPlan, refused: { reason: input.reason, ...entryOf(entry) } },
    review: decidedReview(facts, entry),
  }),
  tells: () => ['constructionUnit', 'department', 'finance'],
});

/** U7: back to the draft, from where the project may be declared in the season after all. */
export const withdrawOutOfPlan = act({
  name: 'withdrawOutOfPlan',
  title: '撤回计划外办理申请',
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: REQUESTED,
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry): ProjectFacts => ({
    ...overtaken(facts, entry, proposed),
    stage: 'DRAFT',
    entry: 'DEPARTMENT_PLAN',
    outOfPlan: facts.outOfPlan && { ...facts.outOfPlan, withdrawn: { reason: input.reason, ...entryOf(entry) } },
    review: withdrawnReview(facts, input.reason, entry),
  }),
  // Big-data has it before it once finance has secured the source.
  tells: ({ fundings, outOfPlan }) =>
    fundings.some(({ seq }) => seq > (outOfPlan?.seq ?? 0))
      ? ['department', 'finance', 'big-data']
      : ['department', 'finance'],
});
