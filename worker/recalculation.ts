/**
 * Sees to it that dossiers are recalculated when an edition of the calendar or of our practice was published, by
 * whomever: what decides is the row, so it does not matter whether the process lives that wrote it. Any number of
 * workers may look; one workflow for each pair of editions does the work.
 */
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { readClockAndRules } from '../database/clock.ts';
import type { Pool } from '../database/pool.ts';
import { payloadsFor } from '../engine/sealing/by-hand.ts';
import { readRules } from '../database/rules.ts';
import { editionNamesOf, rulesKept, type EditionNames } from '../measures/editions.ts';
import type { DossierId } from '../measures/dossier.ts';
import { RECALCULATE_SIGNAL, workflowIdOf } from '../workflows/lifecycle/contract.ts';
import {
  RECALCULATION,
  RECALCULATION_QUEUE,
  recalculationIdOf,
  type RecalculationInput,
} from '../workflows/recalculation/contract.ts';
import type { ReconcileDeps } from './reconcile/deps.ts';
import { NOT_FOUND, tolerating } from './grpc.ts';
import { startFromLedger } from '../engine/start-from-ledger.ts';

export interface RecalculationOptions {
  pool: Pool;
  client: Client;
  /** How long a publication may stay unnoticed, ms. */
  pollMs?: number;
  onError?: (error: unknown) => void;
}

const POLL_MS = 5_000;
/** A recalculation that was terminated, or whose engine was lost, begins again within a minute. */
const AGAIN_MS = 60_000;

/** Starts looking at once. Trouble is reported and tried again at the next look. */
export function keepRecalculated({ pool, client, pollMs = POLL_MS, onError = () => undefined }: RecalculationOptions): {
  stop(): Promise<void>;
} {
  const rulesIn = rulesKept();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let known: { fingerprint: string; at: number } | undefined;

  const look = async (): Promise<void> => {
    const { rules: fingerprint } = await readClockAndRules(pool);
    if (known?.fingerprint === fingerprint && performance.now() - known.at < AGAIN_MS) return;
    await startRecalculation(client, editionNamesOf(await rulesIn(fingerprint, () => readRules(pool))));
    known = { fingerprint, at: performance.now() };
  };
  const lookOn = async (): Promise<void> => {
    await look().catch(onError);
    if (stopped) return;
    timer = setTimeout(() => {
      looking = lookOn();
    }, pollMs);
  };
  let looking = lookOn();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}

/** Once for these editions; one that was ended by hand or failed may begin again, and goes to those still behind. */
export async function startRecalculation(client: Client, editions: EditionNames): Promise<void> {
  const input: RecalculationInput = { editions };
  await client.workflow
    .start(RECALCULATION, {
      workflowId: recalculationIdOf(editions),
      taskQueue: RECALCULATION_QUEUE,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      workflowIdConflictPolicy: 'FAIL',
      staticSummary: `重新计算：放假安排 ${editions.calendar}，提醒惯例 ${editions.practice}`,
    })
    .catch((error: unknown) => {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
}

/**
 * Asks the workflow of a dossier to recalculate; where none runs it is started from its ledger first. The engine drops
 * a signal whose request a run has had already: an activity that is done again, and a round that looks again at a
 * dossier which is slow, put no second line into its ledger.
 */
export function askToRecalculate(
  deps: ReconcileDeps,
): (id: DossierId, because: string, editions: EditionNames) => Promise<'asked' | 'started' | 'unreachable'> {
  const { client } = deps;
  const signal = async (id: DossierId, because: string, requestId: string): Promise<boolean> => {
    const workflowId = workflowIdOf(id);
    const payloads = await payloadsFor(client, workflowId, `signal ${RECALCULATE_SIGNAL}`, [because]);
    const taken = await tolerating(NOT_FOUND, () =>
      client.workflowService.signalWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId },
        signalName: RECALCULATE_SIGNAL,
        input: { payloads },
        requestId,
      }),
    );
    return taken !== undefined;
  };
  return async (id, because, editions) => {
    const request = recalculationIdOf(editions);
    if (await signal(id, because, request)) return 'asked';
    await startFromLedger(deps, id);
    return (await signal(id, because, request)) ? 'started' : 'unreachable';
  };
}
