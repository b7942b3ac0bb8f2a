// A life by the pure rules alone, without engine or store: what the run on the real stack must agree with.
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { Calendar } from '../../measures/calendar/rest-days.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { type References } from '../../measures/references.ts';
import { applied, judge } from '../../measures/judgement.ts';
import type { Line } from '../../measures/line.ts';
import type { Saying } from '../../measures/notice.ts';
import type { Practice } from '../../measures/practice.ts';
import { settle, type Settled, type Settlement } from '../../measures/settle.ts';
import { openingOf } from './opening.ts';
import { inputOf, rehearsalDocument, rehearsalStanding, type Scenario, type ScenarioAct } from './scenario.ts';

export interface DryRun {
  says: Saying[];
  wakes: number[];
  lines: Line[];
  last: Settlement;
}

/** Throws where an act of the scenario is not lawful on its day, naming every refusal. */
export function dryRun(scenario: Scenario, openedOn: string, calendar: Calendar, practice: Practice): DryRun {
  const run: DryRun = { says: [], wakes: [], lines: [], last: undefined as unknown as Settlement };
  let state: Settled = { facts: unopenedFacts('REHEARSAL'), duties: [] };
  const take = (line: Line): void => {
    run.last = settle(state, line, calendar, practice);
    state = run.last;
    run.lines.push(line);
    run.says.push(...run.last.says);
  };
  const wakeUntil = (at: number): void => {
    for (let wake = run.last?.nextWakeAt; wake && wake < at; wake = run.last.nextWakeAt) {
      run.wakes.push(wake);
      take({ kind: 'time', seq: run.lines.length + 1, at: wake, facts: state.facts });
    }
  };
  for (const act of [openingOf(scenario, openedOn), ...scenario.acts]) {
    const at = beijingInstantOf(act.on, '10:00');
    wakeUntil(at);
    take(actLine(act, state, run.lines.length + 1, at));
  }
  wakeUntil(beijingInstantOf(scenario.until, '23:59'));
  return run;
}

function actLine(act: ScenarioAct, state: Settled, seq: number, at: number): Line {
  const { facts } = state;
  const confirms = act.confirms && facts.proposals.find((proposal) => proposal.act === act.act)?.seq;
  const references: References = {
    documents: (act.cites ?? []).map(rehearsalDocument),
    standing: rehearsalStanding(Number(act.on.slice(0, 4))),
  };
  const brought = {
    act: act.act,
    input: confirms ? {} : inputOf(act, facts),
    references,
    actor: { sub: 'rehearsal', party: act.by, roles: [] },
    requestKey: String(seq),
    requestHash: '',
    confirms,
  };
  const judgement = judge(brought, { facts, duties: state.duties, party: act.by, today: act.on });
  if (judgement.is !== 'lawful') throw new Error(`${act.on} ${act.act}: ${JSON.stringify(judgement)}`);
  const after = applied(facts, brought, { seq, receivedOn: beijingDateOf(at) });
  return { kind: 'act', seq, at, facts: after.facts, brought, ...(after.proposes ? { proposes: true } : {}) };
}
