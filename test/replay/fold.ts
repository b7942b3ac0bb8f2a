// What a history says the facts are: where its run began, and every act it took since, applied by the present
// bookkeeping.
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import { applied } from '../../measures/judgement.ts';
import { kindNamed } from '../../measures/register.ts';
import type { ActOrder, ActOutcome, LifecycleInput } from '../../workflows/lifecycle/contract.ts';

export type History = ReturnType<typeof historyFromJSON>;

const valueOf = <T>(payloads: { payloads?: Payload[] | null } | null | undefined): T =>
  defaultPayloadConverter.fromPayload<T>(payloads!.payloads![0]!);

export interface Folded {
  /** Number of the last act; the start's own where the run took none. */
  seq: number;
  facts: DossierFacts;
  acts: string[];
  stages: string[];
}

export function foldHistory({ events }: History): Folded {
  const { kind, facts, lastActSeq } = valueOf<LifecycleInput>(
    events![0]!.workflowExecutionStartedEventAttributes!.input,
  );
  const folded: Folded = { seq: lastActSeq, facts, acts: [], stages: [facts.stage] };
  for (const { order, outcome } of actsTaken(events!)) {
    // A repeated key is answered with its first outcome and applied once.
    if (outcome.seq <= folded.seq) continue;
    folded.seq = outcome.seq;
    folded.facts = applied(kindNamed(kind), folded.facts, order, {
      seq: outcome.seq,
      receivedOn: beijingDateOf(outcome.receivedAt),
    }).facts;
    folded.acts.push(order.act);
    folded.stages.push(folded.facts.stage);
  }
  return folded;
}

/** Orders that were accepted and answered, in the order of their numbers. */
function actsTaken(events: NonNullable<History['events']>): { order: ActOrder; outcome: ActOutcome }[] {
  const orders = new Map<string, ActOrder>();
  const taken: { order: ActOrder; outcome: ActOutcome }[] = [];
  for (const event of events) {
    const request = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    if (request) orders.set(request.meta!.updateId!, valueOf<ActOrder>(request.input!.args));
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    if (completed?.outcome?.success)
      taken.push({
        order: orders.get(completed.meta!.updateId!)!,
        outcome: valueOf<ActOutcome>(completed.outcome.success),
      });
  }
  return taken.sort((one, other) => one.outcome.seq - other.outcome.seq);
}
