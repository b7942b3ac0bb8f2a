// Dossiers of believable size, taken from the happy life at the point where an act has just been done.
import { dryRun } from '../dev/rehearsal/dry-run.ts';
import { inTime } from '../dev/rehearsal/scenarios/in-time.ts';
import { REST_DAY_ARRANGEMENTS } from '../measures/calendar/arrangements.ts';
import { addMonths, type CalendarDate } from '../measures/calendar/calendar-date.ts';
import { calendarOf } from '../measures/calendar/rest-days.ts';
import type { ProjectFacts } from '../measures/project/facts.ts';
import { firstPractice } from '../measures/register.ts';

/** Before the first act of the happy life. */
export const OPENED_ON: CalendarDate = '2030-12-02';
export const DEPARTMENT = 'department-bench';

export function factsAfter(act: string): ProjectFacts {
  const index = inTime.acts.findIndex((one) => one.act === act);
  const acts = inTime.acts.slice(0, index + 1);
  const rules = { calendar: calendarOf(REST_DAY_ARRANGEMENTS), practice: firstPractice() };
  return dryRun({ ...inTime, acts, until: acts.at(-1)!.on }, OPENED_ON, rules).last.facts as ProjectFacts;
}

export const named = (facts: ProjectFacts, code: string, unit: string): ProjectFacts => ({
  ...facts,
  code,
  name: `基准测试项目 ${code}`,
  parties: { ...facts.parties, constructionUnit: unit, department: DEPARTMENT },
});

/** Under construction since `on`, and for years to come. */
export function underConstruction(on: CalendarDate): ProjectFacts {
  const facts = factsAfter('startConstruction');
  return { ...facts, construction: { ...facts.construction!, startedOn: on, plannedCompletionOn: addMonths(on, 36) } };
}
