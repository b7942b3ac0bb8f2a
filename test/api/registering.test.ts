// Who registers whom, who plans for whom, and what a stranger is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, RowsWorld } from './rows-world.ts';
import { saidIn, type Caller } from './world.ts';

const administratorOf = (party: string): Caller => ({ party, role: 'administrator' });
const named = (department?: string) => ({ name: '名称', department, contacts: [] });

describe('a party', () => {
  let world: RowsWorld;
  beforeAll(async () => {
    world = await RowsWorld.begin();
    for (const id of ['department-one', 'department-two', 'company-watch']) await world.register(id);
    await world.register('unit-one', 'department-one');
    await world.register('unit-two', 'department-two');
  });
  afterAll(() => world?.end());
  const register = async (by: string, id: string, department?: string) =>
    (await world.put(administratorOf(by), `/parties/${id}`, named(department))).status;

  it.each([
    // by whom, whom, under which department, what comes of it
    ['big-data', 'department-new', undefined, 200],
    ['big-data', 'company-new', undefined, 200],
    ['big-data', 'finance', undefined, 200],
    ['big-data', 'unit-new-1', 'department-two', 200],
    ['big-data', 'unit-new-2', 'finance', 200],
    ['department-one', 'unit-new-3', 'department-one', 200],
    ['finance', 'unit-new-4', 'finance', 200],
    ['department-one', 'department-one', undefined, 200],
    ['company-watch', 'company-watch', undefined, 200],
    ['unit-two', 'unit-two', 'department-two', 200],
    // Not by whoever is neither above it nor big-data.
    ['department-one', 'unit-new-5', 'department-two', 403],
    ['department-one', 'department-new-2', undefined, 403],
    ['department-one', 'company-new-2', undefined, 403],
    ['department-one', 'finance', undefined, 403],
    ['finance', 'department-one', undefined, 403],
    ['finance', 'unit-one', 'department-one', 403],
    ['unit-one', 'unit-new-6', 'department-one', 403],
    ['unit-new-7', 'unit-new-7', 'department-one', 403],
    ['department-new-3', 'department-new-3', undefined, 403],
    // A department that is none, or is not there.
    ['big-data', 'unit-new-8', 'department-nowhere', 400],
    ['department-nowhere', 'unit-new-8', 'department-nowhere', 400],
    ['big-data', 'unit-new-8', 'unit-one', 400],
    ['unit-one', 'unit-new-8', 'unit-one', 400],
    ['big-data', 'unit-new-8', 'company-watch', 400],
    ['big-data', 'unit-new-8', undefined, 400],
    ['big-data', 'department-one', 'department-two', 400],
    ['big-data', 'company-watch', 'department-two', 400],
  ])('I11: %s registers %s under %s: %i', async (by, id, department, expected) => {
    expect(await register(by, id, department)).toBe(expected);
  });

  it('I11: is moved to another department by big-data alone', async () => {
    await world.register('unit-moving', 'department-one');
    for (const by of ['unit-moving', 'department-one', 'department-two', 'finance'])
      expect([by, await register(by, 'unit-moving', 'department-two')]).toEqual([by, 403]);
    expect(await register('big-data', 'unit-moving', 'department-two')).toBe(200);
    expect(await register('department-one', 'unit-moving', 'department-one')).toBe(403);
    expect(await register('department-two', 'unit-moving', 'department-two')).toBe(200);
  });

  it('I11: of two departments that register one unit at once goes to one, and the other is told', async () => {
    for (const round of ['a', 'b', 'c']) {
      const both = await Promise.all(
        ['department-one', 'department-two'].map((by) => register(by, `unit-raced-${round}`, by)),
      );
      expect(both.filter((status) => status === 200)).toHaveLength(1);
      expect(both.find((status) => status !== 200)).toSatisfy((status) => status === 403 || status === 412);
    }
  });

  it('I13: that is there and one that is not are refused to a stranger in the same words', async () => {
    const contacts = [{ post: 'handler', name: '甲', addresses: { mail: 'a@example.org' }, id: crypto.randomUUID() }];
    const body = { ...named('department-one'), contacts };
    const [there, nowhere] = [
      await world.put(administratorOf('unit-two'), '/parties/unit-one', body),
      await world.put(administratorOf('unit-two'), '/parties/unit-nobody', body),
    ];
    expect([there.status, saidIn(there)]).toEqual([403, saidIn(nowhere)]);
  });

  it('I14: that is a company stands without a department, and keeps its own contacts', async () => {
    const shown = await world.api.call(administratorOf('company-watch'), 'GET', '/parties/company-watch');
    expect(shown.body).toMatchObject({ kind: 'company', department: null });
    const contacts = [{ post: 'handler', name: '总监', addresses: { mail: 'chief@watch.example' } }];
    const body = { name: '某监理公司', contacts };
    expect(await world.put(administratorOf('company-watch'), '/parties/company-watch', body)).toMatchObject({
      status: 200,
      body: { name: '某监理公司', contacts },
    });
  });

  it('I9: is not changed over a version that nobody saw, and says its version', async () => {
    const route = '/parties/unit-two';
    const read = await world.api.call(ADMINISTRATOR, 'GET', route);
    const seen = Number(read.body.version);
    expect(read.headers.get('ETag')).toBe(`"${seen}"`);
    const rename = (name: string, version?: number) =>
      world.put(ADMINISTRATOR, route, { ...named('department-two'), name }, version);
    const first = await rename('甲', seen);
    expect([first.status, first.headers.get('ETag')]).toEqual([200, `"${seen + 1}"`]);
    expect(await rename('乙', seen)).toMatchObject({
      status: 412,
      body: { code: 'versionMismatch', version: seen + 1 },
    });
    expect((await world.api.call(ADMINISTRATOR, 'GET', route)).body.name).toBe('甲');
    const both = await Promise.all([rename('丙', seen + 1), rename('丁', seen + 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await rename('戊')).status).toBe(200);
    expect(await world.put(ADMINISTRATOR, '/parties/department-late', named(), 1)).toMatchObject({ status: 412 });
    expect(await world.put(ADMINISTRATOR, '/parties/department-late', named(), 0)).toMatchObject({ status: 200 });
  });

  it('I9: and a plan are entered, or changed, only where that is asked for whatever the version', async () => {
    const put = async (where: string, name: 'If-Match' | 'If-None-Match', value = '*') => {
      const [caller, route, body] = {
        party: [ADMINISTRATOR, '/parties/department-star', named()] as const,
        plan: [
          { party: 'department-star' },
          '/framework-plans/star',
          { leadDepartment: 'department-star', status: 'SUBMITTED', participants: ['department-star'] },
        ] as const,
      }[where as 'party' | 'plan'];
      return (await world.api.call(caller, 'PUT', route, { body, headers: { [name]: value } })).status;
    };
    for (const what of ['party', 'plan']) {
      expect([what, await put(what, 'If-Match')]).toEqual([what, 412]);
      expect([what, await put(what, 'If-None-Match')]).toEqual([what, 200]);
      expect([what, await put(what, 'If-None-Match')]).toEqual([what, 412]);
      // Nobody replaces a plan that they have not seen.
      expect([what, await put(what, 'If-Match')]).toEqual([what, what === 'party' ? 200 : 412]);
      expect([what, await put(what, 'If-None-Match', '"2"')]).toEqual([what, 400]);
    }
  });
});

describe('a plan', () => {
  let world: RowsWorld;
  beforeAll(async () => {
    world = await RowsWorld.begin();
    for (const id of ['department-one', 'department-two', 'company-watch']) await world.register(id);
    await world.register('unit-one', 'department-one');
  });
  afterAll(() => world?.end());
  const planned = { fromYear: 2026, toYear: 2029, collectiveDecision: true, filedWith: [], projects: [] };
  const framework = (leadDepartment: string, more: object = {}) => ({
    leadDepartment,
    status: 'SUBMITTED',
    participants: ['department-one', 'unit-one'],
    ...more,
  });

  it('I13: of a department is its own, and it is registered', async () => {
    const put = async (party: string, of = party) =>
      (await world.put({ party }, `/department-plans/${of}/1`, planned)).status;
    expect(await put('department-one')).toBe(200);
    expect(await put('finance')).toBe(200);
    for (const party of ['unit-one', 'unit-ghost', 'department-ghost', 'company-watch'])
      expect([party, await put(party)]).toEqual([party, 403]);
    expect(await put('department-two', 'department-one')).toBe(403);
    expect(await put('department-two', 'department-ghost')).toBe(403);
  });

  it('I9: of a department is not entered over one that nobody saw', async () => {
    const put = (version: number, seen?: number) =>
      world.put({ party: 'department-two' }, `/department-plans/department-two/${version}`, planned, seen);
    expect((await put(1, 1)).status).toBe(412);
    const first = await put(1, 0);
    expect([first.status, first.headers.get('ETag')]).toEqual([200, '"1"']);
    expect(await put(2, 0)).toMatchObject({ status: 412, body: { code: 'versionMismatch', version: 1 } });
    expect((await put(2, 1)).headers.get('ETag')).toBe('"2"');
  });

  it('I13: across departments is made by a registered department, and who leads it is told to no stranger', async () => {
    const put = (party: string, body: object, id = 'city-brain', seen?: number) =>
      world.put({ party }, `/framework-plans/${id}`, body, seen);
    expect((await put('unit-one', framework('unit-one'))).status).toBe(400);
    expect((await put('department-ghost', framework('department-ghost'))).status).toBe(403);
    expect((await put('unit-one', framework('department-one'))).status).toBe(403);
    expect(await put('department-one', framework('department-one', { participants: ['unit-ghost'] }))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/participants/0' }] },
    });
    const endorsed = framework('department-one', { status: 'ENDORSED', endorsedOn: '2026-03-02' });
    expect(await put('big-data', endorsed)).toMatchObject({ status: 400, body: { errors: [{ pointer: '/status' }] } });
    expect((await put('department-one', framework('department-one'))).status).toBe(200);
    for (const stranger of ['department-two', 'unit-one', 'finance', 'company-watch']) {
      const claimed = await put(stranger, framework(stranger === 'department-two' ? stranger : 'department-one'));
      expect([stranger, claimed.status]).toEqual([stranger, 403]);
      expect(claimed.text).not.toContain('department-one');
    }
    const [tomorrow, fewer] = [{ endorsedOn: '2090-01-01' }, { participants: ['department-one'] }];
    for (const [changed, pointer] of [
      [tomorrow, '/endorsedOn'],
      [fewer, '/participants'],
    ] as const)
      expect(await put('big-data', { ...endorsed, ...changed }, 'city-brain', 1)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer }] },
      });
    expect((await put('big-data', endorsed, 'city-brain', 1)).status).toBe(200);
    const reviewed = await world.put({ party: 'big-data' }, '/sharing-exceptions/later', {
      firstReviewedOn: '2090-01-01',
    });
    expect(reviewed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/firstReviewedOn' }] } });
  });

  it('I7: and an exception are found, and followed, whatever the case of their ids', async () => {
    const lead: Caller = { party: 'department-one' };
    expect((await world.put(lead, '/framework-plans/City-Roads', framework('department-one'))).body.version).toBe(1);
    const again = await world.put(lead, '/framework-plans/city-roads', framework('department-one'), 1);
    expect(again).toMatchObject({ status: 200, body: { id: 'City-Roads', version: 2 } });
    expect((await world.put(lead, '/framework-plans/CITY-ROADS', framework('department-one'))).status).toBe(412);
    const read = await world.api.call(lead, 'GET', '/framework-plans/cITY-roads');
    expect(read).toMatchObject({ status: 200, body: { id: 'City-Roads', version: 2 } });
    const raced = await Promise.all(
      ['Race-1', 'race-1', 'RACE-1'].map((id) =>
        world.put({ party: 'big-data' }, `/sharing-exceptions/${id}`, { firstReviewedOn: '2026-03-01' }, 0),
      ),
    );
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it('H7: is entered once under a key, in whatever case its id is repeated', async () => {
    const put = (id: string) =>
      world.api.call({ party: 'department-one' }, 'PUT', `/framework-plans/${id}`, {
        body: framework('department-one'),
        key: 'spelled-otherwise',
      });
    const first = await put('Fp-Spelled');
    expect(first.status).toBe(200);
    expect(await put('fp-SPELLED')).toMatchObject({ status: 200, text: first.text });
  });

  it('I13: is endorsed with the very parties it was handed in with, however often one is named', async () => {
    const handedIn = framework('department-one', { participants: ['department-two', 'unit-one'] });
    expect(await world.put({ party: 'department-one' }, '/framework-plans/fp-same', handedIn)).toMatchObject({
      status: 200,
    });
    const endorse = async (...participants: string[]) =>
      (
        await world.put(
          { party: 'big-data' },
          '/framework-plans/fp-same',
          { ...handedIn, status: 'ENDORSED', endorsedOn: '2026-01-05', participants },
          1,
        )
      ).status;
    expect(await endorse('unit-one', 'unit-one')).toBe(400);
    expect(await endorse('unit-one', 'department-two')).toBe(200);
  });

  it('I13: and a document are entered by nobody who is not registered', async () => {
    const body = { kind: 'evidence', name: '佐证', sha256: 'c'.repeat(64), reference: '档案' };
    const post = async (party: string) => (await world.api.call({ party }, 'POST', '/documents', { body })).status;
    expect([await post('unit-one'), await post('company-watch'), await post('unit-ghost')]).toEqual([201, 201, 403]);
  });
});
