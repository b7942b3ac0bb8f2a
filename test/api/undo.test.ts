// Taking the last act back, over HTTP and past it: rows, outbox and ledger afterwards.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPool, type Pool } from '../../database/pool.ts';
import { readBefore } from '../../database/ledger.ts';
import { readLastAct } from '../../database/dossier.ts';
import { verify } from '../../worker/verify.ts';
import { rebuildDossier } from '../../worker/rebuild.ts';
import { ACT_UPDATE, CURRENT_DOSSIER_QUERY, workflowIdOf, type ActOrder } from '../../workflows/lifecycle/contract.ts';
import { failureOf } from '../../api/acts/door.ts';
import type { Refusal } from '../../measures/act.ts';
import { ATTESTED, BIG_DATA, DEPARTMENT, UNIT, World, type Caller } from './world.ts';

interface Message {
  party: string;
  step: string;
  status: string;
  cancelledBecause: string | null;
  seq: number;
}

describe('an act that is taken back', () => {
  let world: World;
  let owner: Pool;
  let code: string;
  let body: object;
  beforeAll(async () => {
    world = await World.begin();
    owner = openPool(world.databases.ownerUrl, { name: 'test', max: 2 });
    const departmentPlanVersion = await world.plan(['政务数据共享平台']);
    body = { ...ATTESTED, departmentPlanVersion, documents: [await world.document('needsStatement')] };
  });
  beforeEach(async () => {
    code = await world.openProject();
    expect((await bring(UNIT, 'declare', body)).status).toBe(200);
  });
  afterAll(async () => {
    await owner?.end();
    await world?.end();
  });

  const bring = (caller: Caller, act: string, sent: object, key: string = randomUUID()) =>
    world.api.call(caller, 'POST', `/projects/${code}/acts/${act}`, { body: sent, key });
  const undo = (of = 2, key: string = randomUUID(), caller = UNIT) =>
    bring(caller, 'undo', { of, reason: '误登记' }, key);
  const read = async (rest: string, caller = BIG_DATA) =>
    (await world.api.call(caller, 'GET', `/projects/${code}${rest}`)).body;
  const messages = async (): Promise<Message[]> => (await read('/messages?limit=200')).items;
  const id = () => ({ kind: 'project', code });
  const handle = () => world.deps.engine.client.workflow.getHandle(workflowIdOf(id()));
  const holds = async (): Promise<string[]> => (await verify(owner, [id()])).findings;

  it('leaves the dossier as it stood, both lines in the ledger, and what it would have said in nobody’s letter', async () => {
    const before = (await read('/ledger')).items[0].facts;
    const preview = await world.api.call(UNIT, 'POST', `/projects/${code}/acts/undo/preview`, {
      body: { of: 2, reason: '误登记' },
    });
    expect(preview).toMatchObject({
      status: 200,
      body: { would: { stage: { from: 'DECLARED', to: 'DRAFT' }, told: [] } },
    });
    expect(preview.body.text).toContain('以下是办理「撤回上一步办理（『登记项目申报』，台账第2号）」后将会发生的事');
    expect(await undo()).toMatchObject({ status: 200, body: { seq: 3, stage: 'DRAFT', title: '撤回上一步办理' } });
    const { items } = await read('/ledger');
    expect(items.map(({ act }: { act: string }) => act)).toEqual(['openDossier', 'declare', 'undo']);
    const { undone, ...facts } = items[2].facts;
    expect(undone).toMatchObject([{ of: 2, seq: 3, by: 'unit-one', reason: '误登记' }]);
    const { undone: _none, ...stood } = before;
    expect(facts).toEqual(stood);
    expect(items[2].refs).not.toHaveProperty('before');
    expect((await messages()).filter(({ seq }) => seq > 1)).toMatchObject([
      { party: 'big-data', step: 'declare', status: 'cancelled', cancelledBecause: '该项办理已撤回' },
    ]);
    const inbox = await world.api.call(BIG_DATA, 'GET', '/parties/big-data/inbox');
    expect(inbox.body.items.filter((one: { code: string }) => one.code === code)).toEqual([]);
    expect(await holds()).toEqual([]);
    await rebuildDossier(owner, id());
    expect(await holds()).toEqual([]);
    // Brought again it is told again.
    expect(await bring(UNIT, 'declare', body)).toMatchObject({ status: 200, body: { seq: 4, stage: 'DECLARED' } });
    expect((await messages()).filter(({ seq }) => seq > 2)).toMatchObject([
      { party: 'big-data', step: 'declare', status: 'waiting' },
    ]);
    expect(await holds()).toEqual([]);
  });

  it('is answered alike to a repeated key, also after the next act', async () => {
    const key = randomUUID();
    const first = await undo(2, key);
    expect((await undo(2, key)).text).toBe(first.text);
    await bring(UNIT, 'declare', body);
    expect((await undo(2, key)).text).toBe(first.text);
    expect(await undo(4, key)).toMatchObject({ status: 422 });
  });

  it('is taken back once, whoever is faster, and not at all once somebody went on', async () => {
    const replies = await Promise.all([undo(), undo(), undo()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const refused = replies.find(({ status }) => status === 409)!.body.refusals as Refusal[];
    expect(refused.map((one) => one.code)).toContain('lastActUndoable');
    await bring(UNIT, 'declare', body);
    const [listed, late] = await Promise.all([bring(BIG_DATA, 'declineListing', { reason: '理由' }), undo(4)]);
    // One of the two was there first, and the other is unlawful then.
    expect([listed.status, late.status].sort()).toEqual([200, 409]);
    const { refusals } = (listed.status === 409 ? listed : late).body;
    expect(refusals.every((one: Refusal) => one.remedy !== '')).toBe(true);
    expect(await holds()).toEqual([]);
  });

  it('is taken back by its party alone: others are told that it is not theirs', async () => {
    for (const caller of [BIG_DATA, DEPARTMENT])
      expect(await undo(2, randomUUID(), caller)).toMatchObject({
        status: 409,
        body: { refusals: [{ code: 'undoneByItsParty', article: null, basis: 'practice' }] },
      });
    const { items } = await read('/acts', UNIT);
    expect(items.find(({ act }: { act: string }) => act === 'undo')).toMatchObject({ lawful: true, refusals: [] });
  });

  it('is taken back in a run that begins between the two', async () => {
    await handle().terminate('by an administrator');
    expect(await undo()).toMatchObject({ status: 200, body: { seq: 3, stage: 'DRAFT' } });
    expect(await handle().query(CURRENT_DOSSIER_QUERY)).toMatchObject({ stage: 'DRAFT', seq: 3 });
  });

  it('is not taken back by an order that says something else stood before', async () => {
    const lastAct = (await readLastAct(owner, id()))!;
    const before = { ...(await readBefore(owner, id(), 2, lastAct.touched!))!, touched: lastAct.touched! };
    const order = (more: object): ActOrder => ({
      act: 'undo',
      input: { of: 2, reason: '误登记' },
      references: { documents: [], standing: { blocks: [] }, ...more },
      actor: { sub: 'somebody', party: 'unit-one', roles: ['handler'] },
      requestKey: randomUUID(),
      requestHash: 'hash',
    });
    const send = async (sent: ActOrder): Promise<unknown> =>
      handle()
        .executeUpdate(ACT_UPDATE, { args: [sent], updateId: sent.requestKey })
        .catch((error: unknown) => {
          const { type, details } = failureOf(error)!;
          return [
            type,
            (details![0] as { code?: string; pointer?: string }[]).map(({ code: is, pointer }) => is ?? pointer),
          ];
        });
    const richer = { ...before, facts: { ...before.facts, name: '另一个项目' } };
    const otherwise = ['Refused', ['beforeAsItStood']];
    expect(await send(order({ before: richer }))).toEqual(otherwise);
    expect(await send(order({ before: { ...before, touched: ['YEAR_END_REPORT:2026'] } }))).toEqual(otherwise);
    expect(await send(order({}))).toEqual(otherwise);
    expect(await send({ ...order({ before }), act: 'withdraw', input: { reason: '理由' } })).toEqual(otherwise);
    expect(await send(order({ before, heardOf: ['audit'] }))).toEqual(['Malformed', ['/references/heardOf']]);
    expect(await send(order({ before }))).toMatchObject({ seq: 3 });
  });

  it('is told to whom its news had reached all the same', async () => {
    // As a mailbox leaves it that was faster than the line.
    await owner.query(`update message set status = 'claimed' where code = $1 and party = 'big-data'`, [code]);
    expect((await undo()).status).toBe(200);
    expect((await messages()).filter(({ party }) => party === 'big-data')).toMatchObject([
      { step: 'declare', status: 'claimed' },
      { step: 'undo', status: 'waiting', seq: 3 },
    ]);
    expect(await holds()).toEqual([]);
  });
});
