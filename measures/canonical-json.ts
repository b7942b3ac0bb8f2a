// One text for one value, however it was stored on the way: what is hashed here is what will be read back.

/**
 * JSON with sorted keys and without undefined or null members: jsonb keeps neither the order of keys nor a difference
 * between the two.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

/** As JSON will give it back, for the chain is verified against what is read: an instant as its text, no number as null. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value) return inOrder(JSON.parse(JSON.stringify(value)));
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, inOrder(member)]);
  const kept = members.filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
