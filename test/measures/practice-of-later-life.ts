// Test support: figures of suspension, of what follows acceptance, and of the target times of authorities, each changed, and
// what hangs on it.
import { addDays } from '../../measures/calendar/calendar-date.ts';
import type { Practice } from '../../measures/practice.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { Clockwork } from './clockwork.ts';
import type { Life } from './dossier.ts';
import { combinedInReview, declared } from './lawful-lives.ts';
import type { Change } from './practice-in-common.ts';
import { accepted, preparing, selfEvaluated, UNIT } from './project/acts/built-lives.ts';
import { changing, terminationAsked } from './project/acts/path-lives.ts';
import { revokedAfterTheDate } from './project/acts/revoked-lives.ts';
import { suspended, terminated } from './project/acts/sanctioned-lives.ts';

const commissioned = () =>
  selfEvaluated().do('commissionPostEvaluation', 'big-data', { evaluator: 'company-evaluators' }, { on: '2027-08-02' });
/** The last day of a duty of a life, on the day of its last act. */
const laterLife = (practice: Practice, duty: string, { facts, today }: Life = accepted()) =>
  new Clockwork(unopenedFacts('P1'), practice).at(today, () => facts).duties.find((one) => one.duty === duty)
    ?.effectiveOn;

export const OF_SUPERVISION_AND_LATER_LIFE: Change[] = [
  {
    figure: 'revokedExtensionWorkingDays',
    to: 3,
    // Due on 16 September 2026, extended in time and revoked on Monday, 12 October: ten working days later is Monday, 26
    // October, three are Thursday, 15 October.
    sees: (practice) => laterLife(practice, 'ACCEPTANCE_ORGANISATION', revokedAfterTheDate()),
    first: '2026-10-26',
    then: '2026-10-15',
  },
  {
    figure: 'undoDays',
    to: 1,
    // On the second day after it what was entered can be taken back within three days, and within one no more.
    sees: ({ figures }) => {
      const life = preparing();
      return life.codes('undo', UNIT, { of: life.seq, reason: '误登记' }, { on: addDays(life.today, 2), figures });
    },
    first: [],
    then: ['withinUndoDays'],
  },
  {
    figure: 'suspensionReviewDays',
    to: 30,
    // From Monday, 13 April 2026: 90 days later is Sunday, 12 July, 30 days later Wednesday, 13 May.
    sees: (practice) => {
      const { facts } = suspended();
      return new Clockwork(unopenedFacts('P1'), practice).at('2026-04-13', () => facts).duty('SUSPENSION_REVIEW')!
        .effectiveOn;
    },
    first: '2026-07-12',
    then: '2026-05-13',
  },
  {
    figure: 'finalReportDays',
    to: 10,
    // Given up on Monday, 13 April 2026: 30 days later is Wednesday, 13 May, 10 days later Thursday, 23 April.
    sees: (practice) => {
      const { facts } = terminated();
      return new Clockwork(unopenedFacts('P1'), practice).at('2026-04-13', () => facts).duty('FINAL_REPORT')!
        .effectiveOn;
    },
    first: '2026-05-13',
    then: '2026-04-23',
  },
  {
    figure: 'archivesMonths',
    to: 1,
    // Accepted on Wednesday, 20 May 2026: three months later is Thursday, 20 August, one Saturday, 20 June, in the rest of
    // 端午 (19 to 21 June), and so Monday, 22 June.
    sees: (practice) => laterLife(practice, 'ARCHIVES'),
    first: '2026-08-20',
    then: '2026-06-22',
  },
  {
    figure: 'operationPromptDays',
    to: 60,
    // 30 days after 20 May: Friday, 19 June; 60 days: Sunday, 19 July. Neither moves.
    sees: (practice) => laterLife(practice, 'OPERATION_CONFIRMATION'),
    first: '2026-06-19',
    then: '2026-07-19',
  },
  {
    figure: 'postEvaluationMonths',
    to: 3,
    // Commissioned on Monday, 2 August 2027: half a year later is Wednesday, 2 February 2028, three months Tuesday, 2
    // November 2027.
    sees: (practice) => laterLife(practice, 'POST_EVALUATION_REPORT', commissioned()),
    first: '2028-02-02',
    then: '2027-11-02',
  },
  {
    figure: 'listingDecisionWorkingDays',
    to: 20,
    // Declared on Monday, 5 January 2026: the twentieth working day after it is Monday, 2 February.
    sees: (practice) => laterLife(practice, 'LISTING_DECISION', declared()) ?? 'no time is set',
    first: 'no time is set',
    then: '2026-02-02',
  },
  {
    figure: 'approvalDecisionWorkingDays',
    to: 20,
    sees: (practice) => laterLife(practice, 'APPROVAL_DECISION', combinedInReview()) ?? 'no time is set',
    first: 'no time is set',
    then: '2026-02-02',
  },
  {
    figure: 'changeDecisionWorkingDays',
    to: 20,
    // Asked for on Monday, 2 February 2026: ten working days before the Spring Festival (15 to 23), Saturday the 14th among
    // them, then five with Saturday the 28th; the twentieth is Friday, 6 March.
    sees: (practice) => laterLife(practice, 'CHANGE_DECISION', changing()) ?? 'no time is set',
    first: 'no time is set',
    then: '2026-03-06',
  },
  {
    figure: 'terminationDecisionWorkingDays',
    to: 20,
    sees: (practice) => laterLife(practice, 'TERMINATION_DECISION', terminationAsked()) ?? 'no time is set',
    first: 'no time is set',
    then: '2026-03-06',
  },
];
