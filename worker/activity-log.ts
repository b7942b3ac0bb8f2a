// What an activity was about, for the lines that the SDK writes of it: a failure is looked for by dossier, line and key,
// and none of them is among what the SDK knows. No contents: an argument is somebody's act.
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { updateIdOf } from '../engine/update-id.ts';
import { allKinds } from '../measures/register.ts';
import { dossierOf, workflowIdOf, type RecordInput } from '../workflows/lifecycle/contract.ts';
import type { DeliveryOrder } from '../workflows/mailbox/contract.ts';

/** Told of every activity that failed, and what failed it. */
export type NoteFailure = (activity: string, error: unknown) => void;

export const watchedActivities =
  (noteFailure: NoteFailure): ActivityInterceptorsFactory =>
  ({ info }) => {
    let subject: object = {};
    return {
      inbound: {
        async execute(input, next) {
          subject = subjectOf(input.args[0]);
          try {
            return await next(input);
          } catch (error) {
            noteFailure(info.activityType, error);
            throw error;
          }
        },
      },
      outbound: { getLogAttributes: (attributes, next) => next({ ...attributes, ...subject }) },
    };
  };

/** The dossier that a workflow id names; undefined for the workflows of mailboxes, reconciliation and recalculation. */
export function dossierIn(workflowId: string): string | undefined {
  const { kind } = dossierOf(workflowId);
  return allKinds().some(({ name }) => name === kind) ? workflowId : undefined;
}

/** What the arguments of our activities have to be found by. */
type Argument = Partial<
  Pick<RecordInput, 'kind' | 'code' | 'lines'> & { party: string; deliveryId: string; order: DeliveryOrder }
>;

function subjectOf(argument: unknown): object {
  const { kind, code, lines, party, deliveryId, order } = (argument ?? {}) as Argument;
  const keyHashes = lines?.flatMap((line) => (line.is === 'act' ? [updateIdOf(line.brought.requestKey)] : []));
  return {
    ...(kind !== undefined && code !== undefined && { dossier: workflowIdOf({ kind, code }) }),
    ...(lines && { seqs: lines.map(({ seq }) => seq) }),
    ...(keyHashes && keyHashes.length > 0 && { keyHashes }),
    ...(party !== undefined && { party }),
    ...(deliveryId !== undefined && { delivery: deliveryId }),
    ...(order && { delivery: order.deliveryId, keys: [order.requestKey] }),
  };
}
