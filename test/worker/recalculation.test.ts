// A recalculation as the worker keeps it going: at a bounded rate, ended by somebody in its middle and begun again, each
// dossier asked once.
import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { openPool, type Pool } from '../../database/pool.ts';
import { publishPractice } from '../../database/practice-edition.ts';
import { countBehind } from '../../database/recalculation.ts';
import { createDatabase } from '../../dev/stack/databases.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { firstPractice } from '../../measures/register.ts';
import { projectId } from '../dossier-names.ts';
import { openingOf } from '../workflows/random-orders.ts';
import { orderFrom, quietRuntime, World } from '../workflows/world.ts';
// under test
import { recalculateDossiersWith } from '../../activities/recalculate-dossiers.ts';
import { codeOfBundle } from '../../worker/bundle.ts';
import { askToRecalculate, keepRecalculated, startRecalculation } from '../../worker/recalculation.ts';
import {
  RECALCULATION_PROGRESS_QUERY,
  RECALCULATION_QUEUE,
  recalculationIdOf,
  type RecalculationProgress,
} from '../../workflows/recalculation/contract.ts';

quietRuntime();

const PER_SECOND = 4;
const PROJECTS = 14;
const EDITIONS = { calendar: calendarOf(REST_DAY_ARRANGEMENTS).edition, practice: '2027-01' };

describe('a recalculation', () => {
  let world: World;
  let owner: Pool;
  let connection: NativeConnection;
  let stop: () => Promise<unknown>;
  const codes: string[] = [];
  const open = async (): Promise<void> => {
    const code = `R-${codes.length}-${world.name.split('_')[1]}`;
    await world.open(code, orderFrom(openingOf('智慧医院', 'unit-hospital', '2000000000')));
    codes.push(code);
  };

  beforeAll(async () => {
    world = await World.begin('recalculation', { ownNamespace: true });
    const { ownerUrl } = await createDatabase(inject('databases'), world.name);
    owner = openPool(ownerUrl, { name: 'test', max: 1 });
    connection = await NativeConnection.connect({ address: inject('temporalAddress') });
    const worker = await Worker.create({
      connection,
      namespace: world.namespace,
      taskQueue: RECALCULATION_QUEUE,
      workflowBundle: { code: codeOfBundle(inject('workflowBundle'), { stacks: false }) },
      activities: recalculateDossiersWith({
        pool: world.pool,
        perSecond: PER_SECOND,
        atOnce: 5,
        ask: askToRecalculate(world),
      }),
    });
    const [running, stopLifecycles] = [worker.run(), await world.startWorker()];
    stop = () => {
      worker.shutdown();
      return Promise.all([running, stopLifecycles()]);
    };
    while (codes.length < PROJECTS) await open();
  });
  afterAll(async () => {
    await stop();
    await connection.close();
    await owner.end();
    await world.end();
  });

  const run = () => world.client.workflow.getHandle(recalculationIdOf(EDITIONS));
  const recalculated = async (): Promise<{ code: string; at: number }[]> =>
    (
      await world.pool.query<{ code: string; at: number }>(
        `select code, at from ledger where line = 'recalculation' order by at`,
      )
    ).rows;

  it('goes on where it was ended, asks at the rate that is set, and leaves one line in each ledger', async () => {
    await publishPractice(owner, { ...firstPractice(), edition: EDITIONS.practice }, 'test');
    // It rests on the new edition already.
    await open();
    // Its workflow is gone: it is started from its ledger and asked then.
    const [gone] = codes;
    await world.handle(gone!).terminate();
    const watch = keepRecalculated({ pool: world.pool, client: world.client, pollMs: 50 });
    while ((await recalculated()).length < 6) await sleep(50);
    expect(await run().query<RecalculationProgress, []>(RECALCULATION_PROGRESS_QUERY)).toMatchObject({ round: 1 });
    await run().terminate('by mistake');
    await watch.stop();

    await Promise.all([1, 2, 3].map(() => startRecalculation(world.client, EDITIONS)));
    expect(await run().result()).toMatch(/^在办卷宗已全部按新版计算/);
    const lines = await recalculated();
    expect(lines.map(({ code }) => code).sort()).toEqual(codes.slice(0, PROJECTS).sort());
    for (const { at } of lines)
      expect(lines.filter((line) => line.at >= at && line.at < at + 1_000).length).toBeLessThanOrEqual(PER_SECOND + 2);
    expect(await countBehind(world.pool, EDITIONS)).toEqual({ open: PROJECTS + 1, behind: 0 });

    // Done, it does not begin again, and whoever is asked again for the same editions takes it for said.
    await startRecalculation(world.client, EDITIONS);
    expect((await run().describe()).status.name).toBe('COMPLETED');
    expect(await askToRecalculate(world)(projectId(gone!), '再次', EDITIONS)).toBe('asked');
    const { events } = await world.handle(gone!).fetchHistory();
    expect(events!.filter((event) => event.workflowExecutionSignaledEventAttributes).length).toBe(1);
    expect(await recalculated()).toEqual(lines);

    // One for editions that are not in force any more ends, and asks nobody.
    const earlier = { ...EDITIONS, practice: firstPractice().edition };
    await startRecalculation(world.client, earlier);
    const superseded = await world.client.workflow.getHandle(recalculationIdOf(earlier)).result();
    expect(superseded).toMatch(/^已有更新的版次施行/);
    expect(await recalculated()).toEqual(lines);
  }, 60_000);
});
