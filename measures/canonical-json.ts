// One text for one value, however it was stored on the way: what is hashed here is what will be read back.

/**
 * JSON with sorted keys and without undefined or null members: jsonb keeps neither the order of keys nor a difference
 * between the two. As JSON will give it back, for the chain is verified against what is read: an instant as its text, no
 * number as null, and keys that count first and by their number, as every engine lists them. Of undefined it is undefined,
 * as JSON's is.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value)!;
}

// Written at once and not by way of ordered copies or lists of parts: every act hashes all its facts.
function textOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((member) => textOf(member) ?? 'null').join(',')}]`;
  if ('toJSON' in value) return textOf(JSON.parse(JSON.stringify(value)));
  let members = '';
  for (const key of orderedKeysOf(value)) {
    const text = textOf((value as Record<string, unknown>)[key]);
    if (text === undefined || text === 'null') continue;
    members += (members === '' ? '' : ',') + quoted(key) + text;
  }
  return `{${members}}`;
}

const KEYS_KEPT = 1_000;
const quotedKeys = new Map<string, string>();

/** Names of fields are few, and come again with every line. */
function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (quotedKeys.size < KEYS_KEPT) quotedKeys.set(key, text);
  return text;
}

const MAY_COUNT = /^\d/;

/** An engine lists keys that count in their order already, before all others. */
function orderedKeysOf(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length === 0 || !MAY_COUNT.test(keys[0]!)) return keys.sort();
  const counting = keys.filter((key) => isIndex(key));
  return counting.length === 0 ? keys.sort() : [...counting, ...keys.slice(counting.length).sort()];
}

function isIndex(key: string): boolean {
  const number = Number(key) >>> 0;
  return String(number) === key && number !== 0xffff_ffff;
}
