// What a party may enter a day, kept by PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IMAGINED_2027 } from '../measures/calendar/imagined-2027.ts';
import { ADMINISTRATOR, RowsWorld } from './rows-world.ts';
import { OPENING } from './world.ts';

const DOCUMENT = { kind: 'evidence', name: '佐证', sha256: 'c'.repeat(64), reference: '档案' };
const framework = { leadDepartment: 'department-one', status: 'DRAFT', participants: ['department-one'] };
const planned = { fromYear: 2026, toYear: 2029, collectiveDecision: true, filedWith: [], projects: [] };

describe('the quota of a party and day', () => {
  let world: RowsWorld;
  beforeAll(async () => {
    world = await RowsWorld.begin({
      quotas: { openings: 2, documents: 3, plans: 2, exceptions: 1, parties: 4, editions: 1 },
    });
    await world.register('department-one');
    await world.register('department-two');
    await world.register('unit-one', 'department-one');
  });
  afterAll(() => world?.end());
  const document = (key?: string, party = 'unit-one', body: object = DOCUMENT) =>
    world.api.call({ party }, 'POST', '/documents', { body, key });
  const used = async () =>
    (await world.deps.pool.query('select party, what, used from quota_use order by party, what')).rows;

  it('I16: counts what was entered, and neither repeats nor what was refused', async () => {
    const first = await document('one');
    for (let repeat = 0; repeat < 5; repeat += 1)
      expect(await document('one')).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect((await document(undefined, 'unit-one', { ...DOCUMENT, kind: 'none' })).status).toBe(400);
    expect((await document(undefined, 'unit-ghost')).status).toBe(403);
    expect(await used()).toContainEqual({ party: 'unit-one', what: 'documents', used: 1 });
  });

  it('I16: is exact when many come at once, says until when, and leaves others alone', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => document()));
    expect(many.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429, 429, 429, 429, 429]);
    const spent = many.find(({ status }) => status === 429)!;
    expect(spent.body).toMatchObject({ code: 'quotaSpent', detail: expect.stringMatching(/登记材料已达3次/) });
    // Until the next midnight of Beijing.
    const { rows } = await world.deps.pool.query<{ now: number }>('select now() as now');
    const beijing = new Date(rows[0]!.now + 8 * 3_600_000);
    const left = 86_400 - (beijing.getUTCHours() * 3_600 + beijing.getUTCMinutes() * 60 + beijing.getUTCSeconds());
    const said = Number(spent.headers.get('Retry-After'));
    expect(said).toBeGreaterThan(0);
    expect(Math.abs(said - left)).toBeLessThan(60);
    expect((await document('one')).status).toBe(201);
    expect((await document(undefined, 'department-one')).status).toBe(201);
    expect((await world.api.call(undefined, 'GET', '/problems/quotaSpent')).status).toBe(200);
  });

  it('I16: of openings counts each key once, also where the engine is away and it is tried again', async () => {
    const open = async (key: string) =>
      (await world.api.call({ party: 'unit-one' }, 'POST', '/projects', { body: OPENING, key })).status;
    expect([await open('a'), await open('a'), await open('b'), await open('c'), await open('b')]).toEqual([
      503, 503, 503, 429, 503,
    ]);
    const refused = { ...OPENING, department: 'department-two' };
    expect(await world.api.call({ party: 'unit-one' }, 'POST', '/projects', { body: refused })).toMatchObject({
      status: 400,
    });
    expect(await used()).toContainEqual({ party: 'unit-one', what: 'openings', used: 2 });
  });

  it('I16: is that of a new day when the day of Beijing has passed', async () => {
    const owner = world.asOwner();
    await owner.query(`update quota_use set on_day = on_day - 1`);
    await owner.end();
    expect((await document()).status).toBe(201);
  });

  it('I16: holds for plans, exceptions, parties and editions alike', async () => {
    const lead = { party: 'department-one' };
    const plans = [
      await world.put(lead, '/framework-plans/a', framework),
      await world.put(lead, '/department-plans/department-one/1', planned),
      await world.put(lead, '/framework-plans/b', framework),
      await world.put(lead, '/department-plans/department-one/2', planned),
    ];
    expect(plans.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
    const exception = (id: string) =>
      world.put({ party: 'big-data' }, `/sharing-exceptions/${id}`, { firstReviewedOn: '2026-03-01' });
    expect([(await exception('a')).status, (await exception('b')).status]).toEqual([200, 429]);
    const renamed = () =>
      world.put({ party: 'unit-one', role: 'administrator' }, '/parties/unit-one', {
        name: '单位一',
        department: 'department-one',
        contacts: [],
      });
    const contacts = [];
    for (let time = 0; time < 5; time += 1) contacts.push((await renamed()).status);
    expect(contacts).toEqual([200, 200, 200, 200, 429]);
    const { year: _, ...edition } = IMAGINED_2027;
    expect((await world.put(ADMINISTRATOR, '/calendar/2027', edition)).status).toBe(200);
    const withdraws = { edition: '2027', reason: '有误' };
    expect(
      await world.put(ADMINISTRATOR, '/calendar/2027', { ...edition, edition: '2027.2', withdraws }),
    ).toMatchObject({
      status: 429,
      body: { code: 'quotaSpent' },
    });
  });
});
