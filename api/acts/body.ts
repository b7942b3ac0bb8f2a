// The body of an act: its own input, or `{ "confirms": n }`, by which the other authority of a joint act goes along
// with a proposal; `onPaper` beside the input where the authority that received it on paper records it.
import type { Act } from '../../measures/act.ts';
import { inputErrors, type InputError } from '../../measures/field/input-errors.ts';
import { onPaper, type OnPaper } from '../../measures/on-paper.ts';
import { malformed } from '../http/problem.ts';

export type BroughtBody = { input: unknown; onPaper?: OnPaper } | { confirms: number };

/** The body, or what is wrong with it: that is said only to whoever may see the dossier. */
export function readActBody(act: Act, body: unknown): BroughtBody | { errors: InputError[] } {
  if (act.jointly && isConfirmation(body)) return { confirms: body.confirms };
  const { paper, said } = apart(body);
  const received = onPaper.optional().safeParse(paper);
  const parsed = act.input.safeParse(said);
  if (!parsed.success || !received.success)
    return {
      errors: [
        ...(parsed.success ? [] : inputErrors(parsed.error, act.input)),
        ...(received.success ? [] : inputErrors(received.error, onPaper)).map(({ pointer, says }) => ({
          pointer: `/onPaper${pointer}`,
          says,
        })),
      ],
    };
  // What is kept is what was sent: schemas of acts transform nothing.
  return { input: parsed.data, ...(received.data && { onPaper: received.data }) };
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

/** What came on paper, and all else. */
function apart(body: unknown): { paper?: unknown; said: unknown } {
  if (typeof body !== 'object' || body === null || !('onPaper' in body)) return { said: body };
  const { onPaper: paper, ...said } = body;
  return { paper, said };
}
