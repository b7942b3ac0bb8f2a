import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
// Test support
import { ownDatabase, recordedRows, type OwnDatabase } from '../database/databases.ts';
import { projectId, unitId } from '../dossier-names.ts';
import { inputOf } from './recording.ts';
import { blockedUnit } from './unit-life.ts';
import { randomLife } from './written-life.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import type { Line } from '../../measures/line.ts';
import { rebuildDossier } from '../../worker/rebuild.ts';

const CODE = 'CQ-2026-0001';
const LENGTH = 20;
/** Hundreds of transactions: some seconds alone, many on a busy machine. */
const TIMEOUT_MS = 120_000;

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_batches');
});
afterAll(() => database.drop());

/** Rows after recording the life in batches that end after the given lines. */
async function rowsAfter(lines: readonly Line[], cuts: readonly number[]): Promise<Record<string, unknown[]>> {
  await database.owner.query('truncate dossier, ledger, duty, message cascade');
  const record = recordWith({ pool: database.worker });
  const ends = [...new Set([...cuts, lines.length])].sort((a, b) => a - b);
  for (const [index, end] of ends.entries()) {
    const batch = lines.slice(ends[index - 1] ?? 0, end);
    const answer = await record(inputOf(batch, { runStartedAt: lines[0]!.at }));
    expect(answer).toMatchObject({ is: 'recorded', recordedUpTo: end });
  }
  return recordedRows(database.owner);
}

const lives = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  cuts: fc.array(fc.integer({ min: 1, max: LENGTH - 1 }), { maxLength: LENGTH }),
});

it(
  'makes no difference to any row how the lines of a life are cut into batches',
  async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ seed, cuts }) => {
        const lines = randomLife(CODE, seed, LENGTH);
        const atOnce = await rowsAfter(lines, []);
        expect(await rowsAfter(lines, cuts)).toEqual(atOnce);
        expect(
          await rowsAfter(
            lines,
            lines.map(({ seq }) => seq),
          ),
        ).toEqual(atOnce);
      }),
      { numRuns: 8 },
    );
  },
  TIMEOUT_MS,
);

it(
  'rebuilds from the ledger exactly what is there, and the chain holds',
  async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ seed, cuts }) => {
        const rows = await rowsAfter(randomLife(CODE, seed, LENGTH), cuts);
        expect(await verifyLedger(database.worker)).toEqual({ dossiers: 1, lines: LENGTH, broken: [] });
        await database.owner.query('truncate dossier, duty');
        await rebuildDossier(database.owner, projectId(CODE));
        expect(await recordedRows(database.owner)).toEqual(rows);
      }),
      { numRuns: 5 },
    );
  },
  TIMEOUT_MS,
);

it('rebuilds a unit as well', async () => {
  await database.owner.query('truncate dossier, ledger, duty, message cascade');
  const lines = blockedUnit('unit-archive');
  await recordWith({ pool: database.worker })(inputOf(lines, { kind: 'unit' }));
  const rows = await recordedRows(database.owner);
  expect(rows.dossier).toMatchObject([{ kind: 'unit', stage: 'BLOCKED', seq: 3, unit: 'unit-archive' }]);
  expect(await verifyLedger(database.worker)).toEqual({ dossiers: 1, lines: 3, broken: [] });
  await database.owner.query('truncate dossier, duty');
  await rebuildDossier(database.owner, unitId('unit-archive'));
  expect(await recordedRows(database.owner)).toEqual(rows);
});
