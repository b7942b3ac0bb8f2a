// Days on which an authority answered, as `correct` reaches them: each duty of ours that an authority owes is met on one of
// these. Whoever answered corrects it; the unit is told, and nobody's lateness by the Measures goes with it.
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { Entry } from '../../dossier.ts';
import { isBureau } from '../../party-id.ts';
import type { Bureau, Capacity } from '../../vocabulary.ts';
import type { ProjectFacts } from '../facts.ts';
import { returnsOf } from '../questions.ts';
import type { Correctable } from './correctable.ts';
import { meant, redated, type Again } from './correctable-submissions.ts';

/** A day of an authority's answer: where it stands, and who is asked where no line says who answered. */
export const answered = (
  title: string,
  otherwise: Bureau,
  entriesOf: (facts: ProjectFacts) => readonly Entry[],
  set: (facts: ProjectFacts, again: Again) => ProjectFacts,
): Correctable => ({
  title,
  by: (facts, of) => (meant(entriesOf(facts), of)?.by ?? otherwise) as Capacity,
  told: () => ['constructionUnit'],
  stands: (facts, of) => meant(entriesOf(facts), of)?.on,
  set: (facts, on: CalendarDate, of) => set(facts, redated(meant(entriesOf(facts), of)?.seq, on)),
});

type AnsweredProposal = ProjectFacts['answeredProposals'][number];
/** Who withdrew it, or settled the matter otherwise, answered nothing. */
const isAnswer = ({ answered: { as } }: AnsweredProposal): boolean => as === 'CONFIRMED' || as === 'DECLINED';
const answersTo = ({ proposals, answeredProposals }: ProjectFacts): Entry[] => [
  ...[...proposals, ...answeredProposals].flatMap(({ confirmed }) => confirmed),
  ...answeredProposals.filter(isAnswer).map(({ answered: answer }) => answer),
];
const proposerOf = ({ proposals, answeredProposals }: ProjectFacts, answer: Entry | undefined): Capacity => {
  const proposal =
    proposals.find(({ confirmed }) => confirmed.some(({ seq }) => seq === answer?.seq)) ??
    answeredProposals.find((one) => [...one.confirmed, one.answered].some(({ seq }) => seq === answer?.seq));
  return proposal && isBureau(proposal.by) ? proposal.by : 'constructionUnit';
};

export const ANSWER_DATES = {
  'review.returnedOn': answered(
    '退回补正日期',
    'big-data',
    ({ review, acceptanceRounds }) => [
      ...(review?.returns ?? []),
      ...acceptanceRounds.flatMap(({ returns = [] }) => returns),
    ],
    ({ review, acceptanceRounds, ...facts }, again) => ({
      ...facts,
      review: review && { ...review, returns: review.returns.map(again) },
      acceptanceRounds: acceptanceRounds.map((round) => ({ ...round, returns: round.returns?.map(again) })),
    }),
  ),
  // The decision on what came back after a return; of any other submission nobody owes one by a day.
  'review.decidedOn': {
    title: '补正材料审查决定日期',
    by: ({ review }) => (review?.returns.at(-1)?.by ?? 'big-data') as Bureau,
    told: () => ['constructionUnit'],
    stands: ({ review }, of) =>
      of === undefined && review?.returns.some(({ resubmittedOn }) => resubmittedOn) ? review.decidedOn : undefined,
    set: ({ review, ...facts }, decidedOn) => ({ ...facts, review: review && { ...review, decidedOn } }),
  },
  'extension.answeredOn': {
    ...answered(
      '延期验收申请答复（准予、不予、退回）日期',
      'big-data',
      ({ extensions }) =>
        extensions.flatMap((request) => [...returnsOf(request), ...(request.decided ? [request.decided] : [])]),
      ({ extensions, ...facts }, again) => ({
        ...facts,
        extensions: extensions.map(({ earlier, returned, decided, ...request }) => ({
          ...request,
          earlier: earlier?.map((one) => ({ ...one, returned: again(one.returned) })),
          returned: returned && again(returned),
          decided: decided && again(decided),
        })),
      }),
    ),
    // Of its own project another bureau went along; the answer is big-data's.
    by: () => 'big-data',
  },
  'acceptance.dateConfirmedOn': {
    ...answered(
      '验收结论日期的确认日期',
      'big-data',
      ({ acceptanceRounds }) => acceptanceRounds.flatMap(({ conclusion }) => conclusion?.dateConfirmation ?? []),
      ({ acceptanceRounds, ...facts }, again) => ({
        ...facts,
        acceptanceRounds: acceptanceRounds.map(({ conclusion, ...round }) => ({
          ...round,
          conclusion: conclusion && {
            ...conclusion,
            dateConfirmation: conclusion.dateConfirmation && again(conclusion.dateConfirmation),
          },
        })),
      }),
    ),
    by: () => 'big-data',
  },
  'rectification.foundOn': answered(
    '整改核验结论日期',
    'development-reform',
    ({ rectifications }) => rectifications.flatMap(({ findings }) => findings),
    ({ rectifications, ...facts }, again) => ({
      ...facts,
      rectifications: rectifications.map((order) => ({ ...order, findings: order.findings.map(again) })),
    }),
  ),
  'proposal.answeredOn': {
    ...answered('会同提议答复日期', 'development-reform', answersTo, (facts, again) => ({
      ...facts,
      proposals: facts.proposals.map((one) => ({ ...one, confirmed: one.confirmed.map(again) })),
      answeredProposals: facts.answeredProposals.map((one) => ({
        ...one,
        confirmed: one.confirmed.map(again),
        answered: isAnswer(one) ? again(one.answered) : one.answered,
      })),
    })),
    told: (facts, of) => [proposerOf(facts, meant(answersTo(facts), of))],
  },
} as const satisfies Record<string, Correctable>;
