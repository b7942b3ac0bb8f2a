// Every history of the namespace, one after another, judged by the present code: of dossiers and mailboxes, each run by
// itself.
import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { isBusy } from '../../engine/grpc.ts';
import { patiently, type Patience } from '../../worker/patience.ts';
import { replayed, withoutStacks } from '../../worker/replayed.ts';
import { MAILBOX } from '../../workflows/mailbox/contract.ts';
import { runsOf } from '../../engine/runs.ts';
import { workflowTypes } from '../../measures/register.ts';

export interface Replayed {
  /** Runs of dossiers; the goal counts these. */
  histories: number;
  mailboxHistories: number;
  events: number;
  newRuns: number;
  lostTasks: number;
  failed: string[];
}

/** Side by side, for two cores; each takes the next history from the same line, so that few are in memory. */
const AT_ONCE = 2;
/** Thousands of histories are read as fast as they can be: more than the engine gives at a time. */
const WHILE_BUSY: Patience = { withinMs: 300_000, pauseMs: 1_000, isAway: isBusy };
const LIFECYCLES = workflowTypes();

/** `tell` hears how many are done. */
export async function replayAll(client: Client, codePath: string, tell: (done: number) => void): Promise<Replayed> {
  const found: Replayed = { histories: 0, mailboxHistories: 0, events: 0, newRuns: 0, lostTasks: 0, failed: [] };
  const line = everyHistory(client, found);
  const bundle = withoutStacks(codePath);
  let done = 0;
  const replaying = async (): Promise<void> => {
    for await (const { workflowId, runId, error } of replayed(bundle, line, client.options)) {
      if (error) found.failed.push(`${workflowId} ${runId}: ${error.message}`);
      if (++done % 100 === 0) tell(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, replaying));
  if (done !== found.histories + found.mailboxHistories)
    found.failed.push(`of ${found.histories + found.mailboxHistories} histories only ${done} were replayed`);
  return found;
}

async function everyRun(client: Client): Promise<WorkflowExecutionInfo[]> {
  const runs: WorkflowExecutionInfo[] = [];
  const query = runsOf([MAILBOX, ...LIFECYCLES]);
  for await (const run of client.workflow.list({ query })) runs.push(run);
  return runs;
}

async function* everyHistory(client: Client, found: Replayed) {
  const runs = await patiently(() => everyRun(client), WHILE_BUSY);
  for (const { workflowId, runId, type } of runs) {
    const history = await patiently(() => client.workflow.getHandle(workflowId, runId).fetchHistory(), WHILE_BUSY);
    const events = history.events ?? [];
    if (LIFECYCLES.includes(type)) found.histories++;
    else found.mailboxHistories++;
    found.events += events.length;
    found.newRuns += events.filter((event) => event.workflowExecutionContinuedAsNewEventAttributes).length;
    found.lostTasks += events.filter((event) => event.workflowTaskTimedOutEventAttributes).length;
    yield { workflowId, runId, history };
  }
}
