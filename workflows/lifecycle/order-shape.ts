// The shape of an order, checked before anything reads it: an update may also be typed by hand in the Temporal UI.
import { z } from 'zod';
import { inputErrors, type InputError } from '../../measures/field/input-errors.ts';

const word = z.string().min(1, '不能为空');
const seq = z.int().positive();

const orderShape = z.looseObject({
  act: word,
  // A confirmation of a joint act brings none.
  input: z.unknown().optional(),
  references: z.looseObject({
    documents: z.array(z.looseObject({ id: word, kind: word, sha256: z.string() })),
    standing: z.looseObject({ blocks: z.array(z.looseObject({})) }),
  }),
  actor: z.looseObject({ sub: word, party: word, roles: z.array(word) }),
  requestKey: word,
  requestHash: word,
  confirms: seq.optional(),
  expectedSeq: z.int().nonnegative().optional(),
});

/** What is wrong with the shape of an order; empty when every field a handler reads is there. */
export function orderErrors(order: unknown): InputError[] {
  const parsed = orderShape.safeParse(order);
  return parsed.success ? [] : inputErrors(parsed.error);
}
