import { PROBLEMS } from './problem-catalogue.ts';
import type { JsonSchema } from '../acts/schema.ts';

const text: JsonSchema = { type: 'string' };
const article: JsonSchema = { type: ['integer', 'null'], description: '《办法》条文序号；null 为系统惯例' };

/** The body of every problem; see problem.ts. */
export function problemSchema(): JsonSchema {
  const error = {
    type: 'object',
    properties: { pointer: { ...text, description: '指向请求体中的字段（JSON Pointer）' }, says: text },
    required: ['pointer', 'says'],
  };
  const refusal = {
    type: 'object',
    properties: {
      code: text,
      article,
      basis: { enum: ['law', 'practice'] },
      says: text,
      remedy: text,
      earliestOn: { type: 'string', format: 'date' },
    },
    required: ['code', 'article', 'basis', 'says', 'remedy'],
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
      errors: { type: 'array', items: error },
      refusals: { type: 'array', items: refusal },
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'remedy'],
  };
}
