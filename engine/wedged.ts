// Workflows that run and get nowhere: their tasks fail again and again, so nobody is reminded and no act is taken.
import { isGrpcServiceError, type Client } from '@temporalio/client';
import { errorsIn } from '../error-chain.ts';

const ANSWERS_WITHIN_MS = 1_500;
/** gRPC. */
const INVALID_ARGUMENT = 3;
const NOTED_BY_THE_SERVER = 'TemporalReportedProblems';

/**
 * How many of a queue; undefined where the server is too old to note it. It marks a run once its task has failed several
 * times in a row, whether it failed or never came back, and takes the mark away when one succeeds.
 */
export async function countWedged(
  client: Client,
  taskQueue: string,
  attribute = NOTED_BY_THE_SERVER,
): Promise<number | undefined> {
  const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running' AND ${attribute} IS NOT NULL`;
  try {
    const { count } = await client.withDeadline(Date.now() + ANSWERS_WITHIN_MS, () => client.workflow.count(query));
    return count;
  } catch (error) {
    if (isUnknownAttribute(error)) return undefined;
    throw error;
  }
}

function isUnknownAttribute(error: unknown): boolean {
  for (const inner of errorsIn(error)) if (isGrpcServiceError(inner)) return Number(inner.code) === INVALID_ARGUMENT;
  return false;
}
