// The hundred cases, 1 to 22: on which day a period ends. Dates are reckoned from the wall calendar and the State
// Council's notices of rest days.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from '../clockwork.ts';
import { applied, building, builtProject } from '../settled-projects.ts';
import { acceptanceAfter, askExtension, built, evaluationAfter, LOWER, UPPER } from './lives.ts';
// under test
import { addMonths, beijingDateOf, beijingInstantOf } from '../../../measures/calendar/calendar-date.ts';
import { calendarOf, onOrAfterWorkingDay, type RestDayArrangement } from '../../../measures/calendar/rest-days.ts';
import { receivedOn } from '../../../measures/moment.ts';
import { unopenedFacts } from '../../../measures/project/facts.ts';

const UNIT_HANDLER = 'unit-a/handler';

describe.each([
  ['applied for', UPPER],
  ['organised', LOWER],
])('half a year after completion acceptance is to be %s', (_, total) => {
  it.each([
    ['case 1: from 31 August it ends on the leap day, the last there is', '2023-08-31', '2024-02-29', '2024-02-29'],
    ['case 2: from 29 August it ends on the leap day as well', '2023-08-29', '2024-02-29', '2024-02-29'],
    [
      'case 3: from 31 August it ends on 28 February where there is no leap day',
      '2024-08-31',
      '2025-02-28',
      '2025-02-28',
    ],
    ['case 4: a Saturday that is a make-up working day does not move', '2025-08-31', '2026-02-28', '2026-02-28'],
    ['case 6: from 31 December it ends on 30 June', '2025-12-31', '2026-06-30', '2026-06-30'],
    [
      'case 7: from 28 February it ends on 28 August, not at the end of that month',
      '2025-02-28',
      '2025-08-28',
      '2025-08-28',
    ],
    ['case 9: the National Day week passes first', '2025-04-01', '2025-10-01', '2025-10-09'],
    ['case 10: a Sunday that is a make-up working day does not move', '2025-03-28', '2025-09-28', '2025-09-28'],
    ['case 11: the Spring Festival passes first', '2025-08-15', '2026-02-15', '2026-02-24'],
    ['case 12: behind New Year a make-up Sunday is the day', '2025-07-01', '2026-01-01', '2026-01-04'],
    ['case 13: behind a weekend Monday is the day', '2025-11-30', '2026-05-30', '2026-06-01'],
  ])('%s', (_case, completedOn, nominalOn, effectiveOn) =>
    expect(acceptanceAfter(completedOn, total)).toMatchObject({
      nominalOn,
      effectiveOn,
      explanation: { status: 'FINAL' },
    }),
  );

  it('case 5: a Sunday of a year without a notice moves to Monday, provisionally', () =>
    expect(acceptanceAfter('2026-08-31', total)).toMatchObject({
      nominalOn: '2027-02-28',
      effectiveOn: '2027-03-01',
      explanation: { status: 'PROVISIONAL' },
    }));

  it('case 14: is not what `setMonth` makes of 31 August', () => {
    const naive = new Date(Date.UTC(2025, 7, 31));
    naive.setUTCMonth(naive.getUTCMonth() + 6);
    expect(naive.toISOString().slice(0, 10)).toBe('2026-03-03');
    expect(acceptanceAfter('2025-08-31', total)).toMatchObject({ nominalOn: '2026-02-28' });
  });
});

describe('twelve and twenty-four months', () => {
  it('case 8: from the leap day are 28 February, a year later a make-up Saturday that does not move', () => {
    expect(acceptanceAfter('2024-02-29', UPPER)).toMatchObject({ effectiveOn: '2024-08-29' });
    expect(evaluationAfter('2024-02-29')).toMatchObject({ opensOn: '2025-02-28', effectiveOn: '2026-02-28' });
  });

  it('case 15: are counted from the event at once, not month by month, which drifts', () => {
    const monthByMonth = Array.from({ length: 12 }).reduce<string>((day) => addMonths(day, 1), '2025-08-31');
    expect(monthByMonth).toBe('2026-08-28');
    // 31 August 2026 is a Monday.
    expect(evaluationAfter('2025-08-31')).toMatchObject({ opensOn: '2026-08-31' });
  });

  it('case 22: open on a holiday unmoved, and close behind one', () =>
    expect(evaluationAfter('2024-10-01')).toMatchObject({
      opensOn: '2025-10-01',
      nominalOn: '2026-10-01',
      effectiveOn: '2026-10-08',
    }));
});

describe('before the end of the year', () => {
  it.each([
    [
      'case 16: a rest day of the next notice takes the target forward, never the limit',
      2022,
      '2022-12-30',
      '2023-01-03',
    ],
    ['case 17: a Sunday takes the target to Friday, never the limit into January', 2023, '2023-12-29', '2024-01-02'],
  ])('%s', (_, year, targetOn, wrong) => {
    const owed = new Clockwork(unopenedFacts('P1'))
      .at(`${year}-03-01`, building(`${year}-03-01`))
      .duty('YEAR_END_REPORT');
    expect(owed).toMatchObject({ legalLimitOn: `${year}-12-31`, effectiveOn: `${year}-12-31`, targetOn });
    expect(onOrAfterWorkingDay(CALENDAR, `${year}-12-31`).on, 'where rolling forward would land').toBe(wrong);
  });
});

