// JSON as it comes in, read strictly from its bytes (RFC 8259, with what RFC 7493 leaves out): UTF-8 and nothing else,
// no name twice in an object, no number that would become another, no half characters, no bottomless nesting. JSON.parse
// sees none of these; that it took the text makes the tokens below plain to find.
import type { InputError } from '../../measures/field/input-errors.ts';
import { normalText } from '../../measures/field/written.ts';
import { malformed, Problem } from './problem.ts';

/** The deepest input of any act is four levels. */
const DEEPEST = 20;
/** NUL and half of a surrogate pair: PostgreSQL keeps neither, and what holds one could never be recorded. */
const UNKEEPABLE = /[\0\p{Cs}]/u;
/** Whoever makes one mistake a thousand times learns it from the first few. */
const MOST_SAID = 50;
/** No number that can be kept exactly needs more. */
const LONGEST_NUMBER = 40;
/** A string, with the colon behind it where it is a name; a bracket or comma; a number. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")([ \t\r\n]*:)?|[{}[\],]|-?\d[\d.eE+-]*/g;

/**
 * The value, its texts in their normal form, so that whatever is hashed or judged sees no other. Throws what is wrong
 * with the bytes as a problem. One byte order mark in front is what editors leave there, and is passed over.
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  if (/^[ \t\r\n]*$/.test(text)) throw malformed([{ pointer: '', says: '缺少请求体（JSON）' }]);
  const value = parsed(text);
  const faults = faultsIn(text);
  if (faults.length > 0) throw malformed(faults);
  return normalised(value);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const says = `不是有效的 UTF-8（第${soundBytes(bytes) + 1}个字节附近），请转换编码（例如由 GBK 转为 UTF-8）后重新提交`;
    throw malformed([{ pointer: '', says }], { cause: error });
  }
}

/** How many bytes from the start are UTF-8, or may be where they go on. */
function soundBytes(bytes: Uint8Array): number {
  let [sound, tried] = [0, bytes.length + 1];
  while (tried - sound > 1) {
    const middle = Math.floor((sound + tried) / 2);
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      sound = middle;
    } catch {
      tried = middle;
    }
  }
  return sound;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = / at position (\d+)/.exec(String(error))?.[1];
    const says = `不是有效的 JSON${at === undefined ? '' : `（第${Number(at) + 1}个字符附近）`}`;
    throw new Problem('brokenJson', { detail: `请求体${says}。`, errors: [{ pointer: '', says }] }, { cause: error });
  }
}

/** An object or a list that is open, and where in it we are. */
interface Level {
  names?: Set<string>;
  at: string | number;
}

/** What is wrong in a text that is JSON. */
function faultsIn(text: string): InputError[] {
  const faults: InputError[] = [];
  const levels: Level[] = [];
  const say = (says: string, pointer = pointerTo(levels)): unknown => faults.push({ pointer, says });
  for (const [token, string, colon] of text.matchAll(TOKEN)) {
    if (faults.length === MOST_SAID) break;
    const level = levels.at(-1);
    if (string !== undefined) {
      const written = string.includes('\\') ? (JSON.parse(string) as string) : string.slice(1, -1);
      if (colon === undefined) {
        if (UNKEEPABLE.test(written)) say('含有不能保存的字符（空字符或残缺的字符编码）');
      } else enter(level!, written, (says) => say(says));
    } else if (token === '{' || token === '[') {
      levels.push(token === '{' ? { names: new Set(), at: '' } : { at: 0 });
      if (levels.length > DEEPEST) {
        say(`层次过深，至多${DEEPEST}层`, '');
        break;
      }
    } else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') {
      if (typeof level?.at === 'number') level.at++;
    } else if (!isExact(token)) say('数字过长，不能准确保存');
  }
  return faults;
}

function enter(level: Level, name: string, say: (says: string) => void): void {
  const isTwice = level.names!.has(name);
  level.names!.add(name);
  level.at = name;
  if (UNKEEPABLE.test(name)) say('字段名含有不能保存的字符');
  else if (isTwice) say(`「${name}」写了两次，请只留一项`);
  // Would be taken for what an object is made of.
  else if (name === '__proto__') say('没有这一项内容，请删去');
}

const pointerTo = (levels: readonly Level[]): string =>
  levels.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether the number that is kept is the one that was written. */
function isExact(literal: string): boolean {
  if (literal.length > LONGEST_NUMBER) return false;
  const kept = Number(literal);
  return Number.isFinite(kept) && plain(literal) === plain(String(kept));
}

/** '1.50e3' → '15e2': digits without zeros around them, and the power of ten. */
function plain(literal: string): string {
  const [, sign, whole, fraction = '', power = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  return kept === '' ? '0' : `${sign}${kept}e${Number(power) - fraction.length + digits.length - kept.length}`;
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return normalText(value);
  // JSON writes minus nought as nought.
  if (typeof value === 'number') return value + 0;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(normalised);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, normalised(member)]));
}
