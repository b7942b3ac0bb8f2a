// test support
import { describe, expect, it } from 'vitest';
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { calendarOf } from '../../../measures/calendar/rest-days.ts';
import { firstPractice } from '../../../measures/register.ts';
// under test
import { dryRun } from '../../../dev/rehearsal/dry-run.ts';
import { remindersSaid, remindersExpected } from '../../../dev/rehearsal/reminder-rows.ts';
import { SCENARIOS } from '../../../dev/rehearsal/scenarios/all.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);

describe.each(SCENARIOS)('the life "$name" by the rules alone', (scenario) => {
  const run = dryRun(scenario, '2026-11-24', { calendar, practice: firstPractice() });

  it('says the reminders of its table, each on its day to its recipients, and no other', () => {
    expect(remindersSaid(run.says)).toEqual(remindersExpected(scenario.reminders));
  });

  it('wakes at most ninety times and ends when it is closed', () => {
    expect(run.wakes.length).toBeLessThanOrEqual(90);
    expect(run.last).toMatchObject({ ended: true, nextWakeAt: null });
  });

  it('gives every message a key of its own', () => {
    const keys = run.says.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
