// Projects that were completed at such a day in the past that a reminder of theirs falls on today: they wake while everything shakes.
import { addDays, addMonths, beijingDateOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../../measures/facts.ts';
import { inputOf, DEPARTMENT, SUPERVISION, UNIT, USING, type ScenarioAct } from '../../dev/rehearsal/scenario.ts';
import { annualPlan, approved, construction, submitted, untilListed } from '../../dev/rehearsal/scenarios/path.ts';
import type { Driver } from './driver.ts';
import { DEPARTMENT as OURS, UNITS } from './registers.ts';

const TOTAL = '1860000000';
/** Days from today to the last day of the application for acceptance: those of the ladder, so that a step is planned for today. */
const DUE_IN_DAYS = [60, 30, 7, 0, -1, -15, -30] as const;

/** Brings one project as far as its completion; the wake follows at the hour of the practice. */
export async function ripen(driver: Driver, number: number): Promise<string> {
  const unit = UNITS[number % UNITS.length]!;
  const code = await driver.open(unit, TOTAL);
  for (const act of actsUntil(addMonths(addDays(beijingDateOf(Date.now()), DUE_IN_DAYS[number % DUE_IN_DAYS.length]!), -6))) {
    const seen = await driver.seen(code);
    if (!seen) return code;
    const party = act.by === UNIT ? unit : act.by;
    await driver.bringPatiently({ project: code, act: act.act, key: driver.newKey(), body: bodyOf(driver, act, seen.facts), party }, 120_000);
  }
  return code;
}

function actsUntil(completedOn: CalendarDate): ScenarioAct[] {
  const today = beijingDateOf(Date.now());
  const year = today.slice(0, 4);
  return [
    ...untilListed(today, today), submitted('combined', today), ...approved('combined', today, today, TOTAL, `渝发改投〔${year}〕31号`),
    ...annualPlan(year, TOTAL, [today, today, today, today]), ...construction(today, addMonths(completedOn, -10), completedOn),
    { on: today, act: 'confirmCompletion', by: UNIT, input: { completedOn }, cites: ['supervisionStatement'] },
  ];
}

function bodyOf({ registered }: Driver, act: ScenarioAct, facts: ProjectFacts): unknown {
  if (act.confirms) return { confirms: facts.proposals.find((proposal) => proposal.act === act.act)?.seq ?? 1 };
  const body = JSON.stringify(inputOf(act, facts, (kind) => registered.documents[kind]));
  return JSON.parse(body.replaceAll(`"${SUPERVISION}"`, '"unit-supervisors"').replaceAll(`"${USING}"`, '"unit-of-nobody"').replaceAll(`"${DEPARTMENT}"`, `"${OURS}"`));
}
