// What no input of ours can hold is refused at the door: text that PostgreSQL cannot keep (NUL, half of a surrogate
// pair), which once taken could never be recorded, and nesting so deep that reading it would exhaust the stack.
import type { InputError } from '../../measures/field/input-errors.ts';

const UNKEEPABLE = /[\0\p{Cs}]/u;
/** The deepest input of any act is four levels. */
const DEEPEST = 20;

export const isKeepable = (text: string): boolean => !UNKEEPABLE.test(text);

/** Everything in a value that cannot be kept, keys included, as pointers into it. */
export function unkeepableIn(value: unknown, pointer = '', depth = 0): InputError[] {
  if (typeof value === 'string')
    return isKeepable(value) ? [] : [{ pointer, says: '含有不能保存的字符（空字符或残缺的字符编码）' }];
  if (value === null || typeof value !== 'object') return [];
  if (depth === DEEPEST) return [{ pointer, says: '层次过深' }];
  return Object.entries(value).flatMap(([key, member]) => {
    if (!isKeepable(key)) return [{ pointer, says: '字段名含有不能保存的字符' }];
    return unkeepableIn(member, `${pointer}/${key}`, depth + 1);
  });
}
