// A later edition of our practice moves what is still open; what was done keeps the dates and the outcome it was done by.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { documentOf } from './dossier.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  CHECKLIST,
  completed,
  LOWER,
  UNIT,
  underConstruction,
  UPPER,
} from './project/acts/built-lives.ts';
import { SettledLife } from './settled-life.ts';
import { applied, asked, builtProject, decided, entry } from './settled-projects.ts';
import type { Life } from './dossier.ts';
// under test
import { project } from '../../measures/project/project.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { firstPractice } from '../../measures/register.ts';

const FIRST = firstPractice();
const edition = (figures: object) => ({
  calendar: CALENDAR,
  practice: { ...FIRST, edition: 'later', figures: { ...FIRST.figures, ...figures } },
});

/** Settled from here on, so that what is brought next meets recorded duties. */
function settled(life: Life, on: string): SettledLife<Life['facts']> {
  const after = new SettledLife(project, life.facts.code, on);
  after.facts = life.facts;
  after.seq = life.seq;
  return after.do('acknowledgeReceipt', 'big-data', { of: receiptOf(life) }, { on });
}
/** The line of the declaration, which big-data may acknowledge at any time. */
const receiptOf = ({ facts }: Life): number => facts.declaration!.seq;

describe('L16: the time to correct that a return suggested', () => {
  const applying = () =>
    settled(completed(UPPER), '2026-09-10')
      .do('applyForAcceptance', UNIT, {}, { on: '2026-09-16', documents: ACCEPTANCE_DOCUMENTS })
      .do('returnForCorrection', 'big-data', { defects: ['缺页'] }, { on: '2026-09-17' });

  it('holds for that return: ten working days, although an edition of five is in force when the correction comes', () => {
    const life = applying();
    // Ten working days after Thursday, 17 September: 20 September is worked, 25 to 27 September and 1 to 7 October are off.
    expect(life.duty('CORRECTION')!.effectiveOn).toBe('2026-10-08');
    life.rules = edition({ correctionWorkingDays: 5 });
    life.do('resubmit', UNIT, {}, { on: '2026-10-08', documents: ACCEPTANCE_DOCUMENTS });
    expect(life.duty('CORRECTION')).toMatchObject({ effectiveOn: '2026-10-08', dueVersion: 1 });
    life.do(
      'passAcceptance',
      'big-data',
      { concludedOn: '2026-10-08', checklist: CHECKLIST },
      { on: '2026-10-12', documents: ['acceptanceConclusion'] },
    );
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ dischargedOn: '2026-09-16', overdueSince: undefined });
  });

  it('is that of a later edition for a later return', () => {
    const life = applying();
    life.rules = edition({ correctionWorkingDays: 5 });
    life
      .do('resubmit', UNIT, {}, { on: '2026-09-30', documents: ACCEPTANCE_DOCUMENTS })
      .do('returnForCorrection', 'big-data', { defects: ['缺章'] }, { on: '2026-10-12' });
    // Five working days after Monday, 12 October.
    expect(life.facts.review!.returns.map(({ withinWorkingDays }) => withinWorkingDays)).toEqual([10, 5]);
    expect(life.duty('CORRECTION', String(life.seq))!.effectiveOn).toBe('2026-10-19');
  });

  it('is not kept where the bureau set a day itself', () => {
    const life = completed(UPPER)
      .do('applyForAcceptance', UNIT, {}, { on: '2026-09-16', documents: ACCEPTANCE_DOCUMENTS })
      .do('returnForCorrection', 'big-data', { defects: ['缺页'], correctBy: '2026-09-28' }, { on: '2026-09-17' });
    expect(life.facts.review!.returns).toMatchObject([{ correctBy: '2026-09-28', withinWorkingDays: undefined }]);
  });

  it('holds for a returned request of extension, which keeps its first day', () => {
    const life = settled(completed(UPPER), '2026-09-01')
      .do('requestExtension', UNIT, { until: '2026-12-16', reason: '排期', documents: [] }, { on: '2026-09-15' })
      .do('returnExtension', 'big-data', { defects: ['缺进度'] }, { on: '2026-09-16' });
    life.rules = edition({ correctionWorkingDays: 2 });
    // The tenth working day after it; the half year ended on 16 September.
    life.do('requestExtension', UNIT, { until: '2026-12-16', reason: '排期', documents: [] }, { on: '2026-09-30' });
    expect(life.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      awaits: { what: 'EXTENSION', since: '2026-09-30', countsFrom: '2026-09-15' },
      overdueSince: undefined,
    });
  });
});

