// What was found wrong in the first release about who owes what until when, each as a sentence under its number. Days are
// reckoned by hand. 2026: 28 February (Saturday) is worked for the Spring Festival, 6 April is 清明.
import { describe, expect, it } from 'vitest';
// test support
import { Clockwork } from './clockwork.ts';
import { applied, asked, building, builtProject, decided, entry, UNIT } from './settled-projects.ts';
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { lampOf } from '../../measures/lamp.ts';
import type { Saying } from '../../measures/notice.ts';
import { PROJECT_ACTS } from '../../measures/project/acts.ts';
import { unopenedFacts, type ProjectFacts, type Rectification } from '../../measures/project/facts.ts';
import { findDuty, firstPractice, kindNamed } from '../../measures/register.ts';
import { renderNotice } from '../../messages/render.ts';

const HANDLER = `${UNIT}/handler`;
const begin = () => new Clockwork(unopenedFacts('P1'));
/** Of the whole project, or of one duty. */
const lamp = (clock: Clockwork, today: CalendarDate, name?: string) =>
  lampOf(
    kindNamed('project'),
    clock.duties.filter(({ duty }) => name === undefined || duty === name),
    { today, practice: firstPractice() },
  );
const textOf = ({ notice, party }: Saying): string => renderNotice(notice, {}, party).text;
const saidOn = (clock: Clockwork, on: CalendarDate, duty: string): Saying[] =>
  clock.says.filter((saying) => saying.plannedOn === on && saying.dutyRef?.startsWith(`${duty}:`));
const after = (clock: Clockwork, duty: Parameters<Clockwork['said']>[0], day: CalendarDate): string[] =>
  clock.said(duty, HANDLER).filter((said) => said.slice(0, 10) > day);

const ordered =
  (dueOn: CalendarDate, over: Partial<Rectification> = {}) =>
  (facts: ProjectFacts): ProjectFacts => ({
    ...building('2025-03-01')(facts),
    rectifications: [
      {
        ...entry(30, '2026-03-02', 'big-data'),
        ground: 'ART35',
        issuers: ['big-data'],
        violation: '未按要求共享数据资源',
        documents: [],
        servedOn: '2026-03-02',
        dueOn,
        status: 'ISSUED',
        dates: [{ ...entry(30, '2026-03-02', 'big-data'), dueOn, servedOn: '2026-03-02' }],
        submissions: [],
        findings: [],
        ...over,
      },
    ],
  });
const reportedOn = (on: CalendarDate) => ({ ...entry(31, on), documents: [], statement: '已整改' });
/** Completed on 30 September 2025: half a year later is Monday, 30 March 2026. */
const DUE = '2026-03-30';
const built = () => begin().at('2025-09-30', builtProject('2025-09-30'));

