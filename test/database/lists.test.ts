import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
// Test support
import { inputOf } from '../activities/recording.ts';
import { opened, underConstruction, type WrittenLife } from '../activities/written-life.ts';
import { projectId } from '../dossier-names.ts';
import { ownDatabase, type OwnDatabase } from './databases.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
// Under test
import { recordWith } from '../../activities/record.ts';
import {
  listDossiers,
  openDossiers,
  type DossierFilter,
  type DossierPlace,
  type DossierSummary,
} from '../../database/dossier.ts';
import { dutiesOf, dutiesOwedBy, dutiesOwedTo, type DutyOfDossier, type DutyPlace } from '../../database/duty.ts';
import { readLedger } from '../../database/ledger.ts';
import {
  inboxOf,
  messagesOf,
  SAID_MESSAGES,
  sayOnceSql,
  type Message,
  type MessagePlace,
  type SaidMessage,
} from '../../database/message.ts';
import type { Page } from '../../database/page.ts';
import { inTransaction, openPool, type Db } from '../../database/pool.ts';
import { refOf } from '../../measures/duty.ts';

const CODES = ['CQ-2026-0001', 'CQ-2026-0002', 'CQ-2026-0003', 'CQ-2026-0004', 'CQ-2026-0005'];
const UNIT = 'unit-archive';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_lists');
  const record = recordWith({ pool: database.worker });
  const order = (dueOn: string) => ({
    act: 'orderRectification',
    party: 'big-data',
    input: { ...ACT_SAMPLES.orderRectification.input(EXAMPLE), servedOn: '2026-01-05', dueOn, documents: [] },
  });
  const lives: WrittenLife[] = [
    opened(CODES[0]!),
    underConstruction(CODES[1]!).bring(order('2026-04-30')),
    underConstruction(CODES[2]!).bring(order('2026-03-20')).bring(order('2026-04-20')),
    opened(CODES[3]!),
    underConstruction(CODES[4]!).bring(order('2026-03-20')),
  ];
  for (const { lines } of lives) await record(inputOf(lines));
});
afterAll(() => database.drop());

/** Everything of a list, read in pages of two. */
async function all<Row, From>(read: (after: From | undefined) => Promise<Page<Row, From>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: From | undefined | null; after !== null;) {
    const page: Page<Row, From> = await read(after ?? undefined);
    expect(page.items.length).toBeLessThanOrEqual(2);
    rows.push(...page.items);
    after = page.next;
  }
  return rows;
}

