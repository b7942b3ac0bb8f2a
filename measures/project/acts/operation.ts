// Articles 29, 30, 37: putting into operation and closing the dossier (T21, T24).
import { z } from 'zod';
import { act, practiceGate } from '../act.ts';
import { date, documents, line } from '../../field/kinds.ts';
import { nameOfPart, openParts } from '../order-parts.ts';
import { isUpperClass, openRectifications } from '../questions.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { notBefore, notInFuture } from './date-gates.ts';

const operationInput = z.strictObject({
  operationOn: date('投入运行日期'),
  catalogueEntry: line('政务信息系统总目录编号', 100).optional(),
});
type Operation = z.infer<typeof operationInput>;

/**
 * T21. The day may lie before acceptance (case 84); a missing catalogue entry stops nothing here (article 31 stops the
 * O&M money).
 */
export const putIntoOperation = act<Operation>({
  name: 'putIntoOperation',
  title: '投入运行',
  undoable: true,
  article: 30,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['ACCEPTED'],
  input: operationInput,
  guards: [
    notInFuture('operationOnNotInFuture', '投入运行日期', ({ operationOn }) => operationOn),
    notBefore('operationAfterStart', '投入运行日期', ({ operationOn }) => operationOn, {
      what: '开工日期',
      field: 'construction.startedOn',
      of: ({ construction }) => construction?.startedOn,
    }),
  ],
  warnings: ({ facts }, { catalogueEntry }) => [
    ...(catalogueEntry === undefined
      ? [
          {
            code: 'notInCatalogue',
            article: 31,
            says: '未填写政务信息系统总目录编号；未纳入总目录的，不予安排运行维护经费，请及时办理登记。',
          },
        ]
      : []),
    ...(isUpperClass(facts) || facts.acceptanceFiling
      ? []
      : [{ code: 'acceptanceNotFiled', article: 28, says: '竣工验收结果尚未报市大数据发展局备案，请及时报备。' }]),
  ],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'IN_OPERATION',
    operation: { operationOn: input.operationOn, catalogueEntry: input.catalogueEntry, ...entryOf(entry) },
  }),
  tells: () => [],
});

const closeInput = z.strictObject({ documents: documents(['archiveChecklist']) });
type Close = z.infer<typeof closeInput>;

const postEvaluationReported = practiceGate(
  'facts',
  'postEvaluationReported',
  '已委托的后评价已有报告',
  ({ facts: { stage, postEvaluation } }) =>
    stage === 'POST_EVALUATION' && postEvaluation?.report === undefined
      ? {
          says: '已委托第三方后评价，报告尚未提交。',
          remedy: '请先办理「提交第三方后评价报告」。',
          wayOut: { acts: ['submitPostEvaluation'] },
        }
      : undefined,
);

export const noOpenRectification = practiceGate('facts', 'noOpenRectification', '没有未办结的整改', ({ facts }) => {
  const open = openRectifications(facts);
  if (open.length === 0) return undefined;
  const parts = openParts(facts);
  const reports = parts.filter(({ status }) => status !== 'SUBMITTED');
  const verified = '办理「整改核验通过（销号）」';
  const first =
    reports.length > 0 ? `项目建设单位办理「提交整改报告」，由要求整改的部门${verified}` : `要求整改的部门${verified}`;
  return {
    says: `尚有${open.length}项整改未办结。`,
    remedy: `请先由${first}，或者撤销整改要求。`,
    wayOut: {
      acts: [
        ...reports.map((part) => ({ act: 'submitRectification' as const, input: { ...nameOfPart(part) } })),
        ...parts.map((part) => ({ act: 'verifyRectification' as const, input: { ...nameOfPart(part) } })),
      ],
    },
  };
});

/** T24. */
export const close = act<Close>({
  name: 'close',
  title: '办结归档',
  article: 29,
  basis: 'practice',
  by: ['development-reform', 'big-data'],
  at: ['SELF_EVALUATED', 'POST_EVALUATION'],
  input: closeInput,
  guards: [
    postEvaluationReported,
    noOpenRectification,
    requireDocuments(
      null,
      'archives',
      ({ archives }) => (archives ? [] : ['archiveChecklist']),
      '提交「项目档案清单」（已登记整理归档的除外）',
    ),
    documentsOnRecord,
  ],
  // Article 14 asks for the third party's report when the project is built upon (case 87).
  warnings: ({ facts }) =>
    facts.postEvaluation
      ? []
      : [
          {
            code: 'noPostEvaluation',
            article: 14,
            says: '本项目未开展第三方后评价；以后申报改扩建的，须提交前期项目的第三方后评价报告。',
          },
        ],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'CLOSED',
    closed: { documents: citedDocuments(entry.references, input.documents), ...entryOf(entry) },
  }),
  tells: () => ['constructionUnit'],
});