describe('waiting', () => {
  it('L2: a report that is in silences the unit’s ladder until the issuer decides', () => {
    const clock = begin()
      .at('2026-03-02', ordered('2026-04-30'))
      .at('2026-03-05', ordered('2026-04-30', { status: 'SUBMITTED', submissions: [reportedOn('2026-03-05')] }))
      .until('2026-06-01');
    expect(after(clock, 'RECTIFICATION', '2026-03-05')).toEqual(['2026-05-30 awaiting-2026-04-30-1']);
    expect(textOf(saidOn(clock, '2026-05-30', 'RECTIFICATION')[0]!)).toContain('整改报告待核验。贵单位现无须另行办理');
    expect(['2026-03-06', '2026-05-02'].map((day) => lamp(clock, day, 'RECTIFICATION'))).toEqual(['黄', '黄']);
    expect(clock.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
    // Ten working days after Thursday, 5 March: Thursday, 19 March.
    expect(clock.said('RECTIFICATION_VERIFICATION', 'big-data/head')[0]).toBe('2026-03-20 overdue-1');
  });

  const returned =
    (resubmittedOn?: CalendarDate) =>
    (facts: ProjectFacts): ProjectFacts => ({
      ...applied('2026-03-02')(facts),
      review: {
        ...entry(20, '2026-03-02'),
        stage: 'ACCEPTANCE_IN_PROGRESS',
        reviewer: 'big-data',
        mayReturn: ['big-data'],
        records: [],
        version: resubmittedOn ? 2 : 1,
        status: resubmittedOn ? 'PENDING' : 'RETURNED',
        documents: [],
        chapters: [],
        opinions: {},
        returns: [{ ...entry(21, '2026-03-05', 'big-data'), defects: ['缺审计报告'], resubmittedOn }],
      },
    });

  it.each([
    ['2026-03-19', '2026-03-02', undefined],
    ['2026-06-30', '2026-06-30', '2026-03-31'],
  ])(
    'L3: an application returned on 5 March, to be corrected by the 19th, and back on %s counts from %s',
    (back, countsFrom, overdueSince) => {
      const clock = built().at('2026-03-02', applied('2026-03-02')).at('2026-03-05', returned());
      expect(clock.duty('ACCEPTANCE_APPLICATION')!.dischargedOn).toBeUndefined();
      expect(clock.duty('CORRECTION')!.effectiveOn).toBe('2026-03-19');
      clock.at(back, returned(back));
      expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: countsFrom });
      expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBe(overdueSince);
    },
  );

  it('L4: an extension asked in time, left undecided past the date and granted at last leaves no mark', () => {
    const clock = built().at('2026-03-27', asked('2026-03-27', '2026-09-30')).until('2026-05-10');
    expect(lamp(clock, '2026-05-10')).toBe('黄');
    clock.at('2026-05-11', decided('GRANTED', '2026-05-11', '2026-09-30'));
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-09-30' });
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
  });

  it('L4: a year-end report that a corrected completion makes nobody’s duty leaves no mark', () => {
    const clock = begin().at('2024-03-01', building('2024-03-01')).until('2025-02-01');
    expect(clock.duty('YEAR_END_REPORT', '2024')!.overdueSince).toBe('2025-01-01');
    clock.at('2025-02-03', (facts) => ({
      ...facts,
      stage: 'COMPLETED',
      completion: { ...entry(40, '2025-02-03'), completedOn: '2024-11-20', documents: [] },
    }));
    expect(clock.duty('YEAR_END_REPORT', '2024')!.cancelled).toBeDefined();
    expect(clock.duty('YEAR_END_REPORT', '2024')!.overdueSince).toBeUndefined();
  });

  it('L26: a request that was returned and comes back months later holds nothing', () => {
    const back = (facts: ProjectFacts): ProjectFacts => ({
      ...facts,
      extensions: facts.extensions.map((one) => ({
        ...one,
        status: 'REQUESTED',
        returned: { ...entry(16, '2026-03-20', 'big-data'), defects: ['未说明原因'] },
        resubmitted: entry(17, '2026-07-20'),
      })),
    });
    const clock = built().at('2026-03-10', asked('2026-03-10', '2026-09-30')).at('2026-07-20', back);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.awaits).toBeUndefined();
    expect(lamp(clock, '2026-07-20')).toBe('红');
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBe('2026-03-31');
  });
});

describe('what is said on its day', () => {
  it('L5: the reminder of the last day, said a day later, says that it is a day late', () => {
    const clock = built().until('2026-03-29');
    clock.last = { ...clock.last, nextWakeAt: null };
    clock.at('2026-03-31');
    const [toUnit] = saidOn(clock, '2026-03-31', 'ACCEPTANCE_APPLICATION');
    expect(textOf(toUnit!)).toContain('已逾期1天');
    expect(textOf(toUnit!)).not.toContain('今日');
  });

  it('L5: nobody who has reported is told that today is the last day', () => {
    const clock = begin()
      .at('2026-03-02', ordered('2026-04-01'))
      .at('2026-03-31', ordered('2026-04-01', { status: 'SUBMITTED', submissions: [reportedOn('2026-03-31')] }))
      .until('2026-04-10');
    expect(after(clock, 'RECTIFICATION', '2026-03-31')).toEqual([]);
  });

  it('L9: found wanting before the date, the draft comes on the day after the date and says so', () => {
    const finding = { ...entry(32, '2026-03-25', 'big-data'), compliant: false, reason: '目录不完整' };
    const clock = begin()
      .at('2026-03-02', ordered('2026-06-30'))
      .at(
        '2026-03-25',
        ordered('2026-06-30', {
          status: 'NOT_COMPLIANT',
          submissions: [reportedOn('2026-03-10')],
          findings: [finding],
        }),
      )
      .until('2026-07-10');
    const drafts = clock.says.filter(({ notice }) => notice.kind === 'draftSanctionProposal');
    expect(drafts.map(({ party, plannedOn }) => `${plannedOn} ${party}`)).toEqual([
      '2026-07-01 development-reform',
      '2026-07-01 finance',
    ]);
    expect(textOf(drafts[0]!)).toContain('2026年3月25日（周三）核验认定整改后仍不符合要求');
    expect(textOf(drafts[0]!)).not.toContain('整改逾期');
  });

  it('L30: a last day that moves by one day within the tolerance is told, with the old one, the new one and why', () => {
    const clock = built().until('2026-01-10');
    clock.at('2026-01-12', (facts) => ({ ...facts, completion: { ...facts.completion!, completedOn: '2025-10-01' } }));
    const [told] = saidOn(clock, '2026-01-12', 'ACCEPTANCE_APPLICATION');
    expect(told).toMatchObject({ party: UNIT, post: 'handler', step: 'moved-v2' });
    expect(textOf(told!)).toContain(
      '截止日期由2026年3月30日（周一）改为2026年4月1日（周三）：起算日期由2025年9月30日（周二）更正为2025年10月1日（周三），重新计算。',
    );
  });

  it('L32: from the planned day on, the unit is asked every month to confirm the completion', () => {
    const planned = (facts: ProjectFacts): ProjectFacts => {
      const built = building('2025-03-01')(facts);
      return { ...built, construction: { ...built.construction!, plannedCompletionOn: '2026-01-30' } };
    };
    const clock = begin().at('2025-03-03', planned).until('2026-04-30');
    expect(clock.said('COMPLETION_CONFIRMATION', HANDLER)).toEqual([
      '2026-01-30 due',
      '2026-02-28 overdue-monthly-1',
      '2026-03-30 overdue-monthly-2',
      '2026-04-30 overdue-monthly-3',
    ]);
  });
});

