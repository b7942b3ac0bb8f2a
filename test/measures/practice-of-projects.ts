// Test support: each figure of projects and of proposals, changed, and what hangs on it; counted by hand as well.
import type { Practice } from '../../measures/practice.ts';
import { unopenedFacts, type ProjectFacts, type Rectification } from '../../measures/project/facts.ts';
import { draftedAgreement } from './agreement.ts';
import { project } from '../../measures/project/project.ts';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { combinedInReview, declared } from './lawful-lives.ts';
import { built, OWNER, type Change } from './practice-in-common.ts';
import { OF_SUPERVISION_AND_LATER_LIFE } from './practice-of-later-life.ts';
import { OF_EXCEPTIONS } from './practice-of-exceptions.ts';
import { OF_PATHS } from './practice-of-paths.ts';
import { completed, settledOn, UPPER } from './project/acts/built-lives.ts';
import { SettledLife } from './settled-life.ts';
import { asked, building, builtProject, entry } from './settled-projects.ts';

const delayed = (facts: ProjectFacts): ProjectFacts => {
  const started = building('2025-03-01')(facts);
  return { ...started, construction: { ...started.construction!, plannedCompletionOn: '2026-03-31' } };
};
const delay = (practice: Practice) => {
  const clock = new Clockwork(unopenedFacts('P1'), practice).at('2026-03-02', delayed).until('2026-06-08');
  const { opensOn, effectiveOn, explanation } = clock.duty('SERIOUS_PROBLEM_REPORT')!;
  return [opensOn, effectiveOn, clock.said('SERIOUS_PROBLEM_REPORT', OWNER), /满(\d+)日/.exec(explanation.text)![1]];
};
/** A lower-class acceptance that was concluded on 10 February and recorded later. */
const concluded = (practice: Practice, on: string) =>
  new Clockwork(unopenedFacts('P1'), practice).at(on, (facts) => ({
    ...builtProject('2025-08-31', '2999999999')(facts),
    stage: 'ACCEPTED',
    acceptanceRounds: [
      {
        ...entry(20, '2026-02-02'),
        convenedOn: '2026-02-02',
        documents: [],
        conclusion: { ...entry(21, on), passed: true, concludedOn: '2026-02-10', documents: [] },
      },
    ],
  }));
const order: Rectification = {
  ...entry(30, '2026-03-02', 'big-data'),
  ground: 'ART35',
  issuers: ['big-data'],
  violation: '未共享数据',
  documents: [],
  servedOn: '2026-03-02',
  dueOn: '2026-04-01',
  status: 'SUBMITTED',
  dates: [{ ...entry(30, '2026-03-02'), dueOn: '2026-04-01', servedOn: '2026-03-02' }],
  submissions: [{ ...entry(31, '2026-03-30'), documents: [], statement: '已整改' }],
  findings: [],
};

