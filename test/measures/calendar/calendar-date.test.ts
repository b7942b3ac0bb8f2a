// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDate } from './any-date.ts';
// under test
import {
  addDays,
  addMonths,
  beijingDateOf,
  beijingInstantOf,
  daysBetween,
  isCalendarDate,
  monthsPast,
  weekdayNameOf,
  weekdayOf,
  yearOf,
} from '../../../measures/calendar/calendar-date.ts';

describe('a calendar date', () => {
  it.each(['2024-02-29', '2000-02-29', '2025-12-31', '1000-01-01', '9999-12-31'])('%s exists', (on) => {
    expect(isCalendarDate(on)).toBe(true);
  });

  it('has as many days in every month as the months have, leap years of all kinds included', () => {
    const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const year of [1900, 2000, 2023, 2024, 2100])
      days.forEach((last, index) => {
        const isLeapMonth = index === 1 && [2000, 2024].includes(year);
        const month = `${year}-${String(index + 1).padStart(2, '0')}`;
        expect(isCalendarDate(`${month}-${isLeapMonth ? 29 : last}`), month).toBe(true);
        expect(isCalendarDate(`${month}-${isLeapMonth ? 30 : last + 1}`), month).toBe(false);
      });
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '0999-12-31',
    '2025/01-01',
    '2025-01/01',
    // The characters before 0 and after 9.
    '202/-01-01',
    '202:-01-01',
    '2025-01-0:',
    '2025-0/-01',
    '2025-01-001',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '25-01-01',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '',
  ])('"%s" does not exist, or is not written as one', (on) => {
    expect(isCalendarDate(on)).toBe(false);
  });

  it('that does not exist is refused by all arithmetic instead of sliding into the next month', () => {
    expect(() => addDays('2025-02-30', 1)).toThrow(RangeError);
    expect(() => addMonths('2025-02-30', 1)).toThrow(RangeError);
    expect(() => weekdayOf('2025-02-30')).toThrow(RangeError);
    expect(() => beijingInstantOf('2025-02-30')).toThrow(RangeError);
  });

  it('is never counted from by a fraction, nor beyond four digits of a year', () => {
    expect(() => addDays('2025-01-01', 0.5)).toThrow(RangeError);
    expect(() => addMonths('2025-01-01', Number.NaN)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('1000-01-01', -12 * 950)).toThrow(RangeError);
    expect(() => addMonths('1000-01-31', -1)).toThrow('999年12月31日');
    expect(() => addDays('1000-01-01', -1)).toThrow(RangeError);
    expect(addDays('1000-01-02', -1)).toBe('1000-01-01');
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
  });

  it('has the weekday of the wall calendar', () => {
    expect([weekdayOf('2026-02-28'), weekdayNameOf('2026-02-28')]).toEqual([6, '周六']);
    expect([weekdayOf('2023-12-31'), weekdayNameOf('2023-12-31')]).toEqual([7, '周日']);
    expect([weekdayOf('1969-12-29'), weekdayNameOf('1969-12-29')]).toEqual([1, '周一']);
    expect(yearOf('2026-02-28')).toBe(2026);
  });
});

