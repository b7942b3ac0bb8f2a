import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { projectId } from '../dossier-names.ts';
import { another, asStored, codeOf, inputOf, rowsOf, wait } from './recording.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { opened, underConstruction } from './written-life.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { readDossierRow } from '../../database/dossier.ts';
import { publishArrangements } from '../../database/rest-day.ts';
import { readLine, readLineByKey } from '../../database/ledger.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { Line } from '../../measures/line.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { migrate } from '../../worker/migrate.ts';
import type { RecordAnswer, RecordInput } from '../../workflows/lifecycle/contract.ts';

const ORDER = { ...ACT_SAMPLES.orderRectification.input(EXAMPLE), dueOn: '2026-02-05', documents: [] };

let database: OwnDatabase;
let record: (input: RecordInput) => Promise<RecordAnswer>;
beforeAll(async () => {
  database = await ownDatabase('duban_record');
  record = recordWith({ pool: database.worker });
});
afterAll(() => database.drop());

describe('record', () => {
  it('leaves the project, its duties, its ledger and what must be said, all as of the line', async () => {
    const { lines, at } = underConstruction(codeOf());
    const answer = await record(inputOf(lines));
    expect(answer).toMatchObject({ is: 'recorded', recordedUpTo: 1, ended: false, newRun: false });
    const project = await readDossierRow(database.api, projectId(lines[0]!.facts.code));
    expect(project).toMatchObject({
      seq: 1,
      lastActSeq: 1,
      stage: 'UNDER_CONSTRUCTION',
      openedAt: at,
      updatedAt: at,
      unit: 'unit-archive',
    });
    expect(project!.facts).toEqual(asStored(lines[0]!.facts));
    const { duty, message } = await rowsOf(database, lines[0]!.facts.code);
    expect(duty!.length).toBeGreaterThan(0);
    for (const row of message as { created_at: string }[]) expect(Date.parse(row.created_at)).toBe(at);
  });

  it('does nothing the second time, and answers the same', async () => {
    const lines = wait(underConstruction(codeOf()), 3);
    const first = await record(inputOf(lines));
    const rows = await rowsOf(database, lines[0]!.facts.code);
    expect(await record(inputOf(lines))).toEqual(asStored(first));
    expect(await rowsOf(database, lines[0]!.facts.code)).toEqual(rows);
  });

  it('goes on where a lost answer left off, when the retry brings more', async () => {
    const lines = wait(underConstruction(codeOf()), 4);
    await record(inputOf(lines.slice(0, 3)));
    expect(await record(inputOf(lines))).toMatchObject({ is: 'recorded', recordedUpTo: 5 });
    expect((await rowsOf(database, lines[0]!.facts.code)).ledger).toHaveLength(5);
  });

  it('lets only one of two beginnings of a project in, also at the same moment', async () => {
    const { lines } = opened(codeOf());
    const answers = await Promise.all([
      record(inputOf(lines)),
      record(inputOf([another(lines[0]!)])),
      record(inputOf(lines)),
    ]);
    expect(answers.map(({ is }) => is).filter((is) => is === 'ledgerAhead').length).toBeGreaterThan(0);
    expect((await rowsOf(database, lines[0]!.facts.code)).ledger).toHaveLength(1);
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
    const line = await readLineByKey(database.api, projectId(lines[0]!.facts.code), `${lines[0]!.facts.code}-key-1`);
    expect(line).toMatchObject({
      seq: 1,
      at: lines[0]!.at,
      requestHash: 'hash-1',
      act: 'openDossier',
      article: 8,
      actorRoles: ['handler'],
    });
  });

  it('keeps a text with characters PostgreSQL cannot hold, those replaced, rather than stop the project', async () => {
    const life = opened(codeOf());
    const [line] = life.lines as [Line];
    const facts: ProjectFacts = { ...life.facts, name: '档案\0平台\ud800', priorProject: '\\u0000' };
    await record(inputOf([{ ...line, facts }]));
    const project = await readDossierRow(database.api, projectId(life.code));
    expect(project!.facts).toMatchObject({ name: '档案\uFFFD平台\uFFFD', priorProject: '\\u0000' });
    expect(await verifyLedger(database.worker, projectId(life.code))).toMatchObject({ lines: 1, broken: [] });
  });

  it('notes the edition of the calendar in force, also one published a moment ago', async () => {
    const life = opened(codeOf());
    await record(inputOf(life.lines));
    await publishArrangements(
      database.api,
      [
        {
          year: 2027,
          edition: '2027',
          notice: { number: '试', title: '试', issuedOn: '2026-11-01' },
          restDays: [{ on: '2027-01-01', holiday: '元旦' }],
          makeUpWorkingDays: [],
        },
      ],
      'test',
    );
    life.recalculate('放假安排已公布');
    await record(inputOf(life.lines.slice(1)));
    expect((await readLine(database.api, projectId(life.code), 1))!.editions.calendar).toMatch(/2019-2026/);
    expect((await readLine(database.api, projectId(life.code), 2))!.editions.calendar).toMatch(/2019-2027/);
    await database.owner.query('delete from rest_day_arrangement where year = 2027');
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
    const order = { ...ORDER, servedOn: '2026-01-05' };
    life.bring({ act: 'orderRectification', input: order, party: 'big-data' });
    await record(inputOf(life.lines));
    const served = async () => {
      const { rows } = await database.owner.query<{ post: string; status: string; because: string | null }>(
        `select post, status, cancelled_because as because from message where code = $1 and step = 'served' order by post`,
        [life.code],
      );
      return rows;
    };
    expect((await served()).map(({ post, status }) => `${post} ${status}`)).toEqual([
      'handler waiting',
      'leader waiting',
    ]);
    await database.worker.query(
      `update message set status = 'claimed' where code = $1 and post = 'handler' and step = 'served'`,
      [life.code],
    );
    life.bring({
      act: 'withdrawRectification',
      input: { ...ACT_SAMPLES.withdrawRectification.input(EXAMPLE), of: 2 },
      party: 'big-data',
    });
    await record(inputOf(life.lines.slice(2)));
    expect(await served()).toEqual([
      { post: 'handler', status: 'claimed', because: null },
      { post: 'leader', status: 'cancelled', because: '整改要求已撤销' },
    ]);
  });

  it('that may go at once are announced, those for a later hour are left to the poll', async () => {
    const listener = await database.worker.connect();
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('listen duban_message');
    // The order is served on the unit at once; that a dossier was opened waits for the department's next morning.
    const life = opened(codeOf()).bring({ act: 'orderRectification', input: ORDER, party: 'big-data' });
    await record(inputOf(life.lines));
    await listener.query('select');
    await listener.query('unlisten *');
    listener.release();
    const { rows } = await database.owner.query<{ party: string }>(
      'select distinct party from message where code = $1 and send_not_before <= created_at',
      [life.code],
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(heard.sort()).toEqual(rows.map(({ party }) => party).sort());
  });
});
