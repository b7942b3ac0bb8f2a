// What a body of the wrong shape is told, in Chinese. Importing this file sets the wording of zod for the whole
// process. Each says what is wrong without its subject: `inputErrors` puts the label in front.
import { z } from 'zod';
import { fieldOf, type FieldKind } from './field.ts';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const TYPE_NAMES: Record<string, string> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '「是」或者「否」（JSON 的 true 或 false）',
  array: '列表（JSON 数组）',
  object: '一组内容（JSON 对象）',
  record: '一组内容（JSON 对象）',
};

const KIND_NAMES: Partial<Record<FieldKind, string>> = {
  money: '以分为单位的金额（文本）',
  date: '日期（文本，例如 2026-03-02）',
  year: '年份（文本，例如 2026）',
  party: '单位编号（文本）',
  document: '材料编号（文本）',
  ledgerNumber: '台账序号（整数）',
  documents: '材料编号的列表（JSON 数组）',
};

z.config({ ...z.locales.zhCN(), customError: wordingOf });

/** Undefined where zod's own Chinese wording will do. */
function wordingOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `必填，应为${typeNameOf(issue)}` : `应为${typeNameOf(issue)}`;
    case 'invalid_value':
      return oneOf(choiceNamesOf(issue.inst) ?? issue.values.map(String), issue.input === undefined);
    case 'too_small':
      return issue.origin === 'string'
        ? `不能为空，至少${issue.minimum}个字`
        : issue.origin === 'array'
          ? `不能为空，至少${issue.minimum}项`
          : `不能小于${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `过长，至多${issue.maximum}个字`
        : issue.origin === 'array'
          ? `过多，至多${issue.maximum}项`
          : `不能大于${issue.maximum}`;
    case 'invalid_union':
      return '不符合任何一种允许的填法';
    default:
      return undefined;
  }
}

const typeNameOf = ({ expected, inst }: Issue & { code: 'invalid_type' }): string =>
  KIND_NAMES[(inst && fieldOf(inst as z.ZodType)?.kind) ?? 'line'] ?? TYPE_NAMES[expected] ?? expected;

function choiceNamesOf(inst: unknown): string[] | undefined {
  const field = inst ? fieldOf(inst as z.ZodType) : undefined;
  return field && 'names' in field ? Object.values(field.names) : undefined;
}

/** 应为下列之一：… */
export const oneOf = (names: readonly string[], isMissing = false): string =>
  `${isMissing ? '必填，' : ''}应为下列之一：${names.join('、')}`;