describe('months', () => {
  it.each([
    ['1: clamped to 29 February of a leap year', '2023-08-31', 6, '2024-02-29'],
    ['2: reaches 29 February without clamping', '2023-08-29', 6, '2024-02-29'],
    ['3: clamped to 28 February', '2024-08-31', 6, '2025-02-28'],
    ['6: there is no 31 June', '2025-12-31', 6, '2026-06-30'],
    ['7: the end of a short month does not stick to the end', '2025-02-28', 6, '2025-08-28'],
    ['8: a leap day, six months on', '2024-02-29', 6, '2024-08-29'],
    ['8: a leap day, a year on', '2024-02-29', 12, '2025-02-28'],
    ['8: a leap day, two years on', '2024-02-29', 24, '2026-02-28'],
    ['backwards over a year', '2025-03-31', -4, '2024-11-30'],
    ['none at all', '2025-03-31', 0, '2025-03-31'],
  ])('vector %s', (_, from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected);
  });

  it('are not those of Date.setMonth, which slides from 31 August into March (vector 14)', () => {
    const naive = new Date('2025-08-31T00:00:00Z');
    naive.setUTCMonth(naive.getUTCMonth() + 6);
    expect(naive.toISOString().slice(0, 10)).toBe('2026-03-03');
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28');
  });

  it('drift when stepped one by one, so they are counted from the anchor (vector 15)', () => {
    let stepped = '2025-08-31';
    for (let month = 0; month < 12; month += 1) stepped = addMonths(stepped, 1);
    expect(stepped).toBe('2026-08-28');
    expect(addMonths('2025-08-31', 12)).toBe('2026-08-31');
  });

  it('land in the month asked for, on the same day or on its last day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = addMonths(from, months);
        const monthIndex = (on: string) => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7));
        expect(monthIndex(to)).toBe(monthIndex(from) + months);
        if (to.slice(8) !== from.slice(8)) {
          expect(to < `${to.slice(0, 8)}${from.slice(8)}`).toBe(true);
          expect(addDays(to, 1).slice(8)).toBe('01');
        }
      }),
    );
  });

  it('keep the order of their anchors', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 600 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(addMonths(first, months) <= addMonths(second, months)).toBe(true);
      }),
    );
  });

  it('past a day are the fewest that lead behind it, at least one', () => {
    expect(monthsPast('2026-01-31', '2026-02-27')).toBe(1);
    expect(monthsPast('2026-01-31', '2026-02-28')).toBe(2);
    fc.assert(
      fc.property(anyDate, anyDate, (from, day) => {
        const months = monthsPast(from, day);
        expect(addMonths(from, months) > day).toBe(true);
        expect(months === 1 || addMonths(from, months - 1) <= day).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  it.each([
    // Across the ends of the four kinds of years, day by day, and through all four hundred years by odd steps.
    [1599, 1602, 1],
    [1899, 1902, 1],
    [1999, 2002, 1],
    [2023, 2026, 1],
    [1796, 2200, 97],
  ])('from %i to %i follow one another as those of the Gregorian calendar do', (first, last, step) => {
    const wrong: string[] = [];
    let on = `${first}-01-01`;
    for (let at = Date.UTC(first, 0, 1); at < Date.UTC(last, 0, 1); at += step * 86_400_000) {
      const named = new Date(at).toISOString().slice(0, 10);
      const fits =
        on === named && beijingInstantOf(on, '08:00') === at && weekdayOf(on) % 7 === new Date(at).getUTCDay();
      if (!fits) wrong.push(`${on} for ${named}`);
      // What is wrong once must not be followed by a thousand others.
      if (wrong.length > 3) break;
      on = addDays(on, step);
    }
    expect(wrong).toEqual([]);
  });

  it('are counted from before the year 1970 as from after it', () => {
    expect(daysBetween('1000-01-01', '1970-01-01')).toBe(354_285);
    expect(daysBetween('1970-01-01', '9999-12-31')).toBe(2_932_896);
    expect(addDays('1970-01-01', -354_285)).toBe('1000-01-01');
    expect(addDays('1970-01-01', 2_932_896)).toBe('9999-12-31');
  });

  it('are undone by as many days back, and counted by daysBetween', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = addDays(from, days);
        expect(addDays(to, -days)).toBe(from);
        expect(daysBetween(from, to)).toBe(days);
        expect(Math.sign(days)).toBe(from < to ? 1 : from > to ? -1 : 0);
        expect((((weekdayOf(from) - 1 + days) % 7) + 7) % 7).toBe(weekdayOf(to) - 1);
      }),
    );
  });
});

describe('the Beijing day of an instant', () => {
  it('is still the due date at 23:59 and the next day a minute after midnight (vector 18)', () => {
    expect(beijingDateOf(Date.parse('2026-07-15T23:59:59.999+08:00'))).toBe('2026-07-15');
    expect(beijingDateOf(Date.parse('2026-07-16T00:00:00+08:00'))).toBe('2026-07-16');
    expect(beijingDateOf(Date.parse('2026-07-16T00:01:00+08:00'))).toBe('2026-07-16');
  });

  it('is already tomorrow for a server in UTC at 20:00 (vector 19)', () => {
    expect(beijingDateOf(Date.parse('2026-07-15T20:00:00Z'))).toBe('2026-07-16');
  });

  it('follows the constant offset also before 1970 and refuses what is no instant', () => {
    expect(beijingDateOf(Date.parse('1969-12-31T15:59:59Z'))).toBe('1969-12-31');
    expect(beijingDateOf(Date.parse('1969-12-31T16:00:00Z'))).toBe('1970-01-01');
    expect(() => beijingDateOf(Number.NaN)).toThrow(RangeError);
  });

  it('begins at 00:00, and 24:00 is the beginning of the next', () => {
    expect(beijingInstantOf('2026-07-15')).toBe(Date.parse('2026-07-14T16:00:00Z'));
    expect(beijingInstantOf('2026-07-15', '09:00')).toBe(Date.parse('2026-07-15T01:00:00Z'));
    expect(beijingInstantOf('2026-07-15', '24:00')).toBe(beijingInstantOf('2026-07-16'));
    expect(beijingInstantOf('2026-07-15', '23:59')).toBe(Date.parse('2026-07-15T15:59:00Z'));
    expect(beijingInstantOf('2026-07-15', '10:09')).toBe(Date.parse('2026-07-15T02:09:00Z'));
    for (const broken of ['24:01', '9:00', '25:00', '09:60', '', '09-00', '09:000', '0/:00', '09:0:', '24:59', '34:00'])
      expect(() => beijingInstantOf('2026-07-15', broken)).toThrow(RangeError);
  });

  it('comes back from any minute of it', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 1439 }), (on, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(beijingDateOf(beijingInstantOf(on, time))).toBe(on);
      }),
    );
  });
});
