// Plays one scenario on the real stack: acts at 10:00 of their virtual day, after that day's wake, by the update
// itself.
import { WithStartWorkflowOperation, type Workflow } from '@temporalio/client';
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { project } from '../../measures/project/project.ts';
import {
  ACT_UPDATE,
  LIFECYCLE_QUEUE,
  workflowIdOf,
  type ActOrder,
  type ActOutcome,
  type LifecycleInput,
} from '../../workflows/lifecycle/contract.ts';
import { openingOf } from './opening.ts';
import { inputOf, rehearsalDocument, rehearsalStanding, type Scenario, type ScenarioAct } from './scenario.ts';
import { advanceTo, settled } from './virtual-time.ts';
import type { World } from './world.ts';

export interface Played {
  code: string;
  /** Planned instants of all wakes, epoch ms. */
  wakes: number[];
}

export interface Progress {
  act?: ScenarioAct;
  wakesOn?: string;
}

export async function play(scenario: Scenario, world: World, tell: (progress: Progress) => void): Promise<Played> {
  const { client } = world;
  const id = { kind: project.name, code: `YX-${scenario.name}-${Date.now().toString(36)}` };
  const wakes: number[] = [];
  const noteWake = (at: number): void => {
    wakes.push(at);
    tell({ wakesOn: beijingDateOf(at) });
  };
  await open(scenario, world, id);
  for (const act of scenario.acts) {
    await advanceTo(client, id, beijingInstantOf(act.on, '10:00'), noteWake);
    const now = await settled(client, id);
    if (!now) throw new Error(`${id.code}：${act.on}「${act.act}」之前项目已结束`);
    await client.workflow.getHandle(workflowIdOf(id)).executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, {
      args: [orderOf(act, now.facts as ProjectFacts, now.seq + 1)],
    });
    tell({ act });
  }
  await advanceTo(client, id, beijingInstantOf(scenario.until, '23:59'), noteWake);
  return { code: id.code, wakes };
}

async function open(scenario: Scenario, { client }: World, id: DossierId): Promise<void> {
  const facts = unopenedFacts(id.code);
  const start: LifecycleInput = { v: 1, ...id, facts, seq: 0, lastActSeq: 0, keys: [] };
  const startWorkflowOperation = new WithStartWorkflowOperation(project.workflowType, {
    workflowId: workflowIdOf(id),
    taskQueue: LIFECYCLE_QUEUE,
    workflowIdConflictPolicy: 'FAIL',
    args: [start],
    staticSummary: `演练：${scenario.title}`,
  });
  await client.workflow.executeUpdateWithStart<Workflow, ActOutcome, [ActOrder]>(ACT_UPDATE, {
    args: [orderOf(openingOf(scenario, beijingDateOf(Date.now())), facts, 1)],
    startWorkflowOperation,
  });
}

function orderOf(act: ScenarioAct, facts: ProjectFacts, number: number): ActOrder {
  const confirms = act.confirms ? facts.proposals.find((proposal) => proposal.act === act.act)?.seq : undefined;
  const requestKey = `rehearsal-${number}`;
  return {
    act: act.act,
    input: confirms === undefined ? inputOf(act, facts) : {},
    ...(confirms === undefined ? {} : { confirms }),
    references: {
      documents: (act.cites ?? []).map(rehearsalDocument),
      standing: rehearsalStanding(Number(act.on.slice(0, 4))),
    },
    actor: { sub: 'rehearsal', party: act.by, roles: ['handler'] },
    requestKey,
    requestHash: requestKey,
  };
}
