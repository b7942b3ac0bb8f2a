// The one door to a dossier's workflow: sends an order, sends it again with the same id where that is the cure, and
// turns every outcome into an answer.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApplicationFailure,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Refusal } from '../../measures/act.ts';
import type { DossierId } from '../../measures/dossier.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import {
  ACT_UPDATE,
  CURRENT_DOSSIER_QUERY,
  LIFECYCLE_QUEUE,
  LIFECYCLE_TASK_TIMEOUT_MS,
  lifecycleSummaryOf,
  RECALCULATE_SIGNAL,
  workflowIdOf,
  type ActOrder,
  type ActOutcome,
  type CurrentDossier,
  type LifecycleInput,
  type RefusalType,
} from '../../workflows/lifecycle/contract.ts';
import { GRPC, grpcCodeOf, isBusy } from '../../engine/grpc.ts';
import { startFromLedger } from '../../engine/start-from-ledger.ts';
import type { Deps } from '../deps.ts';
import { isRunChangedMeanwhile, type Engine } from '../engine.ts';
import { updateIdOf } from '../../engine/update-id.ts';
import { malformed, Problem, refused } from '../http/problem.ts';

/** Room to read the ledger line and answer after the engine has. */
const RESERVE_MS = 250;
const MEND_WITHIN_MS = 10_000;
const PAUSE_MS = { first: 40, longest: 500 };

/** An order on its way into the workflow, and what is needed to get it there. */
export interface Errand {
  of: DossierKind;
  code: string;
  order: ActOrder;
  /** Epoch ms by which the caller wants an answer. */
  deadline: number;
  /** Name of the dossier, for the list in the Temporal UI. */
  title: string;
  /**
   * What a run begins with when none is there, whether the dossier has ended or its workflow was lost; thrown what
   * speaks against the order already.
   * Asked only then, and again each time: between two attempts an act may have ended the dossier.
   */
  startWith: () => Promise<LifecycleInput>;
  /** What the ledger holds under the order's key. */
  recorded: () => Promise<ActOutcome | undefined>;
}

/** Where a dossier lives, and where its ledger is. */
type Ends = Pick<Deps, 'engine' | 'pool'>;

/** Opens a dossier: the run starts with this order, or the order goes to the run that is there. */
export const openThroughDoor = (ends: Ends, errand: Errand, input: LifecycleInput): Promise<ActOutcome> =>
  untilSettled(ends, errand, () => updateWithStart(ends.engine, errand, input));

/** Brings an act to a dossier that is there, or begins with it. */
export const bringThroughDoor = (ends: Ends, errand: Errand): Promise<ActOutcome> =>
  untilSettled(ends, errand, async () => {
    try {
      return await update(ends.engine, errand);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      return await updateWithStart(ends.engine, errand, await errand.startWith());
    }
  });

/**
 * A workflow task that died after its line was stored leaves a workflow that knows less than its ledger, and would wake
 * by an old date until its next act; and none at all where that line was the opening: the run that was left without one
 * has ended. Looked at beside the answer, which does not wait for it; the nightly reconciliation does the same for those
 * nobody asked about.
 */
export function mendIfBehind({ engine, pool }: Ends, id: DossierId, seq: number): void {
  const until = Date.now() + MEND_WITHIN_MS;
  const mend = async (): Promise<void> => {
    const { client } = engine;
    await startFromLedger({ client, pool }, id);
    const handle = client.workflow.getHandle(workflowIdOf(id));
    const known = await handle.query<CurrentDossier>(CURRENT_DOSSIER_QUERY);
    if (known.seq < seq) await handle.signal(RECALCULATE_SIGNAL, '工作流落后于台账，按台账补齐');
  };
  // A run that has only just begun does not answer yet.
  const patiently = async (): Promise<void> => {
    while (Date.now() < until) {
      try {
        return await engine.client.withDeadline(until, mend);
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return;
        await sleep(PAUSE_MS.longest);
      }
    }
  };
  void patiently();
}

