// A question may show a dossier more of its history than any task was given yet: asked while no worker was there, or of a
// dossier that had left the memory. Nobody must act upon it: the reminder would wait for another turn of the timer, and
// the history would never replay again.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readLedger } from '../../database/ledger.ts';
import { notReplaying } from '../../worker/replayed.ts';
import { GRPC } from '../../engine/grpc.ts';
import {
  CURRENT_DOSSIER_QUERY,
  RECALCULATE_SIGNAL,
  workflowIdOf,
  type RecordInput,
} from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../dossier-names.ts';
import { openingOf } from './random-orders.ts';
import { orderFrom, quietRuntime, unopened, World, type Record } from './world.ts';

quietRuntime();

const WAKES_IN_MS = 3_000;
const HOUR_MS = 3_600_000;
/** Of so many some are shown to the worker as a question first, whatever the order in which it is given its tasks. */
const ASKED = Array.from({ length: 10 }, (_, number) => `ASKED-${number}`);
const ASKED_AND_SIGNALLED = Array.from({ length: 10 }, (_, number) => `SIGNALLED-${number}`);
const CODES = [...ASKED, ...ASKED_AND_SIGNALLED];

describe('dossiers that were asked while their time had come and nobody had told them', () => {
  let world: World;
  let seqs: number[];
  const opened = new Map<string, number>();
  const woken = new Set<string>();

  /** The real one, and the first wake soon: of what comes after it, too, the next is an hour away. */
  const record: Record = async (input: RecordInput) => {
    const answer = await world.record(input);
    if (answer.is === 'ledgerAhead' || answer.ended) return answer;
    if (!opened.has(input.code)) opened.set(input.code, Date.now() + WAKES_IN_MS);
    const first = opened.get(input.code)!;
    if (input.lines.some(({ is }) => is === 'time')) woken.add(input.code);
    return { ...answer, nextWakeAt: woken.has(input.code) ? Date.now() + HOUR_MS : first };
  };

  beforeAll(async () => {
    world = await World.begin('ask');
    // On a machine that is busy none is to be lost after it recorded: what it recalculated would be recalculated again.
    world.taskTimeoutMs = 30_000;
    const stop = await world.startWorker({ record });
    await Promise.all(
      CODES.map((code) => world.bringPatiently(code, orderFrom(openingOf(code, 'unit-a', '2000000000')))),
    );
    await stop();
    const questions = CODES.map((code) => world.handle(code).query(CURRENT_DOSSIER_QUERY).catch(toBeAskedAgain));
    for (const code of ASKED_AND_SIGNALLED) await world.handle(code).signal(RECALCULATE_SIGNAL, '演练');
    const latest = Math.max(...opened.values());
    while (Date.now() < latest + 1_000) await sleep(100);
    const stopAgain = await world.startWorker({ record });
    await Promise.all(questions);
    await Promise.all(CODES.map(hasWoken));
    seqs = (await Promise.all(CODES.map((code) => world.current(code)))).map(({ seq }) => seq);
    await stopAgain();
  }, 60_000);
  afterAll(() => world.end());

  const linesOf = async (code: string) =>
    (await readLedger(world.pool, projectId(code), { limit: 100 })).items.map(({ line }) => line);

  /** Asked again as the API and the reconciliation do; what they get in the end is checked below. */
  const toBeAskedAgain = (error: unknown): undefined => void expect(String(error)).toContain('请稍后再查询');

  async function hasWoken(code: string): Promise<void> {
    while (!(await linesOf(code)).includes('time')) await sleep(100);
  }

  it('all took their turn of time, once', async () => {
    for (const code of ASKED) expect({ code, lines: await linesOf(code) }).toEqual({ code, lines: ['act', 'time'] });
    for (const code of ASKED_AND_SIGNALLED)
      expect({ code, lines: (await linesOf(code)).toSorted() }).toEqual({
        code,
        lines: ['act', 'recalculation', 'time'],
      });
  });

  it('are answered for when they are asked again', () => {
    expect(seqs).toEqual([...ASKED.map(() => 2), ...ASKED_AND_SIGNALLED.map(() => 3)]);
  });

  it('left histories that replay', async () => {
    expect(await notReplaying(inject('workflowBundle'), await world.histories())).toEqual([]);
  });
});

it('a question about a dossier whose task waits is told to come again, and does not travel with it', async () => {
  // Other clients ask again by themselves.
  const connection = await Connection.connect({ address: inject('temporalAddress'), interceptors: [] });
  const client = new Client({ connection, namespace: inject('temporalNamespace') });
  const input = unopened(`WAITS-${Date.now()}`);
  const handle = await client.workflow.start('projectLifecycle', {
    workflowId: workflowIdOf(projectId(input.code)),
    taskQueue: 'nobody',
    args: [input],
  });
  const asked = await handle.query(CURRENT_DOSSIER_QUERY).catch((error: Error) => error.cause);
  expect(asked).toMatchObject({
    code: GRPC.resourceExhausted,
    details: expect.stringContaining('query buffer') as string,
  });
  await handle.terminate();
  await connection.close();
});
