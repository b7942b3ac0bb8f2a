// An administrator in the Temporal UI, and the reconciliation that finds what he did.
import { WorkflowNotFoundError } from '@temporalio/client';
import { workflowIdOf } from '../../../workflows/lifecycle/contract.ts';
import { projectId } from '../../../test/dossier-names.ts';
import { pick, type Dice } from '../../../test/workflows/random-orders.ts';
import type { Arena } from '../arena.ts';
import type { Fault } from '../fault.ts';
import { reconciled } from '../reconciled.ts';

const ACTIONS = { cancels, terminates, deletes, resets } as const;
type Action = keyof typeof ACTIONS;

export const administrator: Fault = {
  name: 'an administrator cancels, terminates, deletes, resets',
  strike: async (arena, driver, dice, { isLong }) => {
    const did: string[] = [];
    for (const action of Object.keys(ACTIONS) as Action[]) {
      for (let time = 0; time < (isLong ? 4 : 1) && driver.opened.length > 0; time++) {
        const code = pick(driver.opened, dice);
        await ACTIONS[action](arena, workflowIdOf(projectId(code)), dice).then(
          () => did.push(`${action} ${code}`),
          notThere,
        );
      }
    }
    arena.say(`administrator: ${did.join(', ')}`);
    await reconciled(arena);
    await arena.recovered();
  },
};

async function cancels(arena: Arena, workflowId: string): Promise<void> {
  await arena.engine.workflow.getHandle(workflowId).cancel();
}

async function terminates(arena: Arena, workflowId: string): Promise<void> {
  await arena.engine.workflow.getHandle(workflowId).terminate('by an administrator');
}

async function deletes(arena: Arena, workflowId: string): Promise<void> {
  await arena.engine.workflowService.deleteWorkflowExecution({
    namespace: arena.stack.temporalNamespace,
    workflowExecution: { workflowId },
  });
}

/** To any point of its present run: what it did since is undone in the engine and stands in the ledger. */
async function resets(arena: Arena, workflowId: string, dice: Dice): Promise<void> {
  const handle = arena.engine.workflow.getHandle(workflowId);
  const { runId } = await handle.describe();
  const { events } = await arena.engine.workflow.getHandle(workflowId, runId).fetchHistory();
  const points = (events ?? [])
    .filter(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes)
    .map(({ eventId }) => eventId!);
  if (points.length === 0) return;
  await arena.engine.workflowService.resetWorkflowExecution({
    namespace: arena.stack.temporalNamespace,
    workflowExecution: { workflowId, runId },
    reason: 'by an administrator',
    requestId: crypto.randomUUID(),
    workflowTaskFinishEventId: pick(points, dice),
  });
}

/** Ended by itself meanwhile. */
function notThere(error: unknown): void {
  const isGone = error instanceof WorkflowNotFoundError || /not found|already completed/i.test(String(error));
  if (!isGone) throw error;
}
