import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { ownDatabase, recordedRows, type OwnDatabase } from '../database/databases.ts';
import { opened, underConstruction, type WrittenLife } from './written-life.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { publishArrangements } from '../../database/rest-day.ts';
import { readLine, readLineByKey } from '../../database/ledger.ts';
import { readProject } from '../../database/project.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import type { Line } from '../../measures/line.ts';
import { PRACTICE } from '../../measures/practice.ts';
import { migrate } from '../../worker/migrate.ts';
import type { RecordAnswer, RecordInput } from '../../workflows/project-lifecycle/contract.ts';

let database: OwnDatabase;
let record: (input: RecordInput) => Promise<RecordAnswer>;
beforeAll(async () => {
  database = await ownDatabase('duban_record');
  record = recordWith({ pool: database.worker, calendarOf, practice: PRACTICE });
});
afterAll(() => database.drop());

const codeOf = (): string => `CQ-${randomUUID().slice(0, 8)}`;
const inputOf = (lines: Line[], more: Partial<RecordInput> = {}): RecordInput => ({
  code: lines[0]!.facts.code, lines, runStartedAt: lines[0]!.at, continueAsNewSuggested: false, ...more,
});
/** The same number and instant, brought by somebody else. */
const another = (line: Line): Line => (line.kind === 'act' ? { ...line, brought: { ...line.brought, requestKey: randomUUID(), requestHash: 'other' } } : { ...line, at: line.at + 1 });
/** Without members that are undefined, as JSON has it. */
const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const rowsOf = async (code: string) => {
  const all = await recordedRows(database.owner);
  return Object.fromEntries(Object.entries(all).map(([table, rows]) => [table, rows.filter((row) => JSON.stringify(row).includes(code))]));
};
const wait = (life: WrittenLife, wakes: number) => {
  for (let count = 0; count < wakes; count += 1) life.wake();
  return life.lines;
};

describe('record', () => {
  it('leaves the project, its duties, its ledger and what must be said, all as of the line', async () => {
    const { lines, at } = underConstruction(codeOf());
    const answer = await record(inputOf(lines));
    expect(answer).toMatchObject({ is: 'recorded', recordedUpTo: 1, ended: false, newRun: false });
    const project = await readProject(database.api, lines[0]!.facts.code);
    expect(project).toMatchObject({ seq: 1, lastActSeq: 1, stage: 'UNDER_CONSTRUCTION', openedAt: at, updatedAt: at, unit: 'unit-archive' });
    expect(project!.facts).toEqual(asStored(lines[0]!.facts));
    const { duty, message } = await rowsOf(lines[0]!.facts.code);
    expect(duty!.length).toBeGreaterThan(0);
    for (const row of message as { created_at: string }[]) expect(Date.parse(row.created_at)).toBe(at);
  });

  it('does nothing the second time, and answers the same', async () => {
    const lines = wait(underConstruction(codeOf()), 3);
    const first = await record(inputOf(lines));
    const rows = await rowsOf(lines[0]!.facts.code);
    expect(await record(inputOf(lines))).toEqual(asStored(first));
    expect(await rowsOf(lines[0]!.facts.code)).toEqual(rows);
  });

  it('goes on where a lost answer left off, when the retry brings more', async () => {
    const lines = wait(underConstruction(codeOf()), 4);
    await record(inputOf(lines.slice(0, 3)));
    expect(await record(inputOf(lines))).toMatchObject({ is: 'recorded', recordedUpTo: 5 });
    expect((await rowsOf(lines[0]!.facts.code)).ledger).toHaveLength(5);
  });

  it('lets only one of two beginnings of a project in, also at the same moment', async () => {
    const { lines } = opened(codeOf());
    const answers = await Promise.all([record(inputOf(lines)), record(inputOf([another(lines[0]!)])), record(inputOf(lines))]);
    expect(answers.map(({ is }) => is).filter((is) => is === 'ledgerAhead').length).toBeGreaterThan(0);
    expect((await rowsOf(lines[0]!.facts.code)).ledger).toHaveLength(1);
  });

  it('asks for a new run with the first line of a new year, or when the server suggests it', async () => {
    const { lines } = opened(codeOf());
    const runStartedAt = beijingInstantOf('2025-12-31', '23:59');
    expect(await record(inputOf(lines, { runStartedAt }))).toMatchObject({ newRun: true });
    expect(await record(inputOf(lines))).toMatchObject({ newRun: false });
    expect(await record(inputOf(lines, { continueAsNewSuggested: true }))).toMatchObject({ newRun: true });
  });

  it('finds a line again by its key, with the hash it was brought with', async () => {
    const { lines } = opened(codeOf());
    await record(inputOf(lines));
    const line = await readLineByKey(database.api, lines[0]!.facts.code, `${lines[0]!.facts.code}-key-1`);
    expect(line).toMatchObject({ seq: 1, at: lines[0]!.at, requestHash: 'hash-1', act: 'openDossier', article: 8, actorRoles: ['handler'] });
  });

  it('keeps a text with characters PostgreSQL cannot hold, those replaced, rather than stop the project', async () => {
    const life = opened(codeOf());
    const [line] = life.lines as [Line];
    await record(inputOf([{ ...line, facts: { ...line.facts, name: '档案\0平台\ud800', priorProject: '\\u0000' } }]));
    const project = await readProject(database.api, life.code);
    expect(project!.facts).toMatchObject({ name: '档案\uFFFD平台\uFFFD', priorProject: '\\u0000' });
    expect(await verifyLedger(database.worker, life.code)).toMatchObject({ lines: 1, broken: [] });
  });

  it('notes the edition of the calendar in force, also one published a moment ago', async () => {
    const life = opened(codeOf());
    await record(inputOf(life.lines));
    await publishArrangements(
      database.api,
      [{ year: 2027, edition: '2027', notice: { number: '试', title: '试', issuedOn: '2026-11-01' }, restDays: [{ on: '2027-01-01', holiday: '元旦' }], makeUpWorkingDays: [] }],
      'test',
    );
    life.recalculate('放假安排已公布');
    await record(inputOf(life.lines.slice(1)));
    expect((await readLine(database.api, life.code, 1))!.editions.calendar).toMatch(/2019-2026/);
    expect((await readLine(database.api, life.code, 2))!.editions.calendar).toMatch(/2019-2027/);
    await database.owner.query('delete from rest_day_arrangement where year = 2027');
  });
});

