// Days on which something was handed in or concluded, as `correct` reaches them: each duty that is met by handing in is met
// on one of these. An earlier day takes lateness away, so whoever is owed goes along.
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Entry } from '../../dossier.ts';
import { THREE_BUREAUS, type Bureau, type Capacity } from '../../vocabulary.ts';
import type { AcceptanceRound, ProjectFacts, Rectification, Review } from '../facts.ts';
import { askingsOf } from '../questions.ts';
import { dropsYearEndReport, movesSelfEvaluationLater } from './correction-effect.ts';
import type { Change, Correctable } from './correctable.ts';

/** That of the line, else the last. */
export const meant = <Kept extends Pick<Entry, 'seq'>>(kept: readonly Kept[], of?: number): Kept | undefined =>
  of === undefined ? kept.reduce<Kept | undefined>(laterOf, undefined) : kept.find(({ seq }) => seq === of);
const laterOf = <Kept extends Pick<Entry, 'seq'>>(a: Kept | undefined, b: Kept): Kept => (a && a.seq > b.seq ? a : b);

/** Dates an entry anew, and leaves every other as it is. */
export type Again = <Kept extends Entry>(entry: Kept) => Kept;
export const redated =
  (seq: number | undefined, on: CalendarDate): Again =>
  (entry) =>
    entry.seq === seq ? { ...entry, on } : entry;

export const byUnit = (): Capacity => 'constructionUnit';
export const ifEarlier = ({ from, to }: Change, ...owed: Bureau[]): Bureau[] => (to < from ? owed : []);

/** A day of submission by the unit: where it stands, and to whom it was owed. */
export const submitted = (
  title: string,
  told: readonly Capacity[],
  owed: Bureau,
  entriesOf: (facts: ProjectFacts) => readonly Entry[],
  set: (facts: ProjectFacts, again: Again) => ProjectFacts,
): Correctable => ({
  title,
  by: byUnit,
  told: () => told,
  stands: (facts, of) => meant(entriesOf(facts), of)?.on,
  set: (facts, on, of) => set(facts, redated(meant(entriesOf(facts), of)?.seq, on)),
  owed: (_, change) => ifEarlier(change, owed),
});

const one = <Kept extends Entry>(entry: Kept | undefined): readonly Kept[] => (entry ? [entry] : []);

type Conclusion = NonNullable<AcceptanceRound['conclusion']>;
const conclusionsOf = ({ acceptanceRounds }: ProjectFacts): Conclusion[] =>
  acceptanceRounds.flatMap(({ conclusion }) => conclusion ?? []);
/** The unit concludes below 3000万元, big-data above; who did is on record, whatever the class is now. */
const concluder = (facts: ProjectFacts, of?: number): Capacity =>
  meant(conclusionsOf(facts), of)?.by === facts.parties.constructionUnit ? 'constructionUnit' : 'big-data';

const submissionsOf = ({ rectifications }: ProjectFacts) => rectifications.flatMap(({ submissions }) => submissions);
const orderOfSubmission = (facts: ProjectFacts, of?: number): Rectification | undefined => {
  const submission = meant(submissionsOf(facts), of);
  return facts.rectifications.find(({ submissions }) => submissions.some((one) => one === submission));
};

/** A return as entered, met by what came back; those of an earlier round of acceptance as well (case 35). */
const cameBack = ({ review, acceptanceRounds }: ProjectFacts) =>
  [...(review?.returns ?? []), ...acceptanceRounds.flatMap(({ returns = [] }) => returns)].filter(
    ({ resubmittedOn }) => resubmittedOn,
  );

