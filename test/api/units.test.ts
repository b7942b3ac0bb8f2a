// The unit as a dossier of its own: what articles 31 to 33 put on it, through the API, the workflow and the ledger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIG_DATA, DEPARTMENT, UNIT, World, type Caller } from './world.ts';

const FINANCE: Caller = { party: 'finance' };
const BLOCK = { flag: 'newBuildBlocked', article: 31, reason: '未按要求共享数据', documents: [] };

describe('a unit', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.begin();
  });
  afterAll(() => world?.end());

  const act = (caller: Caller, name: string, body: object, unit = 'unit-one') =>
    world.api.call(caller, 'POST', `/units/${unit}/acts/${name}`, { body });
  const read = (caller: Caller, rest = '', unit = 'unit-one') => world.api.call(caller, 'GET', `/units/${unit}${rest}`);

  it('that nothing happened to is there, empty, for those who look after it, and for nobody else', async () => {
    for (const caller of [UNIT, DEPARTMENT, FINANCE])
      expect(await read(caller)).toMatchObject({
        status: 200,
        body: { code: 'unit-one', stage: 'UNOPENED', blocks: [], facts: { blocks: [] }, lastActSeq: 0 },
      });
    expect(await read({ party: 'unit-two' })).toMatchObject({ status: 404 });
    expect(await read(FINANCE, '', 'unit-nowhere')).toMatchObject({ status: 404 });
    expect((await read(FINANCE, '/acts')).body.items).toMatchObject([
      { act: 'block', lawful: true },
      { act: 'lift', lawful: false, refusals: [{ code: 'wrongStage' }] },
    ]);
  });

  it('is refused a lift of nothing without a run being started for it', async () => {
    const refused = await act(FINANCE, 'lift', { of: 1, reason: '理由', documents: [] });
    expect(refused).toMatchObject({ status: 409, body: { refusals: [{ code: 'wrongStage' }] } });
    const handle = world.deps.engine.client.workflow.getHandle('unit:unit-one');
    await expect(handle.describe()).rejects.toThrow();
  });

  it('is blocked by big-data or finance alone, by what the article provides for, and told with its department', async () => {
    expect(await act(UNIT, 'block', BLOCK)).toMatchObject({ status: 403 });
    expect(await act(BIG_DATA, 'block', { ...BLOCK, article: 28 })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/article' }] },
    });
    expect(await act(BIG_DATA, 'block', { ...BLOCK, article: 33 })).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'flagOfArticle' }] },
    });
    expect(await act(BIG_DATA, 'block', BLOCK, 'unit-nowhere')).toMatchObject({ status: 404 });
    const blocked = await act(BIG_DATA, 'block', BLOCK);
    expect(blocked).toMatchObject({ status: 200, body: { seq: 1, stage: 'BLOCKED', unit: { blocks: [BLOCK_SEEN] } } });
    expect(await act(FINANCE, 'block', BLOCK)).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'notInForceYet' }] },
    });
    const told = (await read(FINANCE, '/messages')).body.items as { party: string; notice: { act: string } }[];
    expect(told.map(({ party, notice }) => [party, notice.act])).toEqual([
      ['unit-one', 'block'],
      ['department-one', 'block'],
    ]);
  });

  it('stands in lists, in its ledger and in what its projects are judged by, until it is lifted', async () => {
    const list = await world.api.call(FINANCE, 'GET', '/units?stage=BLOCKED');
    expect(list.body.items).toMatchObject([{ code: 'unit-one', name: '名称 unit-one', department: 'department-one' }]);
    expect((await world.api.call({ party: 'unit-two' }, 'GET', '/units')).body.items).toEqual([]);
    const code = await world.openProject();
    const listing = (await world.api.call(UNIT, 'GET', `/projects/${code}/acts`)).body.items as {
      act: string;
      refusals: { code: string }[];
    }[];
    const codesOf = (items: typeof listing) =>
      items.find((one) => one.act === 'declare')!.refusals.map((one) => one.code);
    expect(codesOf(listing)).toContain('notBlockedForNotSharing');
    const preview = await world.api.call(FINANCE, 'POST', '/units/unit-one/acts/lift/preview', {
      body: { of: 1, reason: '已共享', documents: [] },
    });
    expect(preview).toMatchObject({ status: 200, body: { preview: true, stage: 'CLEAR' } });
    const lifted = await act(FINANCE, 'lift', { of: 1, reason: '已按要求共享', documents: [] });
    expect(lifted).toMatchObject({ status: 200, body: { seq: 2, stage: 'CLEAR', unit: { blocks: [] } } });
    const after = (await world.api.call(UNIT, 'GET', `/projects/${code}/acts`)).body.items as typeof listing;
    expect(codesOf(after)).not.toContain('notBlockedForNotSharing');
    const ledger = (await read(UNIT, '/ledger')).body.items as { seq: number; act: string; line: string }[];
    expect(ledger.map(({ seq, line, act: name }) => [seq, line, name])).toEqual([
      [1, 'act', 'block'],
      [2, 'act', 'lift'],
    ]);
  });

  it('whose workflow has ended is blocked again, and its ledger goes on', async () => {
    const again = await act(BIG_DATA, 'block', { ...BLOCK, reason: '再次未按要求共享' });
    expect(again).toMatchObject({ status: 200, body: { seq: 3, stage: 'BLOCKED' } });
    const row = await read(UNIT);
    expect(row).toMatchObject({ body: { seq: 3, stage: 'BLOCKED', facts: { lifted: [{ seq: 1 }] } } });
  });
});

const BLOCK_SEEN = { seq: 1, flag: 'newBuildBlocked', article: 31, reason: '未按要求共享数据', by: 'big-data' };
