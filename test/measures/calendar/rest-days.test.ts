// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDate, anySettledDate } from './any-date.ts';
// under test
import { addDays, daysBetween, weekdayOf } from '../../../measures/calendar/calendar-date.ts';
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import {
  addWorkingDays,
  awaitedYearOf,
  calendarOf,
  dayOf,
  isWorkingDay,
  onOrAfterWorkingDay,
  onOrBeforeWorkingDay,
  type RestDayArrangement,
} from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);

/** An arrangement that no one has decreed: only to show what its coming changes. */
const imagined2027: RestDayArrangement = {
  year: 2027,
  edition: '2027',
  notice: { number: '测试', title: '测试', issuedOn: '2026-11-03' },
  restDays: [
    { on: '2026-12-31', holiday: '元旦' },
    { on: '2027-01-01', holiday: '元旦' },
  ],
  makeUpWorkingDays: [{ on: '2027-02-28', holiday: '春节' }],
};

describe('a day', () => {
  it.each([
    ['2026-04-01', true, '工作日'],
    ['2026-04-11', false, '周六'],
    ['2026-04-12', false, '周日'],
    ['2024-10-01', false, '国庆节假期'],
    ['2024-10-12', true, '国庆节调休上班日'],
    ['2025-10-06', false, '国庆节、中秋节假期'],
    ['2026-02-28', true, '春节调休上班日'],
    ['2019-04-06', false, '周六'],
    ['2024-02-09', true, '工作日'],
  ])('%s: working %s, because %s', (on, working, because) => {
    expect(dayOf(calendar, on)).toEqual({ working, because, provisional: false });
    expect(isWorkingDay(calendar, on)).toBe(working);
  });

  it('at the end of December may be decreed by the notice for the next year', () => {
    expect(dayOf(calendar, '2022-12-31')).toEqual({ working: false, because: '元旦假期', provisional: false });
    expect(dayOf(calendar, '2018-12-29')).toEqual({ working: true, because: '元旦调休上班日', provisional: false });
    expect(dayOf(calendar, '2018-12-31')).toEqual({ working: false, because: '元旦假期', provisional: false });
  });

  it('of a year not yet decreed has its weekends, but is provisional and never taken for free of holidays', () => {
    expect(dayOf(calendar, '2027-01-01')).toEqual({ working: true, because: '工作日', provisional: true });
    expect(dayOf(calendar, '2027-10-02')).toEqual({ working: false, because: '周六', provisional: true });
    expect(awaitedYearOf(calendar, '2027-10-02')).toBe(2027);
  });

  it('from 26 December on waits for the next year as well', () => {
    expect(dayOf(calendar, '2026-12-25').provisional).toBe(false);
    expect(dayOf(calendar, '2026-12-26').provisional).toBe(true);
    expect(awaitedYearOf(calendar, '2026-12-31')).toBe(2027);
    expect(dayOf(calendar, '2025-12-31').provisional).toBe(false);
  });

  it('is settled, and may change its nature, once the arrangement comes', () => {
    const later = calendarOf([...REST_DAY_ARRANGEMENTS, imagined2027]);
    expect(dayOf(later, '2026-12-31')).toEqual({ working: false, because: '元旦假期', provisional: false });
    expect(dayOf(later, '2027-02-28')).toEqual({ working: true, because: '春节调休上班日', provisional: false });
    expect(dayOf(later, '2027-12-31').provisional).toBe(true);
  });
});

