// Test support: the names that the code gives to acts, fields, guards, duties and values, found in a sentence.
import type { z } from 'zod';
import { alternativesOf, fieldOf, membersOf } from '../measures/field/field.ts';
import { allKinds } from '../measures/register.ts';
import { BUREAU_NAMES, DOCUMENT_KIND_NAMES, ROLE_NAMES, STAGE_NAMES } from '../measures/vocabulary.ts';

const ACTS = allKinds().flatMap(({ acts }) => acts);
const DUTIES = allKinds().flatMap(({ duties }) => duties);

export function* namesIn(schema: z.core.$ZodType): Generator<string> {
  for (const alternative of alternativesOf(schema))
    for (const [name, member] of membersOf(alternative)) {
      const field = fieldOf(member);
      yield name;
      if (field?.kind === 'choice' || field?.kind === 'choices') yield* Object.keys(field.names);
      yield* namesIn(member);
    }
}

const OURS = new Set([
  ...ACTS.flatMap(({ name, guards, input }) => [name, ...guards.map((guard) => guard.name), ...namesIn(input)]),
  ...DUTIES.map(({ name }) => name),
  ...[BUREAU_NAMES, DOCUMENT_KIND_NAMES, ROLE_NAMES, STAGE_NAMES].flatMap((names) => Object.keys(names)),
  ...['pointer', 'says', 'remedy', 'refusals', 'errors', 'confirms', 'version', 'sub', 'party', 'roles', 'awaiting'],
]);

/** Words of a Chinese sentence that are names of ours, or look like names in a program. */
export function codeNamesIn(sentence: string): string[] {
  if (!/[\u4e00-\u9fff]/.test(sentence) || sentence.startsWith('<!doctype')) return [];
  const words = sentence.match(/[A-Za-z][A-Za-z0-9_.-]*/g) ?? [];
  return words.filter((word) => OURS.has(word) || /^[a-z]+[A-Z]/.test(word) || /^[A-Z]+_[A-Z_]+$/.test(word));
}
