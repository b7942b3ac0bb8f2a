// test support
import { describe, expect, it } from 'vitest';
import { orderFrom } from './dossiers.ts';
import { openingOf } from './random-orders.ts';
// under test
import { canonicalJson, textHash } from '../../database/hash-chain.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { orderErrors } from '../../workflows/lifecycle/order-shape.ts';
import { sha256Of } from '../../workflows/lifecycle/sha256.ts';
import { dueAtOf } from '../../workflows/mailbox/contract.ts';

const order = orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000'));

describe('I5: an order', () => {
  it('of the usual shape has nothing wrong', () => expect(orderErrors(order)).toEqual([]));

  it.each([Infinity, -Infinity, NaN])('with %d among the rows it leans on is malformed', (version) => {
    const references = { ...order.references, standing: { blocks: [], sharingException: { id: 'sx-1', version } } };
    expect(orderErrors({ ...order, references })).toEqual([
      { pointer: '/references/standing/sharingException/version', says: '应为数字' },
    ]);
  });
});

describe('an order that takes the last act back', () => {
  const bringing = (bytes: number, more: object = {}): unknown => {
    const facts = { ...unopenedFacts('CQ-2026-0001'), name: '某'.repeat(Math.floor(bytes / 3)) };
    const before = { facts, at: 0, duties: [], touched: [], ...more };
    return { ...order, act: 'undo', input: { of: 1, reason: '误登记' }, references: { ...order.references, before } };
  };
  const KB = 1024;

  it.each([256, 512])('brings facts of %d KB, and with them stays below the 1 MB of a payload', (size) => {
    const sent = bringing(size * KB);
    expect(orderErrors(sent)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThan(KB * KB);
  });

  it('brings no more than an authority may leave, and no names of duties without end', () => {
    expect(orderErrors(bringing(700 * KB))).toEqual([{ pointer: '/references/before', says: '过长' }]);
    const touched = Array.from({ length: 201 }, (_, at) => `D:${at}`);
    expect(orderErrors(bringing(0, { touched })).map(({ pointer }) => pointer)).toEqual(['/references/before/touched']);
  });

  it.each(['', 'a', '智慧医院'.repeat(5_000), '\u{1F3E5}', canonicalJson(unopenedFacts('CQ-2026-0001'))])(
    'is told by the same hash in the sandbox and in the database',
    (text) => expect(sha256Of(text)).toBe(textHash(text)),
  );
});

describe('I5: what a line of the ledger is hashed over', () => {
  it.each<[string, unknown]>([
    ['undefined', { a: undefined, b: [undefined, 1] }],
    ['minus nought', { a: -0, b: [-0] }],
    ['no number', { a: NaN, b: [Infinity], c: -Infinity }],
    ['an instant', { a: new Date(0), b: [new Date(1)] }],
    ['a number as large as any', { a: 1e21, b: Number.MAX_VALUE, c: 5e-324 }],
    ['a name like that of a prototype', JSON.parse('{"__proto__":{"b":1},"a":2}')],
    ['a function', { a: () => 1, b: 2 }],
  ])('is what will be read back: %s', (_, value) =>
    expect(canonicalJson(value)).toBe(canonicalJson(JSON.parse(JSON.stringify(value)))),
  );

  it('is never a bigint, which has no JSON', () => expect(() => canonicalJson({ a: 1n })).toThrow());
});

it('I5: news tell of an instant that calendars know, or of none', () => {
  const told = [
    { dueAt: 1_800_000_000_000.5 },
    { dueAt: '5' },
    undefined,
    null,
    5,
    'x',
    { dueAt: NaN },
    { dueAt: 9e15 },
  ];
  expect(told.map(dueAtOf)).toEqual([1_800_000_000_000.5, 0, 0, 0, 0, 0, 0, 0]);
});
