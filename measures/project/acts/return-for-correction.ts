// 退回补正 and what comes back (R1). The Measures are silent on it; what the law asks of the first submission is asked of
// the new version again.
import { z } from 'zod';
import { act, gate, practiceGate, type Guard } from '../act.ts';
import { documents, money, text } from '../../field/kinds.ts';
import type { ProjectFacts, Review } from '../facts.ts';
import { overtaken } from '../../proposal.ts';
import { isUpperClass } from '../questions.ts';
import { CHAPTERS, type Capacity, type Chapter, type Stage } from '../../vocabulary.ts';
import { ACCEPTANCE_DOCUMENT_KINDS, acceptanceDocuments } from './acceptance-gates.ts';
import { correctBy, correctByInFuture, correctByOnRestDay, defects, returnOf } from './correction-time.ts';
import { DESIGN_DOCUMENT_KINDS, DESIGN_GATES, DESIGN_OF_STAGE } from './design-gates.ts';
import { chapters } from './design-submission.ts';
import { reviewersOf } from './review.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { isPending, performanceTargetTable, withinApprovedTotal } from './plan-gates.ts';
import { outOfPlanPapers } from './out-of-plan.ts';
import { REVIEW_PENDING, reviewHere } from './review-gates.ts';
import { ALL_REVIEWERS, UNDER_REVIEW } from './reviewers.ts';
import { DESIGN_REVIEWS } from './stage-spans.ts';

const returnInput = z.strictObject({ defects: defects(text('内容', 500)), correctBy });

/** What decides on the material itself; an amount of the annual plan is judged anew when the other side goes along. */
export const DECIDES_ON_A_REVIEW: readonly string[] = [
  'list',
  'confirmFunding',
  'approveCombinedReport',
  'approveFeasibilityReport',
  'approveDesign',
  'passAcceptance',
  'failAcceptance',
];

export const returnForCorrection = act<z.infer<typeof returnInput>>({
  name: 'returnForCorrection',
  title: '退回补正',
  article: null,
  basis: 'practice',
  by: ALL_REVIEWERS,
  byHere: (facts): readonly Capacity[] => reviewHere(facts)?.mayReturn ?? ALL_REVIEWERS,
  at: UNDER_REVIEW,
  input: returnInput,
  guards: [
    gate(28, 'facts', 'acceptanceAppliedFor', '竣工验收由市大数据发展局组织的，方可退回验收申请', ({ facts }) =>
      facts.stage !== 'ACCEPTANCE_IN_PROGRESS' || isUpperClass(facts)
        ? undefined
        : {
            says: '本项目总投资在3000万元以下，由项目建设单位自行组织验收，没有验收申请可以退回。',
            remedy: '无须退回；发现问题的，可依第三十五条要求限期整改。',
            wayOut: { needless: true },
          },
    ),
    REVIEW_PENDING,
    correctByInFuture,
  ],
  warnings: correctByOnRestDay,
  keepsFigures: true,
  // What others were asked to go along with was about the version that goes back.
  apply: (facts, said, entry) => ({
    ...overtaken(facts, entry, ({ act: proposed }) => DECIDES_ON_A_REVIEW.includes(proposed)),
    review: facts.review && {
      ...facts.review,
      status: 'RETURNED',
      returns: [...facts.review.returns, returnOf(said, entry)],
    },
  }),
  tells: () => ['constructionUnit'],
});

interface Resubmission {
  documents: string[];
  chapters?: Chapter[];
  changedChapters?: Chapter[];
  amount?: string;
}

/** A guard of the first submission, asked again only at the stage it belongs to. */
const at = (stages: readonly Stage[], guard: Guard<Resubmission>): Guard<Resubmission> => ({
  ...guard,
  objection: (situation, input) =>
    stages.includes(situation.facts.stage) ? guard.objection(situation, input) : undefined,
});

const returned: Guard<unknown> = practiceGate('facts', 'returned', '申报材料已被退回补正', ({ facts }) =>
  reviewHere(facts)?.status === 'RETURNED'
    ? undefined
    : {
        says: '现有申报材料未被退回补正，无需重新提交。',
        ...(reviewHere(facts)?.status === 'PENDING'
          ? {
              remedy: '请等待审查结果；材料确需更换的，请审查部门先办理「退回补正」。',
              wayOut: { needless: true, acts: ['returnForCorrection'] },
            }
          : { remedy: '现没有待审的申报材料，无须办理。', wayOut: { needless: true } }),
      },
);

const amountOfPlanOnly: Guard<Resubmission> = practiceGate(
  'input',
  'amountOfPlanOnly',
  '仅重新申报年度投资计划时填写金额',
  ({ facts }, { amount }) =>
    amount === undefined || facts.stage === 'PLAN_DECLARED'
      ? undefined
      : {
          says: '本次重新提交不涉及年度投资计划金额。',
          remedy: '请删去「申报金额」后重新提交。',
          wayOut: { mend: true },
        },
);

