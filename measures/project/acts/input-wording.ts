// What a body of the wrong shape is told, in Chinese. Importing this file sets the wording of zod for the whole
// process.
import { z } from 'zod';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

const TYPE_NAMES: Record<string, string> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: '布尔值（true 或 false）',
  array: '数组',
  object: '对象',
  record: '对象',
  undefined: '空缺',
  null: '空值（null）',
};

z.config({ ...z.locales.zhCN(), customError: wordingOf });

/** Undefined where zod's own Chinese wording will do. */
function wordingOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `此项必填，应为${nameOf(issue.expected)}`
        : `类型不符，应为${nameOf(issue.expected)}`;
    case 'invalid_value':
      return `取值不在允许范围内，可取：${issue.values.map(String).join('、')}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `不得为空，至少${issue.minimum}个字`
        : issue.origin === 'array'
          ? `至少${issue.minimum}项`
          : `不得小于${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `过长，至多${issue.maximum}个字`
        : issue.origin === 'array'
          ? `过多，至多${issue.maximum}项`
          : `不得大于${issue.maximum}`;
    case 'unrecognized_keys':
      return `有不认识的字段：${issue.keys.join('、')}`;
    case 'invalid_union':
      return '取值不符合任何一种允许的形式';
    default:
      return undefined;
  }
}

const nameOf = (type: string): string => TYPE_NAMES[type] ?? type;
