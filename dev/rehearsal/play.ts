// Plays one scenario on the real stack: acts at 10:00 of their virtual day, after that day's wake, by the update
// itself.
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { Refusal } from '../../measures/act.ts';
import type { Standing } from '../../measures/references.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { figuresForGuards } from '../../measures/practice.ts';
import { project } from '../../measures/project/project.ts';
import { firstPractice } from '../../measures/register.ts';
import { begin, bring, refusalsOf, type Said } from './bring.ts';
import { openingOf } from './opening.ts';
import { inputOf, rehearsalDocument, rehearsalStanding, type Scenario, type ScenarioAct } from './scenario.ts';
import { UnitDossier } from './unit-line.ts';
import { advanceTo, settled } from './virtual-time.ts';
import type { World } from './world.ts';

const FIGURES = figuresForGuards(firstPractice(), project.practice.guardFigures);

export interface Played {
  code: string;
  /** Planned instants of all wakes, epoch ms. */
  wakes: number[];
  /** Of the unit's own dossier, where the scenario has one. */
  unitCode?: string;
  refused: Refused[];
}

/** An act that was brought in vain, and what spoke against it. */
export interface Refused {
  act: ScenarioAct;
  says: string;
}

export interface Progress {
  act?: ScenarioAct;
  wakesOn?: string;
}

export async function play(scenario: Scenario, world: World, tell: (progress: Progress) => void): Promise<Played> {
  const { client } = world;
  const life = Date.now().toString(36);
  const id = { kind: project.name, code: `YX-${scenario.name}-${life}` };
  const played: Played = { code: id.code, wakes: [], refused: [] };
  const noteWake = (at: number): void => {
    played.wakes.push(at);
    tell({ wakesOn: beijingDateOf(at) });
  };
  const opening = openingOf(scenario, beijingDateOf(Date.now()));
  await begin(client, id, saidIn(opening, unopenedFacts(id.code), []), `演练：${scenario.title}`);
  const unit = scenario.unitLine && (await UnitDossier.blocked(client, scenario.unitLine, life));
  for (const act of scenario.acts) {
    await unit?.until(act.on);
    await advanceTo(client, id, beijingInstantOf(act.on, '10:00'), noteWake);
    const now = await settled(client, id);
    if (!now) throw new Error(`${id.code}：${act.on}「${act.act}」之前项目已结束`);
    const said = saidIn(act, now.facts as ProjectFacts, unit?.blocks ?? []);
    if (act.refused)
      played.refused.push({ act, says: await refusedAsSaid(act, refusalsOf(client, id, said, now.seq + 1)) });
    else await bring(client, id, said, now.seq + 1);
    tell({ act });
  }
  await advanceTo(client, id, beijingInstantOf(scenario.until, '23:59'), noteWake);
  return { ...played, unitCode: unit?.code };
}

async function refusedAsSaid({ on, act, refused }: ScenarioAct, refusing: Promise<Refusal[]>): Promise<string> {
  const refusals = await refusing;
  const codes = refusals.map(({ code }) => code);
  if (String(codes) !== String(refused)) throw new Error(`${on}「${act}」：${codes.join('、')}`);
  return refusals.map(({ says }) => says).join('');
}

function saidIn(act: ScenarioAct, facts: ProjectFacts, blocks: Standing['blocks']): Said {
  const confirms = act.confirms ? facts.proposals.find((proposal) => proposal.act === act.act)?.seq : undefined;
  return {
    act: act.act,
    by: act.by,
    input: confirms === undefined ? inputOf(act, facts) : {},
    ...(confirms === undefined ? {} : { confirms }),
    references: {
      documents: (act.cites ?? []).map(rehearsalDocument),
      standing: rehearsalStanding(Number(act.on.slice(0, 4)), blocks),
      figures: FIGURES,
    },
  };
}