const changesOfDesignOnly: Guard<Resubmission> = practiceGate(
  'input',
  'changesOfDesignOnly',
  '仅重新提交可行性研究报告、初步设计时填写修改的篇（章）',
  ({ facts }, { changedChapters }) =>
    changedChapters === undefined || DESIGN_REVIEWS.includes(facts.stage)
      ? undefined
      : {
          says: '本次重新提交的材料不分篇（章）。',
          remedy: '请删去「本次修改的篇（章）」后重新提交。',
          wayOut: { mend: true },
        },
);

/** In which version each chapter was changed last; what is not said to be unchanged counts as changed. */
const changedIn = (review: Review, version: number, changed: readonly Chapter[] = CHAPTERS): Review['changedIn'] => ({
  ...review.changedIn,
  ...Object.fromEntries(changed.map((chapter) => [chapter, version])),
});

const ELSEWHERE = UNDER_REVIEW.filter((stage) => stage !== 'ACCEPTANCE_IN_PROGRESS' && !DESIGN_REVIEWS.includes(stage));

export const resubmit = act<Resubmission>({
  name: 'resubmit',
  title: '补正后重新提交',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit', 'department'],
  // The department may declare for the annual plan, so it may declare again; all else is the unit's.
  byHere: ({ stage }) => (stage === 'PLAN_DECLARED' ? ['constructionUnit', 'department'] : ['constructionUnit']),
  at: UNDER_REVIEW,
  input: z.strictObject({
    documents: documents([
      'needsStatement',
      'directive',
      'statementOfNeed',
      'combinedFeasibilityReport',
      'feasibilityReport',
      'preliminaryDesign',
      ...DESIGN_DOCUMENT_KINDS,
      'performanceTargetTable',
      ...ACCEPTANCE_DOCUMENT_KINDS,
    ]),
    chapters: chapters('所含篇（章）').optional(),
    changedChapters: chapters('本次修改的篇（章）', '未填写的，视为各篇（章）均已修改').optional(),
    amount: money('申报金额').optional(),
  }),
  guards: [
    returned,
    at(['DECLARED'], requireDocuments(8, 'needsStatement', ['needsStatement'])),
    at(['OOP_REQUESTED', 'OOP_FUNDING_CONFIRMED'], outOfPlanPapers),
    at(['COMBINED_REVIEW'], DESIGN_OF_STAGE.COMBINED_REVIEW),
    at(['FEASIBILITY_REVIEW'], DESIGN_OF_STAGE.FEASIBILITY_REVIEW),
    at(['DESIGN_REVIEW'], DESIGN_OF_STAGE.DESIGN_REVIEW),
    ...DESIGN_GATES.map((guard) => at(DESIGN_REVIEWS, guard)),
    at(['PLAN_DECLARED'], performanceTargetTable),
    at(
      ['PLAN_DECLARED'],
      withinApprovedTotal(
        ({ amount }: Resubmission, facts) => amount ?? declaredYear(facts)?.[1].declared?.amount,
        (facts) => declaredYear(facts)?.[0],
      ),
    ),
    ...acceptanceDocuments.map((guard) => at(['ACCEPTANCE_IN_PROGRESS'], guard)),
    at(ELSEWHERE, documentsOnRecord),
    amountOfPlanOnly,
    changesOfDesignOnly,
  ],
  apply: (facts, input, entry) => {
    const { review } = facts;
    if (!review) return facts;
    const cited = citedDocuments(entry.references, input.documents);
    const returns = review.returns.map((back, index) =>
      index === review.returns.length - 1 ? { ...back, resubmittedOn: entry.receivedOn } : back,
    );
    const version = review.version + 1;
    const again: ProjectFacts = {
      ...facts,
      review: {
        ...review,
        version,
        status: 'PENDING',
        documents: cited,
        chapters: input.chapters ?? review.chapters,
        changedIn: DESIGN_REVIEWS.includes(facts.stage)
          ? changedIn(review, version, input.changedChapters)
          : review.changedIn,
        returns,
      },
    };
    if (facts.stage === 'DECLARED' && facts.declaration)
      return { ...again, declaration: { ...facts.declaration, documents: cited } };
    if (facts.stage === 'ACCEPTANCE_IN_PROGRESS') {
      return {
        ...again,
        acceptanceRounds: facts.acceptanceRounds.map((round, index, all) =>
          index === all.length - 1 ? { ...round, documents: cited } : round,
        ),
      };
    }
    const plan = facts.stage === 'PLAN_DECLARED' ? declaredYear(facts) : undefined;
    if (!plan) return again;
    const [year, { declared }] = plan;
    return {
      ...again,
      annualPlans: {
        ...facts.annualPlans,
        [year]: { declared: { ...declared!, amount: input.amount ?? declared!.amount, documents: cited } },
      },
    };
  },
  tells: reviewersOf,
});

/** The year whose declaration lies before the bureaus while the project is in 申报年度投资计划: there is one at a time. */
const declaredYear = ({ annualPlans }: ProjectFacts) => Object.entries(annualPlans).find(([, plan]) => isPending(plan));