describe('a calendar', () => {
  it('names the years it covers and each year that a later notice changed', () => {
    expect(calendar.edition).toBe('2019-2026+2019.2+2020.2');
    expect(calendar.arrangements.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    const withGap = REST_DAY_ARRANGEMENTS.filter(({ year }) => year === 2021 || year === 2022 || year === 2026);
    expect(calendarOf(withGap).edition).toBe('2021-2022,2026');
    expect(calendarOf([]).edition).toBe('');
  });

  it('is the same whatever the order of its arrangements, and when made again from its own', () => {
    expect(calendarOf([...REST_DAY_ARRANGEMENTS].reverse())).toEqual(calendar);
    expect(calendarOf(calendar.arrangements)).toEqual(calendar);
    expect(dayOf(JSON.parse(JSON.stringify(calendar)), '2025-10-01').because).toBe('国庆节、中秋节假期');
  });

  it('follows the edition of a year that was issued last', () => {
    const before = calendarOf(REST_DAY_ARRANGEMENTS.filter(({ edition }) => edition !== '2020.2'));
    expect(dayOf(before, '2020-02-01')).toEqual({ working: true, because: '春节调休上班日', provisional: false });
    expect(dayOf(calendar, '2020-02-01')).toEqual({ working: false, because: '春节假期', provisional: false });
    expect(dayOf(calendar, '2020-06-28').because).toBe('端午节调休上班日');
  });

  it('gives the last word on a day that two years speak of to the notice issued later, whichever year it is of', () => {
    const of = (year: number, issuedOn: string, days: Partial<RestDayArrangement>): RestDayArrangement => ({
      year,
      edition: String(year),
      notice: { number: '测试', title: '测试', issuedOn },
      restDays: [],
      makeUpWorkingDays: [],
      ...days,
    });
    const on = '2031-01-04';
    const rest = { restDays: [{ on, holiday: '元旦' }] };
    const work = { makeUpWorkingDays: [{ on, holiday: '元旦' }] };
    const olderYearLast = calendarOf([of(2030, '2030-12-20', rest), of(2031, '2030-11-05', work)]);
    const newerYearLast = calendarOf([of(2030, '2029-11-05', rest), of(2031, '2030-11-05', work)]);
    expect([isWorkingDay(olderYearLast, on), isWorkingDay(newerYearLast, on)]).toEqual([false, true]);
    expect([olderYearLast.edition, newerYearLast.edition]).toEqual(['2030-2031', '2030-2031']);
    expect(olderYearLast.arrangements.map(({ year }) => year)).toEqual([2030, 2031]);
  });

  it('is refused with a day that does not exist or that is both rest and work', () => {
    const broken = (days: Partial<RestDayArrangement>) => () => calendarOf([{ ...imagined2027, ...days }]);
    expect(broken({ restDays: [{ on: '2027-02-29', holiday: '春节' }] })).toThrow('2027-02-29');
    expect(broken({ restDays: [{ on: '2027-02-28', holiday: '春节' }] })).toThrow('2027-02-28');
    expect(broken({ notice: { ...imagined2027.notice, issuedOn: '' } })).toThrow('2027');
  });
});

describe('working days', () => {
  it.each([
    ['2025-09-26', 5, '2025-10-10'],
    ['2026-02-10', 15, '2026-03-09'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2025-10-04', 0, '2025-10-04'],
    ['2025-10-04', 1, '2025-10-09'],
  ])('after %s, counted %i: %s', (from, n, expected) => {
    expect(addWorkingDays(calendar, from, n).on).toBe(expected);
  });

  it('are listed with what was skipped and which weekend days counted', () => {
    const { skipped, makeUp, provisional } = addWorkingDays(calendar, '2025-09-26', 5);
    expect(skipped[0]).toEqual({ on: '2025-09-27', because: '周六' });
    expect(skipped.slice(1).map(({ on }) => on)).toEqual(
      Array.from({ length: 8 }, (_, index) => addDays('2025-10-01', index)),
    );
    expect(makeUp).toEqual([{ on: '2025-09-28', because: '国庆节、中秋节调休上班日' }]);
    expect(provisional).toBe(false);
  });

  it('that reach into an undecreed year are provisional', () => {
    expect(addWorkingDays(calendar, '2026-12-21', 4)).toMatchObject({ on: '2026-12-25', provisional: false });
    expect(addWorkingDays(calendar, '2026-12-21', 5)).toMatchObject({ on: '2026-12-28', provisional: true });
  });

  it('are never a fraction nor fewer than none', () => {
    for (const n of [-1, 1.5, Number.NaN]) expect(() => addWorkingDays(calendar, '2026-04-01', n)).toThrow(RangeError);
  });

  it('add up: n and then m is n + m', () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (from, n, m) => {
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, n).on, m).on).toBe(
          addWorkingDays(calendar, from, n + m).on,
        );
      }),
    );
  });

  it('grow with every day counted, end on a working day, and account for every day between', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const found = addWorkingDays(calendar, from, n);
        expect(found.on > addWorkingDays(calendar, from, n - 1).on).toBe(true);
        expect(isWorkingDay(calendar, found.on)).toBe(true);
        expect(daysBetween(from, found.on)).toBe(n + found.skipped.length);
        expect(found.skipped.every(({ on }) => !isWorkingDay(calendar, on))).toBe(true);
        expect(found.makeUp.every(({ on }) => isWorkingDay(calendar, on) && weekdayOf(on) >= 6)).toBe(true);
      }),
    );
  });
});

describe('the nearest working day', () => {
  it('is the day itself where nothing has to move', () => {
    expect(onOrAfterWorkingDay(calendar, '2026-02-28')).toEqual({ on: '2026-02-28', skipped: [], provisional: false });
    expect(onOrBeforeWorkingDay(calendar, '2026-02-28')).toEqual({ on: '2026-02-28', skipped: [], provisional: false });
  });

  it('lists the rest days in the order in which it passed them', () => {
    expect(onOrAfterWorkingDay(calendar, '2026-01-01')).toEqual({
      on: '2026-01-04',
      skipped: ['2026-01-01', '2026-01-02', '2026-01-03'].map((on) => ({ on, because: '元旦假期' })),
      provisional: false,
    });
    expect(onOrBeforeWorkingDay(calendar, '2023-12-31')).toEqual({
      on: '2023-12-29',
      skipped: [
        { on: '2023-12-31', because: '周日' },
        { on: '2023-12-30', because: '周六' },
      ],
      provisional: false,
    });
  });

  it('forward is never earlier, backward never later, and only rest days lie between', () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        const after = onOrAfterWorkingDay(calendar, on);
        const before = onOrBeforeWorkingDay(calendar, on);
        expect(before.on <= on && on <= after.on).toBe(true);
        for (const found of [after, before]) {
          expect(isWorkingDay(calendar, found.on)).toBe(true);
          expect(found.skipped).toHaveLength(Math.abs(daysBetween(on, found.on)));
          expect(found.skipped.every((day) => !isWorkingDay(calendar, day.on))).toBe(true);
        }
      }),
    );
  });

  it('is provisional exactly when a day looked at is', () => {
    fc.assert(
      fc.property(anySettledDate, (on) => {
        expect(onOrBeforeWorkingDay(calendar, on).provisional).toBe(false);
      }),
    );
    expect(onOrAfterWorkingDay(calendar, '2027-02-27').provisional).toBe(true);
    expect(onOrAfterWorkingDay(calendar, '2026-12-26').provisional).toBe(true);
  });
});
