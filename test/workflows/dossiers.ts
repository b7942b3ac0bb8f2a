// Test support: brings orders to dossiers on a real engine as the API does, and knows every run that came of it. Needs
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
import { readBefore, recentKeys } from '../../database/ledger.ts';
import type { Pool } from '../../database/pool.ts';
import { readDossierRow, readLastAct } from '../../database/dossier.ts';
import { startFromLedger } from '../../engine/start-from-ledger.ts';
import { actOf, kindNamed } from '../../measures/register.ts';
import {
  ACT_UPDATE,
  CURRENT_DOSSIER_QUERY,
  LIFECYCLE_QUEUE,
  RECALCULATE_SIGNAL,
  RECENT_KEYS_CARRIED,
  resumedFrom,
  workflowIdOf,
  type ActOrder,
  type ActOutcome,
  type CurrentDossier,
  type LifecycleInput,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import { idOf, type Named } from '../dossier-names.ts';
import type { FromOutside } from './blows.ts';
import type { Order } from './random-orders.ts';

type Lifecycle = (input: LifecycleInput) => Promise<void>;
type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

export function unopened(dossier: Named): LifecycleInput {
  const { kind, code } = idOf(dossier);
  return { v: 1, kind, code, facts: kindNamed(kind).unopened(code), seq: 0, lastActSeq: 0, keys: [] };
}

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

export class Dossiers {
  /** First runs of everything that was started; later runs follow from their histories. */
  readonly firstRuns: { workflowId: string; runId: string }[] = [];
  /** Runs evicted from a tiny cache while they record lose their task, and everybody waits for so long. */
  taskTimeoutMs = 3_000;
  /** Outcomes that were found in the ledger when the engine gave none. */
  answeredByLedger = 0;

  constructor(
    readonly client: Client,
    readonly pool: Pool,
    readonly taskQueue: string,
  ) {}

  handle(dossier: Named, runId?: string): WorkflowHandle<Lifecycle> {
    return this.client.workflow.getHandle(workflowIdOf(idOf(dossier)), runId);
  }

  /** Brings an order to the run that is there. */
  bring(dossier: Named, order: ActOrder, { updateId = order.requestKey } = {}): Promise<ActOutcome> {
    return this.handle(dossier).executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, { args: [order], updateId });
  }

  /** Brings an order, starting a run with `input` if none is there. */
  async bringWithStart(dossier: Named, order: ActOrder, input: LifecycleInput): Promise<ActOutcome> {
    const startWorkflowOperation = new WithStartWorkflowOperation<Lifecycle>(kindNamed(input.kind).workflowType, {
      workflowId: workflowIdOf(idOf(dossier)),
      taskQueue: this.taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowTaskTimeout: this.taskTimeoutMs,
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
  async bringPatiently(dossier: Named, given: ActOrder, { patienceMs = 60_000 } = {}): Promise<ActOutcome> {
    const order = await this.withBefore(dossier, given);
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        return await this.client.withDeadline(deadline, () =>
          this.bring(dossier, order).catch(async (error: unknown) => {
            if (!(error instanceof WorkflowNotFoundError)) throw error;
            return this.bringWithStart(dossier, order, await this.inputOf(dossier));
          }),
        );
      } catch (error) {
        const stored = await outcomeOfKey(this.pool, idOf(dossier), order.requestKey);
        if (stored) {
          this.answeredByLedger++;
          await this.startIfGone(dossier);
          return stored;
        }
        // The API leaves it to its caller to wait for the database; here nobody else does.
        const isToWait = isToBeSentAgain(error) || refusalTypeOf(error) === 'NotRecording';
        if (Date.now() > deadline || !isToWait) throw error;
        await sleep(50);
      }
    }
  }

  /** As the API does. Where many share a namespace each has a queue of its own, which the product does not know. */
  async startIfGone(dossier: Named): Promise<void> {
    if (this.taskQueue === LIFECYCLE_QUEUE) await startFromLedger(this, idOf(dossier));
  }

  /** What takes the last act back brings what stood before it. */
  private async withBefore(dossier: Named, order: ActOrder): Promise<ActOrder> {
    const id = idOf(dossier);
    if (!actOf(kindNamed(id.kind), order.act)?.bringsBefore) return order;
    const { seq, touched } = (await readLastAct(this.pool, id)) ?? {};
    const before = seq && touched && (await readBefore(this.pool, id, seq, touched));
    return before ? { ...order, references: { ...order.references, before: { ...before, touched } } } : order;
  }

  /** What reaches a workflow past the API; a run that has just ended takes none of it. */
  async strike(dossier: Named, blow: FromOutside): Promise<void> {
    const handle = this.handle(dossier);
    const strikes: Record<FromOutside, () => Promise<unknown>> = {
      recalculation: () => handle.signal(RECALCULATE_SIGNAL, '演练'),
      cancellation: () => handle.cancel(),
      question: () => handle.query(CURRENT_DOSSIER_QUERY),
    };
    await strikes[blow]().catch(() => undefined);
  }

  open(dossier: Named, opening: ActOrder): Promise<ActOutcome> {
    return this.bringWithStart(dossier, opening, unopened(dossier));
  }

  /** What a run of a dossier begins with that has none: the row, and the keys of the ledger. */
  async inputOf(dossier: Named): Promise<LifecycleInput> {
    const id = idOf(dossier);
    const row = await readDossierRow<RecordedState>(this.pool, id);
    return row ? resumedFrom(row, await recentKeys(this.pool, id, RECENT_KEYS_CARRIED)) : unopened(id);
  }

  /**
   * Asks again while nobody can answer: in the second after a new run began, and after several tasks in a row were lost
   * with the runs that a small cache evicted.
   */
  async current(dossier: Named): Promise<CurrentDossier> {
    for (const until = performance.now() + 60_000; ;) {
      try {
        return await this.handle(dossier).query<CurrentDossier, []>(CURRENT_DOSSIER_QUERY);
      } catch (error) {
        if (performance.now() > until) throw error;
        await sleep(100);
      }
    }
  }

  /** The end of its history, for whoever waits in vain. */
  async lastOf(dossier: Named): Promise<string> {
    const { events } = await this.handle(dossier).fetchHistory();
    return JSON.stringify(events!.slice(-5), (name, value: unknown) => (name === 'payloads' ? undefined : value));
  }

  /** What its engine and its ledger know of it, for whoever waits in vain for all of them. */
  async underWay(dossier: Named): Promise<string> {
    const id = idOf(dossier);
    const [{ raw }, row, last] = await Promise.all([
      this.handle(dossier).describe(),
      readDossierRow(this.pool, id),
      this.lastOf(dossier),
    ]);
    const { pendingWorkflowTask: task, pendingActivities: activities } = raw;
    return `${workflowIdOf(id)}: ${JSON.stringify({ seq: row?.seq, task, activities })}, ends with ${last}`;
  }

  /** Histories of all runs of all dossiers that were started here, each chain to its end. */
  async histories(): Promise<{ workflowId: string; runId: string; history: History }[]> {
    const found = new Map<string, Awaited<ReturnType<Dossiers['histories']>>[number]>();
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
