// Workflows that run and get nowhere: their tasks fail again and again, so nobody is reminded and no act is taken.
import type { Client } from '@temporalio/client';

const ANSWERS_WITHIN_MS = 1_500;

/**
 * How many of a queue. The server marks a run once its task has failed several times in a row, whether it failed or
 * never came back, and takes the mark away when one succeeds.
 */
export async function countWedged(client: Client, taskQueue: string): Promise<number> {
  const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running' AND TemporalReportedProblems IS NOT NULL`;
  const { count } = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => client.workflow.count(query));
  return count;
}
