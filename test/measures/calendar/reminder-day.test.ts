// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDate } from './any-date.ts';
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { addDays } from '../../../measures/calendar/calendar-date.ts';
import { periodEnd, reminderDay } from '../../../measures/calendar/period.ts';
import { calendarOf, isWorkingDay } from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);

describe('a step of so many days', () => {
  const { effectiveOn } = periodEnd(
    { rule: 'months', months: 6, rolling: 'FORWARD' },
    { event: '建成', on: '2025-08-31' },
    calendar,
  );

  it.each([
    [-90, '2025-11-30', '2025-11-28'],
    [-60, '2025-12-30', '2025-12-30'],
    [-30, '2026-01-29', '2026-01-29'],
    [-15, '2026-02-13', '2026-02-13'],
    [-7, '2026-02-21', '2026-02-14'],
    [-3, '2026-02-25', '2026-02-25'],
    [-1, '2026-02-27', '2026-02-27'],
    [0, '2026-02-28', '2026-02-28'],
  ])('%i before a due date of 28 February 2026 is %s and goes out on %s', (step, rawOn, sentOn) => {
    expect(addDays(effectiveOn, step)).toBe(rawOn);
    expect(reminderDay(calendar, rawOn, 'ahead').on).toBe(sentOn);
  });

  it.each([
    [1, '2026-03-01'],
    [7, '2026-03-07'],
    [15, '2026-03-15'],
    [30, '2026-03-30'],
  ])('%i after it is %s and keeps its date, rest day or not', (step, rawOn) => {
    expect(addDays(effectiveOn, step)).toBe(rawOn);
    expect(reminderDay(calendar, rawOn, 'kept')).toEqual({ on: rawOn, moved: [] });
  });

  it('counts from the target of the year end of 2023 before it, from the legal limit after it', () => {
    const { targetOn, legalLimitOn } = periodEnd(
      { rule: 'yearEnd', year: 2023 },
      { event: '开工', on: '2023-03-01' },
      calendar,
    );
    const ahead = [-15, -7, -3, -1, 0].map((step) => reminderDay(calendar, addDays(targetOn!, step), 'ahead').on);
    expect(ahead).toEqual(['2023-12-14', '2023-12-22', '2023-12-26', '2023-12-28', '2023-12-29']);
    expect(reminderDay(calendar, addDays(legalLimitOn!, 1), 'kept').on).toBe('2024-01-01');
  });
});

describe('the day of a reminder', () => {
  it('that opens something waits for the working day after the rest, and says what it passed', () => {
    expect(reminderDay(calendar, '2025-11-01', 'onward')).toEqual({
      on: '2025-11-03',
      moved: [
        { on: '2025-11-01', because: '周六' },
        { on: '2025-11-02', because: '周日' },
      ],
    });
  });

  it('ahead is never later than planned, onward never earlier, and both are working days', () => {
    fc.assert(
      fc.property(anyDate, (rawOn) => {
        const ahead = reminderDay(calendar, rawOn, 'ahead').on;
        const onward = reminderDay(calendar, rawOn, 'onward').on;
        expect(ahead <= rawOn && rawOn <= onward).toBe(true);
        expect(isWorkingDay(calendar, ahead) && isWorkingDay(calendar, onward)).toBe(true);
      }),
    );
  });

  it('ahead keeps the order of its steps', () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 120 }), (rawOn, days) => {
        expect(
          reminderDay(calendar, rawOn, 'ahead').on <= reminderDay(calendar, addDays(rawOn, days), 'ahead').on,
        ).toBe(true);
      }),
    );
  });
});
