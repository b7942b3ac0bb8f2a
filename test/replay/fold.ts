// What a history says the facts are: where its run began, and every act it took since, applied by the present
// bookkeeping.
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import { contentsOf, type Reader } from '../../engine/sealing/by-hand.ts';
import { applied } from '../../measures/judgement.ts';
import { kindNamed } from '../../measures/register.ts';
import type { ActOrder, ActOutcome, LifecycleInput } from '../../workflows/lifecycle/contract.ts';

export type History = ReturnType<typeof historyFromJSON>;

export interface Folded {
  /** Number of the last act; the start's own where the run took none. */
  seq: number;
  facts: DossierFacts;
  acts: string[];
  stages: string[];
}

export async function foldHistory({ events }: History, reader: Reader): Promise<Folded> {
  const [input] = await contentsOf(reader, events![0]!.workflowExecutionStartedEventAttributes!.input);
  const { kind, facts, lastActSeq } = input as LifecycleInput;
  const folded: Folded = { seq: lastActSeq, facts, acts: [], stages: [facts.stage] };
  for (const { order, outcome } of await actsTaken(events!, reader)) {
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

interface Taken {
  order: ActOrder;
  outcome: ActOutcome;
}

/** Orders that were accepted and answered, in the order of their numbers. */
async function actsTaken(events: NonNullable<History['events']>, reader: Reader): Promise<Taken[]> {
  const orders = new Map<string, ActOrder>();
  const taken: Taken[] = [];
  for (const event of events) {
    const request = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    if (request) {
      const [order] = await contentsOf(reader, request.input!.args);
      orders.set(request.meta!.updateId!, order as ActOrder);
    }
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    if (!completed?.outcome?.success) continue;
    const [outcome] = await contentsOf(reader, completed.outcome.success);
    taken.push({ order: orders.get(completed.meta!.updateId!)!, outcome: outcome as ActOutcome });
  }
  return taken.sort((one, other) => one.outcome.seq - other.outcome.seq);
}
