// How a rehearsal brings an act: by the update itself, to the run that is there or to one that begins with it.
import { WithStartWorkflowOperation, type Client, type Workflow } from '@temporalio/client';
import { failureOf } from '../../api/acts/door.ts';
import type { Refusal } from '../../measures/act.ts';
import type { DossierId } from '../../measures/dossier.ts';
import type { BroughtAct } from '../../measures/line.ts';
import { kindNamed } from '../../measures/register.ts';
import {
  ACT_UPDATE,
  LIFECYCLE_QUEUE,
  workflowIdOf,
  type ActOrder,
  type ActOutcome,
  type LifecycleInput,
} from '../../workflows/lifecycle/contract.ts';

/** What an act says, without who knows it under which key. */
export type Said = Pick<BroughtAct, 'act' | 'input' | 'references' | 'confirms'> & { by: string };

export const orderOf = ({ by, ...said }: Said, number: number): ActOrder => ({
  ...said,
  actor: { sub: 'rehearsal', party: by, roles: ['handler'] },
  requestKey: `rehearsal-${number}`,
  requestHash: `rehearsal-${number}`,
});

export async function begin(client: Client, id: DossierId, said: Said, staticSummary: string): Promise<void> {
  const kind = kindNamed(id.kind);
  const start: LifecycleInput = { v: 1, ...id, facts: kind.unopened(id.code), seq: 0, lastActSeq: 0, keys: [] };
  const startWorkflowOperation = new WithStartWorkflowOperation(kind.workflowType, {
    workflowId: workflowIdOf(id),
    taskQueue: LIFECYCLE_QUEUE,
    workflowIdConflictPolicy: 'FAIL',
    args: [start],
    staticSummary,
  });
  await client.workflow.executeUpdateWithStart<Workflow, ActOutcome, [ActOrder]>(ACT_UPDATE, {
    args: [orderOf(said, 1)],
    startWorkflowOperation,
  });
}

export const bring = (client: Client, id: DossierId, said: Said, number: number): Promise<ActOutcome> =>
  client.workflow
    .getHandle(workflowIdOf(id))
    .executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, { args: [orderOf(said, number)] });

/** Brings what is not lawful and answers why it was refused; throws where it was taken. */
export async function refusalsOf(client: Client, id: DossierId, said: Said, number: number): Promise<Refusal[]> {
  const taken = await bring(client, id, said, number).catch((error: unknown) => {
    const failure = failureOf(error);
    if (failure?.type === 'Refused') return failure.details?.[0] as Refusal[];
    throw error;
  });
  if (Array.isArray(taken)) return taken;
  throw new Error(`${id.code}：「${said.act}」应当不予办理，却已办理`);
}
