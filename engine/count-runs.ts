// How many runs of these types the engine knows of.
import type { Client } from '@temporalio/client';

const ANSWERS_WITHIN_MS = 1_500;

/** `isRunning`: of those that have not ended alone. */
export async function countRuns(
  client: Client,
  types: readonly string[],
  { isRunning = false }: { isRunning?: boolean } = {},
): Promise<number> {
  const ofTypes = `WorkflowType IN (${types.map((type) => `'${type}'`).join(', ')})`;
  const query = isRunning ? `${ofTypes} AND ExecutionStatus = 'Running'` : ofTypes;
  const { count } = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => client.workflow.count(query));
  return count;
}
