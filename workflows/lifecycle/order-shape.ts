// The shape of an order, checked before anything reads it: an update may also be typed by hand in the Temporal UI. What is
// kept of it must be what will be read back, and nothing that cannot be stored may be taken: it would be tried for ever.
import { z } from 'zod';
import { inputErrors, type InputError } from '../../measures/field/input-errors.ts';
import { day } from '../../measures/field/kinds.ts';
import { normalText, textFault, writtenLine } from '../../measures/field/written.ts';

/** Texts of people, twice what the API takes of them, and what it adds from the rows. */
const LONGEST_ORDER = 512 * 1024;
/** Facts as large as an authority may leave them, and the duties of one act: within the 1 MB of a payload. */
const LONGEST_BEFORE = 640 * 1024;
const MOST_DUTIES = 200;
const DEEPEST = 20;
/** A ledger number fits its column. */
const LAST_SEQ = 2 ** 31 - 1;

const word = writtenLine(200);
const seq = z.int().positive().max(LAST_SEQ);

const orderShape = z.strictObject({
  act: word,
  // A confirmation of a joint act brings none.
  input: z.unknown().optional(),
  references: z.looseObject({
    documents: z.array(z.strictObject({ id: word, kind: word, sha256: z.string().max(64) })),
    standing: z.looseObject({ blocks: z.array(z.looseObject({})) }),
    onPaper: z.strictObject({ arrivedOn: day, receipt: word }).optional(),
    before: z
      .strictObject({
        facts: z.looseObject({ code: word, stage: word, proposals: z.array(z.looseObject({})) }),
        at: z.int().nullable(),
        duties: z.array(z.looseObject({ duty: word, key: word })).max(MOST_DUTIES),
        touched: z.array(word).max(MOST_DUTIES),
      })
      .optional(),
    // Known to whoever records it, and to nobody before.
    heardOf: z.undefined().optional(),
  }),
  actor: z.strictObject({ sub: word, party: word, roles: z.array(word).max(10) }),
  // Part of an index, which takes no more.
  requestKey: z.string().regex(/^[\x21-\x7e]{1,200}$/, { error: '应为1至200个可见的 ASCII 字符' }),
  requestHash: word,
  confirms: seq.optional(),
  expectedSeq: z.int().nonnegative().max(LAST_SEQ).optional(),
});

/**
 * What is wrong with the shape of an order; empty when every field a handler reads is there, and nothing else. `more`: what
 * the update was sent with beside it.
 */
export function orderErrors(order: unknown, more: readonly unknown[] = []): InputError[] {
  if (more.length > 0) return [{ pointer: '', says: '只能有一项内容' }];
  const parsed = orderShape.safeParse(order);
  if (!parsed.success) return inputErrors(parsed.error);
  const { confirms, input, references } = parsed.data;
  const { before } = references;
  const own = JSON.stringify({ ...parsed.data, references: { ...references, before: undefined } });
  if (own.length > LONGEST_ORDER) return [{ pointer: '', says: '过长' }];
  if (before && new TextEncoder().encode(JSON.stringify(before)).length > LONGEST_BEFORE)
    return [{ pointer: '/references/before', says: '过长' }];
  // Input that is judged has the schema of its act; a confirmation goes along with what was proposed, and brings none.
  if (confirms !== undefined && JSON.stringify(input ?? {}) !== '{}')
    return [{ pointer: '/input', says: '会同不另附内容' }];
  return unfit(references, '/references');
}

/** Texts and numbers that no reader would find again as they are. */
function unfit(value: unknown, pointer: string, depth = 0): InputError[] {
  if (depth > DEEPEST) return [{ pointer, says: '层次过深' }];
  if (typeof value === 'string') {
    const fault = value === '' ? undefined : textFault(value);
    return fault === undefined ? [] : [{ pointer, says: fault }];
  }
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [{ pointer, says: '应为数字' }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const fault = textFault(name);
    return fault === undefined ? unfit(member, `${pointer}/${name}`, depth + 1) : [{ pointer, says: `名称${fault}` }];
  });
}

/** Why a recalculation is asked for, as the signal says; a signal is never turned away, whatever it was sent with. */
export function reasonGiven(argument: unknown): string {
  const parsed = word.safeParse(typeof argument === 'string' ? normalText(argument) : argument);
  return parsed.success ? parsed.data : '未说明原因';
}
