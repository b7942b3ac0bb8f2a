// The body of an act: its own input, or `{ "confirms": n }`, by which the other authority of a joint act goes along
// with a proposal.
import type { Act } from '../../measures/act.ts';
import { inputErrors, type InputError } from '../../measures/field/input-errors.ts';
import { malformed } from '../http/problem.ts';

export type BroughtBody = { input: unknown } | { confirms: number };

/** The body, or what is wrong with it: that is said only to whoever may see the dossier. */
export function readActBody(act: Act, body: unknown): BroughtBody | { errors: InputError[] } {
  if (act.jointly && isConfirmation(body)) return { confirms: body.confirms };
  const parsed = act.input.safeParse(body);
  if (!parsed.success) return { errors: inputErrors(parsed.error, act.input) };
  // What is kept is what was sent: schemas of acts transform nothing.
  return { input: parsed.data };
}

/** Throws what is wrong. */
export function wellFormed(read: BroughtBody | { errors: InputError[] }): BroughtBody {
  if ('errors' in read) throw malformed(read.errors);
  return read;
}

function isConfirmation(body: unknown): body is { confirms: number } {
  if (typeof body !== 'object' || body === null) return false;
  const [only, ...more] = Object.entries(body);
  return only?.[0] === 'confirms' && more.length === 0 && Number.isSafeInteger(only[1]) && Number(only[1]) > 0;
}
