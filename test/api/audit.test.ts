import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { canonicalJson } from '../../database/hash-chain.ts';
import { readParty } from '../../database/party.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { DEPARTMENT, UNIT } from '../measures/lawful-lives.ts';
import { ReadWorld, STRANGER, SUPERVISORS } from './read-world.ts';
import type { Caller } from './world.ts';
// Under test
import { endpoints } from '../../api/endpoints.ts';

const CODE = 'CQ-AUDIT-1';
const OTHER = 'CQ-AUDIT-2';
const AUDITOR: Caller = { party: 'big-data', role: 'auditor' };
const LI: Caller = { party: 'finance', sub: 'li' };

let world: ReadWorld;
beforeAll(async () => {
  world = await ReadWorld.begin('duban_audit', undefined, { trustedProxies: ['127.0.0.1'] });
  await world.project(CODE);
  await world.project(OTHER);
}, 60_000);
afterAll(() => world?.end());

const get = (caller: Caller, path: string, headers?: Record<string, string>) =>
  world.api.call(caller, 'GET', path, { headers });
const audit = async (query = '') => {
  const reply = await get(AUDITOR, `/audit${query}`);
  expect(reply.status).toBe(200);
  return reply.body as { items: Record<string, any>[]; next: string | null }; // oxlint-disable-line typescript/no-explicit-any
};