describe('L16: how late a conclusion may be recorded', () => {
  const concluded = (on: string) =>
    settled(completed(LOWER), '2026-05-06')
      .do(
        'conveneAcceptance',
        UNIT,
        { convenedOn: '2026-05-06' },
        { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS },
      )
      .do(
        'passAcceptance',
        UNIT,
        { concludedOn: '2026-05-20', checklist: CHECKLIST },
        { on, documents: ['acceptanceConclusion'] },
      );

  it('is said by the practice of the day of its record: nobody confirms it by a stricter edition of later', () => {
    // Ten working days after Wednesday, 20 May.
    const life = concluded('2026-06-03');
    life.rules = edition({ conclusionRecordedWorkingDays: 5 });
    life.do('fileAcceptanceResult', UNIT, {}, { on: '2026-06-05', documents: ['acceptanceConclusion'] });
    expect(life.duty('CONCLUSION_DATE_CONFIRMATION')).toBeUndefined();
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ dischargedOn: '2026-05-20' });
  });

  it('nor does a milder one take back that it is to be confirmed', () => {
    // Sixteen working days: 19 to 21 June are 端午.
    const life = concluded('2026-06-11');
    life.rules = edition({ conclusionRecordedWorkingDays: 30 });
    life.do('fileAcceptanceResult', UNIT, {}, { on: '2026-06-12', documents: ['acceptanceConclusion'] });
    expect(life.duty('CONCLUSION_DATE_CONFIRMATION')).toMatchObject({ cancelled: undefined, dischargedOn: undefined });
    expect(life.duty('ACCEPTANCE_ORGANISATION')!.awaits).toMatchObject({ what: 'DATE_CONFIRMATION' });
  });
});

describe('L16: the year end of a project that was completed', () => {
  const over = (completedOn: string) =>
    underConstruction(LOWER).do(
      'confirmCompletion',
      UNIT,
      { completedOn },
      { on: '2026-12-10', documents: ['supervisionStatement'] },
    );
  const report = ({ facts }: Life, yearEndFromMonthDay: string) =>
    new Clockwork(facts, edition({ yearEndFromMonthDay }).practice).at('2027-02-01').duty('YEAR_END_REPORT', '2026')!;

  it('is owed or not by the practice of the day on which its completion was entered', () => {
    expect(report(over('2026-11-20'), '11-01')).toMatchObject({
      cancelled: '2026年12月1日（周二）前已建成，年底不在建设期',
      overdueSince: undefined,
    });
    expect(report(over('2026-12-05'), '12-15')).toMatchObject({ cancelled: undefined, overdueSince: '2027-01-01' });
  });

  it('is looked at by development-reform, where a correction takes it away by that same practice', () => {
    const life = over('2026-12-05');
    life.facts = { ...life.facts, completion: { ...life.facts.completion!, yearEndFromMonthDay: '11-01' } };
    const correct = (to: string) =>
      life.branch().do(
        'correct',
        UNIT,
        {
          field: 'completion.completedOn',
          from: '2026-12-05',
          to,
          reason: '笔误',
          evidence: [documentOf('evidence').id],
        },
        { on: '2027-02-01', documents: ['evidence'] },
      ).facts.proposals;
    expect(correct('2026-11-20')).toEqual([]);
    expect(correct('2026-10-30')).toMatchObject([{ awaiting: ['development-reform'] }]);
  });
});