describe('the last day', () => {
  // Completed on 2026-01-15: due on Wednesday 2026-07-15.
  const appliedAt = (instant: number) => {
    const on = beijingDateOf(instant);
    const time = new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16);
    return new Clockwork(unopenedFacts('P1'))
      .at('2026-01-15', builtProject('2026-01-15'))
      .at(on, applied(on), time)
      .duty('ACCEPTANCE_APPLICATION');
  };

  it('case 18: ends at 24:00: 23:59 is in time, two minutes later is a day late', () => {
    const inTime = appliedAt(beijingInstantOf('2026-07-15', '23:59'));
    expect(inTime).toMatchObject({ effectiveOn: '2026-07-15', dischargedOn: '2026-07-15' });
    expect(inTime!.overdueSince).toBeUndefined();
    expect(appliedAt(beijingInstantOf('2026-07-16', '00:01'))).toMatchObject({
      dischargedOn: '2026-07-16',
      overdueSince: '2026-07-16',
    });
  });

  it('case 18: ends at the close of business where an edition says so: for units, not for an authority', () => {
    const figures = { submissionsCloseAt: '17:30' };
    const applyingAt = (time: string) => {
      const on = receivedOn(beijingInstantOf('2026-07-15', time), 'unit-a', figures);
      return new Clockwork(unopenedFacts('P1'))
        .at('2026-01-15', builtProject('2026-01-15'))
        .at('2026-07-15', applied(on), time)
        .until('2026-07-16')
        .duty('ACCEPTANCE_APPLICATION');
    };
    expect(applyingAt('17:29')).toMatchObject({ dischargedOn: '2026-07-15', overdueSince: undefined });
    expect(applyingAt('17:30')).toMatchObject({ dischargedOn: '2026-07-16', overdueSince: '2026-07-16' });
    expect(receivedOn(beijingInstantOf('2026-07-15', '18:00'), 'big-data', figures)).toBe('2026-07-15');
  });

  it('case 19: is a day in Beijing: 20:00 of it by a clock in UTC is the day after', () =>
    expect(appliedAt(Date.parse('2026-07-15T20:00:00Z'))).toMatchObject({
      dischargedOn: '2026-07-16',
      overdueSince: '2026-07-16',
    }));
});

describe('a date that moves', () => {
  it('case 20: by a notice of rest days published later is told once, with its new version, and no reminder comes twice', () => {
    // Completed on 2026-08-31: provisionally due on Monday 2027-03-01; the notice makes that Monday a rest day.
    const notice: RestDayArrangement = {
      year: 2027,
      edition: '2027-test',
      notice: { number: '测试', title: '测试', issuedOn: '2027-01-20' },
      restDays: [{ on: '2027-03-01', holiday: '测试假期' }],
      makeUpWorkingDays: [],
    };
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-08-31', builtProject('2026-08-31')).until('2027-02-01');
    // Sixty days before is New Year's Eve, thirty days before Saturday 30 January, told on the Friday.
    expect(clock.said('ACCEPTANCE_APPLICATION', UNIT_HANDLER)).toEqual([
      '2026-08-31 started',
      '2026-12-31 ahead-60',
      '2027-01-29 ahead-30',
    ]);
    clock.calendar = calendarOf([...CALENDAR.arrangements, notice]);
    clock.at('2027-02-02');
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2027-03-02',
      dueVersion: 2,
      history: [{ dueVersion: 1, effectiveOn: '2027-03-01', replacedOn: '2027-02-02' }],
      explanation: { status: 'FINAL' },
    });
    const told = () => clock.says.filter(({ party, post }) => `${party}/${post}` === UNIT_HANDLER);
    const ofTheMove = told().slice(3);
    expect(ofTheMove).toHaveLength(1);
    expect(JSON.stringify(ofTheMove[0]!.notice), 'the old day and the new').toMatch(
      /2027-03-01.*2027-03-02|2027-03-02.*2027-03-01/,
    );
    clock.until('2027-03-02');
    expect(
      told()
        .slice(4)
        .map(({ step }) => step),
    ).toEqual(['ahead-7', 'due']);
  });

  it('case 21: by an extension to a rest day stays there, and whoever grants it is warned', () => {
    const life = askExtension(built(UPPER), '2026-12-16', '2026-08-20');
    // Saturday of the National Day week.
    life.do('grantExtension', 'big-data', { until: '2026-10-03' }, { on: '2026-08-25' });
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-10-03', dueBasis: 'decided' });
    expect(life.last.warnings.map(({ code }) => code)).toEqual(['onRestDay']);
  });
});