describe('the audit of reads', () => {
  it('holds one line a person, project and day, with each route once: who, what, when first, from where', async () => {
    const before = Date.now() - 1_000;
    for (let asked = 0; asked < 3; asked++)
      for (const route of ['', '/ledger']) expect((await get(LI, `/projects/${CODE}${route}`)).status).toBe(200);
    await get(LI, `/projects/${CODE}/duties`, { 'X-Forwarded-For': '203.0.113.7' });
    const { items } = await audit('?party=finance');
    expect(items).toMatchObject([{ day: beijingDateOf(Date.now()), sub: 'li', kind: 'project', code: CODE }]);
    expect(items[0]!.looks).toMatchObject([
      { route: 'GET /projects/{code}', address: '127.0.0.1', roles: ['handler'] },
      { route: 'GET /projects/{code}/ledger', address: '127.0.0.1' },
      { route: 'GET /projects/{code}/duties', address: '203.0.113.7' },
    ]);
    const firstAt = Date.parse(String(items[0]!.firstAt));
    expect(firstAt).toBeGreaterThan(before);
    expect(items[0]!.looks[0].at).toBe(items[0]!.firstAt);
  });

  it('leaves none of those who have a part in the project, of whom it is hidden from, of lists, or of what is not there', async () => {
    const looks = async () => (await audit()).items.length;
    const known = await looks();
    for (const party of [UNIT, DEPARTMENT, SUPERVISORS, STRANGER])
      for (const route of ['', '/acts', '/duties', '/ledger', '/messages'])
        await get({ party }, `/projects/${CODE}${route}`);
    await get(LI, '/projects');
    await get(LI, '/projects/CQ-NONE-1');
    await get(LI, `/units/${UNIT}`);
    expect(await looks()).toBe(known);
  });

  it('has a line of each person, project and day of its own, in pages, and by project, party or day', async () => {
    const people = Array.from({ length: 5 }, (_, at) => ({ party: 'audit', sub: `person-${at}` }));
    for (const caller of people) for (const code of [CODE, OTHER]) await get(caller, `/projects/${code}`);
    await world.database.owner.query(
      `insert into dossier_read select day - 1, party, sub, kind, code, route, roles, address, at from dossier_read where sub = 'person-1'`,
    );
    const whole = (await audit('?party=audit&limit=200')).items;
    expect(whole).toHaveLength(12);
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await audit(`?party=audit&limit=5${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    expect((await audit(`?party=audit&project=${OTHER.toLowerCase()}`)).items.map(({ code }) => code)).toEqual(
      Array(6).fill(OTHER),
    );
    const yesterday = beijingDateOf(Date.now() - 86_400_000);
    expect((await audit(`?day=${yesterday}`)).items.map(({ sub, day }) => [sub, day])).toEqual([
      ['person-1', yesterday],
      ['person-1', yesterday],
    ]);
    expect((await audit('?party=audit&kind=unit')).items).toEqual([]);
  });

  it('a look that cannot be noted is not answered', async () => {
    await world.database.owner.query('revoke insert on dossier_read from duban_api');
    try {
      expect((await get({ party: 'finance', sub: 'unnoted' }, `/projects/${OTHER}`)).status).toBe(500);
      expect((await get({ party: UNIT }, '/projects')).status).toBe(200);
    } finally {
      await world.database.owner.query('grant insert on dossier_read to duban_api');
    }
  });
});

describe('the audit of changes', () => {
  const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
  const stored = async () => JSON.parse(JSON.stringify(await readParty(world.database.api, STRANGER))) as unknown;

  it('says who changed which party, from what to what by hash, and what of it differs, but no address of a person', async () => {
    const before = await stored();
    await world.register(STRANGER, 'department-strange', '新的名称');
    const after = await stored();
    const [line] = (await audit('?what=changes&limit=1')).items;
    expect(line).toMatchObject({
      party: 'big-data',
      roles: ['administrator'],
      address: '127.0.0.1',
      route: 'PUT /parties/{id}',
      target: `PUT /parties/${STRANGER}`,
      beforeHash: hashOf(before),
      afterHash: hashOf(after),
    });
    expect(line!.changed).toContain('name');
    const { rows } = await world.database.owner.query<{ all: string }>(
      'select coalesce(jsonb_agg(to_jsonb(c)), $1)::text as all from administrative_change c',
      ['[]'],
    );
    expect(rows[0]!.all).not.toContain('@example.org');
  });

  it('has one line of a request that is repeated, and none of one that is refused', async () => {
    const changes = async () => (await audit('?what=changes&limit=200')).items.length;
    const body = { name: '公司', contacts: [] };
    const put = (caller: Caller, key: string) => world.api.call(caller, 'PUT', '/parties/company-new', { body, key });
    const [before, key] = [await changes(), randomUUID()];
    const administrator: Caller = { party: 'big-data', role: 'administrator' };
    expect((await put(administrator, key)).status).toBe(200);
    expect((await put(administrator, key)).status).toBe(200);
    expect((await put({ party: STRANGER, role: 'administrator' }, randomUUID())).status).toBe(403);
    expect(await changes()).toBe(before + 1);
    const [line] = (await audit('?what=changes&limit=1')).items;
    expect(line).toMatchObject({ target: 'PUT /parties/company-new', beforeHash: null });
  });

  it('has plans and practice as well, in pages, by party and day', async () => {
    const plan = { fromYear: 2026, toYear: 2029, collectiveDecision: true, filedWith: [], projects: ['甲'] };
    const lead = { leadDepartment: DEPARTMENT, status: 'DRAFT', participants: [UNIT] };
    const exception = { firstReviewedOn: '2026-01-05' };
    const put = (party: string, path: string, body: unknown) => world.api.call({ party }, 'PUT', path, { body });
    expect((await put(DEPARTMENT, `/department-plans/${DEPARTMENT}/1`, plan)).status).toBe(200);
    expect((await put(DEPARTMENT, '/framework-plans/f-1', lead)).status).toBe(200);
    expect((await put('big-data', '/sharing-exceptions/e-1', exception)).status).toBe(200);
    const targets = (await audit('?what=changes&limit=3')).items.map(({ target }) => target as string);
    expect(targets).toEqual([
      'PUT /sharing-exceptions/e-1',
      'PUT /framework-plans/f-1',
      `PUT /department-plans/${DEPARTMENT}/1`,
    ]);
    expect((await audit(`?what=changes&party=${DEPARTMENT}&day=${beijingDateOf(Date.now())}`)).items).toHaveLength(2);
    const first = await audit('?what=changes&limit=2');
    const second = await audit(`?what=changes&limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ number }) => number as number)).toEqual(
      [0, 1, 2, 3].map((back) => (first.items[0]!.number as number) - back),
    );
  });

  it('is kept of whatever is put in its place', () => {
    const unaudited = endpoints().filter(({ method, audited }) => method === 'put' && !audited);
    expect(unaudited.map(({ path }) => path)).toEqual([]);
  });

  it('is for auditors and administrators of big-data alone', async () => {
    for (const [party, role, status] of [
      ['big-data', 'auditor', 200],
      ['big-data', 'administrator', 200],
      ['big-data', 'handler', 403],
      ['audit', 'auditor', 403],
      [UNIT, 'administrator', 403],
    ] as const)
      expect((await get({ party, role }, '/audit')).status, `${party} ${role}`).toBe(status);
    expect((await get(AUDITOR, '/audit?what=changes&project=CQ-1')).status).toBe(400);
    expect((await get(AUDITOR, '/audit?day=2026-02-30')).status).toBe(400);
  });
});
