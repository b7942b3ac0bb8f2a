// Days of measures and of what follows them, as `correct` reaches them.
import { isBureau } from '../../party-id.ts';
import { HOLDERS_OF_SANCTIONS, type Bureau, type Capacity } from '../../vocabulary.ts';
import type { ProjectFacts, Sanction } from '../facts.ts';
import { answered } from './correctable-answers.ts';
import type { Correctable } from './correctable.ts';
import { meant, submitted, type Again } from './correctable-submissions.ts';

const suspensionsOf = ({ sanctions }: ProjectFacts): Sanction[] =>
  sanctions.filter(({ kind }) => kind === 'SUSPENSION');

const requestAnswered = ({ informationRequests }: ProjectFacts, of?: number) => {
  const answer = meant(
    informationRequests.flatMap((request) => request.answered ?? []),
    of,
  );
  return informationRequests.find((request) => request.answered === answer && answer !== undefined);
};

/** By consent both stand under one line. */
const terminationRedated = (facts: ProjectFacts, again: Again): ProjectFacts => ({
  ...facts,
  terminated: facts.terminated && again(facts.terminated),
  terminationRequests: facts.terminationRequests.map((one) => ({
    ...one,
    decided: one.decided && again(one.decided),
  })),
});

export const SUPERVISION_DATES = {
  'suspension.from': {
    title: '暂停起始日期',
    by: (facts, of) => (meant(suspensionsOf(facts), of)?.by ?? 'development-reform') as Bureau,
    decidedWith: () => HOLDERS_OF_SANCTIONS,
    told: () => ['constructionUnit', 'development-reform', 'finance'],
    stands: (facts, of) => meant(suspensionsOf(facts), of)?.from,
    set: (facts, from, of) => {
      const one = meant(suspensionsOf(facts), of);
      return {
        ...facts,
        sanctions: facts.sanctions.map((sanction) => (sanction === one ? { ...one, from } : sanction)),
      };
    },
  },
  // What a suspension was answered by: looked at again, or lifted.
  'suspension.reviewedOn': {
    ...answered(
      '暂停的复核（恢复）日期',
      'development-reform',
      (facts) => suspensionsOf(facts).flatMap(({ reviews = [], lifted }) => [...reviews, ...(lifted ? [lifted] : [])]),
      (facts, again) => ({
        ...facts,
        sanctions: facts.sanctions.map((one) => ({
          ...one,
          reviews: one.reviews?.map(again),
          lifted: one.lifted && again(one.lifted),
        })),
      }),
    ),
    // Looked at by either, lifted by both.
    decidedWith: (facts, of) => {
      const liftings = suspensionsOf(facts).flatMap(({ lifted }) => lifted ?? []);
      const reviews = suspensionsOf(facts).flatMap(({ reviews = [] }) => reviews);
      return liftings.includes(meant([...reviews, ...liftings], of)!) ? HOLDERS_OF_SANCTIONS : [];
    },
  },
  'terminated.on': {
    ...answered(
      '终止项目实施的决定日期',
      'development-reform',
      ({ terminated }) => (terminated ? [terminated] : []),
      terminationRedated,
    ),
    // As a measure by both, on request by development-reform alone.
    decidedWith: ({ sanctions }) => (sanctions.some(({ kind }) => kind === 'TERMINATION') ? HOLDERS_OF_SANCTIONS : []),
  },
  // Consent ends the project on the same day.
  'termination.answeredOn': {
    ...answered(
      '终止申请答复（同意、不同意）日期',
      'development-reform',
      ({ terminationRequests }) => terminationRequests.flatMap(({ decided }) => decided ?? []),
      terminationRedated,
    ),
    // Of its own project another bureau went along; the answer is development-reform's.
    by: () => 'development-reform',
  },
  'information.answeredOn': {
    ...submitted(
      '资料和情况答复日期',
      [],
      'development-reform',
      ({ informationRequests }) => informationRequests.flatMap(({ answered: answer }) => answer ?? []),
      (facts, again) => ({
        ...facts,
        informationRequests: facts.informationRequests.map((request) => ({
          ...request,
          answered: request.answered && again(request.answered),
        })),
      }),
    ),
    told: (facts, of) => [(requestAnswered(facts, of)?.by ?? 'department') as Capacity],
    owed: (facts, { from, to, of }) => {
      const asker = requestAnswered(facts, of)?.by;
      return to < from && asker !== undefined && isBureau(asker) ? [asker] : [];
    },
  },
  'finalReport.submittedOn': submitted(
    '终止情况报告提交日期',
    ['development-reform', 'finance', 'big-data'],
    'development-reform',
    ({ finalReport }) => (finalReport ? [finalReport] : []),
    (facts, again) => ({ ...facts, finalReport: facts.finalReport && again(facts.finalReport) }),
  ),
} as const satisfies Record<string, Correctable>;
