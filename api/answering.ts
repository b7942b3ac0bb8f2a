/**
 * Whether projects answer: a worker that asks for work and reports may yet get nowhere with it, and single projects may be
 * wedged by a task that fails again and again. A few open ones are asked by a query; how many are wedged, the engine
 * knows. Looked at every few seconds at most, however many ask.
 */
import { QueryNotRegisteredError, type Client } from '@temporalio/client';
import { someOpenDossiers } from '../database/dossier.ts';
import type { Pool } from '../database/pool.ts';
import { countRuns } from '../engine/runs.ts';
import { countWedged } from '../engine/wedged.ts';
import type { DossierId } from '../measures/dossier.ts';
import { workflowTypes } from '../measures/register.ts';
import { CURRENT_DOSSIER_QUERY, LIFECYCLE_QUEUE, workflowIdOf } from '../workflows/lifecycle/contract.ts';
import type { Deps } from './deps.ts';
import { GRPC, grpcCodeOf } from '../engine/grpc.ts';

export interface Answering {
  projects: 'answering' | 'partly' | 'silent' | 'unknown';
  /** In Chinese, with the cure. */
  says: string[];
}

/** Below the patience of whoever asks whether we are ready. */
const ANSWERS_WITHIN_MS = 1_500;
/** Another few each time: of many projects some are replayed from their history for it. */
const SAMPLE = 3;
const KEPT_MS = { answering: 10_000, otherwise: 2_000 };
/**
 * One silence may be a worker that is being exchanged, or that has much to replay; none that runs, a first dossier that
 * lists do not show yet.
 */
const SILENT_LOOKS = 2;

/** Acts are taken all the same: each starts its dossier again. Nobody is reminded of the others. */
const NONE_RUNS =
  '数据库中有未结卷宗，流程引擎中却一个也没有运行：引擎的库丢失，或者工作流被人终止；到期的不提醒，办理到的才恢复。请运行对账（reconcile），由台账逐个重新启动；数据库刚由较早的备份恢复的，先按《运维手册》第九部分（二）补记。';

/** `nothing`: not there, or begun so lately that nobody can say. */
type Heard = 'answer' | 'silence' | 'nothing';

interface Looks {
  last?: { asked: Promise<Answering>; until: number };
  silentInARow: number;
  noneInARow: number;
}
const looksOf = new WeakMap<Pool, Looks>();

export function answering(deps: Deps): Promise<Answering> {
  const looks = looksOf.get(deps.pool) ?? { silentInARow: 0, noneInARow: 0 };
  looksOf.set(deps.pool, looks);
  if (looks.last && performance.now() < looks.last.until) return looks.last.asked;
  const last = { asked: look(deps, looks), until: Infinity };
  looks.last = last;
  void last.asked.then(({ projects }) => {
    const isWell = projects === 'answering' && looks.silentInARow + looks.noneInARow === 0;
    last.until = performance.now() + (isWell ? KEPT_MS.answering : KEPT_MS.otherwise);
  });
  return last.asked;
}

async function look({ pool, engine: { client } }: Deps, looks: Looks): Promise<Answering> {
  const [heard, wedged, running] = await Promise.all([
    sampled(pool, client).catch(() => undefined),
    countWedged(client, LIFECYCLE_QUEUE).catch(() => undefined),
    // Asked besides: what was ended from outside still answers questions.
    countRuns(client, workflowTypes(), { isRunning: true }).catch(() => undefined),
  ]);
  if (!heard) return { projects: 'unknown', says: [] };
  const isSilent = heard.includes('silence') && !heard.includes('answer');
  looks.silentInARow = isSilent ? looks.silentInARow + 1 : 0;
  if (looks.silentInARow >= SILENT_LOOKS)
    return {
      projects: 'silent',
      says: ['worker 在运行，但是卷宗都不作答：不办理、不提醒。请查看 worker 的日志，必要时重新启动。'],
    };
  looks.noneInARow = heard.length > 0 && running === 0 ? looks.noneInARow + 1 : 0;
  if (looks.noneInARow >= SILENT_LOOKS) return { projects: 'partly', says: [NONE_RUNS] };
  if (!wedged) return { projects: 'answering', says: [] };
  const which =
    '请运行对账（reconcile），它逐一列出；换上能回放其历史的版本后自行恢复，没有那样的版本的，运行 restart。';
  return { projects: 'partly', says: [`有 ${wedged} 个卷宗的工作流反复出错，不办理、不提醒。${which}`] };
}

async function sampled(pool: Pool, client: Client): Promise<Heard[]> {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  return Promise.all((await someOpenDossiers(pool, SAMPLE)).map((id) => heardOf(client, id, deadline)));
}

const heardOf = (client: Client, id: DossierId, deadline: number): Promise<Heard> =>
  client
    .withDeadline(deadline, () => client.workflow.getHandle(workflowIdOf(id)).query(CURRENT_DOSSIER_QUERY))
    .then(
      () => 'answer' as const,
      (error: unknown) => (isSilence(error) ? 'silence' : 'nothing'),
    );

/** The code of a task that fails again and again is also that of a run that has only just begun. */
function isSilence(error: unknown): boolean {
  // Every dossier knows the question: so the client words a worker that cannot replay the run.
  if (error instanceof QueryNotRegisteredError) return true;
  const code = grpcCodeOf(error);
  if (code === GRPC.failedPrecondition) return /failed state/i.test(String((error as Error).cause ?? error));
  return code === GRPC.deadlineExceeded;
}
