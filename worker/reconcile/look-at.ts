// What the engine says of one workflow. Lists are hints, `describe` is the truth.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  QueryNotRegisteredError,
  WorkflowNotFoundError,
  type Client,
  type WorkflowExecutionDescription,
} from '@temporalio/client';
import type { DossierId } from '../../measures/dossier.ts';
import { CURRENT_DOSSIER_QUERY, workflowIdOf, type CurrentDossier } from '../../workflows/lifecycle/contract.ts';

export type Seen = { is: 'running' } | { is: 'paused' } | NotWorking;
interface NotWorking {
  is: 'absent' | 'wedged';
  because: string;
}

/** A task that failed so often will go on failing: the first attempts may meet a restart. */
const ATTEMPTS_OF_A_WEDGED_TASK = 5;
const ANSWERS_WITHIN_MS = 10_000;
/** A run that has just begun answers nobody for about a second. */
const ASKED_TIMES = 3;
const PAUSE_MS = 700;

type HasEnded = Exclude<WorkflowExecutionDescription['status']['name'], 'RUNNING' | 'PAUSED'>;
const ENDS: Record<HasEnded, string> = {
  TERMINATED: '已被人终止',
  CANCELLED: '已被取消',
  FAILED: '已失败',
  COMPLETED: '已结束',
  TIMED_OUT: '已超时',
  CONTINUED_AS_NEW: '没有后续运行',
  UNSPECIFIED: '状态不明',
  UNKNOWN: '状态不明',
};

/** State of the latest run under this id. */
export async function lookAt(client: Client, workflowId: string): Promise<Seen> {
  let description: WorkflowExecutionDescription;
  try {
    description = await client.workflow.getHandle(workflowId).describe();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { is: 'absent', because: 'Temporal 中没有它' };
    throw error;
  }
  const { status } = description;
  if (status.name === 'PAUSED') return { is: 'paused' };
  if (status.name !== 'RUNNING') return { is: 'absent', because: ENDS[status.name] };
  const because = wedgedBecause(description);
  return because ? { is: 'wedged', because } : { is: 'running' };
}

function wedgedBecause({ raw, searchAttributes }: WorkflowExecutionDescription): string | undefined {
  const attempts = raw.pendingWorkflowTask?.attempt ?? 0;
  // The server notes it once a task has failed several times, and takes it back when one succeeds.
  const problems = searchAttributes.TemporalReportedProblems ?? [];
  if (attempts <= ATTEMPTS_OF_A_WEDGED_TASK && problems.length === 0) return undefined;
  return [`工作流任务已失败 ${Math.max(attempts - 1, 1)} 次`, ...problems.map(String)].join('，');
}

/** `because`: why the question itself failed; neither is there where nobody answered. */
export interface Answer {
  current?: CurrentDossier;
  because?: string;
}

/** What the workflow of a dossier knows. */
export async function ask(client: Client, id: DossierId): Promise<Answer> {
  const handle = client.workflow.getHandle(workflowIdOf(id));
  for (let asked = 1; ; asked++) {
    const answer = await client
      .withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => handle.query<CurrentDossier>(CURRENT_DOSSIER_QUERY))
      .then((current): Answer => ({ current }), whyNoAnswer);
    if (answer.current || asked === ASKED_TIMES) return answer;
    await sleep(PAUSE_MS);
  }
}

/**
 * Every dossier knows the question. A client that says it does not has heard that the worker could not replay the run:
 * known at once, where its tasks must first fail several times.
 */
const whyNoAnswer = (error: unknown): Answer =>
  error instanceof QueryNotRegisteredError ? { because: `不能重放：${error.message}` } : {};
