import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// Test support
import { ownDatabase, type OwnDatabase } from './databases.ts';
// Under test
import { freshReports, removeReport, saveReport } from '../../database/worker-report.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_worker_report');
});
beforeEach(() => database.worker.query('delete from worker_report'));
afterAll(() => database?.drop());

const startedAt = Date.UTC(2026, 10, 28, 1);
const report = { identity: '7@one', startedAt, channels: ['mail'], warnings: [] };
const silence = (identity: string, interval: string) =>
  database.worker.query('update worker_report set seen_at = now() - $2::interval where identity = $1', [
    identity,
    interval,
  ]);
const known = async () =>
  (await database.owner.query<{ identity: string }>('select identity from worker_report order by 1')).rows.map(
    ({ identity }) => identity,
  );

describe('what a worker says of itself', () => {
  it('M7: is one row a process, in its latest words, and the API reads it', async () => {
    await saveReport(database.worker, { ...report, channels: [], warnings: ['没有设置 SMTP_URL'] });
    await saveReport(database.worker, report);
    expect(await freshReports(database.api)).toEqual([report]);
  });

  it('O4: holds for a minute', async () => {
    await saveReport(database.worker, report);
    await silence('7@one', '59 seconds');
    expect(await freshReports(database.api)).toHaveLength(1);
    await silence('7@one', '61 seconds');
    expect(await freshReports(database.api)).toEqual([]);
    await saveReport(database.worker, report);
    expect(await freshReports(database.api)).toHaveLength(1);
  });

  it('O4: is forgotten by the others after a day, not by itself: who was stopped for a day goes on', async () => {
    for (const identity of ['7@one', '7@two', '7@three']) await saveReport(database.worker, { ...report, identity });
    await silence('7@one', '25 hours');
    await silence('7@two', '25 hours');
    await silence('7@three', '23 hours');
    await saveReport(database.worker, report);
    expect(await known()).toEqual(['7@one', '7@three']);
    expect(await freshReports(database.api)).toEqual([report]);
  });

  it('O4: goes with a worker that stops, and with it alone', async () => {
    await saveReport(database.worker, report);
    await saveReport(database.worker, { ...report, identity: '7@two' });
    await removeReport(database.worker, '7@one');
    expect(await known()).toEqual(['7@two']);
  });
});
