// test support
import { describe, expect, it } from 'vitest';
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { periodEnd, type DueRule } from '../../../measures/calendar/period.ts';
import { calendarOf, onOrAfterWorkingDay, type RestDayArrangement } from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);
const halfAYear: DueRule = { rule: 'months', months: 6, rolling: 'FORWARD' };
const completed = (on: string) => ({ event: '建成', on });

describe('half a year after completion', () => {
  it.each([
    ['1', '2023-08-31', '2024-02-29', '2024-02-29'],
    ['2', '2023-08-29', '2024-02-29', '2024-02-29'],
    ['3', '2024-08-31', '2025-02-28', '2025-02-28'],
    ['4: a Saturday that is a make-up working day stays', '2025-08-31', '2026-02-28', '2026-02-28'],
    ['6', '2025-12-31', '2026-06-30', '2026-06-30'],
    ['7', '2025-02-28', '2025-08-28', '2025-08-28'],
    ['8', '2024-02-29', '2024-08-29', '2024-08-29'],
    ['9: the National Day week', '2025-04-01', '2025-10-01', '2025-10-09'],
    ['10: a Sunday that is a make-up working day stays', '2025-03-28', '2025-09-28', '2025-09-28'],
    ['11: the Spring Festival', '2025-08-15', '2026-02-15', '2026-02-24'],
    ['12: ends on a Sunday that is a make-up working day', '2025-07-01', '2026-01-01', '2026-01-04'],
    ['13: an ordinary weekend', '2025-11-30', '2026-05-30', '2026-06-01'],
  ])('vector %s', (_, on, nominalOn, effectiveOn) => {
    expect(periodEnd(halfAYear, completed(on), calendar)).toMatchObject({ nominalOn, effectiveOn, status: 'FINAL' });
  });

  it('is provisional where the year is not yet decreed (vector 5)', () => {
    expect(periodEnd(halfAYear, completed('2026-08-31'), calendar)).toMatchObject({
      nominalOn: '2027-02-28',
      effectiveOn: '2027-03-01',
      moved: [{ on: '2027-02-28', because: '周日' }],
      status: 'PROVISIONAL',
    });
  });

  it('is computed anew from the event when the arrangement comes, and then final (vector 20)', () => {
    const imagined2027: RestDayArrangement = {
      year: 2027,
      edition: '2027',
      notice: { number: '测试', title: '测试', issuedOn: '2026-11-03' },
      restDays: [],
      makeUpWorkingDays: [{ on: '2027-02-28', holiday: '春节' }],
    };
    const later = calendarOf([...REST_DAY_ARRANGEMENTS, imagined2027]);
    expect(periodEnd(halfAYear, completed('2026-08-31'), later)).toMatchObject({
      effectiveOn: '2027-02-28',
      moved: [],
      status: 'FINAL',
    });
  });

  it('moved when the Spring Festival of 2020 was lengthened while it ran', () => {
    const before = calendarOf(REST_DAY_ARRANGEMENTS.filter(({ edition }) => edition !== '2020.2'));
    expect(periodEnd(halfAYear, completed('2019-08-01'), before).effectiveOn).toBe('2020-02-01');
    expect(periodEnd(halfAYear, completed('2019-08-01'), calendar).effectiveOn).toBe('2020-02-03');
  });
});

describe('the end of a year', () => {
  const yearEnd = (year: number) =>
    periodEnd({ rule: 'yearEnd', year }, { event: '开工', on: `${year}-03-01` }, calendar);

  it.each([
    ['16: a rest day decreed by the notice for 2023', 2022, '2022-12-30', '2023-01-03'],
    ['17: a Sunday', 2023, '2023-12-29', '2024-01-02'],
  ])(
    'vector %s: the limit stays in the year, only the target moves, backward',
    (_, year, targetOn, whereForwardWouldLand) => {
      const limit = `${year}-12-31`;
      expect(yearEnd(year)).toMatchObject({
        nominalOn: limit,
        effectiveOn: limit,
        legalLimitOn: limit,
        targetOn,
        status: 'FINAL',
      });
      expect(onOrAfterWorkingDay(calendar, limit).on).toBe(whereForwardWouldLand);
    },
  );

  it('is its own target where it is a working day', () => {
    expect(yearEnd(2025)).toMatchObject({ effectiveOn: '2025-12-31', targetOn: '2025-12-31', moved: [] });
  });

  it('has a provisional target until the next year is decreed', () => {
    expect(yearEnd(2026)).toMatchObject({ legalLimitOn: '2026-12-31', targetOn: '2026-12-31', status: 'PROVISIONAL' });
  });
});