async function untilSettled(
  ends: Ends,
  { of, code, order, deadline, recorded }: Errand,
  attempt: () => Promise<ActOutcome>,
): Promise<ActOutcome> {
  for (let pause = PAUSE_MS.first; ; pause = Math.min(pause * 2, PAUSE_MS.longest)) {
    const outcome = await attempt().catch(async (error: unknown) => {
      // An answer can be lost although the act was taken, most of all when it ended the run: then the ledger has it.
      const stored = await recorded();
      if (stored) mendIfBehind(ends, { kind: of.name, code }, stored.seq);
      return stored ?? (isToBeSentAgain(error) ? undefined : fail(error));
    });
    if (outcome) {
      if (outcome.requestHash !== order.requestHash) throw new Problem('keyReused');
      return outcome;
    }
    if (Date.now() + pause > deadline - RESERVE_MS) throw new Problem('deadline');
    await sleep(pause);
  }
}

function update({ client }: Engine, { of, code, order, deadline }: Errand): Promise<ActOutcome> {
  const handle = client.workflow.getHandle(workflowIdOf({ kind: of.name, code }));
  const send = () =>
    handle.executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, { args: [order], updateId: updateIdOf(order.requestKey) });
  return client.withDeadline(deadline - RESERVE_MS, send);
}

function updateWithStart(
  { client }: Engine,
  { of, code, order, deadline, title }: Errand,
  input: LifecycleInput,
): Promise<ActOutcome> {
  const startWorkflowOperation = new WithStartWorkflowOperation<(input: LifecycleInput) => Promise<void>>(
    of.workflowType,
    {
      workflowId: workflowIdOf({ kind: of.name, code }),
      taskQueue: LIFECYCLE_QUEUE,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowTaskTimeout: LIFECYCLE_TASK_TIMEOUT_MS,
      staticSummary: lifecycleSummaryOf(of.title, title, code),
    },
  );
  const send = () =>
    client.workflow.executeUpdateWithStart<(input: LifecycleInput) => Promise<void>, ActOutcome, [ActOrder]>(
      ACT_UPDATE,
      {
        args: [order],
        updateId: updateIdOf(order.requestKey),
        startWorkflowOperation,
      },
    );
  // The handle fails along with the update; nobody else waits for it.
  startWorkflowOperation.workflowHandle().catch(() => undefined);
  return client.withDeadline(deadline - RESERVE_MS, send);
}

/**
 * What the server answers to an accepted update whose run ended first, by continuing as new or for good, and to one
 * that a worker did not look at.
 */
type NotTakenByTheRun = 'AcceptedUpdateCompletedWorkflow' | 'UnprocessedUpdate';
const SENT_AGAIN: ReadonlySet<string> = new Set<RefusalType | NotTakenByTheRun>([
  'NotSettledYet',
  'LedgerAhead',
  'NotOpened',
  'AcceptedUpdateCompletedWorkflow',
  'UnprocessedUpdate',
]);

/** Whether sending the same order again, under the same id, is the cure. */
export function isToBeSentAgain(error: unknown): boolean {
  const failure = failureOf(error);
  if (failure) return SENT_AGAIN.has(failure.type ?? '');
  const code = grpcCodeOf(error);
  return code === GRPC.failedPrecondition || code === GRPC.aborted || isRunChangedMeanwhile(error);
}

/** What the workflow, or the server for it, turned an order away with. */
export const failureOf = (error: unknown): ApplicationFailure | undefined =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? error.cause : undefined;

function fail(error: unknown): never {
  const failure = failureOf(error);
  if (failure) throw problemOfRefusal(failure);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw new Problem('deadline', {}, { cause: error });
  if (isBusy(error)) throw new Problem('busy', {}, { cause: error });
  throw error;
}

function problemOfRefusal(failure: ApplicationFailure): Problem {
  const [details] = failure.details ?? [];
  switch (failure.type as RefusalType) {
    case 'Refused':
      return refused(details as Refusal[]);
    case 'Malformed':
      return malformed(details as InputError[]);
    case 'SeqMismatch':
      return new Problem('seqMismatch', { detail: failure.message, ...(details as { lastActSeq: number }) });
    case 'NotRecording':
      return new Problem('notRecording', {}, { cause: failure });
    // Sent again until the deadline; what the server turns an order away with comes to the same.
    case 'NotSettledYet':
    case 'LedgerAhead':
    case 'NotOpened':
      break;
  }
  return new Problem('engineAway', {}, { cause: failure });
}
