// test support
import { describe, expect, it } from 'vitest';
// The hundred cases (../cases/dates.test.ts) hold the dates themselves; here is what else an answer says.
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { periodEnd, type DueRule } from '../../../measures/calendar/period.ts';
import { calendarOf, type RestDayArrangement } from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);
const halfAYear: DueRule = { rule: 'months', months: 6, rolling: 'FORWARD' };
const completed = (on: string) => ({ event: '建成', on });

describe('half a year after completion', () => {
  it('is provisional where the year is not yet decreed', () => {
    expect(periodEnd(halfAYear, completed('2026-08-31'), calendar)).toMatchObject({
      nominalOn: '2027-02-28',
      effectiveOn: '2027-03-01',
      moved: [{ on: '2027-02-28', because: '周日' }],
      status: 'PROVISIONAL',
    });
  });

  it('is computed anew from the event when the arrangement comes, and then final', () => {
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

  it('is its own target where it is a working day', () => {
    expect(yearEnd(2025)).toMatchObject({ effectiveOn: '2025-12-31', targetOn: '2025-12-31', moved: [] });
  });

  it('has a provisional target until the next year is decreed', () => {
    expect(yearEnd(2026)).toMatchObject({ legalLimitOn: '2026-12-31', targetOn: '2026-12-31', status: 'PROVISIONAL' });
  });
});

describe('a date set by a person', () => {
  const granted = (on: string) => periodEnd({ rule: 'fixed', on }, { event: '准予延期', on: '2026-03-02' }, calendar);

  it('is kept on a rest day, with a warning', () => {
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
