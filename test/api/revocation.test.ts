// A decision that is revoked, over HTTP: foretold, told to whoever was told of it, and in one letter where both are unsent.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { verify } from '../../worker/verify.ts';
import { ATTESTED, BIG_DATA, DEPARTMENT, UNIT, World, type Caller } from './world.ts';

let world: World;
let owner: Pool;
let code: string;
beforeAll(async () => {
  world = await World.begin();
  owner = openPool(world.databases.ownerUrl, { name: 'test', max: 2 });
  code = await world.openProject();
  const departmentPlanVersion = await world.plan(['政务数据共享平台']);
  const documents = [await world.document('needsStatement')];
  await bring(UNIT, 'declare', { ...ATTESTED, departmentPlanVersion, documents });
  expect(await bring(BIG_DATA, 'list', ACT_SAMPLES.list.input(EXAMPLE))).toMatchObject({ status: 200 });
});
afterAll(async () => {
  await owner?.end();
  await world?.end();
});

const bring = (caller: Caller, act: string, body: object) =>
  world.api.call(caller, 'POST', `/projects/${code}/acts/${act}`, { body });
const revoking = { of: 3, reason: '所依据的材料有误' };

it('is revoked by nobody but its authority, and never by the undoing of what was told', async () => {
  for (const caller of [UNIT, DEPARTMENT])
    expect(await bring(caller, 'revoke', revoking)).toMatchObject({ status: 403, body: { code: 'wrongParty' } });
  expect(await bring(BIG_DATA, 'undo', { of: 3, reason: '误登记' })).toMatchObject({
    status: 409,
    body: { refusals: [{ code: 'lastActUndoable' }] },
  });
});

it('is foretold, with everyone who was told of the decision', async () => {
  const { status, body } = await bring(BIG_DATA, 'revoke/preview', revoking);
  expect(status).toBe(200);
  expect(body.would.stage).toMatchObject({ from: 'LISTED', to: 'DECLARED' });
  expect(body.would.told.map(({ to }: { to: { party: string } }) => to.party).sort()).toEqual([
    'department-one',
    'unit-one',
  ]);
  expect(body.text).toContain('以下是办理「撤销『纳入项目清单』」后将会发生的事');
});

it('stands in the ledger beside its revocation; the project is declared again, and may be listed again', async () => {
  const taken = await bring(BIG_DATA, 'revoke', revoking);
  expect(taken).toMatchObject({
    status: 200,
    body: {
      seq: 4,
      stage: 'DECLARED',
      title: '撤销「纳入项目清单」',
      project: { revocations: [{ act: 'list', seq: 4 }] },
    },
  });
  expect(await bring(BIG_DATA, 'revoke', revoking)).toMatchObject({ status: 409 });
  const { items } = (await world.api.call(BIG_DATA, 'GET', `/projects/${code}/messages?limit=200`)).body;
  const of = (seq: number) =>
    items
      .filter((one: { seq: number }) => one.seq === seq)
      .map(({ party }: { party: string }) => party)
      .sort();
  expect(of(4)).toEqual(of(3));
  expect((await verify(owner, [{ kind: 'project', code }])).findings).toEqual([]);
  expect(await bring(BIG_DATA, 'list', ACT_SAMPLES.list.input(EXAMPLE))).toMatchObject({
    status: 200,
    body: { stage: 'LISTED' },
  });
});
