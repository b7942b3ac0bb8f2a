import { afterAll, beforeEach, beforeAll, expect, it } from 'vitest';
// Test support
import { inputOf } from '../activities/recording.ts';
import { randomLife } from '../activities/written-life.ts';
import { projectId } from '../dossier-names.ts';
import { ownDatabase, type OwnDatabase } from './databases.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { canonicalJson, lineHash, NO_LINE_YET } from '../../database/hash-chain.ts';
import { LEDGER, readLedger, type LedgerLine } from '../../database/ledger.ts';
import type { Db } from '../../database/pool.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { rebuildDossier } from '../../worker/rebuild.ts';

const [GOOD, TOUCHED] = ['CQ-2026-0001', 'CQ-2026-0002'] as const;
const LENGTH = 8;

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_verify');
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.owner.query('truncate dossier, ledger, duty, message cascade');
  const record = recordWith({ pool: database.worker });
  for (const code of [GOOD, TOUCHED]) {
    const lines = randomLife(code, 7, LENGTH);
    await record(inputOf(lines));
  }
});

it('finds nothing wrong with what was recorded', async () => {
  expect(await verifyLedger(database.api)).toEqual({ dossiers: 2, lines: 2 * LENGTH, broken: [] });
});

it.each([
  ['an input', `input = input || '{"x": 1}'`],
  ['facts', `facts = jsonb_set(facts, '{name}', '"另一名称"')`],
  ['the instant', `at = at + interval '1 millisecond'`],
  ['the party', `party = 'unit-other'`],
  ['what followed from it', `outcome = outcome || '{"ended": true}'`],
])('names the first line in which %s was altered, and no other dossier', async (_what, change) => {
  await database.owner.query(`update ledger set ${change} where code = $1 and seq in (1, 5)`, [TOUCHED]);
  const { broken } = await verifyLedger(database.api);
  expect(broken).toEqual([{ ...projectId(TOUCHED), seq: 1, says: '内容与其哈希不符：该行曾被改动' }]);
});

it.each([
  ['between two others', 'seq = 4', 5, '缺第4行'],
  ['at the end', `seq = ${LENGTH}`, LENGTH, `已记到第${LENGTH}行，台账缺第${LENGTH}行`],
  ['and all the others', 'true', 1, `已记到第${LENGTH}行，台账缺第1行`],
])('notices that a line is missing: one %s', async (_which, which, seq, says) => {
  await database.owner.query(`delete from ledger where code = $1 and ${which}`, [TOUCHED]);
  expect((await verifyLedger(database.api)).broken).toEqual([{ ...projectId(TOUCHED), seq, says }]);
});

it('notices a chain that was forged whole, by the hash the row of the dossier holds', async () => {
  await database.owner.query(`update dossier set ledger_hash = repeat('f', 64) where code = $1`, [TOUCHED]);
  expect((await verifyLedger(database.api, projectId(TOUCHED))).broken).toEqual([
    { ...projectId(TOUCHED), seq: LENGTH, says: '末行的哈希与所记不符：台账曾被整体改写' },
  ]);
});

it('never holds more than some megabytes of a ledger whose lines are large, and reads all of it', async () => {
  const { items } = await readLedger(database.owner, projectId(GOOD), { limit: 1 });
  const [{ previousHash: _before, hash: _hash, ...content }] = items as [LedgerLine];
  const facts = { ...content.facts, name: '长'.repeat(80_000) };
  let before = NO_LINE_YET;
  const lines = Array.from({ length: 40 }, (_, index): LedgerLine => {
    const requestKey = `large-${index}`;
    const line = { ...content, code: 'CQ-2026-0003', seq: index + 1, facts, requestKey };
    const previousHash = before;
    before = lineHash(previousHash, line);
    return { ...line, previousHash, hash: before };
  });
  await database.owner.query(LEDGER.insertSql('$1'), [LEDGER.written(lines)]);
  const pages: number[] = [];
  const weighing: Db = {
    query: async (asked, values) => {
      const answer = await database.api.query(asked as string, values);
      pages.push(JSON.stringify(answer.rows).length * 3);
      return answer as never;
    },
  };
  expect(await verifyLedger(weighing, projectId('CQ-2026-0003'))).toEqual({ dossiers: 1, lines: 40, broken: [] });
  expect(Math.max(...pages)).toBeLessThan(5_000_000);
});

it('rebuilds nothing from an altered ledger', async () => {
  await database.owner.query(`update ledger set facts = '{}' where code = $1 and seq = 3`, [TOUCHED]);
  await expect(rebuildDossier(database.owner, projectId(TOUCHED))).rejects.toThrow(/台账第 3 行/);
});

it('hashes what is stored: neither the order of keys nor absent ones make a difference', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined })).toBe(canonicalJson({ b: [{ d: 1 }] }));
  expect(canonicalJson({ b: 1, a: 2 })).toBe('{"a":2,"b":1}');
});
