import { describe, expect, it } from 'vitest';
import { REST_DAY_ARRANGEMENTS } from '../measures/calendar/arrangements.ts';
import { addDays, beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { calendarOf, dayOf, isWorkingDay } from '../measures/calendar/rest-days.ts';
import { ownDatabase } from '../test/database/databases.ts';
// under test
import { readArrangements } from '../database/rest-day.ts';
import { editionThatWorks, workThroughTheTrial } from './working-days.ts';

const PRESENT = calendarOf(REST_DAY_ARRANGEMENTS);

describe('the calendar of a trial', () => {
  it.each([
    ['a Saturday', '2026-11-28', ['2026-11-28', '2026-11-29']],
    ['the Friday before a weekend', '2026-11-27', ['2026-11-28', '2026-11-29']],
    ['a national holiday', '2026-10-01', ['2026-10-01', '2026-10-02', '2026-10-03']],
    ['the last day of a year whose successor is decreed', '2025-12-31', ['2026-01-01', '2026-01-02']],
    ['a year that no notice speaks of', '2031-03-01', ['2031-03-01', '2031-03-02']],
  ])('makes working days of those it lasts: from %s on', (_, from, made) => {
    const edition = editionThatWorks(from, REST_DAY_ARRANGEMENTS)!;
    expect(edition.makeUpWorkingDays.slice(-made.length).map(({ on }) => on)).toEqual(made);
    const calendar = calendarOf([...REST_DAY_ARRANGEMENTS, edition]);
    for (const later of [0, 1, 2]) expect(isWorkingDay(calendar, addDays(from, later))).toBe(true);
    for (const later of [-30, -7, 7, 30, 90])
      expect(dayOf(calendar, addDays(from, later)).working).toBe(dayOf(PRESENT, addDays(from, later)).working);
  });

  it('is the one there is where every day of it is worked anyhow', () => {
    expect(editionThatWorks('2026-11-24', REST_DAY_ARRANGEMENTS)).toBeUndefined();
  });

  it('is published before a line is written, by who may publish calendars, and once', async () => {
    const database = await ownDatabase('trial_calendar');
    try {
      const said: string[] = [];
      for (let time = 0; time < 2; time++) await workThroughTheTrial(database.urls.apiUrl, (line) => said.push(line));
      const today = beijingDateOf(Date.now());
      const calendar = calendarOf(await readArrangements(database.worker));
      expect([0, 1, 2].map((later) => isWorkingDay(calendar, addDays(today, later)))).toEqual([true, true, true]);
      expect(said.length).toBeLessThanOrEqual(1);
    } finally {
      await database.drop();
    }
  });
});
