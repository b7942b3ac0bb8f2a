/**
 * Whether acts can be taken now, and whether mails go. Only what stands in the way of acts makes us not ready: database,
 * engine, workers, and projects of which none answers. Without mail all goes on, and every inbox is complete.
 *
 * A worker works if it said so lately and the engine heard it ask for work lately. Either alone is not the truth: the
 * engine remembers for minutes who asked, and goes on hearing one whose own thread hangs; and a worker may say that it
 * is there while it asks another engine or namespace, or cannot get through to ours.
 */
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { Pool } from '../database/pool.ts';
import { freshReports, type WorkerReport } from '../database/worker-report.ts';
import { mail } from '../messages/channels/mail.ts';
import { LIFECYCLE_QUEUE } from '../workflows/lifecycle/contract.ts';
import { answering } from './answering.ts';
import type { Deps } from './deps.ts';

export interface Readiness {
  ready: boolean;
  database: boolean;
  engine: boolean;
  /** Unknown where database or engine is away. */
  worker: 'working' | 'away' | 'unknown';
  /** `partly`: some get nowhere, the others answer; unknown where no worker works, or nothing could be asked. */
  projects: 'answering' | 'partly' | 'silent' | 'unknown';
  /** `partly`: some workers send, others do not; unknown where none works. */
  mail: 'open' | 'partly' | 'closed' | 'unknown';
  /** What is wrong, in Chinese sentences with the cure. */
  says: string[];
}

/** Below the patience of whoever asks. */
const ENGINE_WITHIN_MS = 1_500;
/** So old may the answer be: however many ask, database and engine are asked once a second. */
const KEPT_MS = 1_000;
/** A poll stands open for up to a minute before it is begun anew. */
const POLLED_WITHIN_MS = 120_000;
/** `temporal.api.enums.v1.TaskQueueType`. */
const WORKFLOW_TASKS = 1;

const SAYS = {
  database: '数据库没有应答。',
  engine: '流程引擎没有应答，或者没有所设的命名空间。',
  none: '没有 worker 在运行：不办理、不提醒。请启动 worker。',
  silent:
    'worker 超过一分钟没有报告：它已经停止、停顿，或者连不上数据库；不办理、不提醒。请查看它的日志，必要时重新启动。',
  elsewhere:
    'worker 在运行，但是没有向流程引擎领取工作：不办理、不提醒。请核对它所设的流程引擎地址、命名空间，以及网络。',
} as const;

const keptOf = new WeakMap<Pool, { asked: Promise<Readiness>; until: number }>();

export function readiness(deps: Deps): Promise<Readiness> {
  const kept = keptOf.get(deps.pool);
  if (kept && performance.now() < kept.until) return kept.asked;
  const asked = ask(deps);
  const entry = { asked, until: Infinity };
  keptOf.set(deps.pool, entry);
  void asked.finally(() => (entry.until = performance.now() + KEPT_MS));
  return asked;
}

async function ask(deps: Deps): Promise<Readiness> {
  const away = () => undefined;
  const [reports, pollers] = await Promise.all([freshReports(deps.pool).catch(away), pollersOf(deps).catch(away)]);
  const parts = { database: reports !== undefined, engine: pollers !== undefined };
  if (!reports || !pollers) {
    const says = [...(reports ? [] : [SAYS.database]), ...(pollers ? [] : [SAYS.engine])];
    return { ready: false, ...parts, worker: 'unknown', projects: 'unknown', mail: 'unknown', says };
  }
  const working = reports.filter(({ identity }) => pollers.has(identity));
  if (working.length === 0) {
    const why = reports.length > 0 ? SAYS.elsewhere : pollers.size > 0 ? SAYS.silent : SAYS.none;
    return { ready: false, ...parts, worker: 'away', projects: 'unknown', mail: 'unknown', says: [why] };
  }
  const { projects, says } = await answering(deps);
  return {
    ready: projects !== 'silent',
    ...parts,
    worker: 'working',
    projects,
    mail: mailOf(working),
    says: [...says, ...warningsOf(working)],
  };
}

/** Identities of those that asked for work on dossiers lately. */
async function pollersOf({ engine: { client } }: Deps): Promise<ReadonlySet<string>> {
  const request = {
    namespace: client.options.namespace,
    taskQueue: { name: LIFECYCLE_QUEUE },
    taskQueueType: WORKFLOW_TASKS,
  };
  const { pollers } = await client.withDeadline(Date.now() + ENGINE_WITHIN_MS, () =>
    client.workflowService.describeTaskQueue(request),
  );
  const lately = pollers.filter(({ lastAccessTime }) => Date.now() - tsToMs(lastAccessTime) < POLLED_WITHIN_MS);
  return new Set(lately.map(({ identity }) => identity ?? ''));
}

function mailOf(working: readonly WorkerReport[]): Readiness['mail'] {
  const senders = working.filter(({ channels }) => channels.includes(mail.name)).length;
  return senders === 0 ? 'closed' : senders === working.length ? 'open' : 'partly';
}

/** Each once, and of how many workers where it is not of all. */
function warningsOf(working: readonly WorkerReport[]): string[] {
  const counts = new Map<string, number>();
  for (const warning of working.flatMap(({ warnings }) => warnings))
    counts.set(warning, (counts.get(warning) ?? 0) + 1);
  return [...counts].map(([warning, count]) =>
    count === working.length ? warning : `${working.length} 个 worker 中有 ${count} 个：${warning}`,
  );
}
