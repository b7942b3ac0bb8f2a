import { Registry } from 'prom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { figuresIn } from '../worker/figures-in.ts';
import { codeOf, inputOf, wait } from './recording.ts';
import { underConstruction } from './written-life.ts';
// Under test
import type { RecordedNews } from '../../activities/recorded-news.ts';
import { recordWith } from '../../activities/record.ts';
import { recordingFigures } from '../../worker/figures/recording.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_recorded_news');
});
afterAll(() => database.drop());

describe('what record says of how well it keeps up', () => {
  it('O5: names each reminder by the instant it was planned for, however the lines are cut, and nothing twice', async () => {
    const lines = wait(underConstruction(codeOf()), 8);
    const heard: RecordedNews[] = [];
    const record = recordWith({ pool: database.worker, noteRecorded: (news) => void heard.push(news) });
    await record(inputOf(lines.slice(0, 4)));
    await record(inputOf(lines.slice(0, 4)));
    await record(inputOf(lines.slice(4)));
    const { rows } = await database.worker.query<{ at: number; count: number }>(
      `select l.at, count(*)::int as count from message m join ledger l using (kind, code, seq)
        where code = $1 and l.line = 'time' and m.notice ->> 'kind' = 'reminder' group by l.at order by l.at`,
      [lines[0]!.facts.code],
    );
    expect(rows.length).toBeGreaterThan(0);
    // Every turn of this life came exactly when it was to.
    expect(heard.flatMap(({ remindersPlannedAt }) => remindersPlannedAt)).toEqual(
      rows.flatMap(({ at, count }) => Array.from({ length: count }, () => at)),
    );
    expect(heard.flatMap(({ lines: recorded }) => recorded)).toEqual(lines.map(({ is }) => is));
  });

  it('O5: a turn that came late is as late as the wake that was asked for', async () => {
    const life = wait(underConstruction(codeOf()), 7);
    const late = { ...life.at(-1)!, at: life.at(-1)!.at + 3_600_000 };
    const heard: RecordedNews[] = [];
    const record = recordWith({ pool: database.worker, noteRecorded: (news) => void heard.push(news) });
    await record(inputOf([...life.slice(0, -1), late]));
    const planned = heard[0]!.remindersPlannedAt;
    expect(planned).not.toContain(late.at);
  });
});

describe('the figures of recording', () => {
  it('O5: count what was recorded and what failed, and how late each reminder was, from zero on', async () => {
    const registry = new Registry();
    const { noteRecorded, noteFailure } = recordingFigures(registry, ['record']);
    const read = async () => figuresIn(await registry.metrics());
    expect(await read()).toMatchObject({
      'duban_records_total{kind="project",line="act"}': 0,
      'duban_records_total{kind="unit",line="time"}': 0,
      'duban_activity_failures_total{activity="record",cause="database"}': 0,
      duban_reminder_lateness_seconds_count: 0,
    });
    noteRecorded({
      kind: 'project',
      lines: ['act', 'time'],
      remindersPlannedAt: [Date.now() - 30_000, Date.now() + 5],
    });
    noteFailure('record', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    noteFailure('record', 'odd');
    expect(await read()).toMatchObject({
      'duban_records_total{kind="project",line="act"}': 1,
      'duban_records_total{kind="project",line="time"}': 1,
      'duban_activity_failures_total{activity="record",cause="database"}': 1,
      'duban_activity_failures_total{activity="record",cause="other"}': 1,
      'duban_reminder_lateness_seconds_bucket{le="1"}': 1,
      'duban_reminder_lateness_seconds_bucket{le="15"}': 1,
      'duban_reminder_lateness_seconds_bucket{le="60"}': 2,
      duban_reminder_lateness_seconds_count: 2,
    });
  });
});
