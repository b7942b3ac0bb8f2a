// The one door to a party's mailbox: takes an administrator's order to it, where it runs or begins with it.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApplicationFailure,
  WithStartWorkflowOperation,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { errorsIn } from '../error-chain.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import {
  MAILBOX,
  MAILBOX_QUEUE,
  MAILBOX_SUMMARY,
  mailboxIdOf,
  ORDER_UPDATE,
  type DeliveryOrder,
  type DeliveryOrderOutcome,
  type MailboxInput,
  type OrderRefusalType,
} from '../workflows/mailbox/contract.ts';
import { isToBeSentAgain } from './acts/door.ts';
import type { Engine } from './engine.ts';
import { Problem } from './http/problem.ts';
import { updateIdOf } from '../engine/update-id.ts';

/** Room to answer after the engine has. */
const RESERVE_MS = 250;
const PAUSE_MS = 200;

type Mailbox = (input: MailboxInput) => Promise<void>;

/** Answers what went out by it; sent again under the same key it is carried out once. */
export async function orderMailbox(
  { client }: Engine,
  party: PartyId,
  order: DeliveryOrder,
  deadline: number,
): Promise<DeliveryOrderOutcome> {
  const attempt = (): Promise<DeliveryOrderOutcome> => {
    const startWorkflowOperation = new WithStartWorkflowOperation<Mailbox>(MAILBOX, {
      workflowId: mailboxIdOf(party),
      taskQueue: MAILBOX_QUEUE,
      args: [{ party }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      staticSummary: MAILBOX_SUMMARY,
    });
    // The handle fails along with the update; nobody else waits for it.
    startWorkflowOperation.workflowHandle().catch(() => undefined);
    const updateId = updateIdOf(`${order.by.party}/${order.requestKey}`);
    const args: [DeliveryOrder] = [order];
    return client.withDeadline(deadline - RESERVE_MS, () =>
      client.workflow.executeUpdateWithStart<Mailbox, DeliveryOrderOutcome, [DeliveryOrder]>(ORDER_UPDATE, {
        args,
        updateId,
        startWorkflowOperation,
      }),
    );
  };
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isToBeSentAgain(error)) throw problemOfOrder(error);
      if (Date.now() + PAUSE_MS > deadline - RESERVE_MS) throw new Problem('deadline', {}, { cause: error });
      await sleep(PAUSE_MS);
    }
  }
}

function problemOfOrder(error: unknown): unknown {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new Problem('deadline', {}, { cause: error });
  if (!(error instanceof WorkflowUpdateFailedError)) return error;
  const refusal = refusalIn(error);
  const remedy = refusal?.details?.[0];
  return refusal
    ? new Problem(
        'orderRefused',
        { detail: refusal.message, ...(typeof remedy === 'string' && { remedy }) },
        { cause: error },
      )
    : new Problem('engineAway', {}, { cause: error });
}

/** The activity's refusal comes inside the failure of the activity. */
function refusalIn(error: unknown): ApplicationFailure | undefined {
  for (const inner of errorsIn(error))
    if (inner instanceof ApplicationFailure && inner.type === ('OrderRefused' satisfies OrderRefusalType)) return inner;
  return undefined;
}
