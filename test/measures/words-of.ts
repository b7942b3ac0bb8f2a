// Test support: what an act is refused with, word for word, and which ways out are named.
import type { Circumstances, Life } from './dossier.ts';

/** Each as `code: says remedy → acts, or instead, with their input; what else is a way`. */
export function wordsOf(
  life: Life,
  act: string,
  party: string,
  input: object,
  circumstances: Circumstances = {},
): string[] {
  return life
    .refusals(act, party, input, circumstances)
    .map(({ code, says, remedy, acts = [], instead = [], mend, wait, needless }) => {
      const named = [...acts, ...instead].map((one) => `${one.act}${one.input ? JSON.stringify(one.input) : ''}`);
      const flags = Object.entries({ mend, wait, needless });
      const ways = [...named, ...flags.flatMap(([name, isSo]) => (isSo ? [name] : []))];
      return `${code}: ${says}${remedy} → ${ways.join(', ')}`;
    });
}
