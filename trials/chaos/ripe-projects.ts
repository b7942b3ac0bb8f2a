// Projects with a duty that began today: a morning that is called for wakes them while everything shakes.
import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, addMonths, beijingDateOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { EXAMPLE, sampleInput } from '../../measures/project/act-samples.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { inputOf, DEPARTMENT, UNIT, type ScenarioAct } from '../../dev/rehearsal/scenario.ts';
import {
  annualPlan,
  approved,
  completed,
  construction,
  submitted,
  untilListed,
} from '../../dev/rehearsal/scenarios/path.ts';
import { sideBySide } from '../../worker/side-by-side.ts';
import type { Driver } from './driver.ts';
import { OTHER_UNITS, renamed } from '../../test/workflows/usual-orders.ts';
import { DEPARTMENT as OURS, NEVER_BLOCKED, ripeUnit, UNITS } from './registers.ts';

const TOTAL = '1860000000';
/** Days from today to the last day of the application for acceptance: those of the ladder. */
const DUE_IN_DAYS = [60, 30, 7, 0, -1, -15, -30] as const;

const ORDERED_FOR_DAYS = 40;
const AT_ONCE = 16;

/** So many projects, each of a unit of its own and under an order of rectification that runs for weeks. */
export async function ripen(driver: Driver, count: number): Promise<void> {
  const units = Array.from({ length: count }, (_, number) => ripeUnit(number));
  await sideBySide(units, AT_ONCE, async (unit) => {
    const { code } = await driver.openAside(unit, TOTAL);
    await putUnderOrder(driver, code);
    driver.ripe.push(code);
  });
}

export async function putUnderOrder(driver: Driver, project: string): Promise<void> {
  const dueOn = addDays(beijingDateOf(Date.now()), ORDERED_FOR_DAYS);
  const body = driver.withDocuments({ ...sampleInput('orderRectification', EXAMPLE), dueOn });
  await driver.bringPatiently({ project, act: 'orderRectification', key: driver.newKey(), body, party: 'big-data' });
}

/** Brings one project as far as its completion, at such a day in the past that its last day in time is near or gone. */
export async function complete(driver: Driver, number: number): Promise<void> {
  const unit = UNITS[number % UNITS.length]!;
  const { code } = await driver.openAside(unit, TOTAL);
  const acts = actsUntil(addMonths(addDays(beijingDateOf(Date.now()), DUE_IN_DAYS[number % DUE_IN_DAYS.length]!), -6));
  for (const act of acts) await bring(driver, code, act);
  driver.ripe.push(code);
}

/**
 * A project under review, which the hands will not touch, and an opinion of each subject. Recorded anew, an opinion
 * replaces the former: it has room for any number of them.
 */
export async function underReview(driver: Driver): Promise<{ code: string; opinions: ScenarioAct[] }> {
  const today = beijingDateOf(Date.now());
  const { code } = await driver.openAside(NEVER_BLOCKED, TOTAL);
  for (const act of [...untilListed(today, today), submitted('combined', today)])
    if (!(await bring(driver, code, act))) throw new Error(`${code} did not come under review: ${act.act}`);
  return { code, opinions: approved('combined', today, today, TOTAL, '').filter(({ act }) => act === 'recordOpinion') };
}

/** Brings an act of a scenario; answers whether it was taken. */
export async function bring(driver: Driver, project: string, act: ScenarioAct): Promise<boolean> {
  const seen = await driver.seen(project).catch(() => undefined);
  if (!seen) return sleep(500, false);
  const party = act.by === UNIT ? seen.facts.parties.constructionUnit : act.by;
  const { outcome } = await driver.bringPatiently(
    { project, act: act.act, key: driver.newKey(), body: bodyOf(driver, act, seen.facts), party },
    120_000,
  );
  return outcome.is === 'answered';
}

function actsUntil(completedOn: CalendarDate): ScenarioAct[] {
  const today = beijingDateOf(Date.now());
  const year = today.slice(0, 4);
  return [
    ...untilListed(today, today),
    submitted('combined', today),
    ...approved('combined', today, today, TOTAL, `渝发改投〔${year}〕31号`, addMonths(completedOn, -11)),
    ...annualPlan(year, TOTAL, [today, today, today, today]),
    ...construction(today, addMonths(completedOn, -10), completedOn),
    completed(today, completedOn),
  ];
}

function bodyOf({ registered }: Driver, act: ScenarioAct, facts: ProjectFacts): unknown {
  if (act.confirms) return { confirms: facts.proposals.find((proposal) => proposal.act === act.act)?.seq ?? 1 };
  return renamed(
    inputOf(act, facts, (kind) => registered.documents[kind]),
    { ...OTHER_UNITS, [DEPARTMENT]: OURS },
  );
}