describe('the fence', () => {
  it('answers another line under a taken number with what the ledger holds, and leaves it untouched', async () => {
    const life = underConstruction(codeOf());
    const lines = wait(life, 2);
    const answer = await record(inputOf(lines));
    const rows = await rowsOf(life.code);
    const ahead = await record(inputOf([lines[0]!, another(lines[1]!)]));
    const { is: _is, recordedUpTo: _upTo, ...recorded } = asStored(answer as Extract<RecordAnswer, { is: 'recorded' }>);
    expect(ahead).toEqual({
      is: 'ledgerAhead', facts: asStored(life.facts), seq: 3, lastActSeq: 1, recorded,
      keys: [{ key: `${life.code}-key-1`, hash: 'hash-1', seq: 1, at: lines[0]!.at }],
    });
    expect(await rowsOf(life.code)).toEqual(rows);
  });

  it('never takes the row back: lines it knows, but which end before it does, are answered the same', async () => {
    const life = underConstruction(codeOf());
    const lines = wait(life, 2);
    await record(inputOf(lines));
    expect(await record(inputOf(lines.slice(0, 2)))).toMatchObject({ is: 'ledgerAhead', seq: 3 });
    expect(await readProject(database.api, life.code)).toMatchObject({ seq: 3 });
  });

  it('never does an act again whose key is older than the workflow carries, and hands that key back', async () => {
    const life = underConstruction(codeOf());
    const lines = wait(life, 2);
    await record(inputOf(lines));
    const again = { ...lines[0]!, seq: 4, at: lines.at(-1)!.at + 1000 };
    const answer = await record(inputOf([again]));
    expect(answer).toMatchObject({ is: 'ledgerAhead', seq: 3, keys: [{ key: `${life.code}-key-1`, seq: 1 }] });
  });

  it('refuses to leave a gap, and says what has happened', async () => {
    const life = underConstruction(codeOf());
    const lines = wait(life, 2);
    await record(inputOf(lines.slice(0, 1)));
    await expect(record(inputOf(lines.slice(2)))).rejects.toThrow(/台账止于第 1 行，却要记第 3 行/);
  });
});

