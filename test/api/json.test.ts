// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// under test
import { readJson } from '../../api/http/json.ts';
import type { Problem } from '../../api/http/problem.ts';
import { normalText } from '../../measures/field/written.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** `pointer says`, each that is wrong. */
function faultsOf(given: string | Uint8Array): string[] {
  try {
    readJson(typeof given === 'string' ? bytes(given) : given);
    return [];
  } catch (error) {
    return (error as Problem).particulars.errors!.map(({ pointer, says }) => `${pointer} ${says}`);
  }
}

describe('I1: bytes that are not UTF-8', () => {
  it.each<[string, number[], number]>([
    ['GBK', [0xca, 0xfd, 0xbe, 0xdd], 9],
    ['a character that is cut', [0xe6, 0x95], 9],
    ['an overlong slash', [0xc0, 0xaf], 9],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 9],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80], 9],
    ['Latin-1', [0x43, 0x61, 0x66, 0xe9], 12],
  ])('(%s) are refused by the byte at which they stop being it', (_, wrong, at) => {
    const body = Uint8Array.from([...bytes('{"name":'), 0x22, ...wrong, 0x22, 0x7d]);
    expect(faultsOf(body)).toEqual([expect.stringMatching(/^ 不是有效的 UTF-8（第\d+个字节附近）.*GBK/)]);
    const said = Number(/第(\d+)个字节/.exec(faultsOf(body)[0]!)![1]);
    // The byte behind a beginning that could have gone on is the first that is wrong.
    expect(said).toBeGreaterThanOrEqual(at + 1);
    expect(said).toBeLessThanOrEqual(at + 1 + wrong.length);
  });

  it('are the whole of UTF-16', () => {
    expect(faultsOf(new Uint8Array(Buffer.from('\ufeff{"a":"数据"}', 'utf16le')))[0]).toContain('UTF-8');
  });

  it('no longer become U+FFFD, whatever they are', () =>
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), (inside) => {
        const body = Uint8Array.from([...bytes('"'), ...inside, ...bytes('"')]);
        const isRead = faultsOf(body).length === 0;
        if (isRead) expect(Buffer.from(body).toString()).toBe(new TextDecoder('utf-8', { fatal: true }).decode(body));
      }),
      { numRuns: 2_000 },
    ));

  it('are not a byte order mark in front, which is passed over once', () => {
    expect(readJson(bytes('\ufeff{"a":1}'))).toEqual({ a: 1 });
    expect(faultsOf('\ufeff\ufeff{"a":1}')[0]).toContain('不是有效的 JSON');
  });
});

describe('I8: a name twice in an object', () => {
  it.each([
    ['{"reason":"a","reason":"b"}', '/reason 「reason」写了两次，请只留一项'],
    ['{"reason":"a","reason":"a"}', '/reason 「reason」写了两次，请只留一项'],
    ['{"reason":"a","\\u0072eason":"b"}', '/reason 「reason」写了两次，请只留一项'],
    ['{"a":{"b":[{"c":1},{"c":1,"c":2}]}}', '/a/b/1/c 「c」写了两次，请只留一项'],
    ['{"":1, "" :2}', '/ 「」写了两次，请只留一项'],
    ['{"x/y~z":1,"x\\/y~z":2}', '/x~1y~0z 「x/y~z」写了两次，请只留一项'],
    ['{"a":{"b":1},"c":2,"a":3}', '/a 「a」写了两次，请只留一项'],
    ['{"toString":1,"toString":2}', '/toString 「toString」写了两次，请只留一项'],
  ])('%s is refused by its name', (body, says) => expect(faultsOf(body)).toEqual([says]));

  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '{"a":"\\"a\\":1,\\"a\\":2","b":"{\\"b\\":1}"}',
    '{"a":"x\\\\","b":"}]"}',
    '{"a":1,"A":2}',
    '{"constructor":1,"toString":2}',
  ])('is not what %s has', (body) => expect(faultsOf(body)).toEqual([]));

  it('is found in whatever JSON it stands, and in no other', () =>
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }).filter((json) => faultsOf(json).length === 0),
        fc.string(),
        (json, name) => {
          const key = JSON.stringify(name);
          fc.pre(name !== '__proto__' && !/[\0\p{Cs}]/u.test(name));
          expect(faultsOf(`{${key}:${json}}`)).toEqual([]);
          expect(faultsOf(`[{${key}:${json},"":[], ${key} :${json}}]`).length).toBeGreaterThan(0);
        },
      ),
    ));
});

