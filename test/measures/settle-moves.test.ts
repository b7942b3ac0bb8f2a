// A date that is another one now: its version, why, and whether the ladder begins anew.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { applied, asked, building, builtProject, decided, entry } from './settled-projects.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
// under test
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { firstPractice } from '../../measures/register.ts';

const DUTY = 'ACCEPTANCE_APPLICATION';
const decree = (...restDays: string[]) =>
  calendarOf([
    ...CALENDAR.arrangements,
    {
      year: 2027,
      edition: '2027-test',
      notice: { number: '测试', title: '测试', issuedOn: '2026-11-20' },
      restDays: restDays.map((on) => ({ on, holiday: '测试假期' })),
      makeUpWorkingDays: [],
    },
  ]);
const completedOn = (on: string) => (facts: ProjectFacts) => ({
  ...facts,
  completion: { ...facts.completion!, completedOn: on },
});
const planned = (on: string) => (facts: ProjectFacts) => ({
  ...facts,
  construction: { ...facts.construction!, plannedCompletionOn: on },
});
const built = (on = '2025-08-31') => new Clockwork(unopenedFacts('P1')).at(on, builtProject(on));
const granted = (until: string) =>
  built()
    .at('2026-02-10', asked('2026-02-10', until))
    .at('2026-02-12', decided('GRANTED', '2026-02-12', until));

describe('why a date moved', () => {
  const why = (clock: Clockwork, duty: Parameters<Clockwork['duty']>[0] = DUTY, key?: string) =>
    clock.duty(duty, key)!.history.at(-1);

  it('is that a day was corrected: from which to which', () =>
    expect(why(built().at('2025-09-10', completedOn('2025-08-20')))).toEqual({
      dueVersion: 1,
      effectiveOn: '2026-02-28',
      replacedOn: '2025-09-10',
      because: '起算日期由2025年8月31日（周日）更正为2025年8月20日（周三），重新计算',
    }));

  it('is that rest days were published: by which arrangement', () => {
    const clock = built('2026-08-31');
    clock.calendar = decree('2027-03-01');
    expect(why(clock.at('2027-02-02'))!.because).toBe('按现行的放假安排重新计算');
  });

  it('is that an authority set another one, as a fact and not by those words', () =>
    expect(why(granted('2026-08-31'))).toMatchObject({ byDecision: true, because: '有权部门另定日期' }));

  it('is no decision, where a plan moved the day: it is told', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2025-03-03', building('2025-03-03'))
      .at('2025-03-10', planned('2025-06-30'))
      .until('2025-07-01');
    clock.at('2025-07-02', planned('2025-07-02'));
    expect(why(clock, 'COMPLETION_CONFIRMATION')!.byDecision).toBeUndefined();
    expect(clock.said('COMPLETION_CONFIRMATION')).toContain('2025-07-02 moved-v3');
  });
});

