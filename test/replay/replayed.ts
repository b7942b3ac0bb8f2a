// Test support: what a bundle makes of recorded histories.
import { Worker } from '@temporalio/worker';
import type { RecordedRun } from './history-files.ts';

/** Why each of those that do not replay does not. */
export async function notReplaying(
  codePath: string,
  runs: readonly Pick<RecordedRun, 'workflowId' | 'runId' | 'history'>[],
): Promise<string[]> {
  const failed: string[] = [];
  for await (const { workflowId, runId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, runs)) {
    if (error) failed.push(`${workflowId} ${runId}: ${error.message}`);
  }
  return failed;
}
