// A kind of dossier that only this test knows, on the real stack: entered in the register by its own file, and by a
// bundle that names its workflow. Nothing else was told of it.
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { connectionOptions } from '../../engine/connect.ts';
import { createActivities } from '../../activities/index.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { prepareNamespace } from '../../dev/stack/namespace.ts';
import { reconcile } from '../../worker/reconcile.ts';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { createWorkers } from '../../worker/workers.ts';
import { SEARCH_ATTRIBUTES, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { agreement, SIGNATORIES } from '../measures/agreement.ts';
import { quietRuntime } from '../workflows/quiet-runtime.ts';
import { Listening, type Caller, type Deps, type Reply } from './world.ts';

const [A, B, C] = SIGNATORIES.map((party): Caller => ({ party })) as [Caller, Caller, Caller];
const STRANGER: Caller = { party: 'unit-stranger' };
const CODE = 'XY-7';
const workflowsPath = fileURLToPath(new URL('./third-kind-workflows.ts', import.meta.url));

describe('an agreement, a third kind of dossier', () => {
  const name = `third_${randomUUID().slice(0, 8)}`;
  const bundle = path.join(inject('stackFolder'), `${name}.js`);
  let deps: Deps;
  let ledgerPool: Pool;
  let api: Listening;
  let native: NativeConnection;
  let workers: Worker[] = [];
  let running: Promise<unknown>;

  beforeAll(async () => {
    quietRuntime();
    const settings = readConfig({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: name });
    const [databases, code] = await Promise.all([
      createDatabase(inject('databases'), name),
      bundleWorkflows(workflowsPath, { mapped: false }),
      prepareNamespace(settings, SEARCH_ATTRIBUTES),
    ]);
    writeFileSync(bundle, code);
    ledgerPool = openPool(databases.workerUrl, { name });
    native = await NativeConnection.connect(connectionOptions(settings));
    const activities = createActivities({ pool: ledgerPool, channels: new Map() });
    workers = await createWorkers({ connection: native, namespace: name, bundle, activities });
    running = Promise.all(workers.map((worker) => worker.run()));
    deps = {
      pool: openPool(databases.apiUrl, { name }),
      engine: openEngine(settings),
      temporalUiUrl: undefined,
    };
    api = await Listening.open(deps);
    await register('department-c');
    for (const unit of ['unit-a', 'unit-b', 'unit-stranger']) await register(unit, 'department-c');
  }, 120_000);

  afterAll(async () => {
    await api?.close();
    for (const worker of workers) worker.shutdown();
    await running;
    await native?.close();
    await deps?.engine.close();
    await Promise.all([deps?.pool.end(), ledgerPool?.end()]);
    rmSync(bundle, { force: true });
    await dropDatabase(inject('databaseSuperuserUrl'), name);
  });

  const register = async (id: string, department?: string): Promise<void> => {
    const contacts = [{ post: 'handler', name: '经办人', addresses: { mail: `${id}@example.org` } }];
    const body = { name: `名称 ${id}`, department, contacts };
    const administrator = { party: 'big-data', role: 'administrator' } as const;
    const reply = await api.call(administrator, 'PUT', `/parties/${id}`, { body });
    expect(reply).toMatchObject({ status: 200 });
  };
  const act = (caller: Caller, called: string, body: object): Promise<Reply> =>
    api.call(caller, 'POST', `/agreements/${CODE}/acts/${called}`, { body });
  const read = (caller: Caller, rest = ''): Promise<Reply> => api.call(caller, 'GET', `/agreements/${CODE}${rest}`);

  it('is opened under its own route, by a code that looks like one of its kind', async () => {
    const opening = { signatories: SIGNATORIES };
    expect(await api.call(A, 'POST', '/agreements', { body: { code: 'CQ-2026-1', ...opening } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/code', says: '协议编号应为XY-加数字' }] },
    });
    expect(await api.call(A, 'POST', '/agreements', { body: { code: CODE, ...opening } })).toMatchObject({
      status: 201,
      body: { seq: 1, stage: 'DRAFT' },
    });
  });

  it('is proposed by one party, declined by another with its reason, and goes on', async () => {
    expect(await act(A, 'sign', { amount: '1000001' })).toMatchObject({
      status: 200,
      body: { seq: 2, stage: 'DRAFT', awaiting: ['unit-b', 'department-c'], warnings: [{ code: 'amountUnusual' }] },
    });
    for (const asked of [B, C])
      expect((await read(asked, '/duties')).body.items).toMatchObject([
        { duty: 'PROPOSAL_ANSWER', owedBy: asked.party, open: true },
      ]);
    for (const knows of [A, B, C])
      expect((await read(knows, '/ledger')).body.items[1]).toMatchObject({
        title: '签署协议',
        input: { amount: '1000001' },
        particulars: [{ label: '协议金额', value: '1.000001万元' }],
      });
    expect(await act(STRANGER, 'sign', { confirms: 2 })).toMatchObject({ status: 404 });
    expect(await act(B, 'declineProposal', { proposal: 2, reason: '金额过高' })).toMatchObject({
      status: 200,
      body: { seq: 3, stage: 'DRAFT' },
    });
    expect(await act(C, 'sign', { confirms: 2 })).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'noSuchProposal' }] },
    });
  });

  it('whose workflow was lost is started again from its ledger, and takes the next act', async () => {
    const { client } = deps.engine;
    const handle = client.workflow.getHandle(workflowIdOf({ kind: agreement.name, code: CODE }));
    expect((await handle.describe()).type).toBe('agreementLifecycle');
    await handle.terminate('test');
    await reconcile({ client, pool: ledgerPool });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    expect(await act(A, 'sign', { amount: '900000' })).toMatchObject({ status: 200, body: { seq: 4 } });
  });

  it('is signed when the last of all has gone along', async () => {
    expect(await act(C, 'sign', { confirms: 4 })).toMatchObject({ body: { stage: 'DRAFT', awaiting: ['unit-b'] } });
    expect(await act(B, 'sign', { confirms: 4 })).toMatchObject({ status: 200, body: { seq: 6, stage: 'SIGNED' } });
    expect(await read(C)).toMatchObject({
      status: 200,
      body: { code: CODE, name: `协议${CODE}`, stageName: '已签署', facts: { amount: '900000' } },
    });
  });

  it('stands in lists, duties, ledger, messages and inboxes of its parties, and of nobody else', async () => {
    for (const caller of [A, B, C])
      expect((await api.call(caller, 'GET', '/agreements')).body.items).toMatchObject([{ code: CODE }]);
    expect((await api.call(STRANGER, 'GET', '/agreements')).body.items).toEqual([]);
    for (const rest of ['', '/acts', '/duties', '/ledger', '/messages'])
      expect([rest, (await read(STRANGER, rest)).status]).toEqual([rest, 404]);

    const ledger = (await read(A, '/ledger')).body.items as { act: string }[];
    expect(ledger.map((line) => line.act)).toEqual([
      'openAgreement',
      'sign',
      'declineProposal',
      'sign',
      'sign',
      'sign',
    ]);
    const duties = (await read(A, '/duties')).body.items as { open: boolean }[];
    expect(duties).toHaveLength(4);
    const told = (await read(B, '/messages')).body.items as { party: string }[];
    expect(new Set(told.map(({ party }) => party))).toEqual(new Set(['unit-b']));
    expect((await api.call(B, 'GET', '/parties/unit-b/inbox')).body.items).toHaveLength(told.length);
    const listing = (await read(A, '/acts')).body.items as { act: string; lawful: boolean }[];
    expect(listing.map((one) => [one.act, one.lawful])).toEqual([
      ['openAgreement', false],
      ['sign', false],
      ['withdrawProposal', false],
      ['declineProposal', false],
    ]);
  });

  it('is documented with the others', async () => {
    const { paths } = (await api.call(undefined, 'GET', '/openapi.json')).body as { paths: Record<string, object> };
    expect(paths).toHaveProperty('/agreements');
    expect(paths).toHaveProperty('/agreements/{code}/acts/sign');
  });
});
