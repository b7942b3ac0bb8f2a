import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import type { Pool } from '../../database/pool.ts';
import { DEPARTMENT, UNIT } from '../measures/lawful-lives.ts';
import { ReadWorld, STRANGER, SUPERVISORS } from './read-world.ts';
import { saidIn } from './world.ts';
// Under test
import { isProposalKnownTo } from '../../measures/judgement.ts';
import { maySee, SEEN_BY, type Part } from '../../api/visibility.ts';

const CODE = 'CQ-SEEN-1';
const HIDDEN = 'CQ-HIDDEN-1';
const UNKNOWN = 'CQ-NONE-1';
const READERS = [UNIT, DEPARTMENT, SUPERVISORS, STRANGER, 'department-strange', 'finance', 'audit'] as const;
type ReaderOfTest = (typeof READERS)[number];

const AUTHORITIES: ReaderOfTest[] = ['finance', 'audit'];
const OWN: ReaderOfTest[] = [UNIT, DEPARTMENT];
/** Who reads which part of the project: said here on its own. Each part shows itself by a text that stands nowhere else. */
const EXPECTED: Record<string, { shows: string; to: readonly ReaderOfTest[] }> = {
  'the project itself': { shows: CODE, to: [...OWN, SUPERVISORS, ...AUTHORITIES] },
  'a block on its unit': { shows: 'omFundingBlocked', to: [...OWN, ...AUTHORITIES] },
  'the reason of the block': { shows: '未共享人口库数据', to: [...OWN, ...AUTHORITIES] },
  'the plan of its department': { shows: '"departmentPlan":{', to: [...OWN, ...AUTHORITIES] },
  'units of a framework plan': { shows: 'unit-elsewhere', to: AUTHORITIES },
  'an exception that it does not rest on': { shows: 'exception-9', to: AUTHORITIES },
  'who acted for the unit': { shows: `"${UNIT}-1"`, to: [...OWN, ...AUTHORITIES] },
  'who acted for a bureau': { shows: '"development-reform-1"', to: AUTHORITIES },
  'a joint act that waits': { shows: '仍未归还', to: AUTHORITIES },
  'a joint act that was declined': { shows: '资金被挪用', to: AUTHORITIES },
  'the reason why it was declined': { shows: '尚需核实', to: AUTHORITIES },
  'that finance owes an answer': { shows: 'PROPOSAL_ANSWER', to: AUTHORITIES },
  'that people decided on a sanction': { shows: '"isDecided":true', to: AUTHORITIES },
};
const ROUTES = ['', '/acts', '/duties', '/ledger', '/messages'];

/** Rows and bytes that the database answered. */
const read = { rows: 0, bytes: 0 };
const counted = (pool: Pool): Pool =>
  new Proxy(pool, {
    get: (target, name) => {
      const value = Reflect.get(target, name) as unknown;
      if (typeof value !== 'function') return value;
      if (name !== 'query') return value.bind(target) as unknown;
      return async (...given: unknown[]) => {
        const answered = (await (value as (...all: unknown[]) => unknown).apply(target, given)) as { rows: unknown[] };
        read.rows += answered.rows.length;
        read.bytes += JSON.stringify(answered.rows).length;
        return answered;
      };
    },
  });

let world: ReadWorld;
beforeAll(async () => {
  world = await ReadWorld.begin('duban_visibility', counted);
  await world.project(CODE);
  await world.project(HIDDEN);
  await world.database.owner.query(
    `update duty set record = record || '{"isDecided": true}' where code = $1 and owed_by = $2`,
    [CODE, UNIT],
  );
  // Such as PostgreSQL does not make small.
  await world.database.owner.query(
    `update dossier set facts = facts || jsonb_build_object('ballast',
       (select string_agg(md5(random()::text), '') from generate_series(1, 131072))) where code = $1`,
    [HIDDEN],
  );
}, 120_000);
afterAll(() => world?.end());

const get = (party: string, path: string) => world.api.call({ party }, 'GET', path);
const ofProject = async (party: string, code = CODE) =>
  Promise.all(ROUTES.map((route) => get(party, `/projects/${code}${route}`)));