describe('projects', () => {
  const listed = (filter: Omit<DossierFilter, 'kind'>, order: 'code' | 'nextDue' = 'code') =>
    all<DossierSummary, DossierPlace>((after) =>
      listDossiers(database.api, { kind: 'project', ...filter }, { order, limit: 2, after }),
    );
  const codes = async (filter: Omit<DossierFilter, 'kind'>, order?: 'code' | 'nextDue') =>
    (await listed(filter, order)).map(({ code }) => code.slice(-1)).join('');

  it('come by code, or the most urgent first and those that owe nothing last', async () => {
    expect(await codes({})).toBe('12345');
    expect(await codes({}, 'nextDue')).toBe('35214');
  });

  it('are filtered by unit, department, stage and part of name or code', async () => {
    expect(await codes({ unit: UNIT, department: 'department-culture' })).toBe('12345');
    expect(await codes({ unit: 'unit-other' })).toBe('');
    expect(await codes({ stage: 'DRAFT' })).toBe('14');
    expect(await codes({ stage: 'UNDER_CONSTRUCTION' }, 'nextDue')).toBe('352');
    expect(await codes({ q: '资源共享' })).toBe('12345');
    expect(await codes({ q: 'cq-2026-0003' })).toBe('3');
  });

  it('are found by a text that means something to SQL only as that text', async () => {
    expect(await codes({ q: '%' })).toBe('');
    expect(await codes({ q: '_' })).toBe('');
    expect(await codes({ q: '\\' })).toBe('');
    expect(await codes({ q: `' or true --` })).toBe('');
  });

  it.each(['档', '档案', '案资', '平台', '源共享平台', '档案资源共享平台', 'C', 'q', 'Cq-', '-2026', '台'])(
    'are found by any part, however short and whatever its case: %s',
    async (q) => {
      expect(await codes({ q })).toBe('12345');
      expect(await codes({ q }, 'nextDue')).toBe('35214');
    },
  );

  it.each([
    '案档',
    '档资',
    '档案平台',
    '平台c',
    '台 C',
    '平台 CQ',
    '档 案',
    '02026',
    '桥',
    '档案资源共享平台。',
    ''.padEnd(200, '档'),
  ])('are not found by what only resembles a part: %s', async (q) => expect(await codes({ q })).toBe(''));

  it('are found by any part of the code', async () => {
    expect(await codes({ q: '4' })).toBe('4');
    expect(await codes({ q: '-0003' })).toBe('3');
    expect(await codes({ q: '05', visibleTo: 'unit-supervisors' })).toBe('5');
  });

  it('are found by an index where there are many, also by two characters', async () => {
    const plans: string[] = [];
    const patient = openPool(database.urls.ownerUrl, { name: 'test', max: 1, statementTimeoutMs: 60_000 });
    onTestFinished(() => patient.end());
    await inTransaction(patient, async (db) => {
      await db.query(
        `insert into dossier select (jsonb_populate_record(d, jsonb_build_object('code', code || '-' || n, 'name', '水务平台' || n))).*
         from dossier d, generate_series(1, 1000) n`,
      );
      // What waits to be entered into the index makes it look dear, and how much waits hangs on what ran before.
      await db.query(`analyze dossier; select gin_clean_pending_list('dossier_by_part_of_name')`);
      const explaining: Db = {
        query: async (query, values) => {
          const { rows } = await db.query(`explain ${typeof query === 'string' ? query : query.text}`, values);
          plans.push(JSON.stringify(rows));
          return { rows: [], rowCount: 0, command: 'EXPLAIN', oid: 0, fields: [] };
        },
      };
      for (const q of ['档', '档案', '资源共享', '平台 997'])
        await listDossiers(explaining, { kind: 'project', q }, { order: 'code', limit: 2 });
      await db.query(`delete from dossier where name like '水务平台%'`);
    });
    expect(plans).toHaveLength(4);
    for (const plan of plans) expect(plan).toContain('dossier_by_part_of_name');
  });

  it('show themselves to a party with any role in them, and to no other', async () => {
    expect(await codes({ visibleTo: 'unit-supervisors' })).toBe('235');
    expect(await codes({ visibleTo: 'department-culture' })).toBe('12345');
    expect(await codes({ visibleTo: 'unit-nobody' })).toBe('');
  });

  it('that have not ended are walked through in order', async () => {
    expect(await openDossiers(database.worker, { after: projectId(CODES[1]!), limit: 2 })).toEqual(
      CODES.slice(2, 4).map(projectId),
    );
  });
});

describe('duties', () => {
  const lastDays = (duties: DutyOfDossier[]) => duties.map(({ code, lastDayOn }) => `${code.slice(-1)} ${lastDayOn}`);

  it('that a unit owes and a bureau is owed come across projects, the most urgent first', async () => {
    const owed = await all<DutyOfDossier, DutyPlace>((after) => dutiesOwedBy(database.api, UNIT, { limit: 2, after }));
    // Three are to be confirmed as built on their planned day; that is owed to nobody.
    const planned = ['2 2026-03-01', '3 2026-03-01', '5 2026-03-01'];
    const ordered = ['3 2026-03-20', '5 2026-03-20', '3 2026-04-20', '2 2026-04-30'];
    expect(lastDays(owed).slice(0, 7)).toEqual([...planned, ...ordered]);
    const due = await all<DutyOfDossier, DutyPlace>((after) =>
      dutiesOwedTo(database.api, 'big-data', { limit: 2, after }),
    );
    expect(lastDays(due).slice(0, 4)).toEqual(ordered);
    expect(owed[3]).toMatchObject({
      kind: 'project',
      name: '档案资源共享平台',
      unit: UNIT,
      record: { duty: 'RECTIFICATION', owedBy: UNIT },
    });
  });

  it('whose window opens later are left out on request', async () => {
    const soon = await all<DutyOfDossier, DutyPlace>((after) =>
      dutiesOwedBy(database.api, UNIT, { limit: 2, after, openedBy: '2026-01-06' }),
    );
    expect(new Set(soon.map(({ record }) => record.duty))).toEqual(new Set(['RECTIFICATION']));
  });

  it('of one project are all there', async () => {
    expect((await dutiesOf(database.api, projectId(CODES[2]!))).map(refOf)).toEqual(
      expect.arrayContaining(['RECTIFICATION:2', 'RECTIFICATION:3']),
    );
  });
});