describe('JSON that would become something else', () => {
  it.each([
    ['{"a":"\\ud800"}', '/a 含有不能保存的字符（空字符或残缺的字符编码）'],
    ['{"a":["x","\\udc00\\ud800"]}', '/a/1 含有不能保存的字符（空字符或残缺的字符编码）'],
    ['{"a":"\\u0000"}', '/a 含有不能保存的字符（空字符或残缺的字符编码）'],
    ['{"\\ud800":1}', '/\ud800 字段名含有不能保存的字符'],
    ['{"__proto__":{"roles":["administrator"]}}', '/__proto__ 没有这一项内容，请删去'],
    ['{"\\u005f_proto__":1}', '/__proto__ 没有这一项内容，请删去'],
    ['{"a":9007199254740993}', '/a 数字过长，不能准确保存'],
    ['{"a":1.00000000000000000001}', '/a 数字过长，不能准确保存'],
    ['{"a":0.1000000000000000055511151231257827}', '/a 数字过长，不能准确保存'],
    ['{"a":1e999}', '/a 数字过长，不能准确保存'],
    ['{"a":-1e999}', '/a 数字过长，不能准确保存'],
    ['{"a":1e-999}', '/a 数字过长，不能准确保存'],
    [`{"a":1${'0'.repeat(1_000)}}`, '/a 数字过长，不能准确保存'],
    [`${'{"a":'.repeat(21)}1${'}'.repeat(21)}`, ' 层次过深，至多20层'],
  ])('%s is refused', (body, says) => expect(faultsOf(body)).toEqual([says]));

  it.each<[string, unknown]>([
    ['{"a":"\\ud83d\\ude00"}', { a: '😀' }],
    ['{"a":[-0,0.0,-0e5]}', { a: [0, 0, 0] }],
    ['{"a":[1.0,1e2,10.50,0.1,5e-324,1.5E+3]}', { a: [1, 100, 10.5, 0.1, 5e-324, 1500] }],
    ['{"a":9007199254740992}', { a: 9_007_199_254_740_992 }],
    ['{"a":" 数据\\r\\n平台\\u3000","b":["Cafe\\u0301"]}', { a: '数据\n平台', b: ['Café'] }],
    [`${'['.repeat(20)}${']'.repeat(20)}`, JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`)],
  ])('%s is read', (body, value) => {
    expect(readJson(bytes(body))).toEqual(value);
    expect(Object.is((readJson(bytes('[-0]')) as number[])[0], 0)).toBe(true);
  });

  it.each([
    'NaN',
    '{"a":NaN}',
    '{"a":Infinity}',
    "{'a':1}",
    '{"a":1,}',
    '{"a":01}',
    '{"a":1}x',
    '{"a":"\n"}',
    '\u00a0{}',
    '{a:1}',
  ])('%j is none', (body) => expect(faultsOf(body)).toEqual([expect.stringMatching(/^ 不是有效的 JSON/)]));

  it('in great numbers is told by its first fifty faults, and soon', () => {
    const began = performance.now();
    expect(faultsOf(`[${'1e999,'.repeat(40_000)}1]`)).toHaveLength(50);
    expect(faultsOf(`{${'"a":1,'.repeat(40_000)}"a":1}`)).toHaveLength(50);
    expect(faultsOf('['.repeat(250_000))).toEqual([expect.stringContaining('不是有效的 JSON')]);
    expect(faultsOf(`["${'\\\\'.repeat(120_000)}"]`)).toEqual([]);
    expect(faultsOf(`[${'0'.repeat(250_000)}`)).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('comes out as JSON.parse reads it wherever nothing is wrong, but for the form of its texts', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const json = JSON.stringify(value);
        fc.pre(faultsOf(json).length === 0);
        const expected = JSON.parse(json, (_name, member: unknown) =>
          typeof member === 'string' ? normalText(member) : member,
        ) as unknown;
        expect(readJson(bytes(json))).toEqual(expected);
      }),
    ));
});
