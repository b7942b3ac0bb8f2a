// Test support: somebody who reaches the port of the engine and has no key. Sends what there is to be sent as it is, past
// all converters.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';

/** As typed in the Temporal page. */
export const plain = (...values: unknown[]): Payload[] =>
  values.map((value) => defaultPayloadConverter.toPayload(value));

/** The same payload with one bit turned. */
export function tampered([payload]: Payload[]): Payload[] {
  const data = Buffer.from(payload!.data!);
  data[20]! ^= 1;
  return [{ metadata: payload!.metadata, data }];
}

export class Intruder {
  constructor(private readonly client: Client) {}

  private get engine() {
    return { namespace: this.client.options.namespace, service: this.client.workflowService };
  }

  /** Type of the failure, or what it did. */
  async update(workflowId: string, name: string, payloads: Payload[]): Promise<string> {
    const { namespace, service } = this.engine;
    const { outcome } = await service.updateWorkflowExecution({
      namespace,
      workflowExecution: { workflowId },
      // Completed.
      waitPolicy: { lifecycleStage: 3 },
      request: { meta: { updateId: randomUUID(), identity: 'intruder' }, input: { name, args: { payloads } } },
    });
    return outcome?.failure ? (outcome.failure.applicationFailureInfo?.type ?? 'failed') : 'taken';
  }

  async signal(workflowId: string, signalName: string, payloads: Payload[]): Promise<void> {
    const { namespace, service } = this.engine;
    await service.signalWorkflowExecution({
      namespace,
      workflowExecution: { workflowId },
      signalName,
      input: { payloads },
    });
  }

  /** What the run came to: `COMPLETED`, or type and message of its failure. */
  async start(workflowId: string, type: string, taskQueue: string, payloads: Payload[]): Promise<string> {
    const { namespace, service } = this.engine;
    const { runId } = await service.startWorkflowExecution({
      namespace,
      workflowId,
      workflowType: { name: type },
      taskQueue: { name: taskQueue },
      input: { payloads },
      requestId: randomUUID(),
      identity: 'intruder',
    });
    const { history } = await service.getWorkflowExecutionHistory({
      namespace,
      execution: { workflowId, runId },
      waitNewEvent: true,
      // The event that closes it.
      historyEventFilterType: 2,
    });
    const failure = history?.events?.at(-1)?.workflowExecutionFailedEventAttributes?.failure;
    return failure ? `${failure.applicationFailureInfo?.type}: ${failure.message}` : 'COMPLETED';
  }

  async query(workflowId: string, queryType: string, payloads: Payload[]): Promise<Payload[]> {
    const { namespace, service } = this.engine;
    const { queryResult } = await service.queryWorkflow({
      namespace,
      execution: { workflowId },
      query: { queryType, queryArgs: { payloads } },
    });
    return queryResult!.payloads!;
  }

  /** What lies sealed in the history of the latest run: what it began with, its orders and its signals. */
  async found(workflowId: string): Promise<{ start: Payload[]; orders: Payload[][]; signals: Payload[][] }> {
    const { events } = await this.client.workflow.getHandle(workflowId).fetchHistory();
    const payloadsOf = (inEvent: { payloads?: Payload[] | null } | null | undefined): Payload[][] =>
      inEvent?.payloads ? [inEvent.payloads] : [];
    return {
      start: payloadsOf(events![0]!.workflowExecutionStartedEventAttributes!.input)[0] ?? [],
      orders: events!.flatMap((event) =>
        payloadsOf(event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args),
      ),
      signals: events!.flatMap((event) => payloadsOf(event.workflowExecutionSignaledEventAttributes?.input)),
    };
  }
}
