// How far sample projects are brought: stretches of their lives, everything received today, only events outside in the
// past.
import { addDays, addMonths, yearOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { sampled, UNIT, type ScenarioAct } from '../rehearsal/scenario.ts';
import {
  annualPlan,
  approved,
  completed as completedOf,
  construction,
  passed,
  submitted,
  untilListed,
  yearEndReport,
} from '../rehearsal/scenarios/path.ts';

export const LOWER = '1860000000';
export const UPPER = '5200000000';

/** Every act on `today`; `year` is its year. */
export function stretchesOn(today: CalendarDate) {
  const year = today.slice(0, 4);
  const listed = untilListed(today, today);
  // Older than everything that was built on it.
  const writtenOn = addMonths(today, -30);
  const reply = (number: number) => [`渝发改投〔${yearOf(writtenOn)}〕${number}号`, writtenOn] as const;
  const lower = [...listed, submitted('combined', today), ...approved('combined', today, today, LOWER, ...reply(31))];
  const upper = [
    ...listed,
    submitted('feasibility', today),
    ...approved('feasibility', today, today, UPPER, ...reply(41)),
    submitted('design', today),
    ...approved('design', today, today, UPPER, ...reply(42)),
  ];
  const budgeted = (path: readonly ScenarioAct[], amount: string): ScenarioAct[] => [
    ...path,
    ...annualPlan(year, amount, [today, today, today, today]),
  ];
  const started = (
    path: readonly ScenarioAct[],
    amount: string,
    startedOn: CalendarDate,
    plannedOn: CalendarDate,
  ): ScenarioAct[] => [
    ...budgeted(path, amount),
    ...construction(today, startedOn, plannedOn).map((act) => ({ ...act, on: today })),
  ];
  const completed = (path: readonly ScenarioAct[], amount: string, completedOn: CalendarDate): ScenarioAct[] => [
    ...started(path, amount, addMonths(completedOn, -10), completedOn),
    ...yearEndsBetween(addMonths(completedOn, -10), completedOn).map((reported) => yearEndReport(today, reported)),
    completedOf(today, completedOn),
  ];
  /**
   * Years whose end fell into the construction period: reported, late as it is, so that not every project is overdue.
   */
  const yearEndsBetween = (startedOn: CalendarDate, completedOn: CalendarDate): string[] =>
    [yearOf(startedOn), yearOf(startedOn) + 1]
      .map(String)
      .filter((reported) => reported < year && `${reported}-12-01` <= completedOn);
  const dueIn = (days: number): CalendarDate => addMonths(addDays(today, days), -6);
  const order = sampled(today, 'big-data', 'orderRectification', {
    violation: '未按要求共享人口库数据资源',
    dueOn: addDays(today, 14),
  });
  const asked = sampled(today, UNIT, 'requestExtension', { until: addDays(addMonths(today, 3), 5) });
  const inOperation: ScenarioAct[] = [
    sampled(today, UNIT, 'applyForAcceptance'),
    // Entered today, handed in long ago: what favours the unit is confirmed by the bureau that was owed it.
    sampled(today, UNIT, 'correct', { field: 'acceptance.appliedOn', from: today, to: addMonths(today, -13) }),
    { on: today, act: 'correct', by: 'big-data', confirms: true },
    passed(today, 'big-data', addMonths(today, -13)),
    sampled(today, UNIT, 'putIntoOperation', { operationOn: addMonths(today, -13), catalogueEntry: 'ML-0012' }),
  ];
  return { year, listed, lower, upper, budgeted, started, completed, dueIn, order, asked, inOperation };
}
