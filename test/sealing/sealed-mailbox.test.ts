// I17: a mailbox whose payloads are sealed sends as any other, and lets nobody else tell it what became of a letter.
// test support
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PostOffice } from '../workflows/post-office.ts';
import { until } from '../workflows/until.ts';
import { quietRuntime } from '../workflows/world.ts';
import { Intruder, plain } from './intruder.ts';
import { K1 } from './keys.ts';
// under test
import { sealedWorker } from '../../engine/sealing/data-converter.ts';
import { readConfig } from '../../config.ts';
import { notReplaying, type Run } from '../../worker/replayed.ts';
import {
  MAILBOX,
  MAILBOX_QUEUE,
  mailboxIdOf,
  NEWS_SIGNAL,
  ORDER_UPDATE,
  type DeliveryOrder,
} from '../../workflows/mailbox/contract.ts';

quietRuntime();

let office: PostOffice;
let intruder: Intruder;
beforeAll(async () => {
  office = await PostOffice.open({}, K1);
  intruder = new Intruder(office.client);
  await office.startWorkers();
  office.startRelay(500);
});
afterAll(() => office.close());

const historyOf = async (party: string) =>
  (await office.client.workflow.getHandle(mailboxIdOf(party)).fetchHistory()).events!;

const attempted = (party: string) =>
  until('an attempt', async () => Boolean((await office.deliveriesOf(party))[0]?.attempt_begun_at));

describe('a mailbox', () => {
  it('I17: sends what is due and ends, with nothing readable in its history', async () => {
    const address = 'sealed@example.org';
    const party = await office.registerUnit({ handler: address });
    await office.post({ party });
    await until('the mail', () => office.mailServer.accepted(address).length === 1);
    await until('an end', () => office.hasEnded(party));
    expect(JSON.stringify(await historyOf(party))).not.toContain(Buffer.from('json/plain').toString('base64'));
  });

  it('I17: begun or told by somebody else, ends at once or listens to nothing', async () => {
    const address = 'quiet@example.org';
    const party = await office.registerUnit({ handler: address });
    expect(await intruder.start(mailboxIdOf(party), MAILBOX, MAILBOX_QUEUE, plain({ party }))).toMatch(/^Malformed: /);
    const release = office.mailServer.holds(address);
    await office.post({ party });
    await attempted(party);
    const order: DeliveryOrder = {
      deliveryId: (await office.deliveriesOf(party))[0]!.id,
      by: { party: 'big-data', sub: 'chief' },
      requestKey: 'by-hand',
      requestHash: 'by-hand',
    };
    for (const payloads of [plain(order), []])
      expect(await intruder.update(mailboxIdOf(party), ORDER_UPDATE, payloads)).toBe('Malformed');
    const claims = async () =>
      (await historyOf(party)).filter((event) => event.activityTaskScheduledEventAttributes).length;
    const before = await claims();
    await intruder.signal(mailboxIdOf(party), NEWS_SIGNAL, plain({ dueAt: 1 }));
    await intruder.signal(mailboxIdOf(party), NEWS_SIGNAL, []);
    expect(await claims()).toBe(before);
    release(451);
  });

  it('I17: does not believe who completes an attempt in its place, and has the letter sent all the same', async () => {
    const address = 'forged@example.org';
    const party = await office.registerUnit({ handler: address });
    const release = office.mailServer.holds(address);
    await office.post({ party });
    await attempted(party);
    const scheduled = (await historyOf(party)).findLast((event) => event.activityTaskScheduledEventAttributes)!;
    const { activityId, activityType } = scheduled.activityTaskScheduledEventAttributes!;
    expect(activityType!.name).toBe('deliverMessage');
    await office.client.workflowService.respondActivityTaskCompletedById({
      namespace: office.name,
      workflowId: mailboxIdOf(party),
      activityId,
      result: { payloads: plain('sent') },
      identity: 'intruder',
    });
    await until('an end, red in the list', async () => (await office.statusOf(party)) === 'FAILED', 45_000);
    const failure = (await historyOf(party)).at(-1)!.workflowExecutionFailedEventAttributes!.failure!;
    expect(failure).toMatchObject({ message: 'Encoded failure', applicationFailureInfo: { type: 'Malformed' } });
    release(451);
    await until('the mail', () => office.mailServer.accepted(address).length === 1, 60_000);
  }, 120_000);
});

it('I17: everything that was lived here replays', async () => {
  const runs: Run[] = [];
  for await (const { workflowId, runId } of office.client.workflow.list())
    runs.push({ workflowId, runId, history: await office.client.workflow.getHandle(workflowId, runId).fetchHistory() });
  expect(runs.length).toBeGreaterThan(3);
  const sealing = sealedWorker(readConfig({ DUBAN_SEALING_KEYS: K1 }));
  expect(await notReplaying(inject('workflowBundle'), runs, sealing)).toEqual([]);
});