describe('a move', () => {
  it('of a duty that only a mishap would bring about is told of once it opened, of any other at once', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2025-03-03', building('2025-03-03'))
      .at('2025-03-10', planned('2027-06-30'));
    expect(clock.duty('COMPLETION_CONFIRMATION')).toMatchObject({ dueVersion: 2, effectiveOn: '2027-06-30' });
    expect(clock.says).toEqual([]);
    const used = built()
      .at('2026-02-20', applied('2026-02-20'))
      .at('2026-03-02', (facts) => ({
        ...facts,
        stage: 'IN_OPERATION',
        acceptanceRounds: facts.acceptanceRounds.map((round) => ({
          ...round,
          conclusion: {
            ...entry(21, '2026-03-02', 'big-data'),
            passed: true,
            concludedOn: '2026-03-02',
            documents: [],
          },
        })),
        operation: { ...entry(22, '2026-03-02'), operationOn: '2026-03-02' },
      }))
      .at('2026-03-10', (facts) => ({ ...facts, operation: { ...facts.operation!, operationOn: '2026-03-09' } }));
    // The window opens in a year; its last day is another one all the same.
    expect(used.duty('SELF_EVALUATION')).toMatchObject({ opensOn: '2027-03-09', effectiveOn: '2028-03-09' });
    expect(used.said('SELF_EVALUATION')).toEqual(['2026-03-10 moved-v2']);
  });

  // Half a year from 31 August 2026 ends on Sunday, 28 February 2027, and so on Monday, 1 March.
  it.each([
    ['three days later leaves the ladder as it ran', ['2027-03-01', '2027-03-02', '2027-03-03'], '2027-03-04', true],
    ['four days later begins it anew', ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04'], '2027-03-05', false],
  ])('by new rest days %s', (_, restDays, effectiveOn, isTolerated) => {
    const clock = built('2026-08-31').until('2027-02-01');
    const { armedAt, said } = clock.duty(DUTY)!;
    clock.calendar = decree(...restDays);
    clock.at('2027-02-02');
    const now = clock.duty(DUTY)!;
    expect(now).toMatchObject({ effectiveOn, dueVersion: 2 });
    expect(now.armedAt === armedAt).toBe(isTolerated);
    expect('ahead-30' in said && Object.keys(said).every((step) => step in now.said)).toBe(isTolerated);
    expect(clock.said(DUTY).filter((step) => step.startsWith('2027-02-02'))).toEqual([
      isTolerated ? '2027-02-02 moved-v2' : expect.stringMatching(/^2027-02-02 /),
    ]);
  });

  // Half a year from 5 March 2025 ends on Friday, 5 September: five days before the correction of a correction.
  it.each([
    ['in the next minute', '10:01'],
    ['at the very same instant', '10:00'],
  ])('after another one %s begins the ladder anew as well, and what is past already is told', (_, time) => {
    const clock = built().at('2025-09-10', completedOn('2025-08-20')).at('2025-09-10', completedOn('2025-03-05'), time);
    expect(clock.duty(DUTY)).toMatchObject({ effectiveOn: '2025-09-05', dueVersion: 3, armedVersion: 3 });
    expect(clock.last.says.map(({ plannedOn, step }) => `${plannedOn} ${step}`)).toContain('2025-09-10 overdue-1');
    expect(clock.last.takesBack).toContainEqual({
      dutyRef: `${DUTY}:9`,
      exceptVersion: 3,
      because: '到期日已变更',
    });
  });

  it('of the day to aim at, or of that on which a season opens, is a move as well', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2027-02-01', building('2027-02-01'));
    expect(clock.duty('YEAR_END_REPORT', '2027')).toMatchObject({ targetOn: '2027-12-31', dueVersion: 1 });
    clock.calendar = decree('2027-12-31');
    clock.at('2027-03-01');
    expect(clock.duty('YEAR_END_REPORT', '2027')).toMatchObject({
      targetOn: '2027-12-30',
      effectiveOn: '2027-12-31',
      dueVersion: 2,
    });
    const first = firstPractice();
    clock.practice = { ...first, figures: { ...first.figures, yearEndOpensMonthDay: '10-15' } };
    clock.at('2027-03-02');
    expect(clock.duty('YEAR_END_REPORT', '2027')).toMatchObject({ opensOn: '2027-10-15', dueVersion: 3 });
  });
});

describe('L7: an extension and a corrected completion', () => {
  const corrected = () => granted('2026-04-30').at('2026-03-02', completedOn('2025-12-31'));

  it('come to the later of both, and say on what it rests', () => {
    expect(granted('2026-04-30').duty(DUTY)).toMatchObject({ effectiveOn: '2026-04-30', dueBasis: 'decided' });
    expect(corrected().duty(DUTY)).toMatchObject({ effectiveOn: '2026-06-30', dueBasis: 'law' });
    // On the very day that the half year ends, the half year it is.
    expect(granted('2026-06-30').at('2026-03-02', completedOn('2025-12-31')).duty(DUTY)).toMatchObject({
      effectiveOn: '2026-06-30',
      dueBasis: 'law',
    });
  });

  it('back again come to the date that was granted, which no decision of that day tells: it is told', () => {
    const clock = corrected().at('2026-03-05', completedOn('2025-08-31'));
    expect(clock.duty(DUTY)).toMatchObject({ effectiveOn: '2026-04-30', dueBasis: 'decided', dueVersion: 4 });
    expect(clock.duty(DUTY)!.history.at(-1)!.byDecision).toBeUndefined();
    // In one message with the step of sixty days ahead, past since 1 March.
    expect(clock.last.says.map(({ step }) => step)).toEqual(['ahead-60']);
    expect(clock.duty(DUTY)!.said).toHaveProperty('moved-v4');
  });

  it('on one day: the date of the law is told, though something was granted that day', () => {
    const clock = granted('2026-04-30').at('2026-02-12', completedOn('2025-12-31'), '11:00');
    expect(clock.duty(DUTY)!.history.at(-1)!.byDecision).toBeUndefined();
    expect(clock.last.says.map(({ step }) => step)).toContain('moved-v3');
  });
});