describe('H9: what a reader may see', () => {
  it.each(READERS)('H9: is the same through every route, for %s', async (reader) => {
    const lists = ['/projects', '/units', `/parties/${UNIT}`, `/parties/${UNIT}/duties`, `/parties/finance/duties`];
    const replies = [...(await ofProject(reader)), ...(await Promise.all(lists.map((path) => get(reader, path))))];
    const text = replies.map((reply) => reply.text).join('\n');
    const seen = Object.entries(EXPECTED).map(([part, { shows }]) => [part, text.includes(shows)]);
    expect(seen).toEqual(Object.entries(EXPECTED).map(([part, { to }]) => [part, to.includes(reader)]));
  });

  it('H9: a line that the supervision unit reads still says that something happened, and when', async () => {
    const { items } = (await get(SUPERVISORS, `/projects/${CODE}/ledger`)).body;
    // An order on a serious loss rests on article 24; every order stands in 35.
    expect(
      items.map(({ seq, act, article, input, refs }: Record<string, unknown>) => [
        seq,
        act,
        article,
        input === null,
        refs,
      ]),
    ).toEqual([
      [1, 'startConstruction', 16, false, { documents: [], standing: { party: expect.anything() as unknown } }],
      [2, 'orderRectification', 35, true, null],
      [3, 'declineProposal', null, true, null],
      [4, 'orderRectification', 35, true, null],
    ]);
    expect(items[0]).toMatchObject({ actor: null, party: UNIT });
  });

  it('H9: what waits between others is refused to whoever has another part as what is not there', async () => {
    const confirming = async (reader: string, confirms: number) =>
      saidIn(
        await world.api.call({ party: reader }, 'POST', `/projects/${CODE}/acts/orderRectification/preview`, {
          body: { confirms },
        }),
      );
    for (const reader of [...OWN, SUPERVISORS]) {
      expect(await confirming(reader, 4)).toContain('noSuchProposal');
      expect(await confirming(reader, 4)).toBe(await confirming(reader, 90));
    }
    expect(await confirming('audit', 4)).toContain('该项提议等待市财政局会同');
  });

  it('H9: who knows of a proposal is said alike where acts are judged and in the table of what may be read', () => {
    const entry = { seq: 9, on: '2026-03-02', by: 'unit-c' };
    const proposal = { ...entry, seq: 7, by: 'unit-a', act: 'correct', input: {}, awaiting: ['department-b'] };
    const open = { ...proposal, references: { documents: [], standing: { blocks: [] } }, confirmed: [entry] };
    const among = ['unit-a', 'department-b', 'unit-c'];
    const readers = [...among, 'department-a', 'company-d', 'finance', 'audit'];
    const knowing = readers.filter((party) => isProposalKnownTo(party, open));
    expect(knowing).toEqual(readers.filter((party) => maySee('proposal', { party }, { among })));
    expect(knowing).toEqual([...among, 'finance', 'audit']);
  });

  it('H9: parts that have a route of their own are hidden by that route from whom the ledger hides them', async () => {
    const statuses = async (path: string) =>
      Promise.all(READERS.map(async (reader) => [reader, (await get(reader, path)).status] as const));
    const shown = (to: readonly string[]) => READERS.map((reader) => [reader, to.includes(reader) ? 200 : 404]);
    expect(await statuses(`/units/${UNIT}`)).toEqual(shown([...OWN, ...AUTHORITIES]));
    const body = { fromYear: 2026, toYear: 2029, collectiveDecision: true, filedWith: [], projects: [] };
    await world.api.call({ party: DEPARTMENT }, 'PUT', `/department-plans/${DEPARTMENT}/1`, { body });
    expect(await statuses(`/department-plans/${DEPARTMENT}`)).toEqual(shown([...OWN, ...AUTHORITIES]));
    expect(await statuses(`/parties/${UNIT}/duties`)).toEqual(shown([...OWN, ...AUTHORITIES]));
    expect(await statuses(`/parties/${UNIT}/inbox`)).toEqual(shown([UNIT]));
    expect(await statuses('/framework-plans/framework-7')).toEqual(shown([]));
  });

  it("H9: of a unit's duties its new department sees those in projects that it has a part in, and no others", async () => {
    const codes = async (reader: string) =>
      ((await get(reader, `/parties/${UNIT}/duties`)).body.items as { code: string }[]).map(({ code }) => code);
    expect(new Set(await codes(UNIT))).toEqual(new Set([CODE, HIDDEN]));
    await world.database.owner.query(`update party set department = 'department-strange' where id = $1`, [UNIT]);
    expect(await codes('department-strange')).toEqual([]);
    expect(new Set(await codes(UNIT))).toEqual(new Set([CODE, HIDDEN]));
    await world.database.owner.query('update party set department = $2 where id = $1', [UNIT, DEPARTMENT]);
  });

  it('H9: the table speaks of how a party stands to a matter, never of its kind: a company reads as any other part', () => {
    const parts = Object.keys(SEEN_BY) as Part[];
    const about = { of: 'unit-a', department: 'department-a', among: ['company-s', 'unit-a'] };
    const seenBy = (party: string) => parts.filter((part) => maySee(part, { party }, about));
    expect(seenBy('company-s')).toEqual(parts.filter((part) => (SEEN_BY[part] as readonly string[]).includes('among')));
    expect(seenBy('company-t')).toEqual([]);
    expect(seenBy('department-b')).toEqual([]);
    expect(seenBy('finance')).toEqual(parts.filter((part) => part !== 'deliveries' && part !== 'inbox'));
    expect(maySee('departmentPlan', { party: 'unit-b', department: 'department-a' }, { of: 'department-a' })).toBe(
      true,
    );
    expect(maySee('departmentPlan', { party: 'unit-b', department: null }, { of: null })).toBe(false);
  });
});

