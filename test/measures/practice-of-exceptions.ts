// Test support: the switches of exceptions and of what else the Measures leave open, each turned, and what hangs on it.
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { receivedOn } from '../../measures/moment.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import type { Practice } from '../../measures/practice.ts';
import { Clockwork } from './clockwork.ts';
import type { Life } from './dossier.ts';
import { approved, listed, UNIT, UPPER } from './lawful-lives.ts';
import type { Change } from './practice-in-common.ts';
import { inService, partlyPlanned } from './project/acts/path-lives.ts';
import { settledOn, underConstruction } from './project/acts/built-lives.ts';
import { building, entry } from './settled-projects.ts';

/** What development-reform is told when it would grant an exception. */
const granting = (life: Life, of: string, { figures }: Practice, more: object = {}, on?: string) =>
  life.codes(
    'grantException',
    'development-reform',
    { of, reason: '确有必要', ...more },
    { ...(on === undefined ? {} : settledOn(life, on)), documents: ['exceptionDecision'], figures },
  );

export const OF_EXCEPTIONS: Change[] = [
  {
    figure: 'submissionsCloseAt',
    to: '17:30',
    sees: ({ figures }) =>
      ['17:29', '17:30', '23:59'].map((time) => receivedOn(beijingInstantOf('2026-07-15', time), UNIT, figures)),
    first: ['2026-07-15', '2026-07-15', '2026-07-15'],
    then: ['2026-07-15', '2026-07-16', '2026-07-16'],
  },
  {
    figure: 'singleStageExceptions',
    to: 1,
    sees: (practice) => granting(listed({ estimatedTotal: UPPER }), 'SINGLE_STAGE', practice),
    first: ['singleStageMayBeGranted'],
    then: [],
  },
  {
    figure: 'unapprovedPlanExceptions',
    to: 1,
    sees: (practice) => granting(listed(), 'PLAN_BEFORE_APPROVAL', practice),
    first: ['planBeforeApprovalMayBeGranted'],
    then: [],
  },
  {
    figure: 'priorEvaluationExceptions',
    to: 1,
    sees: (practice) => granting(listed({ kind: 'EXPANSION', priorProject: '一期' }), 'NO_PRIOR_EVALUATION', practice),
    first: ['noPriorEvaluationMayBeGranted'],
    then: [],
  },
  {
    figure: 'earlyYearEndReportExceptions',
    to: 0,
    sees: (practice) =>
      granting(underConstruction(), 'EARLY_YEAR_END_REPORT', practice, { year: '2026' }, '2026-10-12'),
    first: [],
    then: ['earlyReportMayBeGranted'],
  },
  {
    figure: 'approvalValidYears',
    to: 2,
    // Approved on Monday, 5 January 2026: in force up to 5 January 2028.
    sees: ({ figures }) =>
      ['2028-01-05', '2028-01-06'].map((on) =>
        approved().codes(
          'declareForAnnualPlan',
          UNIT,
          { year: '2028', amount: '100000000' },
          { on, documents: ['performanceTargetTable'], figures },
        ),
      ),
    first: [[], []],
    then: [[], ['approvalInForce']],
  },
  {
    figure: 'constructionEndsAtAcceptance',
    to: 1,
    // Completed on 20 November, and not accepted at the year's end.
    sees: (practice) => {
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2025-11-20', (facts) => ({
        ...building('2025-03-01')(facts),
        completion: { ...entry(9, '2025-11-20'), completedOn: '2025-11-20', documents: [] },
      }));
      return clock.duty('YEAR_END_REPORT', '2025')!.cancelled ?? 'owed';
    },
    first: '2025年12月1日（周一）前已建成，年底不在建设期',
    then: 'owed',
  },
  {
    figure: 'servicePromptDays',
    to: 60,
    // After Thursday, 31 December 2026: 30 days later is Saturday, 30 January, 60 days later Monday, 1 March.
    sees: (practice) => {
      const { facts } = inService();
      return new Clockwork(unopenedFacts('P1'), practice).at('2026-02-02', () => facts).duty('SERVICE_RENEWAL')!
        .effectiveOn;
    },
    first: '2027-01-30',
    then: '2027-03-01',
  },
  {
    figure: 'budgetRevisionWorkingDays',
    to: 5,
    // Revised on Monday, 5 January 2026: the tenth working day after it is Monday, 19 January, the fifth Monday, 12 January.
    sees: (practice) => {
      const revision = { year: '2026', amount: '500000000', reason: '核减', documents: [] };
      const { facts } = partlyPlanned().do('reviseAnnualPlan', 'development-reform', revision);
      return new Clockwork(unopenedFacts('P1'), practice).at('2026-01-05', () => facts).duty('BUDGET_REVISION')!
        .effectiveOn;
    },
    first: '2026-01-19',
    then: '2026-01-12',
  },
];