describe('whose lateness it is', () => {
  it('L11: on what a duty rests and on what its date rests are two facts', () => {
    const facts = ['SERIOUS_PROBLEM_REPORT', 'ACCEPTANCE_RESULT_FILING', 'RECTIFICATION', 'YEAR_END_REPORT'].map(
      (name) => [name, findDuty(name)!.basis, findDuty(name)!.dueBasis],
    );
    expect(facts).toEqual([
      ['SERIOUS_PROBLEM_REPORT', 'law', 'practice'],
      ['ACCEPTANCE_RESULT_FILING', 'law', 'practice'],
      ['RECTIFICATION', 'law', 'decided'],
      ['YEAR_END_REPORT', 'law', 'law'],
    ]);
  });

  it('L12: a target of ours that a bureau misses is yellow, no lateness, and told to the bureau alone', () => {
    const clock = built().at('2026-01-05', asked('2026-01-05', '2026-09-30')).until('2026-01-25');
    // Ten working days after Monday, 5 January: Monday, 19 January.
    const [told] = saidOn(clock, '2026-01-20', 'EXTENSION_DECISION');
    expect(textOf(told!)).toContain('已过1天');
    expect(renderNotice(told!.notice, {}, 'big-data').subject).toContain('〔已过建议办结日期1天〕');
    expect(clock.duty('EXTENSION_DECISION')!.overdueSince).toBeUndefined();
    expect(lamp(clock, '2026-01-25')).toBe('黄');
    expect(
      new Set(clock.says.filter(({ dutyRef }) => dutyRef?.startsWith('EXTENSION_DECISION')).map(({ party }) => party)),
    ).toEqual(new Set(['big-data']));
  });

  it('L25: no draft order of a report about which an order is open, and one once the order was withdrawn', () => {
    const about = { about: { duty: 'YEAR_END_REPORT', key: '2025' } } as const;
    const clock = begin()
      .at('2025-03-03', building('2025-03-01'))
      .at('2026-01-12', ordered('2026-06-30', about))
      .until('2026-03-20');
    const drafts = () => clock.says.filter(({ step }) => step === 'draft-order').map(({ plannedOn }) => plannedOn);
    expect(drafts()).toEqual([]);
    clock.at('2026-03-23', ordered('2026-06-30', { ...about, status: 'WITHDRAWN' }));
    expect(drafts()).toEqual(['2026-03-23']);
  });

  it('L29: the department’s handler hears of a missed date of the law the day after, its leader from the fifteenth', () => {
    const clock = built().until('2026-04-20');
    expect(clock.said('ACCEPTANCE_APPLICATION', 'department-x/handler')).toEqual([
      '2026-03-31 overdue-1',
      '2026-04-14 overdue-15',
    ]);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'department-x/leader')).toEqual(['2026-04-14 overdue-15']);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.effectiveOn).toBe(DUE);
  });

  it('L23: the ways back and out are four acts', () => {
    const ways = ['reviseDossier', 'withdrawSubmission', 'removeFromList', 'requestTermination'];
    expect(ways.filter((name) => name in PROJECT_ACTS)).toEqual(ways);
  });
});
