// A life by the pure rules alone, without engine or store: what the run on the real stack must agree with.
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { project } from '../../measures/project/project.ts';
import type { BroughtReferences, Standing } from '../../measures/references.ts';
import { applied, judge } from '../../measures/judgement.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import { momentOf, type Moment, type Rules } from '../../measures/moment.ts';
import type { Saying } from '../../measures/notice.ts';
import { figuresForGuards } from '../../measures/practice.ts';
import { kindNamed } from '../../measures/register.ts';
import { settle, type Settled, type Settlement } from '../../measures/settle.ts';
import { openingOf } from './opening.ts';
import { inputOf, rehearsalDocument, rehearsalStanding, type Scenario, type ScenarioAct } from './scenario.ts';
import { blocksByRule } from './unit-line.ts';

type State = Settled & { facts: ProjectFacts };

export interface DryRun {
  says: Saying[];
  wakes: number[];
  lines: Line<ProjectFacts>[];
  last: Settlement;
}

/**
 * Throws where an act of the scenario is not lawful on its day, naming every refusal, or where one is refused otherwise
 * than the scenario says.
 */
export function dryRun(scenario: Scenario, openedOn: string, rules: Rules): DryRun {
  const run: DryRun = { says: [], wakes: [], lines: [], last: undefined as unknown as Settlement };
  const kind = kindNamed(project.name);
  let state: State = { facts: unopenedFacts('REHEARSAL'), duties: [] };
  const take = (line: Line<ProjectFacts>): void => {
    run.last = settle(kind, state, line, rules);
    state = { ...run.last, facts: line.facts };
    run.lines.push(line);
    run.says.push(...run.last.says);
  };
  const blocksOn = scenario.unitLine ? blocksByRule(scenario.unitLine, openedOn) : () => [];
  const wakeUntil = (at: number): void => {
    for (let wake = run.last?.nextWakeAt; wake && wake < at; wake = run.last.nextWakeAt) {
      run.wakes.push(wake);
      take({ is: 'time', seq: run.lines.length + 1, at: wake, facts: state.facts });
    }
  };
  for (const act of [openingOf(scenario, openedOn), ...scenario.acts]) {
    const at = beijingInstantOf(act.on, '10:00');
    wakeUntil(at);
    const line = actLine(act, state, run.lines.length + 1, momentOf(at, rules), blocksOn(act.on));
    if (line) take(line);
  }
  wakeUntil(beijingInstantOf(scenario.until, '23:59'));
  return run;
}

/** Undefined for an act that is refused as the scenario says. */
function actLine(
  act: ScenarioAct,
  state: State,
  seq: number,
  { at, today, practice }: Moment,
  blocks: Standing['blocks'],
): Line<ProjectFacts> | undefined {
  const { facts } = state;
  const confirms = act.confirms && facts.proposals.find((proposal) => proposal.act === act.act)?.seq;
  const figures = figuresForGuards(practice, project.practice.guardFigures);
  const references: BroughtReferences = {
    documents: (act.cites ?? []).map(rehearsalDocument),
    standing: rehearsalStanding(Number(act.on.slice(0, 4)), blocks),
    figures,
  };
  const brought: BroughtAct = {
    act: act.act,
    input: confirms ? {} : inputOf(act, facts),
    references,
    actor: { sub: 'rehearsal', party: act.by, roles: [] },
    requestKey: String(seq),
    requestHash: '',
    confirms,
  };
  const judgement = judge(kindNamed(project.name), brought, {
    facts,
    duties: state.duties,
    party: act.by,
    today,
    figures,
  });
  const refused = judgement.is === 'refused' ? judgement.refusals.map(({ code }) => code) : [];
  if (act.refused && String(refused) === String(act.refused)) return undefined;
  if (judgement.is !== 'lawful' || act.refused) throw new Error(`${act.on} ${act.act}: ${JSON.stringify(judgement)}`);
  const after = applied(project, facts, brought, { seq, receivedOn: today });
  return { is: 'act', seq, at, facts: after.facts, brought, ...(after.proposes ? { proposes: true } : {}) };
}
