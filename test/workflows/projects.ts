// Test support: brings orders to projects on a real engine as the API does, and knows every run that came of it. Needs
// no test runner.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  type Client,
  type WorkflowHandle,
} from '@temporalio/client';
import { outcomeOfKey } from '../../api/acts/bringing.ts';
import { failureOf, isToBeSentAgain } from '../../api/acts/door.ts';
import { recentKeys } from '../../database/ledger.ts';
import type { Pool } from '../../database/pool.ts';
import { readProject } from '../../database/project.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import {
  ACT_UPDATE,
  CURRENT_PROJECT_QUERY,
  PROJECT_LIFECYCLE,
  RECENT_KEYS_CARRIED,
  resumedFrom,
  workflowIdOf,
  type ActOrder,
  type ActOutcome,
  type CurrentProject,
  type LifecycleInput,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import type { Order } from './random-orders.ts';

type Lifecycle = (input: LifecycleInput) => Promise<void>;
type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

export const unopened = (code: string): LifecycleInput => ({
  v: 1,
  code,
  facts: unopenedFacts(code),
  seq: 0,
  lastActSeq: 0,
  keys: [],
});

/** An order as the API would send it. */
export function orderFrom(
  { party, ...order }: Order,
  requestKey: string = randomUUID(),
  extra: Partial<ActOrder> = {},
): ActOrder {
  return {
    ...order,
    actor: { sub: `${party}-1`, party, roles: ['handler'] },
    requestKey,
    requestHash: `hash of ${requestKey}`,
    ...extra,
  };
}

export class Projects {
  /** First runs of everything that was started; later runs follow from their histories. */
  readonly firstRuns: { workflowId: string; runId: string }[] = [];
  /** Outcomes that were found in the ledger when the engine gave none. */
  answeredByLedger = 0;

  constructor(
    readonly client: Client,
    readonly pool: Pool,
    readonly taskQueue: string,
  ) {}

  handle(code: string, runId?: string): WorkflowHandle<Lifecycle> {
    return this.client.workflow.getHandle(workflowIdOf(code), runId);
  }

  /** Brings an order to the run that is there. */
  bring(code: string, order: ActOrder, { updateId = order.requestKey } = {}): Promise<ActOutcome> {
    return this.handle(code).executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, { args: [order], updateId });
  }

  /** Brings an order, starting a run with `input` if none is there. */
  async bringWithStart(code: string, order: ActOrder, input: LifecycleInput): Promise<ActOutcome> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Lifecycle>(PROJECT_LIFECYCLE, {
      workflowId: workflowIdOf(code),
      taskQueue: this.taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      // Runs evicted from a tiny cache while they record lose their task, and everybody waits for so long.
      workflowTaskTimeout: '3s',
    });
    startWorkflowOperation.workflowHandle().catch(() => undefined);
    const update = await this.client.workflow.startUpdateWithStart<Lifecycle, ActOutcome, [ActOrder]>(ACT_UPDATE, {
      args: [order],
      updateId: order.requestKey,
      waitForStage: 'ACCEPTED',
      startWorkflowOperation,
    });
    this.noteRun(update.workflowId, update.workflowRunId!);
    return update.result();
  }

  /**
   * Until it is answered for good, as the API does: the same id again, a look into the ledger, and a new run where the
   * last one has ended.
   */
  async bringPatiently(code: string, order: ActOrder, { patienceMs = 60_000 } = {}): Promise<ActOutcome> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        return await this.client.withDeadline(deadline, () =>
          this.bring(code, order).catch(async (error: unknown) => {
            if (!(error instanceof WorkflowNotFoundError)) throw error;
            return this.bringWithStart(code, order, await this.inputOf(code));
          }),
        );
      } catch (error) {
        const stored = await outcomeOfKey(this.pool, code, order.requestKey);
        if (stored) {
          this.answeredByLedger++;
          return stored;
        }
        // The API leaves it to its caller to wait for the database; here nobody else does.
        const isToWait = isToBeSentAgain(error) || refusalTypeOf(error) === 'NotRecording';
        if (Date.now() > deadline || !isToWait) throw error;
        await sleep(50);
      }
    }
  }

  open(code: string, opening: ActOrder): Promise<ActOutcome> {
    return this.bringWithStart(code, opening, unopened(code));
  }

  /** What a run of a project begins with that has none: the row, and the keys of the ledger. */
  async inputOf(code: string): Promise<LifecycleInput> {
    const project = await readProject<RecordedState>(this.pool, code);
    return project ? resumedFrom(project, await recentKeys(this.pool, code, RECENT_KEYS_CARRIED)) : unopened(code);
  }

  /**
   * Asks again while nobody can answer: in the second after a new run began, and after several tasks in a row were lost
   * with the runs that a small cache evicted.
   */
  async current(code: string): Promise<CurrentProject> {
    for (const until = performance.now() + 60_000; ;) {
      try {
        return await this.handle(code).query<CurrentProject, []>(CURRENT_PROJECT_QUERY);
      } catch (error) {
        if (performance.now() > until) throw error;
        await sleep(100);
      }
    }
  }

  /** Histories of all runs of all projects that were started here, each chain to its end. */
  async histories(): Promise<{ workflowId: string; runId: string; history: History }[]> {
    const found = new Map<string, Awaited<ReturnType<Projects['histories']>>[number]>();
    for (const { workflowId, runId: first } of this.firstRuns) {
      for (let runId: string | null | undefined = first; runId && !found.has(runId);) {
        const history = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
        found.set(runId, { workflowId, runId, history });
        runId = history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
      }
    }
    return [...found.values()];
  }

  private noteRun(workflowId: string, runId: string): void {
    if (!this.firstRuns.some((run) => run.runId === runId)) this.firstRuns.push({ workflowId, runId });
  }
}

/** Type of the failure with which an order was turned away. */
export const refusalTypeOf = (error: unknown): string | undefined => failureOf(error)?.type ?? undefined;
