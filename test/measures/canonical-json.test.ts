import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../measures/canonical-json.ts';

/** As it is meant: copies in order, and JSON of them. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value) return inOrder(JSON.parse(JSON.stringify(value)));
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, inOrder(member)]);
  const kept = members.filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('canonical JSON', () => {
  it('is the same for the same members, in whichever order they stand and whatever is left out', () => {
    expect(canonicalJson({ b: [1, undefined, null, Number.NaN], a: { z: null, y: undefined, x: Number.NaN } })).toBe(
      '{"a":{},"b":[1,null,null,null]}',
    );
    expect(canonicalJson({ at: new Date(0), '10': 1, '9': 2, '007': 3, '-1': 4, A: '督办' })).toBe(
      '{"9":2,"10":1,"-1":4,"007":3,"A":"督办","at":"1970-01-01T00:00:00.000Z"}',
    );
    expect([undefined, null, 'null', true, -0, 1e21].map(canonicalJson)).toEqual([
      undefined,
      'null',
      '"null"',
      'true',
      '0',
      '1e+21',
    ]);
  });

  it('is the JSON of copies in order, for any value', () => {
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat().map(String),
      fc.constantFrom('__proto__', '4294967295'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.double(),
          fc.boolean(),
          fc.constantFrom(null, undefined),
          fc.date({ noInvalidDate: true }),
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(any)).toBe(JSON.stringify(inOrder(any)));
      }),
    );
  });
});
