// The nightly comparison of dossiers with their workflows. What remains to be done by people makes it fail, so that it
// stands red in the list.
import { ApplicationFailure, proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import { plainlyByLine } from '../../measures/markdown.ts';
import type { ReconciliationActivities, ReconciliationInput, ReconciliationSummary } from './contract.ts';

// Done again after a crash it finds what is mended already and goes on.
const { reconcileDossiers } = proxyActivities<ReconciliationActivities>({
  startToCloseTimeout: '4h',
  heartbeatTimeout: '2m',
  retry: { maximumAttempts: 5, initialInterval: '1m' },
  summary: '核对卷宗与工作流',
});

export async function reconciliation(_input: ReconciliationInput): Promise<ReconciliationSummary> {
  const summary = await reconcileDossiers();
  setCurrentDetails(plainlyByLine(summary.report));
  if (summary.left > 0)
    throw ApplicationFailure.create({
      type: 'LeftToPeople',
      message: summary.report,
      nonRetryable: true,
      details: [summary],
    });
  return summary;
}
