// The runs of one dossier that know of lines its ledger has lost: back from the youngest to the one that began where the
// ledger ends.
import type { LifecycleInput } from '../../workflows/lifecycle/contract.ts';
import type { RefillDeps } from './deps.ts';
import { historyOf, valueIn, type FoundRun, type History } from './histories.ts';

export interface ChainRun {
  workflowId: string;
  runId: string;
  history: History;
}

/** The oldest first. Where earlier runs are past their retention the first begins with a number beyond `ends`. */
export async function chainBehind(
  { client }: Pick<RefillDeps, 'client'>,
  runs: readonly FoundRun[],
  ends: number,
): Promise<ChainRun[]> {
  const chain: ChainRun[] = [];
  const seen = new Set<string>();
  const waiting = runs.map(({ workflowId, runId }) => ({ workflowId, runId }));
  for (let run = waiting.pop(); run; run = waiting.pop()) {
    if (seen.has(run.runId)) continue;
    seen.add(run.runId);
    const history = await historyOf(client, run.workflowId, run.runId);
    const started = history?.events?.[0]?.workflowExecutionStartedEventAttributes;
    if (!history || !started) continue;
    chain.unshift({ ...run, history });
    const begunWith = await valueIn<Partial<LifecycleInput>>(client, started.input);
    if ((begunWith?.seq ?? 0) <= ends) break;
    // Lists are hints: the run before this one may be missing there.
    const before = started.continuedExecutionRunId;
    if (before && waiting.at(-1)?.runId !== before) waiting.push({ workflowId: run.workflowId, runId: before });
  }
  return chain;
}