export const OF_PROJECTS: Change[] = [
  {
    figure: 'acceptanceResultFilingWorkingDays',
    to: 5,
    sees: (practice) => {
      const passed = { ...entry(21, '2026-03-02'), passed: true, concludedOn: '2026-03-02', documents: [] };
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2026-03-02', (facts) => ({
        ...builtProject('2025-08-31', '2999999999')(facts),
        stage: 'ACCEPTED',
        acceptanceRounds: [{ ...entry(20, '2026-02-02'), convenedOn: '2026-02-02', documents: [], conclusion: passed }],
      }));
      return clock.until('2026-03-31').said('ACCEPTANCE_RESULT_FILING', OWNER);
    },
    first: ['2026-03-02 started', '2026-03-18 ahead-5', '2026-03-23 due', '2026-03-24 overdue-1'],
    then: ['2026-03-02 started', '2026-03-04 ahead-5', '2026-03-09 due', '2026-03-10 overdue-1'],
  },
  {
    figure: 'seriousProblemWorkingDays',
    to: 5,
    sees: delay,
    first: ['2026-05-30', '2026-06-03', ['2026-06-01 opened', '2026-06-03 due', '2026-06-04 overdue-1'], '60'],
    then: ['2026-05-30', '2026-06-05', ['2026-06-01 opened', '2026-06-05 due', '2026-06-06 overdue-1'], '60'],
  },
  {
    figure: 'delayThresholdDays',
    to: 30,
    // Three working days after Thursday, 30 April: 6, 7 and 8 May, after Labour Day.
    sees: delay,
    first: ['2026-05-30', '2026-06-03', ['2026-06-01 opened', '2026-06-03 due', '2026-06-04 overdue-1'], '60'],
    then: ['2026-04-30', '2026-05-08', ['2026-04-30 opened', '2026-05-08 due', '2026-05-09 overdue-1'], '30'],
  },
  {
    figure: 'correctionWorkingDays',
    to: 5,
    sees: (practice) => {
      const { figures } = practice;
      const returned = { defects: ['缺页'] };
      const { facts } = combinedInReview().do('returnForCorrection', 'development-reform', returned, { figures });
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2026-01-05', () => facts).until('2026-01-31');
      return [clock.duty('CORRECTION')!.effectiveOn, clock.said('CORRECTION', 'unit-archive/head')];
    },
    first: ['2026-01-19', ['2026-01-20 overdue-1']],
    then: ['2026-01-12', ['2026-01-13 overdue-1']],
  },
  {
    figure: 'correctionReviewWorkingDays',
    to: 5,
    sees: (practice) => {
      // Back on Wednesday, 7 January: the tenth working day after it is Wednesday, 21 January, the fifth the 14th.
      const life = combinedInReview().do('returnForCorrection', 'development-reform', { defects: ['缺页'] });
      const [back] = life.facts.review!.returns;
      const review = { ...life.facts.review!, status: 'PENDING' as const };
      const facts = { ...life.facts, review: { ...review, returns: [{ ...back!, resubmittedOn: '2026-01-07' }] } };
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2026-01-07', () => facts).until('2026-01-31');
      return clock.said('CORRECTION_REVIEW');
    },
    first: ['2026-01-16 ahead-3', '2026-01-22 overdue-1', '2026-01-22 overdue-1'],
    then: [
      '2026-01-09 ahead-3',
      '2026-01-15 overdue-1',
      '2026-01-15 overdue-1',
      '2026-01-29 overdue-15',
      '2026-01-29 overdue-15',
      '2026-01-29 overdue-15',
    ],
  },
  {
    figure: 'conclusionRecordedWorkingDays',
    to: 10,
    // Concluded on Tuesday, 10 February: the fifteenth working day after the Spring Festival is Monday, 9 March, the tenth
    // Monday, 2 March.
    sees: (practice) =>
      concluded(practice, '2026-03-06').duty('CONCLUSION_DATE_CONFIRMATION')?.explanation.anchor.on ?? 'nobody asks',
    first: 'nobody asks',
    then: '2026-03-06',
  },
  {
    figure: 'conclusionDateConfirmationWorkingDays',
    to: 5,
    // Recorded on Friday, 3 April: the tenth working day after it is Monday, 20 April (6 April is 清明), the fifth the 13th.
    sees: (practice) => concluded(practice, '2026-04-03').duty('CONCLUSION_DATE_CONFIRMATION')!.effectiveOn,
    first: '2026-04-20',
    then: '2026-04-13',
  },
  {
    figure: 'extensionDecisionWorkingDays',
    to: 5,
    sees: (practice) =>
      built(practice)
        .at('2026-02-25', asked('2026-02-25', '2026-08-31'))
        .until('2026-03-31')
        .said('EXTENSION_DECISION', 'big-data/head'),
    first: ['2026-03-11 overdue-1', '2026-03-25 overdue-15'],
    then: ['2026-03-04 overdue-1', '2026-03-18 overdue-15'],
  },
  {
    figure: 'verificationWorkingDays',
    to: 5,
    sees: (practice) => {
      const clock = new Clockwork(unopenedFacts('P1'), practice)
        .at('2026-03-30', (facts) => ({ ...building('2025-03-01')(facts), rectifications: [order] }))
        .until('2026-04-05');
      return clock.duty('RECTIFICATION_VERIFICATION')!.effectiveOn;
    },
    first: '2026-04-14',
    then: '2026-04-07',
  },
  {
    figure: 'extensionMaxMonths',
    to: 12,
    sees: (practice) => built(practice).duty('ACCEPTANCE_APPLICATION')!.limitOn,
    first: '2026-08-31',
    then: '2027-02-28',
  },
  {
    figure: 'yearEndFromMonthDay',
    to: '11-01',
    sees: (practice) => {
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2025-11-20', (facts) => ({
        ...building('2025-03-01')(facts),
        completion: { ...entry(9, '2025-11-15'), completedOn: '2025-11-15', documents: [] },
      }));
      return clock.duty('YEAR_END_REPORT', '2025')!.cancelled ?? 'owed';
    },
    first: '2025年12月1日（周一）前已建成，年底不在建设期',
    then: 'owed',
  },
  {
    figure: 'yearEndOpensMonthDay',
    to: '10-15',
    // The first of November 2026 is a Sunday.
    sees: (practice) => {
      const clock = new Clockwork(unopenedFacts('P1'), practice)
        .at('2026-03-02', building('2026-03-01'))
        .until('2026-11-30');
      return [clock.duty('YEAR_END_REPORT', '2026')!.opensOn, clock.said('YEAR_END_REPORT', OWNER)];
    },
    first: ['2026-11-01', ['2026-11-02 opened']],
    then: ['2026-10-15', ['2026-10-15 opened']],
  },
  {
    figure: 'extensionsWithoutReason',
    to: 2,
    sees: ({ figures }) => {
      const life = completed(UPPER);
      const ask = (until: string, on: string) =>
        life.do(
          'requestExtension',
          'unit-archive',
          { until, reason: '测评机构排期', documents: [] },
          settledOn(life, on),
        );
      ask('2026-11-16', '2026-08-20');
      life.do('grantExtension', 'big-data', { until: '2026-11-16' }, settledOn(life, '2026-08-25'));
      ask('2027-01-15', '2026-11-01');
      const now = { ...settledOn(life, '2026-11-02'), figures };
      return life.refusals('grantExtension', 'big-data', { until: '2027-01-15' }, now).map(({ says }) => says);
    },
    first: ['本项目已准予延期验收1次，再次延期须说明破例理由。'],
    then: [],
  },
  ...OF_SUPERVISION_AND_LATER_LIFE,
  {
    figure: 'instrumentAgeDays',
    to: 60,
    sees: (practice) => {
      const before = declared();
      const life = new SettledLife(project, before.facts.code, before.today, { calendar: CALENDAR, practice });
      life.facts = before.facts;
      life.seq = before.seq;
      const instrument = { number: '渝大数据函7号', on: '2025-11-26', signedBy: '王某' };
      life.do('declineListing', 'big-data', { reason: '重复', instrument });
      return life.last.warnings.map(({ says }) => says);
    },
    first: ['决定文书「渝大数据函7号」成文于2025年11月26日（周三），距办理当日超过30天；请核对文号和成文日期。'],
    then: [],
  },
  ...OF_PATHS,
  ...OF_EXCEPTIONS,
];

export const OF_PROPOSALS: Change[] = [
  {
    figure: 'proposalAnswerWorkingDays',
    to: 3,
    sees: (practice) => {
      const life = draftedAgreement('2026-09-24', practice).do('sign', 'unit-a', { amount: '1' }).until('2026-10-20');
      return [life.duty('PROPOSAL_ANSWER')!.effectiveOn, life.said('PROPOSAL_ANSWER', 'unit-b/handler')];
    },
    first: ['2026-10-15', ['2026-10-12 ahead-3', '2026-10-16 overdue-1']],
    then: ['2026-09-30', ['2026-09-24 ahead-3', '2026-10-01 overdue-1']],
  },
];
