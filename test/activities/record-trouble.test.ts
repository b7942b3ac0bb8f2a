import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { projectId } from '../dossier-names.ts';
import { another, asStored, codeOf, inputOf, rowsOf, wait } from './recording.ts';
import { opened, underConstruction } from './written-life.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import { readDossierRow } from '../../database/dossier.ts';
import type { RecordAnswer, RecordInput } from '../../workflows/lifecycle/contract.ts';

let database: OwnDatabase;
let record: (input: RecordInput) => Promise<RecordAnswer>;
beforeAll(async () => {
  database = await ownDatabase('duban_record_trouble');
  record = recordWith({ pool: database.worker });
});
afterAll(() => database.drop());

describe('the fence', () => {
  it('answers another line under a taken number with what the ledger holds, and leaves it untouched', async () => {
    const life = underConstruction(codeOf());
    const lines = wait(life, 2);
    const answer = await record(inputOf(lines));
    const rows = await rowsOf(database, life.code);
    const ahead = await record(inputOf([lines[0]!, another(lines[1]!)]));
    const { is: _is, recordedUpTo: _upTo, ...recorded } = asStored(answer as Extract<RecordAnswer, { is: 'recorded' }>);
    expect(ahead).toEqual({
      is: 'ledgerAhead',
      facts: asStored(life.facts),
      seq: 3,
      lastActSeq: 1,
      recorded,
      keys: [{ key: `${life.code}-key-1`, hash: 'hash-1', seq: 1, at: lines[0]!.at }],
    });
    expect(await rowsOf(database, life.code)).toEqual(rows);
  });

  it('never takes the row back: lines it knows, but which end before it does, are answered the same', async () => {
    const life = underConstruction(codeOf());
    const lines = wait(life, 2);
    await record(inputOf(lines));
    expect(await record(inputOf(lines.slice(0, 2)))).toMatchObject({ is: 'ledgerAhead', seq: 3 });
    expect(await readDossierRow(database.api, projectId(life.code))).toMatchObject({ seq: 3 });
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
    await database.owner.query(
      `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
    );
    await database.owner.query(
      'create trigger full_disk before insert on message for each statement execute function full_disk()',
    );
    await expect(record(inputOf(lines))).rejects.toThrow('disk full');
    expect(await rowsOf(database, code)).toEqual({ dossier: [], ledger: [], duty: [], message: [] });
    await database.owner.query('drop trigger full_disk on message; drop function full_disk()');
    expect(await record(inputOf(lines))).toMatchObject({ is: 'recorded', recordedUpTo: 3 });
  });

  it('gives up within three seconds when somebody holds the row, and goes on afterwards', async () => {
    const life = underConstruction(codeOf());
    await record(inputOf(life.lines));
    const other = await database.owner.connect();
    await other.query('begin');
    await other.query('select from dossier where code = $1 for update', [life.code]);
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
    expect((await rowsOf(database, life.code)).ledger).toEqual([]);
    await other.query('rollback');
    other.release();
    expect(await record(inputOf(life.lines))).toMatchObject({ recordedUpTo: 1 });
  });

  it('throws when the connection is cut, and the next attempt has a new one', async () => {
    const life = underConstruction(codeOf());
    const cut = async () => {
      await database.owner
        .query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-workerUrl' and datname = current_database()`,
        )
        .catch(() => undefined);
    };
    const outcomes = await Promise.allSettled([record(inputOf(life.lines)), cut()]);
    expect(outcomes).toHaveLength(2);
    const answer = await record(inputOf(life.lines)).catch(() => record(inputOf(life.lines)));
    expect(answer).toMatchObject({ is: 'recorded', recordedUpTo: 1 });
    expect((await rowsOf(database, life.code)).ledger).toHaveLength(1);
  });
});