describe('a date set by a person', () => {
  const granted = (on: string) => periodEnd({ rule: 'fixed', on }, { event: '准予延期', on: '2026-03-02' }, calendar);

  it('is kept on a rest day, with a warning (vector 21)', () => {
    const explanation = granted('2026-05-02');
    expect(explanation).toMatchObject({
      nominalOn: '2026-05-02',
      effectiveOn: '2026-05-02',
      moved: [],
      status: 'FINAL',
    });
    expect(explanation.text).toContain('请注意：指定的这一天是休息日');
  });

  it('is kept without a warning on a working day, also a make-up one', () => {
    expect(granted('2026-05-09').text).not.toContain('请注意');
  });

  it('L31: is final in an undecreed year too, and says of no arrangement that could move it', () => {
    const explanation = granted('2027-05-05');
    expect(explanation).toMatchObject({ effectiveOn: '2027-05-05', status: 'FINAL' });
    expect(explanation.text).not.toContain('放假安排');
  });
});

describe('the window of self-evaluation', () => {
  it('opens on a holiday without moving and closes behind it (vector 22)', () => {
    const accepted = { event: '验收通过', on: '2024-10-01' };
    expect(periodEnd({ rule: 'months', months: 12, rolling: 'NONE' }, accepted, calendar)).toMatchObject({
      effectiveOn: '2025-10-01',
      moved: [],
    });
    expect(periodEnd({ rule: 'months', months: 24, rolling: 'FORWARD' }, accepted, calendar)).toMatchObject({
      nominalOn: '2026-10-01',
      effectiveOn: '2026-10-08',
      status: 'FINAL',
    });
  });

  it('stays on a leap day counted two years on, where a make-up working day stands (vector 8)', () => {
    const accepted = { event: '验收通过', on: '2024-02-29' };
    expect(periodEnd({ rule: 'months', months: 12, rolling: 'NONE' }, accepted, calendar).effectiveOn).toBe(
      '2025-02-28',
    );
    expect(periodEnd({ rule: 'months', months: 24, rolling: 'FORWARD' }, accepted, calendar).effectiveOn).toBe(
      '2026-02-28',
    );
  });
});

describe('a period of days', () => {
  it('of the calendar does not count the day of the event and rolls behind the rest', () => {
    expect(
      periodEnd({ rule: 'days', days: 30, rolling: 'FORWARD' }, { event: '验收通过', on: '2026-04-02' }, calendar),
    ).toMatchObject({
      nominalOn: '2026-05-02',
      effectiveOn: '2026-05-06',
    });
  });

  it('of working days ends where it ends, and lists rest days and make-up days together by date', () => {
    const explanation = periodEnd(
      { rule: 'workingDays', days: 5 },
      { event: '发现严重问题', on: '2025-09-26' },
      calendar,
    );
    expect(explanation).toMatchObject({ nominalOn: '2025-10-10', effectiveOn: '2025-10-10', status: 'FINAL' });
    expect(explanation.moved.map(({ on }) => on).slice(0, 3)).toEqual(['2025-09-27', '2025-09-28', '2025-10-01']);
    expect(explanation.moved).toHaveLength(10);
  });
});

describe('an answer', () => {
  it('is given again as it is, and forgotten with all others after two thousand', () => {
    const fresh = calendarOf(REST_DAY_ARRANGEMENTS);
    const ask = (days: number) => periodEnd({ rule: 'days', days, rolling: 'NONE' }, completed('2020-01-01'), fresh);
    const first = ask(1);
    for (let days = 2; days <= 2_000; days++) ask(days);
    expect(ask(1)).toBe(first);
    ask(2_001);
    expect(ask(1)).not.toBe(first);
    expect(ask(1)).toEqual(first);
  });

  it('of another calendar is another', () =>
    expect(periodEnd(halfAYear, completed('2025-01-01'), calendarOf(REST_DAY_ARRANGEMENTS))).not.toBe(
      periodEnd(halfAYear, completed('2025-01-01'), calendar),
    ));
});
