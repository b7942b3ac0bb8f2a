import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { UNIT } from '../measures/lawful-lives.ts';
import { codeOf, inputOf, rowsOf } from './recording.ts';
import { opened, type WrittenLife } from './written-life.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import type { Pool } from '../../database/pool.ts';

let database: OwnDatabase;
let record: ReturnType<typeof recordWith>;
beforeAll(async () => {
  database = await ownDatabase('duban_record_undo');
  record = recordWith({ pool: database.worker });
});
afterAll(() => database.drop());

/** Declared, which is news for big-data and ends a duty of the unit, and then taken back. */
function takenBack(): WrittenLife {
  const life = opened(codeOf());
  const [{ facts, at }] = life.lines as [WrittenLife['lines'][0]];
  const { duties } = life.settled!;
  const before = { facts, at, duties, touched: duties.map(({ duty, key }) => `${duty}/${key}`) };
  life.bring({ act: 'declare', input: { ...ACT_SAMPLES.declare.input(EXAMPLE), documents: [] }, party: UNIT });
  const references = { documents: [], standing: { blocks: [] }, before };
  return life.bring({ act: 'undo', input: { of: 2, reason: '误登记' }, party: UNIT, references });
}

/** Notes what is sent on a connection, and after how many answers. */
function overheard(pool: Pool): { pool: Pool; sent: { what: string; after: number }[] } {
  const sent: { what: string; after: number }[] = [];
  let answers = 0;
  const connect = async () => {
    const client = await pool.connect();
    const query = (asked: string | pg.QueryConfig, values?: unknown[]) => {
      const what = typeof asked === 'string' ? asked : (asked.name ?? asked.text);
      sent.push({ what: what.trim().split(/[\s;]/, 2).join(' ').trim(), after: answers });
      const answer = client.query(asked as string, values);
      return answer.finally(() => (answers += 1));
    };
    return { query, release: (broken?: boolean) => client.release(broken) };
  };
  return { pool: { connect } as unknown as Pool, sent };
}

describe('an act that is taken back', () => {
  it('is recorded in one transaction: its messages, its line and its row', async () => {
    const life = takenBack();
    await record(inputOf(life.lines.slice(0, 2)));
    await record(inputOf(life.lines));
    const { rows } = await database.owner.query<{ by: string; what: string }>(
      `select xmin::text as by, 'line' as what from ledger where code = $1 and seq = 3
       union all select xmin::text, 'row' from dossier where code = $1
       union all select xmin::text, 'message' from message where code = $1 and cancelled_seq = 3`,
      [life.code],
    );
    expect(new Set(rows.map(({ what }) => what))).toEqual(new Set(['line', 'row', 'message']));
    expect(new Set(rows.map(({ by }) => by)).size).toBe(1);
  });

  it('asks for the commit last, and costs no more round trips than any act', async () => {
    const life = takenBack();
    const { pool, sent } = overheard(database.worker);
    const noting = recordWith({ pool });
    await noting(inputOf(life.lines.slice(0, 2)));
    sent.length = 0;
    await noting(inputOf(life.lines));
    expect(sent.map(({ what }) => what)).toEqual([
      'begin',
      'read-held',
      'select distinct',
      'update message',
      'update message',
      'leave',
      'commit',
    ]);
    // What is written is sent with the commit, before anything of it is answered.
    expect(new Set(sent.slice(3).map(({ after }) => after)).size).toBe(1);
  });

  it('leaves nothing changed when its line cannot be written, not even its messages', async () => {
    const life = takenBack();
    await record(inputOf(life.lines.slice(0, 2)));
    const before = await rowsOf(database, life.code);
    await database.owner.query('alter table ledger add constraint full_disk check (seq < 3) not valid');
    await expect(record(inputOf(life.lines))).rejects.toThrow('full_disk');
    expect(await rowsOf(database, life.code)).toEqual(before);
    await database.owner.query('alter table ledger drop constraint full_disk');
    expect(await record(inputOf(life.lines))).toMatchObject({ is: 'recorded', recordedUpTo: 3 });
  });
});