describe('H10: a project that is hidden', () => {
  const ASKED = [
    ['GET', ''],
    ['GET', '/acts'],
    ['GET', '/duties'],
    ['GET', '/ledger'],
    ['GET', '/messages'],
    ['GET', '/sheet'],
    ['POST', '/acts/withdraw'],
    ['POST', '/acts/withdraw/preview'],
  ] as const;

  it.each(ASKED)('H10: answers %s %s as one that is not there, and nothing of it is read', async (method, rest) => {
    const ask = async (code: string) => {
      Object.assign(read, { rows: 0, bytes: 0 });
      const headers = { 'If-Match': '"1"' };
      const body = method === 'POST' ? { reason: '不再建设' } : undefined;
      const reply = await world.api.call({ party: STRANGER }, method, `/projects/${code}${rest}`, { body, headers });
      return { status: reply.status, text: saidIn(reply), read: { ...read } };
    };
    const hidden = await ask(HIDDEN);
    expect(hidden).toEqual(await ask(UNKNOWN));
    expect([hidden.status, hidden.read.rows]).toEqual([404, 0]);
  });

  it('H10: its key of idempotency tells nothing either', async () => {
    const key = `${HIDDEN}-key-1`;
    const ask = async (code: string) =>
      world.api.call({ party: STRANGER }, 'POST', `/projects/${code}/acts/withdraw`, { body: { reason: '不' }, key });
    expect(saidIn(await ask(HIDDEN))).toBe(saidIn(await ask(UNKNOWN)));
  });

  it('H10: of 4 MB takes no longer than one that is not there', async () => {
    const seen = await get('finance', `/projects/${HIDDEN}`);
    expect(seen.text.length).toBeGreaterThan(4 * 1024 * 1024);
    const times: Record<string, number[]> = { [HIDDEN]: [], [UNKNOWN]: [] };
    // In turns, so that whatever else the machine does slows both.
    for (let turn = 0; turn < 200; turn++)
      for (const code of [HIDDEN, UNKNOWN]) times[code]!.push((await get(STRANGER, `/projects/${code}`)).tookMs);
    const median = (code: string) => times[code]!.sort((one, other) => one - other)[100]!;
    expect(median(HIDDEN) / median(UNKNOWN)).toBeLessThan(1.5);
  });
});
