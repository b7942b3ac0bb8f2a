// I17: where payloads are sealed, a dossier takes what we sealed for it and as what it was meant, and nothing else,
// whoever reaches the port of the engine.
// test support
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectId } from '../dossier-names.ts';
import { readDossierRow } from '../../database/dossier.ts';
import { diceOf, lawfulOrders, openingOf, seenIn } from '../workflows/random-orders.ts';
import { orderFrom, quietRuntime, unopened, World } from '../workflows/world.ts';
import { Intruder, plain, tampered } from './intruder.ts';
import { K1, K2, K9 } from './keys.ts';
// under test
import { readLedger } from '../../database/ledger.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { contentsOf } from '../../engine/sealing/by-hand.ts';
import { kindNamed } from '../../measures/register.ts';
import { SealingCodec } from '../../engine/sealing/codec.ts';
import { readConfig } from '../../config.ts';
import { ignoredSignals } from '../../worker/ignored-signals.ts';
import { replayAll } from '../../worker/replay.ts';
import { notReplaying } from '../../worker/replayed.ts';
import {
  ACT_UPDATE,
  CURRENT_DOSSIER_QUERY,
  RECALCULATE_SIGNAL,
  workflowIdOf,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import { addressed } from '../../workflows/sealing/contract.ts';

quietRuntime();

let world: World;
let intruder: Intruder;
let stopWorker: () => Promise<void>;
let number = 0;

beforeAll(async () => {
  world = await World.begin('sealed', { sealingKeys: K1 });
  intruder = new Intruder(world.client);
  stopWorker = await world.startWorker();
});
afterAll(async () => {
  await stopWorker();
  await world.end();
});

const opening = () => orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000'));
const withdrawal = () =>
  orderFrom({
    act: 'withdraw',
    party: 'unit-hospital',
    input: { reason: '不再建设' },
    references: { documents: [], standing: { blocks: [] } },
  });
async function declarationOf(code: string) {
  const project = await readDossierRow<RecordedState>(world.pool, projectId(code));
  return orderFrom(lawfulOrders(seenIn(project!), diceOf(1)).find(({ act }) => act === 'declare')!);
}
const idOf = (code: string): string => workflowIdOf(projectId(code));
const newCode = (): string => `SEALED-${world.name.split('_')[1]}-${++number}`;

async function opened(): Promise<string> {
  const code = newCode();
  await world.open(code, opening());
  return code;
}
const linesOf = async (code: string) => (await readLedger(world.pool, projectId(code), { limit: 100 })).items;
const sealedBy = (keys: string, ...values: unknown[]) =>
  new SealingCodec(readConfig({ DUBAN_SEALING_KEYS: keys }).sealingKeys!).encode(plain(...values));

/** It takes a lawful act, none of its tasks failed, it replays, and its ledger holds. */
async function expectWhole(code: string): Promise<void> {
  await world.bringPatiently(code, withdrawal());
  const { events } = await world.handle(code).fetchHistory();
  expect(events!.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  expect((await verifyLedger(world.pool, projectId(code))).broken).toEqual([]);
}

describe('an order', () => {
  it('I17: that was typed by hand, in whomever name, is malformed and leaves no trace', async () => {
    const code = await opened();
    const order = withdrawal();
    const asBureau = { ...order, actor: { sub: 'chief', party: 'development-reform', roles: ['leader'] } };
    for (const payloads of [
      plain(order),
      plain(asBureau),
      plain(addressed(idOf(code), `update ${ACT_UPDATE}`, [order])),
      plain(order, order),
      plain(null),
      // Without arguments no codec is asked.
      [],
    ])
      expect(await intruder.update(idOf(code), ACT_UPDATE, payloads)).toBe('Malformed');
    expect(await linesOf(code)).toHaveLength(1);
    await expectWhole(code);
  });

  it('I17: that was sealed with a key nobody has here, or was tampered with, is malformed', async () => {
    const code = await opened();
    const letter = addressed(idOf(code), `update ${ACT_UPDATE}`, [withdrawal()]);
    const { orders } = await intruder.found(idOf(code));
    for (const payloads of [await sealedBy(K9, letter), tampered(await sealedBy(K1, letter)), tampered(orders[0]!)])
      expect(await intruder.update(idOf(code), ACT_UPDATE, payloads)).toBe('Malformed');
    expect(await linesOf(code)).toHaveLength(1);
    await expectWhole(code);
  });

  it("I17: that was copied from another project's history, or is no order at all, is malformed", async () => {
    const [here, elsewhere] = [await opened(), await opened()];
    for (const code of [here, elsewhere]) {
      await world.handle(code).signal(RECALCULATE_SIGNAL, '日历更新');
      while ((await linesOf(code)).length < 2) await sleep(50);
    }
    await world.bringPatiently(elsewhere, withdrawal());
    const there = await intruder.found(idOf(elsewhere));
    const own = await intruder.found(idOf(here));
    for (const payloads of [...there.orders, there.start, ...there.signals, ...own.signals, own.start])
      expect(await intruder.update(idOf(here), ACT_UPDATE, payloads)).toBe('Malformed');
    expect(await linesOf(here)).toHaveLength(2);
    await expectWhole(here);
  });

  it('I17: that is repeated as it was is answered as it was, and done once', async () => {
    const code = await opened();
    await world.bringPatiently(code, await declarationOf(code));
    const before = await linesOf(code);
    const { orders } = await intruder.found(idOf(code));
    expect(orders).toHaveLength(2);
    for (const payloads of orders) expect(await intruder.update(idOf(code), ACT_UPDATE, payloads)).toBe('taken');
    expect(await linesOf(code)).toEqual(before);
  });

  it('I17: does not hold up the lawful one beside it, however many of them there are', async () => {
    const code = await opened();
    const [taken, ...refused] = await Promise.all([
      world.bringPatiently(code, await declarationOf(code)),
      ...Array.from({ length: 6 }, () => intruder.update(idOf(code), ACT_UPDATE, plain({ act: 'withdraw' }))),
    ]);
    expect(taken.seq).toBe(2);
    expect(new Set(refused)).toEqual(new Set(['Malformed']));
  });
});

describe('a signal', () => {
  const ignored = async () =>
    (await ignoredSignals.get()).values.reduce(
      (sum, { value, labels }) => sum + (labels.signal === RECALCULATE_SIGNAL ? value : 0),
      0,
    );

  it('I17: that was not sealed for this workflow as this signal is ignored and counted', async () => {
    const [here, elsewhere] = [await opened(), await opened()];
    await world.handle(elsewhere).signal(RECALCULATE_SIGNAL, '日历更新');
    while ((await linesOf(elsewhere)).length < 2) await sleep(50);
    const there = await intruder.found(idOf(elsewhere));
    const own = await intruder.found(idOf(here));
    const before = await ignored();
    const strange = [
      plain('日历更新'),
      [],
      plain({ because: '一' }, 2),
      await sealedBy(K9, addressed(idOf(here), `signal ${RECALCULATE_SIGNAL}`, ['一'])),
      there.signals[0]!,
      own.orders[0]!,
      own.start,
    ];
    for (const payloads of strange) await intruder.signal(idOf(here), RECALCULATE_SIGNAL, payloads);
    while ((await ignored()) < before + strange.length) await sleep(50);
    expect(await linesOf(here)).toHaveLength(1);
    // Ours goes on to be heard.
    await world.handle(here).signal(RECALCULATE_SIGNAL, '日历更新');
    while ((await linesOf(here)).length < 2) await sleep(50);
    expect((await linesOf(here))[1]).toMatchObject({ line: 'recalculation', because: '日历更新' });
    await expectWhole(here);
  });
});

describe('a start', () => {
  it('I17: that was not sealed for this workflow ends at once and says why', async () => {
    const code = await opened();
    const { start, orders } = await intruder.found(idOf(code));
    const type = 'projectLifecycle';
    const strange: [string, string, typeof start][] = [
      ['没有经本系统封装', newCode(), plain(unopened(newCode()))],
      ['没有内容', newCode(), []],
      ['另一工作流', newCode(), start],
      ['另一工作流', newCode(), orders[0]!],
      ['已被改动', newCode(), tampered(start)],
      ['「k9」', newCode(), await sealedBy(K9, start)],
    ];
    for (const [because, other, payloads] of strange) {
      const end = await intruder.start(idOf(other), type, world.taskQueue, payloads);
      expect(end).toMatch(/^Malformed: /);
      expect(end).toContain(because);
      expect(await linesOf(other)).toEqual([]);
    }
    for (const other of ['mailbox', 'recalculation', 'reconciliation', 'nothing-of-ours'])
      expect(await intruder.start(`${other}:by-hand-${number}`, other, world.taskQueue, [])).toMatch(/^Malformed: /);
  });
});

describe('a question', () => {
  it('I17: is answered to those who sealed it, and what is answered is sealed', async () => {
    const code = await opened();
    expect(await world.current(code)).toMatchObject({ code, seq: 1 });
    for (const payloads of [[], plain(5)])
      await expect(intruder.query(idOf(code), CURRENT_DOSSIER_QUERY, payloads)).rejects.toThrow();
    // What the Temporal page asks of itself is answered, sealed.
    const sheet = await intruder.query(idOf(code), '__temporal_workflow_metadata', []);
    expect(Buffer.from(sheet[0]!.data!).toString()).not.toContain('智慧医院');
    const [metadata] = await contentsOf(world.client, { payloads: sheet });
    expect(JSON.stringify(metadata)).toContain('智慧医院');
  });
});

it('I17: an order under an old key is read on, and what comes after it is sealed with the new one', async () => {
  const code = await opened();
  await stopWorker();
  stopWorker = await world.startWorker({ sealingKeys: `${K2},${K1}`, maxCachedWorkflows: 0 });
  // The client still seals with the first: another process that was not restarted yet.
  await world.handle(code).signal(RECALCULATE_SIGNAL, '日历更新');
  while ((await linesOf(code)).length < 2) await sleep(50);
  await world.bringPatiently(code, withdrawal());
  expect((await verifyLedger(world.pool, projectId(code))).broken).toEqual([]);
});

it('I17: everything that was lived here sealed replays, and nothing of it does without its key', async () => {
  const histories = await world.histories();
  const { dataConverter } = world.sealing;
  const bundle = inject('workflowBundle');
  const both = readConfig({ DUBAN_SEALING_KEYS: `${K1},${K2}` }).sealingKeys!;
  const sealing = { dataConverter: { ...dataConverter, payloadCodecs: [new SealingCodec(both)] } };
  expect(await notReplaying(bundle, histories, sealing)).toEqual([]);
  expect(await notReplaying(bundle, histories)).toHaveLength(histories.length);
});

it('O7: what fails in a sealed one is told by a replay as it is', async () => {
  const code = await opened();
  const later = { ...(await world.inputOf(code)), v: 2 };
  await world.handle(code).terminate('by an administrator');
  await world.client.workflow.start(kindNamed('project').workflowType, {
    workflowId: idOf(code),
    taskQueue: world.taskQueue,
    args: [later],
    workflowTaskTimeout: '3s',
  });
  let said: string | undefined;
  for (const until = Date.now() + 30_000; said === undefined && Date.now() < until; await sleep(500))
    for await (const { error } of replayAll(world.client, inject('workflowBundle'), [idOf(code)])) said = error;
  expect(said).toContain('state version 2 is later than this worker');
  expect(said).toMatch(/workflows\/lifecycle\/state\.ts:\d+/);
  await world.handle(code).terminate('by an administrator');
}, 60_000);