export const SUBMISSION_DATES = {
  // Whoever confirms a completion is reminded by a day of ours alone: nobody is owed.
  'completion.confirmedOn': {
    title: '确认建成（登记）日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ completion }) => completion?.on,
    set: (facts, on) => ({ ...facts, completion: facts.completion && { ...facts.completion, on } }),
  },
  'acceptance.appliedOn': submitted(
    '竣工验收申请（登记）日期',
    ['big-data'],
    'big-data',
    ({ acceptanceRounds }) => acceptanceRounds,
    (facts, again) => ({ ...facts, acceptanceRounds: facts.acceptanceRounds.map(again) }),
  ),
  // It bounds the conclusion, and meets nothing.
  'acceptance.convenedOn': {
    title: '组织竣工验收日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ acceptanceRounds }, of) => meant(acceptanceRounds, of)?.convenedOn,
    set: (facts, convenedOn, of) => {
      const round = meant(facts.acceptanceRounds, of);
      return {
        ...facts,
        acceptanceRounds: facts.acceptanceRounds.map((one) => (one === round ? { ...one, convenedOn } : one)),
      };
    },
  },
  'review.resubmittedOn': {
    title: '补正材料重新提交日期',
    by: byUnit,
    told: (facts, of) => [(meant(cameBack(facts), of)?.by ?? 'big-data') as Bureau],
    stands: (facts, of) => meant(cameBack(facts), of)?.resubmittedOn,
    set: ({ review, acceptanceRounds, ...facts }, resubmittedOn, of) => {
      const seq = meant(cameBack({ review, acceptanceRounds, ...facts }), of)?.seq;
      const again = (back: Review['returns'][number]) => (back.seq === seq ? { ...back, resubmittedOn } : back);
      return {
        ...facts,
        review: review && { ...review, returns: review.returns.map(again) },
        acceptanceRounds: acceptanceRounds.map((round) => ({ ...round, returns: round.returns?.map(again) })),
      };
    },
    owed: (facts, change) => ifEarlier(change, (meant(cameBack(facts), change.of)?.by ?? 'big-data') as Bureau),
  },
  'acceptance.concludedOn': {
    title: '验收结论日期',
    by: concluder,
    told: (facts, of) => (concluder(facts, of) === 'big-data' ? ['constructionUnit'] : ['big-data']),
    stands: (facts, of) => meant(conclusionsOf(facts), of)?.concludedOn,
    // What big-data said of the date before says nothing of this one; that it went along with this one does.
    set: (facts, concludedOn, of, agreed) => {
      const dateConfirmation = agreed && { ...agreed, confirmed: true };
      const meantOne = meant(conclusionsOf(facts), of);
      return {
        ...facts,
        acceptanceRounds: facts.acceptanceRounds.map((round) =>
          round.conclusion && round.conclusion === meantOne
            ? { ...round, conclusion: { ...round.conclusion, concludedOn, dateConfirmation } }
            : round,
        ),
      };
    },
    // Organising is met on that day (article 28), and the window of article 30 may count from it.
    owed: (facts, change) => {
      const corrected = meant(conclusionsOf(facts), change.of)?.passed ? { concludedOn: change.to } : {};
      return [
        ...(change.to < change.from || movesSelfEvaluationLater(facts, corrected) ? (['big-data'] as const) : []),
        ...(dropsYearEndReport(facts, corrected) ? (['development-reform'] as const) : []),
      ];
    },
  },
  'acceptance.filedOn': submitted(
    '竣工验收结果备案日期',
    ['big-data'],
    'big-data',
    ({ acceptanceFiling }) => one(acceptanceFiling),
    (facts, again) => ({ ...facts, acceptanceFiling: facts.acceptanceFiling && again(facts.acceptanceFiling) }),
  ),
  'extension.requestedOn': submitted(
    '延期验收申请日期',
    ['big-data'],
    'big-data',
    ({ extensions }) => extensions,
    (facts, again) => ({ ...facts, extensions: facts.extensions.map(again) }),
  ),
  'extension.resubmittedOn': submitted(
    '延期验收申请补正后重新提交日期',
    ['big-data'],
    'big-data',
    ({ extensions }) => extensions.flatMap((request) => askingsOf(request).slice(1)),
    (facts, again) => ({
      ...facts,
      extensions: facts.extensions.map((request) => ({
        ...request,
        earlier: request.earlier?.map((one) => ({ ...one, resubmitted: again(one.resubmitted) })),
        resubmitted: request.resubmitted && again(request.resubmitted),
      })),
    }),
  ),
  'yearEndReport.submittedOn': submitted(
    '年度绩效评价报告报送日期',
    THREE_BUREAUS,
    'development-reform',
    ({ yearEndReports }) => Object.values(yearEndReports),
    (facts, again) => ({
      ...facts,
      yearEndReports: Object.fromEntries(
        Object.entries(facts.yearEndReports).map(([year, report]) => [year, again(report)]),
      ),
    }),
  ),
  'problem.reportedOn': submitted(
    '严重逾期或者重大损失的报告日期',
    ['development-reform', 'finance'],
    'development-reform',
    ({ problems }) => problems,
    (facts, again) => ({ ...facts, problems: facts.problems.map(again) }),
  ),
  'rectification.submittedOn': {
    ...submitted('整改报告提交日期', [], 'big-data', submissionsOf, (facts, again) => ({
      ...facts,
      rectifications: facts.rectifications.map((order) => ({ ...order, submissions: order.submissions.map(again) })),
    })),
    told: (facts, of) => orderOfSubmission(facts, of)?.issuers ?? ['development-reform'],
    owed: (facts, change) => ifEarlier(change, ...(orderOfSubmission(facts, change.of)?.issuers ?? [])),
  },
  'selfEvaluation.submittedOn': submitted(
    '自评价报告报送日期',
    THREE_BUREAUS,
    'development-reform',
    ({ selfEvaluation }) => one(selfEvaluation),
    (facts, again) => ({ ...facts, selfEvaluation: facts.selfEvaluation && again(facts.selfEvaluation) }),
  ),
} as const satisfies Record<string, Correctable>;
