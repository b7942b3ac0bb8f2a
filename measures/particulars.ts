// The parts of an act's input that a reader of its news needs, under Chinese labels.
import { inWan } from './money.ts';
import { OPINIONS, RECTIFICATION_GROUND_NAMES, type OpinionSubject, type RectificationGround } from './vocabulary.ts';

const LABELS: Record<string, string> = {
  reason: '理由',
  defects: '需补正的内容',
  until: '延期至',
  dueOn: '整改期限',
  violation: '问题',
  statement: '整改情况',
  replyNumber: '批复文号',
  year: '年度',
  completedOn: '建成日期',
  concludedOn: '结论日期',
  reapplyOn: '再次验收日期',
  operationOn: '投入运行日期',
  plannedCompletionOn: '计划建成日期',
  description: '情况',
  remark: '意见',
  field: '更正事项',
  from: '原值',
  to: '更正为',
  evaluator: '受托机构',
  amount: '金额',
  total: '批复总投资',
  appraisedTotal: '评估总投资',
  subject: '审查事项',
  agrees: '结论',
  findings: '后评价结论',
  ground: '依据',
};

const PLACES = new Map(Object.keys(LABELS).map((name, place) => [name, place]));

/** In the order of the labels, whatever order the input has: what comes back from the store has its keys in another. */
export function particularsOf(input: unknown): { label: string; value: string }[] {
  if (typeof input !== 'object' || input === null) return [];
  const given = input as Record<string, unknown>;
  const labelled = Object.keys(given)
    .filter((name) => PLACES.has(name))
    .sort((a, b) => PLACES.get(a)! - PLACES.get(b)!);
  return labelled.flatMap((name) => {
    const value = given[name];
    return value === undefined || value === null || value === ''
      ? []
      : [{ label: LABELS[name]!, value: wordingOf(name, value) }];
  });
}

function wordingOf(name: string, value: unknown): string {
  switch (name) {
    case 'ground':
      return RECTIFICATION_GROUND_NAMES[value as RectificationGround];
    case 'subject':
      return OPINIONS[value as OpinionSubject].title;
    case 'agrees':
      return value ? '同意' : '不同意';
    case 'amount':
    case 'total':
    case 'appraisedTotal':
      return inWan(value as string);
    default:
      return Array.isArray(value) ? value.join('；') : String(value);
  }
}
