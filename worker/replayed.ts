// What a bundle makes of histories: a run that does not replay is lost with the next worker that takes it up.
import { Worker, type InjectedSinks, type ReplayResult, type ReplayWorkerOptions } from '@temporalio/worker';
import type { Sinks } from '@temporalio/workflow';
import { codeOfBundle } from './bundle.ts';

/** As a client fetches it, or as `temporal workflow show --output json` writes it. */
export interface History {
  events?: unknown;
}

export interface Run {
  workflowId: string;
  runId: string;
  history: History;
}

/**
 * What happens to a run between its tasks, or ends it from outside. At the end of a history no task has brought these to
 * the workflow, so they are no part of what it decided.
 */
const BETWEEN_TASKS = [
  'workflowTaskScheduled',
  'timerFired',
  'workflowExecutionSignaled',
  'workflowExecutionCancelRequested',
  'activityTaskStarted',
  'activityTaskCompleted',
  'activityTaskFailed',
  'activityTaskTimedOut',
  'activityTaskCanceled',
  'workflowExecutionOptionsUpdated',
  'workflowExecutionTimeSkippingTransitioned',
  'workflowExecutionTerminated',
  'workflowExecutionTimedOut',
].map((event) => `${event}EventAttributes`);

/** A file with a bundle, or its code; and what takes the calls of its sinks. */
export type ReplayBy = string | { code: string; sinks: InjectedSinks<Sinks> };

/** What opens sealed histories. */
type Sealing = Pick<ReplayWorkerOptions, 'dataConverter'>;

/** Replays each run by this bundle; `error` says why one does not. */
export async function* replayed(
  by: ReplayBy,
  runs: Iterable<Run> | AsyncIterable<Run>,
  { dataConverter }: Sealing = {},
): AsyncGenerator<ReplayResult> {
  const bundle = typeof by === 'string' ? { workflowBundle: { codePath: by } } : withSinks(by);
  yield* Worker.runReplayHistories({ ...bundle, ...(dataConverter && { dataConverter }) }, untilLastTask(runs));
}

const withSinks = ({ code, sinks }: Exclude<ReplayBy, string>) => ({ workflowBundle: { code }, sinks });

/** A file with a bundle, to be replayed by without stacks: these take most of the time of a replay. */
export const withoutStacks = (codePath: string): ReplayBy => ({
  code: codeOfBundle(codePath, { stacks: false }),
  sinks: {},
});

/** Why each of those that do not replay does not; without stacks, where a file is given. */
export async function notReplaying(
  by: ReplayBy,
  runs: Iterable<Run> | AsyncIterable<Run>,
  sealing?: Sealing,
): Promise<string[]> {
  const bundle = typeof by === 'string' ? withoutStacks(by) : by;
  const failed: string[] = [];
  for await (const { workflowId, runId, error } of replayed(bundle, runs, sealing))
    if (error) failed.push(`${workflowId} ${runId}: ${error.message}`);
  return failed;
}

/** Whether any task of the run came to an end: without one there is nothing to replay. */
export const hasDecided = ({ events }: History): boolean =>
  ((events ?? []) as Record<string, unknown>[]).some((event) => event.workflowTaskCompletedEventAttributes);

async function* untilLastTask(runs: Iterable<Run> | AsyncIterable<Run>) {
  for await (const { workflowId, history } of runs) {
    const events = history.events as Record<string, unknown>[];
    // Nothing was decided yet, and the SDK would wait for ever for what is.
    if (!hasDecided({ events })) continue;
    const last = events.findLastIndex((event) => !BETWEEN_TASKS.some((attributes) => event[attributes]));
    yield { workflowId, history: { ...history, events: events.slice(0, last + 1) } };
  }
}
