import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
// Test support
import { ownDatabase, recordedRows, type OwnDatabase } from '../database/databases.ts';
import { randomLife } from './written-life.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import type { Line } from '../../measures/line.ts';
import { PRACTICE } from '../../measures/practice.ts';
import { rebuildProject } from '../../worker/rebuild.ts';

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
  await database.owner.query('truncate project, ledger, duty, message cascade');
  const record = recordWith({ pool: database.worker, calendarOf, practice: PRACTICE });
  const ends = [...new Set([...cuts, lines.length])].sort((a, b) => a - b);
  for (const [index, end] of ends.entries()) {
    const batch = lines.slice(ends[index - 1] ?? 0, end);
    const answer = await record({
      code: CODE,
      lines: batch,
      runStartedAt: lines[0]!.at,
      continueAsNewSuggested: false,
    });
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
        expect(await verifyLedger(database.worker)).toEqual({ projects: 1, lines: LENGTH, broken: [] });
        await database.owner.query('truncate project, duty');
        await rebuildProject(database.owner, CODE);
        expect(await recordedRows(database.owner)).toEqual(rows);
      }),
      { numRuns: 5 },
    );
  },
  TIMEOUT_MS,
);
