// What every design document must bring with it, whichever of the three it is: articles 10, 12, 13, 14, 19.
import { gate, type Guard } from '../act.ts';
import { exceptionOf } from '../exceptions.ts';
import { isConstructionKind } from '../questions.ts';
import type { Chapter, DocumentKind } from '../../vocabulary.ts';
import { documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { chapterNamesOf, missingChapters } from './review-gates.ts';

const ARTICLE_12_PAPERS: readonly DocumentKind[] = [
  'energyAssessment',
  'siteSelection',
  'landPreReview',
  'environmentalAssessment',
];

export const CONSTRUCTION_KIND: Guard<unknown> = gate(
  10,
  'facts',
  'constructionKind',
  '项目为新建、改扩建或者续建',
  ({ facts }) =>
    isConstructionKind(facts)
      ? undefined
      : {
          says: '运行维护项目纳入项目清单后直接申报年度投资计划，无需报批可行性研究报告、初步设计及概（预）算。',
          remedy: '请办理「申报年度投资计划」。',
          wayOut: { instead: ['declareForAnnualPlan'] },
        },
);

export const CHAPTERS_COMPLETE: Guard<{ chapters?: Chapter[] }> = gate(
  14,
  'input',
  'chapters',
  '设计文件包括五个篇（章）',
  (_, { chapters }) => {
    const missing = missingChapters(chapters ?? []);
    return missing.length === 0
      ? undefined
      : {
          says: `设计文件缺少篇（章）：${chapterNamesOf(missing)}。`,
          remedy: '请补充上述篇（章），并在「所含篇（章）」中载明。',
          wayOut: { mend: true, outside: ['completePapers'] },
        };
  },
);

const frameworkEndorsed: Guard<unknown> = gate(
  13,
  'standing',
  'frameworkEndorsed',
  '跨部门项目的框架方案已经市大数据发展局审核',
  ({ facts, references }) => {
    if (facts.frameworkPlan === undefined) return undefined;
    const plan = references.standing.frameworkPlan;
    if (plan?.id === facts.frameworkPlan && plan.status === 'ENDORSED') return undefined;
    return {
      says: `跨部门框架方案（${facts.frameworkPlan}）尚未取得市大数据发展局的审核意见。`,
      remedy: '请由牵头部门会同参建部门将框架方案联合报市大数据发展局审核，取得审核意见后再报批。',
      wayOut: { outside: ['endorseFrameworkPlan'] },
    };
  },
);

const frameworkParticipant: Guard<unknown> = gate(
  13,
  'standing',
  'frameworkParticipant',
  '本部门是框架方案确定的参建部门',
  ({ facts, references }) => {
    const plan = references.standing.frameworkPlan;
    if (facts.frameworkPlan === undefined || plan?.id !== facts.frameworkPlan) return undefined;
    const { constructionUnit, department } = facts.parties;
    return plan.participants.includes(department) || plan.participants.includes(constructionUnit)
      ? undefined
      : {
          says: `跨部门框架方案（${plan.id}）确定的参建部门不含本部门。`,
          remedy: '请由牵头部门会同参建部门调整框架方案，重新报市大数据发展局审核。',
          wayOut: { outside: ['endorseFrameworkPlan'] },
        };
  },
);

/** All that may be asked for beside the design itself, of whatever project. */
export const DESIGN_DOCUMENT_KINDS: readonly DocumentKind[] = [
  'dataResourceCatalogue',
  'cryptographyPlan',
  'productSecurityStatement',
  'frameworkOpinion',
  'priorPostEvaluation',
  ...ARTICLE_12_PAPERS,
];

/** Documents beside the design itself. */
export const DESIGN_GATES = [
  CHAPTERS_COMPLETE,
  requireDocuments(
    14,
    'mandatoryDocuments',
    ['dataResourceCatalogue', 'cryptographyPlan'],
    '提交「数据资源目录」、「密码应用方案」（审批的必备条件，不得免除）',
  ),
  requireDocuments(19, 'productSecurityStatement', ['productSecurityStatement']),
  frameworkEndorsed,
  frameworkParticipant,
  requireDocuments(
    13,
    'frameworkOpinion',
    ({ frameworkPlan }) => (frameworkPlan === undefined ? [] : ['frameworkOpinion']),
    '跨部门项目提交「跨部门框架方案审核意见」',
  ),
  // Case 88: an expansion of a system older than the Measures is excepted by development-reform alone.
  requireDocuments(
    14,
    'priorPostEvaluation',
    (facts) =>
      facts.kind === 'EXPANSION' && !exceptionOf(facts, 'NO_PRIOR_EVALUATION') ? ['priorPostEvaluation'] : [],
    '改扩建项目提交「前期项目第三方后评价报告」（准予破例的除外）',
  ),
  // QUESTION(article 12, papersOfHighEnergyUse): the text excepts civil works and high energy use alike from the waiver of all four; whether
  // high energy use alone revives site and land papers is not said. We ask for all four.
  requireDocuments(
    12,
    'article12Papers',
    ({ newCivilWorks, highEnergyUse }) => (newCivilWorks || highEnergyUse ? ARTICLE_12_PAPERS : []),
    '涉及新建土建工程、高耗能的项目提交节能评估、规划选址、用地预审、环境影响评价文件',
  ),
  documentsOnRecord,
] as const;

/** The design itself, by stage of its review. */
export const DESIGN_OF_STAGE = {
  COMBINED_REVIEW: requireDocuments(9, 'combinedReport', ['combinedFeasibilityReport']),
  FEASIBILITY_REVIEW: requireDocuments(9, 'feasibilityReport', ['feasibilityReport']),
  DESIGN_REVIEW: requireDocuments(9, 'preliminaryDesign', ['preliminaryDesign']),
} as const;
export type DesignStage = keyof typeof DESIGN_OF_STAGE;
