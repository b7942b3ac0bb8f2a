// Article 30: self-evaluation and post-evaluation (T22, T23).
import { z } from 'zod';
import { act, gate, practiceGate } from '../act.ts';
import { dayNameOf } from '../../date-name.ts';
import { choice, documents, group, number, party, text } from '../../field/kinds.ts';
import type { Rating } from '../facts.ts';
import { GRADE_NAMES, LEAST_SCORE, THREE_BUREAUS, type Bureau, type Grade } from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { windowFromCertainDate } from './conclusion-date.ts';
import { requireDocuments } from './document-gates.ts';
import { recipients, sentToAllThree } from './recipients.ts';

// The Measures ask for no score; where one is given it comes with its grade: 优 90, 良 80, 中 60, 差 below [D].
const rating = group('评价等级', { score: number('评分', 0, 100, '百分制'), grade: choice('等级', GRADE_NAMES) });

const gradeAt = (score: number): Grade =>
  (Object.keys(LEAST_SCORE) as Grade[]).find((grade) => score >= LEAST_SCORE[grade])!;

const gradeOfScore = practiceGate<{ rating?: Rating }>(
  'input',
  'gradeOfScore',
  '等级与评分相符（90分以上为优，80分以上为良，60分以上为中，其余为差）',
  (_situation, { rating: given }) => {
    if (!given || gradeAt(given.score) === given.grade) return undefined;
    return {
      says: `评分${given.score}分，等级应为「${GRADE_NAMES[gradeAt(given.score)]}」，所填为「${GRADE_NAMES[given.grade]}」。`,
      remedy: '请核对评分和等级。',
      wayOut: { mend: true },
    };
  },
);

const selfEvaluationInput = z.strictObject({
  recipients: recipients(),
  rating: rating.optional(),
  documents: documents(['selfEvaluationReport']),
});
type SelfEvaluation = z.infer<typeof selfEvaluationInput>;

// Case 83: the day 12 months after is inside; case 86: after month 24 it is late, yet taken.
const windowOpen = gate(30, 'duties', 'windowOpen', '已满通过验收并投入运行后12个月', ({ duties, today }) => {
  const opensOn = duties.find(({ duty, cancelled }) => duty === 'SELF_EVALUATION' && cancelled === undefined)?.opensOn;
  if (opensOn === undefined)
    return {
      says: '自评价的起止时间尚未确定，正在计算。',
      remedy: '请稍候重新办理。',
      wayOut: { wait: true },
    };
  if (opensOn <= today) return undefined;
  return {
    says: `自评价在通过竣工验收并投入运行后12至24个月内开展，本项目自${dayNameOf(opensOn)}起可以提交。`,
    remedy: `请于${dayNameOf(opensOn)}以后提交自评价报告。`,
    wayOut: { wait: true },
    earliestOn: opensOn,
  };
});

/** T22. */
export const submitSelfEvaluation = act<SelfEvaluation>({
  name: 'submitSelfEvaluation',
  title: '报送自评价报告',
  undoable: true,
  article: 30,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['IN_OPERATION'],
  input: selfEvaluationInput,
  guards: [
    windowOpen,
    windowFromCertainDate,
    requireDocuments(30, 'selfEvaluationReport', ['selfEvaluationReport']),
    sentToAllThree(30, '自评价报告'),
    gradeOfScore,
    documentsOnRecord,
  ],
  apply: (facts, { recipients: sentTo, rating: rated, documents: ids }, entry) => ({
    ...facts,
    stage: 'SELF_EVALUATED',
    selfEvaluation: {
      recipients: sentTo,
      rating: rated,
      documents: citedDocuments(entry.references, ids),
      ...entryOf(entry),
    },
  }),
  tells: () => THREE_BUREAUS,
});

const commissionInput = z.strictObject({ evaluator: party('受托机构', 'company', 'unit') });
type Commission = z.infer<typeof commissionInput>;

/** T23: 可以, so nobody owes it. */
export const commissionPostEvaluation = act<Commission>({
  name: 'commissionPostEvaluation',
  title: '委托第三方后评价',
  article: 30,
  basis: 'law',
  by: ['development-reform', 'big-data'],
  at: ['SELF_EVALUATED'],
  input: commissionInput,
  guards: [],
  apply: (facts, { evaluator }, entry) => ({
    ...facts,
    stage: 'POST_EVALUATION',
    postEvaluation: { commissionedBy: entry.by as Bureau, evaluator, ...entryOf(entry) },
  }),
  tells: () => ['constructionUnit'],
});

const notReportedYet = practiceGate('facts', 'notReportedYet', '后评价报告尚未提交', ({ facts }) =>
  facts.postEvaluation?.report === undefined
    ? undefined
    : { says: '第三方后评价报告已经提交。', remedy: '无须重复提交。', wayOut: { needless: true } },
);

const postEvaluationInput = z.strictObject({
  findings: text('后评价结论'),
  rating: rating.optional(),
  documents: documents(['postEvaluationReport']),
});
type PostEvaluation = z.infer<typeof postEvaluationInput>;

/** The commissioner records what the third party found. */
export const submitPostEvaluation = act<PostEvaluation>({
  name: 'submitPostEvaluation',
  title: '提交第三方后评价报告',
  article: 30,
  basis: 'law',
  by: ['development-reform', 'big-data'],
  byHere: ({ postEvaluation }) =>
    postEvaluation ? [postEvaluation.commissionedBy] : ['development-reform', 'big-data'],
  at: ['POST_EVALUATION'],
  input: postEvaluationInput,
  guards: [
    notReportedYet,
    requireDocuments(30, 'postEvaluationReport', ['postEvaluationReport']),
    gradeOfScore,
    documentsOnRecord,
  ],
  apply: (facts, { findings, rating: rated, documents: ids }, entry) => {
    if (!facts.postEvaluation) return facts;
    const report = { findings, rating: rated, documents: citedDocuments(entry.references, ids), ...entryOf(entry) };
    return { ...facts, postEvaluation: { ...facts.postEvaluation, report } };
  },
  tells: () => ['constructionUnit', ...THREE_BUREAUS],
});
