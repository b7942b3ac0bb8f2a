// Days after acceptance, as `correct` reaches them.
import type { Bureau } from '../../vocabulary.ts';
import type { Correctable } from './correctable.ts';
import { answered } from './correctable-answers.ts';
import { byUnit } from './correctable-submissions.ts';

export const LATER_DATES = {
  // Whoever records either is reminded by a day of ours alone: nobody is owed.
  'operation.recordedOn': {
    title: '投入运行（登记）日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ operation }) => operation?.on,
    set: (facts, on) => ({ ...facts, operation: facts.operation && { ...facts.operation, on } }),
  },
  'archives.recordedOn': {
    title: '档案整理归档登记日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ archives }) => archives?.on,
    set: (facts, on) => ({ ...facts, archives: facts.archives && { ...facts.archives, on } }),
  },
  'closed.on': {
    title: '办结归档日期',
    by: ({ closed }) => (closed?.by ?? 'big-data') as Bureau,
    told: () => ['constructionUnit'],
    stands: ({ closed }) => closed?.on,
    set: (facts, on) => ({ ...facts, closed: facts.closed && { ...facts.closed, on } }),
  },
  'postEvaluation.reportedOn': answered(
    '第三方后评价报告提交日期',
    'big-data',
    ({ postEvaluation }) => (postEvaluation?.report ? [postEvaluation.report] : []),
    ({ postEvaluation, ...facts }, again) => ({
      ...facts,
      postEvaluation: postEvaluation && {
        ...postEvaluation,
        report: postEvaluation.report && again(postEvaluation.report),
      },
    }),
  ),
} as const satisfies Record<string, Correctable>;
