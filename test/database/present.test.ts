// A bureau's letter may hold hundreds of messages, and a dossier that is neglected for years thousands: what a letter is
// looked through for is found by index, also before PostgreSQL has counted the rows.
// test support
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownDatabase, type OwnDatabase } from './databases.ts';
// under test
import type { Db } from '../../database/pool.ts';
import { neverToldBefore, presentOf } from '../../database/present.ts';

const ORDERS = 30;
const REMINDERS = 200;
const ACTS = 100;
/** Of every dossier, as finance reads them. */
const DOSSIERS = ['CQ-1', 'CQ-2'];

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_present');
  const columns =
    'key, kind, code, seq, party, post, step, duty_ref, due_version, planned_on, send_not_before, notice, status, created_at';
  for (const code of DOSSIERS) {
    for (let order = 1; order <= ORDERS; order++)
      await database.worker.query(
        `insert into message (${columns})
         select $1 || '|R' || o || '|' || n, 'project', $1, 10 + o, 'finance', 'handler', 'overdue-' || n, 'RECTIFICATION:' || o, 1,
                date '2026-01-01' + n, now(), jsonb_build_object('kind', 'reminder', 'nature', 'overdue', 'says', repeat('催', 400)), 'claimed', now()
           from (select $2::int) ordered (o), generate_series(1, $3::int) n`,
        [code, order, REMINDERS],
      );
    await database.worker.query(
      `insert into message (${columns})
       select $1 || '|#' || n, 'project', $1, n, 'finance', 'handler', '#', null, null, date '2026-01-01', now(),
              jsonb_build_object('kind', 'act', 'says', repeat('办', 400)), 'claimed', now() from generate_series(1, $2::int) n`,
      [code, ACTS],
    );
  }
}, 60_000);
afterAll(() => database.drop());

interface Plan {
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}
/** How many rows were looked at, all told. */
const lookedAt = ({ Plans = [], ...node }: Plan): number =>
  node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) +
  Plans.reduce((sum, plan) => sum + lookedAt(plan), 0);

async function rowsFor(ask: (db: Db) => Promise<unknown>): Promise<number> {
  let looked = 0;
  const explaining = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await database.worker.query(`explain (analyze, timing off, format json) ${text}`, values);
      looked += lookedAt((rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan);
      return { rows: [] };
    },
  } as unknown as Db;
  await ask(explaining);
  return looked;
}

const acts = DOSSIERS.flatMap((code) => Array.from({ length: ACTS }, (_, at) => `${code}|#${at + 1}`));
const last = DOSSIERS.flatMap((code) => Array.from({ length: ORDERS }, (_, at) => `${code}|R${at + 1}|${REMINDERS}`));
const first = last.map((key) => key.replace(/\d+$/, '1'));

it('a message is asked for later reminders of its own duty, and not for all that was said of its dossier', async () => {
  const keys = [...acts, ...last, ...first];
  expect(await rowsFor((db) => presentOf(db, keys))).toBeLessThan(5 * keys.length);
  const present = new Map((await presentOf(database.worker, keys)).map((row) => [row.key, row.isFollowed]));
  expect(keys.filter((key) => present.get(key))).toEqual(first);
});

it('what was never told before is read once for a dossier, whatever the letter holds of it', async () => {
  const all = DOSSIERS.length * (ORDERS * REMINDERS + ACTS);
  expect(await rowsFor((db) => neverToldBefore(db, acts))).toBeLessThan(5 * all);
  const untold = await neverToldBefore(database.worker, acts);
  expect(untold.map(({ code, seq }) => `${code}|#${seq}`).sort()).toEqual(
    acts.filter((key) => !key.endsWith(`#${ACTS}`)).sort(),
  );
});
