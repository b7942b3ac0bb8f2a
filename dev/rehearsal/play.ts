// Plays one scenario on the real stack: acts at 10:00 of their virtual day, after that day's wake, by the update
// itself.
import { WithStartWorkflowOperation, type Workflow } from '@temporalio/client';
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import {
  ACT_UPDATE,
  LIFECYCLE_QUEUE,
  PROJECT_LIFECYCLE,
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
  const code = `YX-${scenario.name}-${Date.now().toString(36)}`;
  const wakes: number[] = [];
  const noteWake = (at: number): void => {
    wakes.push(at);
    tell({ wakesOn: beijingDateOf(at) });
  };
  await open(scenario, world, code);
  for (const act of scenario.acts) {
    await advanceTo(client, code, beijingInstantOf(act.on, '10:00'), noteWake);
    const project = await settled(client, code);
    if (!project) throw new Error(`${code}：${act.on}「${act.act}」之前项目已结束`);
    await client.workflow
      .getHandle(workflowIdOf(code))
      .executeUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE, { args: [orderOf(act, project.facts, project.seq + 1)] });
    tell({ act });
  }
  await advanceTo(client, code, beijingInstantOf(scenario.until, '23:59'), noteWake);
  return { code, wakes };
}

async function open(scenario: Scenario, { client }: World, code: string): Promise<void> {
  const start: LifecycleInput = { v: 1, code, facts: unopenedFacts(code), seq: 0, lastActSeq: 0, keys: [] };
  const startWorkflowOperation = new WithStartWorkflowOperation(PROJECT_LIFECYCLE, {
    workflowId: workflowIdOf(code),
    taskQueue: LIFECYCLE_QUEUE,
    workflowIdConflictPolicy: 'FAIL',
    args: [start],
    staticSummary: `演练：${scenario.title}`,
  });
  await client.workflow.executeUpdateWithStart<Workflow, ActOutcome, [ActOrder]>(ACT_UPDATE, {
    args: [orderOf(openingOf(scenario, beijingDateOf(Date.now())), start.facts, 1)],
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
