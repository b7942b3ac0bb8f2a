// Runs that the engine knows of, by what they are: asked for in the one form in which its lists are asked.
import type { Client } from '@temporalio/client';

const ANSWERS_WITHIN_MS = 1_500;

interface Which {
  /** Those that have not ended alone. */
  isRunning?: boolean;
}

/** A query of the engine's lists for all runs of these types. */
export function runsOf(types: readonly string[], { isRunning = false }: Which = {}): string {
  const ofTypes = `WorkflowType IN (${types.map((type) => `'${type}'`).join(', ')})`;
  return isRunning ? `${ofTypes} AND ExecutionStatus = 'Running'` : ofTypes;
}

/** How many of them there are; throws where the engine takes longer than a second and a half to say. */
export async function countRuns(client: Client, types: readonly string[], which?: Which): Promise<number> {
  const query = runsOf(types, which);
  const { count } = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => client.workflow.count(query));
  return count;
}
