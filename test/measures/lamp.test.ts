// test support
import { describe, expect, it } from 'vitest';
// under test
import { lampOf, nextDutyOf } from '../../measures/lamp.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';

const PROJECT = kindNamed('project');
const lampOn = (today: string, duties: Parameters<typeof lampOf>[1]) =>
  lampOf(PROJECT, duties, { today, practice: firstPractice() });

const duty = (
  name: 'ACCEPTANCE_APPLICATION' | 'SERIOUS_PROBLEM_REPORT' | 'YEAR_END_REPORT',
  effectiveOn: string,
  more: object = {},
) => ({ duty: name, effectiveOn, ...more });

describe('the lamp', () => {
  it.each([
    ['2026-03-01', '绿'],
    ['2026-05-31', '绿'],
    ['2026-06-01', '黄'],
    ['2026-07-01', '黄'],
    ['2026-07-02', '红'],
  ])('of a duty due 2026-07-01 is on %s %s', (today, lamp) => {
    expect(lampOn(today, [duty('ACCEPTANCE_APPLICATION', '2026-07-01')])).toBe(lamp);
  });

  it('is yellow, not red, past the date while the bureau has not decided', () => {
    expect(
      lampOn('2026-07-02', [
        duty('ACCEPTANCE_APPLICATION', '2026-07-01', {
          awaits: { what: 'EXTENSION', since: '2026-07-01', until: '2026-07-10' },
        }),
      ]),
    ).toBe('黄');
  });

  it('goes by the legal limit of the year-end report, not by its target', () => {
    expect(
      lampOn('2022-12-31', [
        duty('YEAR_END_REPORT', '2022-12-31', { targetOn: '2022-12-30', legalLimitOn: '2022-12-31' }),
      ]),
    ).toBe('黄');
  });

  it('and the next duty leave out a report of delay until there is a delay', () => {
    const duties = [
      duty('SERIOUS_PROBLEM_REPORT', '2026-04-03', { opensOn: '2026-03-31' }),
      duty('ACCEPTANCE_APPLICATION', '2026-07-01'),
    ];
    expect(nextDutyOf(PROJECT, duties, '2026-03-30')!.duty).toBe('ACCEPTANCE_APPLICATION');
    expect(lampOn('2026-03-30', duties)).toBe('绿');
    expect(nextDutyOf(PROJECT, duties, '2026-03-31')!.duty).toBe('SERIOUS_PROBLEM_REPORT');
  });

  it('is out when nothing is owed', () => {
    expect(lampOn('2026-08-01', [duty('ACCEPTANCE_APPLICATION', '2026-07-01', { dischargedOn: '2026-06-01' })])).toBe(
      '无',
    );
  });
});
