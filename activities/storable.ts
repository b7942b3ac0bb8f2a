// PostgreSQL keeps neither NUL nor half a surrogate pair in text or jsonb. A line that carries one would fail for ever
// and stop its project;
// acts should be refused before, and what still comes through is recorded with U+FFFD in its place.

/** The same value without characters that cannot be stored. Untouched, and cheap, where there are none. */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return value;
  return JSON.parse(json, (_key, member: unknown) =>
    typeof member === 'string' ? cleaned(member) : renamed(member),
  ) as T;
}

const HALF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const cleaned = (text: string): string => text.replace(HALF_A_PAIR, '\uFFFD').replaceAll('\0', '\uFFFD');

function renamed(member: unknown): unknown {
  if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).map(([key, value]) => [cleaned(key), value]));
}
