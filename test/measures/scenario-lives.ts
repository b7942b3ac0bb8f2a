// Test support: every state of the facts that the rehearsed lives pass through.
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { calendarOf, type Calendar } from '../../measures/calendar/rest-days.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { firstPractice } from '../../measures/register.ts';
import { dryRun } from '../../dev/rehearsal/dry-run.ts';
import { SCENARIOS } from '../../dev/rehearsal/scenarios/all.ts';

export const DRY_RUN_CALENDAR: Calendar = calendarOf(REST_DAY_ARRANGEMENTS);

export const livesOfScenarios = (calendar: Calendar): ProjectFacts[] =>
  SCENARIOS.flatMap((scenario) =>
    dryRun(scenario, '2026-11-24', { calendar, practice: firstPractice() }).lines.map(({ facts }) => facts),
  );
