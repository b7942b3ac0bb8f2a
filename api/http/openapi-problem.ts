import { OUTSIDE_STEPS } from '../../measures/way-out.ts';
import type { JsonSchema } from '../acts/schema.ts';
import { PROBLEMS } from './problem-catalogue.ts';

const text: JsonSchema = { type: 'string' };
const article: JsonSchema = { type: ['integer', 'null'], description: '《办法》条文序号；null 为系统惯例' };

/** The body of every problem; see problem.ts. */
export function problemSchema(): JsonSchema {
  const error = {
    type: 'object',
    properties: { pointer: { ...text, description: '指向请求体中的字段（JSON Pointer）' }, says: text },
    required: ['pointer', 'says'],
  };
  return {
    type: 'object',
    properties: {
      type: text,
      title: text,
      status: { type: 'integer' },
      code: { enum: Object.keys(PROBLEMS) },
      detail: text,
      remedy: text,
      article,
      claim: { ...text, description: '401 时：令牌中有误的声明或者头部参数' },
      allow: { type: 'array', items: text, description: '405 时：这个地址可用的方法' },
      errors: { type: 'array', items: error },
      refusals: { type: 'array', items: refusalSchema() },
      requestId: { ...text, description: '本次请求的编号，同 X-Request-Id；查问时请一并提供' },
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'remedy', 'requestId'],
  };
}

/** One reason, with at least one way out of it beside the sentence. */
function refusalSchema(): JsonSchema {
  const yes = (description: string): JsonSchema => ({ const: true, description });
  const acts = (description: string): JsonSchema => ({
    type: 'array',
    description,
    minItems: 1,
    items: {
      type: 'object',
      properties: {
        act: { ...text, description: '行为的名称，用于 acts/{act}' },
        title: text,
        by: {
          type: 'array',
          items: { type: 'object', properties: { capacity: text, name: text }, required: ['capacity', 'name'] },
        },
        input: { type: 'object', description: '已可确定的部分内容' },
        confirms: { type: 'integer', description: '已经提议的，为该提议的台账序号：由 by 所列单位会同' },
      },
      required: ['act', 'title', 'by'],
    },
  });
  const outside = {
    type: 'object',
    properties: {
      step: { enum: Object.keys(OUTSIDE_STEPS) },
      title: text,
      at: { ...text, description: '在本系统其他地址办理的，为其方法和地址' },
    },
    required: ['step', 'title'],
  };
  return {
    type: 'object',
    properties: {
      code: text,
      article,
      basis: { enum: ['law', 'practice'] },
      says: text,
      remedy: text,
      mend: yes('更正所填内容后，重新办理同一行为'),
      acts: acts('依次办理这些行为，该项理由即消除'),
      instead: acts('可以办理的其他行为'),
      outside: { type: 'array', minItems: 1, items: outside, description: '本卷各项行为之外的步骤' },
      wait: yes('届时即可办理；日期已定的，另列最早可以办理之日'),
      needless: yes('无须办理'),
      earliestOn: { type: 'string', format: 'date' },
    },
    required: ['code', 'article', 'basis', 'says', 'remedy'],
    anyOf: ['mend', 'acts', 'instead', 'outside', 'wait', 'needless'].map((way) => ({ required: [way] })),
  };
}
