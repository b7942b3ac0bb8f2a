// The nightly comparison of projects with their workflows. What remains to be done by people makes it fail, so that it
// stands red in the list.
import { ApplicationFailure, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ReconciliationActivities, ReconciliationSummary } from './contract.ts';

// Done again after a crash it finds what is mended already and goes on.
const { reconcileProjects } = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '4h',
  heartbeatTimeout: '2m',
  retry: { maximumAttempts: 5, initialInterval: '1m' },
  summary: '核对项目与工作流',
});

export async function reconciliation(): Promise<ReconciliationSummary> {
  const summary = await reconcileProjects();
  setCurrentDetails(summary.report);
  if (summary.left > 0)
    throw ApplicationFailure.create({
      type: 'LeftToPeople',
      message: summary.report,
      nonRetryable: true,
      details: [summary],
    });
  return summary;
}
