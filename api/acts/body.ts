// The body of an act: its own input, or `{ "confirms": n }`, by which the other authority of a joint act goes along
// with a proposal.
import type { Act } from '../../measures/act.ts';
import { inputErrors } from '../../measures/field/input-errors.ts';
import { malformed } from '../http/problem.ts';

export type BroughtBody = { input: unknown } | { confirms: number };

export function readActBody(act: Act, body: unknown): BroughtBody {
  if (act.jointly && isConfirmation(body)) return { confirms: body.confirms };
  const parsed = act.input.safeParse(body);
  if (!parsed.success) throw malformed(inputErrors(parsed.error, act.input));
  // What is kept is what was sent: schemas of acts transform nothing.
  return { input: parsed.data };
}

function isConfirmation(body: unknown): body is { confirms: number } {
  if (typeof body !== 'object' || body === null) return false;
  const [only, ...more] = Object.entries(body);
  return only?.[0] === 'confirms' && more.length === 0 && Number.isSafeInteger(only[1]) && Number(only[1]) > 0;
}
