// Articles 14, 19, 28: what acceptance asks for, of both classes alike.
import { gate, practiceGate, type Guard } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { isAcceptedByUnit, isUpperClass, passedAcceptance } from '../questions.ts';
import { ACCEPTANCE_CONTENT_NAMES, type AcceptanceContent, type DocumentKind } from '../../vocabulary.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { namesOf, requireDocuments } from './document-gates.ts';

const CLASSIFIED_ONLY: readonly DocumentKind[] = ['secrecyTestReport'];
const NON_CLASSIFIED_ONLY: readonly DocumentKind[] = ['mlpsTestReport', 'mlpsFilingProof'];

/** All that acceptance may ask for, of whatever project. */
export const ACCEPTANCE_DOCUMENT_KINDS: readonly DocumentKind[] = [
  'constructionSummary',
  'financialReport',
  'auditReport',
  'securityRiskAssessmentReport',
  ...CLASSIFIED_ONLY,
  ...NON_CLASSIFIED_ONLY,
  'cryptographyAssessmentReport',
  'dataDictionary',
];

/**
 * The list of article 28, the same for both classes. QUESTION(article 28, otherMaterials): 「等材料」 is left to the unit: more is allowed,
 * never fewer (case 41).
 * QUESTION(article 28, securityRiskReport): the security risk assessment is said to 包括 the test report and, unless classified, the proof of
 * filing: read as being made up of them, so that no separate report is asked for, and one alone does not do.
 */
export const acceptanceDocumentKinds = ({ classified }: ProjectFacts): DocumentKind[] =>
  ACCEPTANCE_DOCUMENT_KINDS.filter(
    (kind) =>
      kind !== 'securityRiskAssessmentReport' && !(classified ? NON_CLASSIFIED_ONLY : CLASSIFIED_ONLY).includes(kind),
  );

// Case 42: the list depends on classification; a report of the other kind shows that one of the two is wrong.
const testReportsFitClassification = gate<{ documents: string[] }>(
  28,
  'input',
  'testReportsFitClassification',
  '测评材料与项目涉密属性一致',
  ({ facts, references }, { documents }) => {
    const strange: readonly DocumentKind[] = facts.classified ? NON_CLASSIFIED_ONLY : CLASSIFIED_ONLY;
    const cited = citedDocuments(references, documents)
      .map(({ kind }) => kind)
      .filter((kind) => strange.includes(kind));
    if (cited.length === 0) return undefined;
    return {
      says: `本项目为${facts.classified ? '涉密' : '非涉密'}项目，所附${namesOf(cited)}与项目属性不符。`,
      remedy: facts.classified ? '请改附涉密信息系统安全保密测评报告。' : '请改附网络安全等级保护测评报告及备案证明。',
      wayOut: { mend: true },
    };
  },
);

export const acceptanceDocuments: readonly Guard<{ documents: string[] }>[] = [
  requireDocuments(
    28,
    'acceptanceDocuments',
    acceptanceDocumentKinds,
    '提交项目建设总结、财务报告、审计报告、安全风险评估材料（涉密：安全保密测评报告；非涉密：等级保护测评报告及备案证明）、密码应用安全性评估报告、数据字典',
  ),
  testReportsFitClassification,
  documentsOnRecord,
];

export const upperClass = gate(28, 'facts', 'upperClass', '总投资3000万元（含）以上', ({ facts }) =>
  isUpperClass(facts)
    ? undefined
    : {
        says: '本项目批复总投资在3000万元以下，由项目建设单位自行组织竣工验收。',
        remedy: '请办理「组织竣工验收」，验收结果报市大数据发展局备案。',
        wayOut: { instead: ['conveneAcceptance'] },
      },
);

export const lowerClass = gate(28, 'facts', 'lowerClass', '总投资3000万元以下', ({ facts }) =>
  isUpperClass(facts)
    ? {
        says: '本项目批复总投资在3000万元（含）以上，应当申请市大数据发展局组织竣工验收。',
        remedy: '请办理「申请竣工验收」。',
        wayOut: { instead: ['applyForAcceptance'] },
      }
    : undefined,
);

/** What is accepted by big-data need not be filed with it. */
export const filesItself: typeof lowerClass = {
  ...lowerClass,
  objection: ({ facts }) =>
    (passedAcceptance(facts) ? !isAcceptedByUnit(facts) : isUpperClass(facts))
      ? {
          says: '本项目由市大数据发展局组织竣工验收，验收结果不另报备案。',
          remedy: '无须备案。',
          wayOut: { needless: true },
        }
      : undefined,
};

/** Case 35: while an application is returned, the unit completes it first. */
export const notReturned = practiceGate(
  'facts',
  'notReturned',
  '验收申请不在退回补正中',
  ({ facts: { review, stage } }) =>
    review?.stage === stage && review.status === 'RETURNED'
      ? {
          says: '验收申请材料已退回补正，项目建设单位尚未重新提交。',
          remedy: '请待项目建设单位办理「补正后重新提交」后再作验收结论。',
          wayOut: { acts: ['resubmit'] },
        }
      : undefined,
);

type Contents = { checklist: Partial<Record<AcceptanceContent, string>> };

const remarked = (article: number, name: string, keys: readonly AcceptanceContent[]): Guard<Contents> => {
  const asks = `逐项记载${keys.map((key) => ACCEPTANCE_CONTENT_NAMES[key]).join('、')}`;
  return gate<Contents>(article, 'input', name, asks, (_situation, { checklist }) => {
    const missing = keys
      .filter((key) => checklist[key] === undefined)
      .map((key) => `「${ACCEPTANCE_CONTENT_NAMES[key]}」`)
      .join('、');
    return missing === ''
      ? undefined
      : {
          says: `验收重要内容未记载：${missing}。`,
          remedy: `请在验收中核查并记载${missing}。`,
          wayOut: { mend: true },
        };
  });
};

export const acceptanceContents: readonly Guard<Contents>[] = [
  remarked(19, 'acceptanceContents', ['productSecurity', 'cryptographyUse', 'energyEfficiency']),
  remarked(14, 'sharingAndSecurity', ['sharingScope', 'networkSecurity']),
];