describe('ledger and messages', () => {
  it('give lines by number, of one sort if asked', async () => {
    const lines = await all<{ seq: number }, number>((after) =>
      readLedger(database.api, projectId(CODES[2]!), { limit: 2, after }),
    );
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await readLedger(database.api, projectId(CODES[2]!), { limit: 2, line: 'time' })).items).toEqual([]);
  });

  it('give a page of lines that ends where they weigh enough, and never less than one', async () => {
    const lines = (bytes: number) => (after: number | undefined) =>
      readLedger(database.api, projectId(CODES[2]!), { limit: 3, after, bytes });
    expect((await lines(1)(undefined)).items.map(({ seq }) => seq)).toEqual([1]);
    expect((await all<{ seq: number }, number>(lines(1))).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await lines(1_000_000)(undefined)).toMatchObject({
      items: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
      next: null,
    });
  });

  it('M6: messages of a project come in the order in which they were said, by numbers and not by text', async () => {
    const messages = await all<Message, MessagePlace>((after) =>
      messagesOf(database.api, projectId(CODES[2]!), { limit: 2, after }),
    );
    const places = messages.map(({ plannedOn, number }) => `${plannedOn} ${String(number).padStart(9, '0')}`);
    expect(places).toEqual([...places].sort());
    expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length);
    const of = (filter: { party?: string; status?: Message['status'] }) =>
      messagesOf(database.api, projectId(CODES[2]!), { limit: 200, ...filter });
    const { items: own } = await of({ party: UNIT });
    expect(own).toEqual(messages.filter(({ party }) => party === UNIT));
    expect((await of({ status: 'waiting' })).items).toEqual(messages);
    expect((await of({ status: 'claimed' })).items).toEqual([]);
  });

  it('give the inbox up to today', async () => {
    const inbox = await all<Message, MessagePlace>((after) =>
      inboxOf(database.api, UNIT, { today: '2026-01-05', limit: 2, after }),
    );
    expect(inbox.length).toBeGreaterThan(2);
    expect(new Set(inbox.map(({ key }) => key)).size).toBe(inbox.length);
    expect((await inboxOf(database.api, UNIT, { today: '2026-01-04', limit: 2 })).items).toEqual([]);
  });
});

describe('M6: an inbox and a project of one day', () => {
  const PARTY = 'unit-one-day';
  const ID = projectId('CQ-DAY-1');
  const DAY = '2026-06-01';
  /** Said at these instants of the day, by lines of these numbers; the key holds the number, as that of an order does. */
  const SAID = [
    { seq: 2, at: '01:00' },
    { seq: 3, at: '02:00' },
    { seq: 9, at: '03:00' },
    { seq: 10, at: '04:00' },
    // Lines and messages of one instant.
    { seq: 11, at: '05:00' },
    { seq: 11, at: '05:00' },
    { seq: 11, at: '05:00' },
    { seq: 100, at: '05:00' },
  ].map(({ seq, at }, index) => ({ seq, createdAt: Date.parse(`${DAY}T${at}:00.123Z`), key: `${seq}#${9 - index}` }));
  const YOUNGEST_FIRST = ['100#2', '11#3', '11#4', '11#5', '10#6', '9#7', '3#8', '2#9'];

  beforeAll(async () => {
    const rows = SAID.map(({ key, seq, createdAt }) => ({
      ...{ ...ID, key, seq, createdAt, party: PARTY, post: 'handler', step: 'served', plannedOn: DAY },
      ...{ sendNotBefore: createdAt, notice: {}, status: 'waiting' },
    }));
    const written = SAID_MESSAGES.written(rows as unknown as SaidMessage[]);
    await database.worker.query(sayOnceSql('$1'), [written]);
  });
  const keys = (messages: Message[]) => messages.map(({ key }) => key);

  it('begin with what was said last: order 10 comes before order 3, and equal instants are walked once', async () => {
    const inbox = await all<Message, MessagePlace>((after) =>
      inboxOf(database.api, PARTY, { today: DAY, limit: 2, after }),
    );
    expect(keys(inbox)).toEqual(YOUNGEST_FIRST);
  });

  it('and the project ends with it', async () => {
    const messages = await all<Message, MessagePlace>((after) => messagesOf(database.api, ID, { limit: 2, after }));
    expect(keys(messages)).toEqual([...YOUNGEST_FIRST].reverse());
  });

  it('come under their planned day first, whenever they were said', async () => {
    await database.owner.query(`update message set planned_on = '2026-06-02' where key = '2#9'`);
    const { items } = await inboxOf(database.api, PARTY, { today: '2026-06-02', limit: 2 });
    await database.owner.query(`update message set planned_on = $1 where key = '2#9'`, [DAY]);
    expect(keys(items)).toEqual(['2#9', '100#2']);
  });
});
