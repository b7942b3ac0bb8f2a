/**
 * `npm run histories`: plays lives in virtual time on a stack of its own and keeps their histories under the version of
 * this release. Names as arguments choose some of the lives; `sealed` is the one whose payloads are sealed.
 * To be run once before each release; recorded histories of earlier ones are never written again.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { WorkflowHandle } from '@temporalio/client';
import { readLine } from '../../database/ledger.ts';
import { blocked } from '../../dev/rehearsal/scenarios/blocked.ts';
import { play } from '../../dev/rehearsal/play.ts';
import type { Scenario } from '../../dev/rehearsal/scenario.ts';
import { settled } from '../../dev/rehearsal/virtual-time.ts';
import { inOwnWorld } from '../../dev/rehearsal/own-world.ts';
import type { World } from '../../dev/rehearsal/world.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { LIFECYCLE_QUEUE, RECALCULATE_SIGNAL, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { foldHistory, type History } from './fold.ts';
import { writeLife, type RecordedRun } from './history-files.ts';
import { projectId } from '../dossier-names.ts';
import { Dossiers } from '../workflows/dossiers.ts';
import { LIVES } from './lives/all.ts';
import { UNIT_LIVES, type UnitLife } from './lives/units.ts';
import { HISTORY_KEYS, SEALED_LIFE } from './sealed-lives.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function recordAll(names: readonly string[]): Promise<void> {
  const isChosen = ({ name }: { name: string }): boolean => names.length === 0 || names.includes(name);
  const [lives, unitLives] = [LIVES.filter(isChosen), UNIT_LIVES.filter(isChosen)];
  if (lives.length + unitLives.length > 0)
    await inOwnWorld({ name: 'histories', say }, (world) =>
      Promise.all([...lives.map((life) => record(life, world)), ...unitLives.map((life) => recordUnit(life, world))]),
    );
  const sealed = { ...blocked, name: SEALED_LIFE };
  if (isChosen(sealed))
    await inOwnWorld({ name: 'histories', sealingKeys: HISTORY_KEYS, say }, (world) => record(sealed, world));
}

async function record(life: Scenario, world: World): Promise<void> {
  const { code } = await play(life, world, () => undefined);
  await keep(life.name, projectId(code), world);
}

async function recordUnit({ name, live }: UnitLife, world: World): Promise<void> {
  await keep(name, await live(new Dossiers(world.client, world.pool, LIFECYCLE_QUEUE)), world);
}

async function keep(name: string, id: DossierId, world: World): Promise<void> {
  const runs = (await settled(world.client, id)) ? await troubled(world, id) : await chainOf(world, id);
  const bytes = writeLife(version, { life: name, runs });
  say(
    `${name}  ${runs.length} runs, ${runs.reduce((sum, { history }) => sum + history.events.length, 0)} events, ${(bytes / 1000).toFixed(0)} kB`,
  );
}

/**
 * A dossier that lives on meets what administrators do: a cancellation, a recalculation, a reset that must adopt the
 * ledger.
 */
async function troubled(world: World, id: DossierId): Promise<RecordedRun[]> {
  const { client, namespace } = world;
  const handle = client.workflow.getHandle(workflowIdOf(id));
  await handle.cancel();
  const before = (await settled(client, id))!.seq;
  await handle.signal(RECALCULATE_SIGNAL, '节假日安排已公布');
  await settled(client, id, before);
  const undone = await chainOf(world, id);
  const { runId } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const tasks = events!.filter((event) => event.workflowTaskCompletedEventAttributes);
  // A unit's life is short; its first task took the first block.
  const middle = tasks[Math.max(1, tasks.length - 8)]!;
  const reset = await client.workflowService.resetWorkflowExecution({
    namespace,
    workflowExecution: { workflowId: workflowIdOf(id), runId },
    workflowTaskFinishEventId: middle.eventId,
    requestId: workflowIdOf(id),
    reason: 'history for the tests',
    resetReapplyExcludeTypes: [1, 2],
  });
  await handle.signal(RECALCULATE_SIGNAL, '对账：按台账恢复');
  while ((await settled(client, id))!.seq <= before) await sleep(100);
  return [...undone, ...(await chainOf(world, id, reset.runId))];
}

/** All runs from the first on, each with the facts of the last act it knew of. */
async function chainOf({ client, pool }: World, id: DossierId, first?: string): Promise<RecordedRun[]> {
  const workflowId = workflowIdOf(id);
  const runs: RecordedRun[] = [];
  for (
    let runId: string | null | undefined = first ?? (await firstRunOf(client.workflow.getHandle(workflowId)));
    runId;
  ) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const { seq } = await foldHistory(history, client);
    const line = await readLine(pool, id, seq);
    runs.push({ workflowId, runId, history: withoutPlaces(history), lastAct: { seq, facts: line!.facts } });
    runId = history.events!.at(-1)!.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}

async function firstRunOf(handle: WorkflowHandle): Promise<string> {
  const { events } = await handle.fetchHistory();
  return events![0]!.workflowExecutionStartedEventAttributes!.firstExecutionRunId!;
}

/** Machines, processes (`1234@host`) and their paths are nobody's business. */
function withoutPlaces(history: History): RecordedRun['history'] {
  const isPlace = (key: string, value: unknown): boolean =>
    key === 'stackTrace' || (typeof value === 'string' && /^\d+@/.test(value));
  return JSON.parse(historyToJSON(history), (key, value: unknown) =>
    isPlace(key, value) ? 'recorder' : value,
  ) as RecordedRun['history'];
}

try {
  await recordAll(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error);
  process.exit(1);
}
