// Events of history per act and per wake over the happy life, lived in virtual time on the real server.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { play } from '../../dev/rehearsal/play.ts';
import { inTime } from '../../dev/rehearsal/scenarios/in-time.ts';
import { openWorld } from '../../dev/rehearsal/world.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { countEvents, type EventCount } from '../event-count.ts';
import { openFloor, putOnFloor } from '../floor/caller.ts';
import type { Metric } from '../metric.ts';
import { resultOf } from '../result.ts';
import { mean } from '../statistics.ts';

/** Puts brought to the bare workflow before it wakes. */
const PUTS = 5;
const WAKES_AFTER_MS = 3_000;

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

export const historyEvents: Metric = {
  name: 'history-events',
  measure: async ({ ground: begin, say }) => {
    const { config, stack, client } = await begin();
    const world = await openWorld(config, stack, say);
    const { code } = await play(inTime, world, () => undefined);
    const ours = countEvents(await chainOf(world.client, workflowIdOf({ kind: 'project', code })));
    await world.close();
    const floor = await floorEvents(client);
    const perNewRun = ({ forNewRuns, newRuns }: EventCount) => [forNewRuns / newRuns];
    const perAct = ({ forActs, acts }: EventCount) => [forActs / acts];
    const perWake = ({ forWakes, wakes }: EventCount) => [forWakes / wakes];
    return [
      {
        ...resultOf(
          'history events per act, happy life',
          'events',
          [{ ours: perAct(ours), floor: perAct(floor) }],
          mean,
          { of: 'ours', atMost: 7 },
        ),
        n: ours.acts,
      },
      {
        ...resultOf(
          'history events per wake, happy life',
          'events',
          [{ ours: perWake(ours), floor: perWake(floor) }],
          mean,
          { of: 'ours', atMost: 6.5 },
        ),
        n: ours.wakes,
      },
      {
        ...resultOf('history events per new run, one a year', 'events', [{ ours: perNewRun(ours), floor: [] }], mean),
        n: ours.newRuns,
      },
    ];
  },
};

async function floorEvents(client: Client): Promise<EventCount> {
  const id = `floor-${randomUUID()}`;
  await openFloor(client, id, randomUUID(), Date.now() + WAKES_AFTER_MS);
  for (let put = 0; put < PUTS; put++) await putOnFloor(client, id, randomUUID());
  await sleep(WAKES_AFTER_MS + 1_000);
  return countEvents(await chainOf(client, id));
}

/** Histories of all runs of a workflow, the first one first. */
async function chainOf(client: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  for (let runId = raw.workflowExecutionInfo?.firstRunId; runId;) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return histories;
}
