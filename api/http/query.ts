// The query of an address: UTF-8 in percent-encoding and nothing else, each name once. The parsers at hand put a
// replacement character for what they cannot read, and a list for what is said twice.
import type { InputError } from '../../measures/field/input-errors.ts';
import { lineFault, normalText } from '../../measures/field/written.ts';
import { malformed } from './problem.ts';

/** Bytes beyond ASCII arrive here as if they were Latin-1. */
const PLAIN = /^[\x21-\x7e]*$/;

/** Names and values of the query, in their normal form; throws what is wrong with them, and with the bytes before it. */
export function readQuery(url: string): Record<string, string> {
  if (!PLAIN.test(url)) throw malformed([{ pointer: '', says: `地址中的汉字等${NOT_ENCODED}` }]);
  const found = new Map<string, string>();
  const errors: InputError[] = [];
  for (const part of partsOf(url)) {
    const [name, value] = divided(part).map(decoded);
    if (name === undefined) errors.push({ pointer: '', says: `查询条件的名称${NOT_ENCODED}` });
    else {
      const pointer = `/${name}`;
      const fault = value === undefined ? NOT_ENCODED : value === '' ? undefined : lineFault(value);
      if (fault !== undefined) errors.push({ pointer, says: fault });
      else if (found.has(name)) errors.push({ pointer, says: '只能写一次' });
      else found.set(name, value!);
    }
  }
  if (errors.length > 0) throw malformed(errors);
  return Object.fromEntries(found);
}

const NOT_ENCODED = '应为 UTF-8 的百分号编码';

const partsOf = (url: string): string[] => {
  const at = url.indexOf('?');
  return at < 0
    ? []
    : url
        .slice(at + 1)
        .split('&')
        .filter((part) => part !== '');
};

function divided(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

function decoded(part: string): string | undefined {
  try {
    return normalText(decodeURIComponent(part.replaceAll('+', ' ')));
  } catch {
    return undefined;
  }
}
