// Article 9: opinions and the versions they are about. What a resubmission left as it was need not be looked at again:
// development-reform, which leads the review, confirms those opinions for the new version in one act.
import { z } from 'zod';
import { entryOf } from '../../entry.ts';
import { number } from '../../field/kinds.ts';
import { OPINIONS, type OpinionSubject } from '../../vocabulary.ts';
import { act, practiceGate } from '../act.ts';
import type { Opinion, ProjectFacts } from '../facts.ts';
import { lacksForThisVersion, REVIEW_PENDING, reviewHere } from './review-gates.ts';
import { DESIGN_REVIEWS } from './stage-spans.ts';

const confirmInput = z.strictObject({ version: number('报批材料版次', 1, 10_000, '所确认的意见适用于这一版') });
type Confirm = z.infer<typeof confirmInput>;

/** In the order of the article: what was stored comes back in another than it was recorded in. */
const subjectsIn = (opinions: object): OpinionSubject[] =>
  (Object.keys(OPINIONS) as OpinionSubject[]).filter((subject) => subject in opinions);

const someToConfirm = practiceGate('facts', 'someOpinionToConfirm', '有对未修改篇（章）的旧版意见', ({ facts }) => {
  const review = reviewHere(facts);
  return review &&
    subjectsIn(review.opinions).some((subject) => lacksForThisVersion(review, subject) === 'CONFIRMATION')
    ? undefined
    : {
        says: '没有可以确认适用于现行版本的意见。',
        remedy: '无须确认；密码应用方案审查意见和对已修改篇（章）的意见，由相应部门重新办理「记录审查意见」。',
        wayOut: { needless: true, instead: ['recordOpinion'] },
      };
});

const presentVersion = practiceGate<Confirm>(
  'input',
  'presentVersion',
  '所指版次为现行版次',
  ({ facts }, { version }) => {
    const now = reviewHere(facts)?.version;
    return now === undefined || version === now
      ? undefined
      : {
          says: `报批材料现为第${now}版，不是第${version}版。`,
          remedy: `请核对现行材料后，就第${now}版确认。`,
          wayOut: { mend: true },
        };
  },
);

export const confirmOpinions = act<Confirm>({
  name: 'confirmOpinions',
  title: '确认审查意见适用于现行版本',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  at: DESIGN_REVIEWS,
  input: confirmInput,
  guards: [REVIEW_PENDING, someToConfirm, presentVersion],
  apply: (facts, { version }, entry) => {
    const { review } = facts;
    if (!review) return facts;
    const confirmed = subjectsIn(review.opinions).flatMap((subject): [OpinionSubject, Opinion][] =>
      lacksForThisVersion(review, subject) === 'CONFIRMATION'
        ? [[subject, { ...review.opinions[subject]!, version, confirmed: entryOf(entry) }]]
        : [],
    );
    return { ...facts, review: { ...review, opinions: { ...review.opinions, ...Object.fromEntries(confirmed) } } };
  },
  tells: ({ review }: ProjectFacts, { version }) =>
    subjectsIn(review?.opinions ?? {}).flatMap((subject) => {
      const opinion = review?.opinions[subject];
      return opinion?.confirmed && opinion.version === version ? [OPINIONS[subject].by] : [];
    }),
});