describe('what was done', () => {
  const met = () =>
    new Clockwork(unopenedFacts('P1'))
      .at('2025-08-31', builtProject('2025-08-31'))
      .at('2026-02-10', asked('2026-02-10', '2026-08-31'))
      .at('2026-02-12', decided('REFUSED', '2026-02-12'))
      .at('2026-02-20', applied('2026-02-20'));

  it('keeps the dates of our practice that it was done by, and says nothing of a later edition', () => {
    const clock = met();
    const before = structuredClone(clock.duties);
    const later = {
      extensionDecisionWorkingDays: 3,
      delayThresholdDays: 20,
      seriousProblemWorkingDays: 1,
      yearEndOpensMonthDay: '10-01',
      extensionMaxMonths: 12,
    };
    clock.practice = edition(later).practice;
    clock.at('2026-02-25');
    expect(clock.last.changed).toEqual([]);
    expect(clock.duties).toEqual(before);
    expect(before.map(({ duty, key }) => `${duty}:${key}`)).toContain('SERIOUS_PROBLEM_REPORT:delay-5');
  });

  it('is dated anew where the day it counts from was corrected', () => {
    const clock = met().at('2026-02-25', (facts) => ({
      ...facts,
      extensions: facts.extensions.map((request) => ({ ...request, on: '2026-02-09' })),
    }));
    // Ten working days after Tuesday, 10 February, or Monday, the 9th: 14 and 28 February are worked, 15 to 23 February off.
    expect(met().duty('EXTENSION_DECISION')).toMatchObject({ effectiveOn: '2026-03-02' });
    expect(clock.duty('EXTENSION_DECISION')).toMatchObject({ effectiveOn: '2026-02-28' });
  });

  it('moves while it is open, and whoever owes it is told', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2025-08-31', builtProject('2025-08-31'))
      .at('2026-02-02', asked('2026-02-02', '2026-08-31'));
    expect(clock.duty('EXTENSION_DECISION')!.effectiveOn).toBe('2026-02-14');
    clock.practice = edition({ extensionDecisionWorkingDays: 5 }).practice;
    clock.at('2026-02-04');
    expect(clock.duty('EXTENSION_DECISION')).toMatchObject({
      effectiveOn: '2026-02-09',
      history: [{ effectiveOn: '2026-02-14', because: '计算规则由“10个工作日内”改为“5个工作日内”，重新计算' }],
    });
    expect(clock.said('EXTENSION_DECISION')).toContain('2026-02-04 moved-v2');
  });

  it('moves once it is owed again: a decision that an application had made idle, until the application came back', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2025-08-31', builtProject('2025-08-31'))
      .at('2026-02-02', asked('2026-02-02', '2026-08-31'))
      .at('2026-02-04', applied('2026-02-04'));
    clock.practice = edition({ extensionDecisionWorkingDays: 5 }).practice;
    clock.at('2026-02-05');
    expect(clock.duty('EXTENSION_DECISION')).toMatchObject({ effectiveOn: '2026-02-14', dueVersion: 1 });
    clock.at('2026-02-06', (facts) => ({ ...facts, stage: 'COMPLETED', acceptanceRounds: [] }));
    expect(clock.duty('EXTENSION_DECISION')).toMatchObject({
      effectiveOn: '2026-02-09',
      dueVersion: 2,
      cancelled: undefined,
    });
  });

  it('of the law follows a calendar that comes later, as the law itself would count it', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2026-08-31', builtProject('2026-08-31'))
      .at('2027-03-02', (facts) => ({
        ...facts,
        stage: 'ACCEPTANCE_IN_PROGRESS',
        acceptanceRounds: [{ ...entry(20, '2027-03-02'), documents: [] }],
      }));
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2027-03-01',
      overdueSince: '2027-03-02',
    });
    const { arrangements } = CALENDAR;
    const decree = {
      year: 2027,
      edition: '2027-test',
      notice: { number: '测试', title: '测试', issuedOn: '2026-11-20' },
      restDays: [{ on: '2027-03-01', holiday: '测试假期' }],
      makeUpWorkingDays: [],
    };
    clock.calendar = calendarOf([...arrangements, decree]);
    clock.at('2027-03-03');
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2027-03-02', overdueSince: undefined });
  });
});