describe('trouble', () => {
  it('leaves no trace of a batch that fails at its end, and takes it whole the next time', async () => {
    const lines = wait(underConstruction(codeOf()), 2);
    const code = lines[0]!.facts.code;
    await database.owner.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`);
    await database.owner.query('create trigger full_disk before insert on message for each statement execute function full_disk()');
    await expect(record(inputOf(lines))).rejects.toThrow('disk full');
    expect(await rowsOf(code)).toEqual({ project: [], ledger: [], duty: [], message: [] });
    await database.owner.query('drop trigger full_disk on message; drop function full_disk()');
    expect(await record(inputOf(lines))).toMatchObject({ is: 'recorded', recordedUpTo: 3 });
  });

  it('gives up within three seconds when somebody holds the row, and goes on afterwards', async () => {
    const life = underConstruction(codeOf());
    await record(inputOf(life.lines));
    const other = await database.owner.connect();
    await other.query('begin');
    await other.query('select from project where code = $1 for update', [life.code]);
    const began = performance.now();
    await expect(record(inputOf(wait(life, 1)))).rejects.toThrow(/lock timeout/);
    expect(performance.now() - began).toBeLessThan(3_000);
    await other.query('rollback');
    other.release();
    expect(await record(inputOf(life.lines))).toMatchObject({ recordedUpTo: 2 });
  });

  it('writes nothing while another holds the project, although what it asks and what it reads are sent together', async () => {
    const life = opened(codeOf());
    const other = await database.worker.connect();
    await other.query(`begin; select pg_advisory_xact_lock(hashtextextended('project:${life.code}', 0))`);
    await expect(record(inputOf(life.lines))).rejects.toThrow(/lock timeout/);
    expect((await rowsOf(life.code)).ledger).toEqual([]);
    await other.query('rollback');
    other.release();
    expect(await record(inputOf(life.lines))).toMatchObject({ recordedUpTo: 1 });
  });

  it('throws when the connection is cut, and the next attempt has a new one', async () => {
    const life = underConstruction(codeOf());
    const cut = async () => {
      await database.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-workerUrl'`).catch(() => undefined);
    };
    const outcomes = await Promise.allSettled([record(inputOf(life.lines)), cut()]);
    expect(outcomes).toHaveLength(2);
    const answer = await record(inputOf(life.lines)).catch(() => record(inputOf(life.lines)));
    expect(answer).toMatchObject({ is: 'recorded', recordedUpTo: 1 });
    expect((await rowsOf(life.code)).ledger).toHaveLength(1);
  });
});

it('goes on undisturbed while a process that starts brings the schema up to date', async () => {
  const lives = Array.from({ length: 12 }, () => wait(underConstruction(codeOf()), 2));
  const recorded = lives.map(async (lines) => {
    for (const line of lines) await record(inputOf([line]));
  });
  await Promise.all([...recorded, migrate(database.urls.ownerUrl), migrate(database.urls.ownerUrl)]);
  expect((await verifyLedger(database.api)).broken).toEqual([]);
});

describe('messages', () => {
  it('are taken back while they wait, but not once they are claimed', async () => {
    const life = underConstruction(codeOf());
    const order = { ground: 'ART35', violation: '未按要求共享数据', servedOn: '2026-01-05', dueOn: '2026-02-05', documents: [] };
    life.bring({ act: 'orderRectification', input: order, party: 'big-data' });
    await record(inputOf(life.lines));
    const served = async () => {
      const { rows } = await database.owner.query<{ person: string; status: string; because: string | null }>(
        `select person, status, cancelled_because as because from message where project = $1 and step = 'served' order by person`,
        [life.code],
      );
      return rows;
    };
    expect((await served()).map(({ person, status }) => `${person} ${status}`)).toEqual(['handler waiting', 'leader waiting']);
    await database.worker.query(`update message set status = 'claimed' where project = $1 and person = 'handler' and step = 'served'`, [life.code]);
    life.bring({ act: 'withdrawRectification', input: { of: 2, reason: '事实有误' }, party: 'big-data' });
    await record(inputOf(life.lines.slice(2)));
    expect(await served()).toEqual([
      { person: 'handler', status: 'claimed', because: null },
      { person: 'leader', status: 'cancelled', because: '整改要求已撤销' },
    ]);
  });

  it('that may go at once are announced, those for a later hour are left to the poll', async () => {
    const listener = await database.worker.connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('listen duban_message');
    // The order is served on the unit at once; that a dossier was opened waits for the department's next morning.
    const order = { ground: 'ART35', violation: '未按要求共享数据', dueOn: '2026-02-05', documents: [] };
    const life = opened(codeOf()).bring({ act: 'orderRectification', input: order, party: 'big-data' });
    await record(inputOf(life.lines));
    await listener.query('select');
    await listener.query('unlisten *');
    listener.release();
    const { rows } = await database.owner.query<{ party: string }>('select distinct party from message where project = $1 and send_not_before <= created_at', [life.code]);
    expect(rows.length).toBeGreaterThan(0);
    expect(heard.sort()).toEqual(rows.map(({ party }) => party).sort());
  });
});
