// test support
import { describe, expect, it } from 'vitest';
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { calendarOf } from '../../../measures/calendar/rest-days.ts';
import { firstPractice } from '../../../measures/register.ts';
// under test
import { dryRun } from '../../../dev/rehearsal/dry-run.ts';
import { remindersSaid, remindersExpected } from '../../../dev/rehearsal/reminder-rows.ts';
import type { Scenario } from '../../../dev/rehearsal/scenario.ts';
import { SCENARIOS } from '../../../dev/rehearsal/scenarios/all.ts';
import { blocked } from '../../../dev/rehearsal/scenarios/blocked.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);

describe.each(SCENARIOS)('the life "$name" by the rules alone', (scenario) => {
  const run = dryRun(scenario, '2026-11-24', { calendar, practice: firstPractice() });

  it('says the reminders of its table, each on its day to its recipients, and no other', () => {
    expect(remindersSaid(run.says)).toEqual(remindersExpected(scenario.reminders));
  });

  it('wakes at most ninety times and ends with its last act', () => {
    expect(run.wakes.length).toBeLessThanOrEqual(90);
    expect(run.last).toMatchObject({ ended: true, nextWakeAt: null });
  });

  it('gives every message a key of its own', () => {
    const keys = run.says.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the life of a blocked unit by the rules alone', () => {
  const openedOn = '2026-11-24';
  const rules = { calendar, practice: firstPractice() };
  const taken = (scenario: Scenario) =>
    dryRun(scenario, openedOn, rules).lines.flatMap((line) => (line.is === 'act' ? [line.brought.act] : []));

  it('takes what was refused under the block once that is lifted', () => {
    expect(taken(blocked)).toEqual(['openDossier', 'declare', 'withdraw']);
  });

  it('does not bear that the act is taken a day before, nor that it is refused a day later', () => {
    const unitLine = blocked.unitLine!;
    const until = (liftedOn: string): Scenario => ({ ...blocked, unitLine: { ...unitLine, liftedOn } });
    expect(() => taken(until('2031-02-19'))).toThrow('notBlockedForNotSharing');
    expect(() => taken(until('2031-01-13'))).toThrow('2031-01-13 declare');
    expect(() => taken({ ...blocked, unitLine: undefined })).toThrow('2031-01-13 declare');
  });
});
