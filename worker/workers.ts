// The workers of one process: dossiers, mailboxes, and what is sent.
import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { DELIVER_QUEUE, MAILBOX_QUEUE } from '../workflows/mailbox/contract.ts';
import { LIFECYCLE_QUEUE } from '../workflows/lifecycle/contract.ts';
import { watchedActivities, type NoteFailure } from './activity-log.ts';
import { codeOfBundle } from './bundle.ts';
import { ignoredSignalSinks } from './ignored-signals.ts';

/** Across all processes; ordinary mail servers of offices turn senders away that are much faster. */
const DELIVERIES_PER_SECOND = 20;
/** What is under way when the worker is told to stop may finish; a mail cut off in its middle might be sent twice. */
const GRACE = { shutdownGraceTime: '8s', shutdownForceTime: '12s' } as const;
/**
 * After ten thousand starts the process held 720 MB with so many kept, and 820 MB with a thousand. Who is acted on
 * today stays; who sleeps for weeks is replayed from a short history when it wakes, and need not wait in memory.
 */
const PROJECTS_KEPT_IN_MEMORY = 400;
/** Of the worker that carries projects; the bench measures the bare engine with the same. */
export const PROJECT_WORKER = { ...GRACE, maxCachedWorkflows: PROJECTS_KEPT_IN_MEMORY } as const;

export interface WorkersOptions {
  connection: NativeConnection;
  namespace: string;
  /** File with the workflow bundle. */
  bundle: string;
  /** Whether errors raised in workflows have stacks; see `codeOfBundle`. */
  stacks?: boolean;
  /** Without them workflows run in the thread that is there, which then need not load the SDK twice more. */
  threads?: boolean;
  activities: Activities;
  /** Whether what is said is sent. Where it is not, as in rehearsals, projects are all that is carried. */
  sends?: boolean;
  noteFailure?: NoteFailure;
  /** What workers of sealed payloads have beside all else. */
  sealing?: Pick<WorkerOptions, 'dataConverter' | 'interceptors'>;
}

export async function createWorkers({
  connection,
  namespace,
  bundle,
  stacks = false,
  threads = true,
  activities,
  sends = true,
  noteFailure = () => undefined,
  sealing = {},
}: WorkersOptions): Promise<Worker[]> {
  // What is sealed is opened first.
  const activity = [...(sealing.interceptors?.activity ?? []), watchedActivities(noteFailure)];
  const interceptors = { ...sealing.interceptors, activity };
  const debugMode = !threads;
  const server = { connection, namespace, ...GRACE, ...sealing, interceptors, debugMode, sinks: ignoredSignalSinks };
  const workflowBundle = { code: codeOfBundle(bundle, { stacks }) };
  const lifecycle: WorkerOptions = {
    ...server,
    ...PROJECT_WORKER,
    taskQueue: LIFECYCLE_QUEUE,
    workflowBundle,
    activities: activities.lifecycle,
  };
  const sending: WorkerOptions[] = [
    { ...server, taskQueue: MAILBOX_QUEUE, workflowBundle, activities: activities.mailbox },
    {
      ...server,
      taskQueue: DELIVER_QUEUE,
      activities: activities.deliver,
      maxTaskQueueActivitiesPerSecond: DELIVERIES_PER_SECOND,
    },
  ];
  return Promise.all([lifecycle, ...(sends ? sending : [])].map((options) => Worker.create(options)));
}
