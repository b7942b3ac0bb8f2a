// Articles 24, 35: construction is suspended, looked at again, and resumed at the stage that was left (X1 to X3).
import { z } from 'zod';
import { documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { choice, date, documents, ledgerNumber, reason } from '../../field/kinds.ts';
import { HOLDERS_OF_SANCTIONS, SANCTION_GROUND_NAMES, type Stage } from '../../vocabulary.ts';
import { practiceGate, type Guard, type Remedy } from '../act.ts';
import { decision } from '../decision.ts';
import type { ProjectFacts, Sanction } from '../facts.ts';
import { ARTICLE_OF_SANCTION } from '../overlays.ts';
import { isConstructionKind, planDeferralOf, suspensionOf } from '../questions.ts';
import { notInFuture } from './date-gates.ts';
import { answersCauseToSuspend, barringOrdersClosed, notInForceYet, toldOfSanction } from './sanction-gates.ts';
import { sanctioned } from './sanctioned.ts';
import { BEFORE_ACCEPTED, FURTHER_YEARS } from './stage-spans.ts';

/** 暂停项目建设 has an object while something is to be built, or is being built. */
const SUSPENDABLE: readonly Stage[] = ['PLANNED', 'BUDGETED', 'PREPARING', 'UNDER_CONSTRUCTION'];
const BUILT: readonly Stage[] = ['COMPLETED', 'ACCEPTANCE_IN_PROGRESS', 'ACCEPTANCE_REMEDIATION'];

const { ART24, ART35 } = SANCTION_GROUND_NAMES;
const suspendInput = z.strictObject({
  ground: choice('依据', { ART24, ART35 }),
  of: ledgerNumber('所依据的台账行'),
  from: date('暂停起始日期'),
  reason,
  documents: documents(['sanctionDecision']),
});
type Suspend = z.infer<typeof suspendInput>;

/** Further years are planned up to completion, and what is deferred is not deferred again. */
const otherMeasures = (facts: ProjectFacts, says: string): Remedy =>
  FURTHER_YEARS.includes(facts.stage) && !planDeferralOf(facts)
    ? {
        remedy: `${says}办理「通报批评」，以后年度还有计划的，可以办理「暂缓安排投资计划」。`,
        wayOut: { needless: true, instead: ['reprimand', 'deferPlan'] },
      }
    : { remedy: `${says}办理「通报批评」。`, wayOut: { needless: true, instead: ['reprimand'] } };

/** Case 80 for what is never built. */
const somethingToBuild: Guard<unknown> = practiceGate('facts', 'somethingToBuild', '项目为建设类项目', ({ facts }) =>
  isConstructionKind(facts)
    ? undefined
    : {
        says: '本项目为运行维护项目，没有可以暂停的建设。',
        ...otherMeasures(facts, '可以'),
      },
);

/** X1, X2. QUESTION(article 35, measuresTogether): the text does not say whether the two decide together. */
export const suspend = decision<Suspend>({
  name: 'suspend',
  title: '暂停项目建设',
  article: 35,
  articleHere: (_facts, { ground }) => ARTICLE_OF_SANCTION[ground],
  basis: 'law',
  by: HOLDERS_OF_SANCTIONS,
  jointly: () => HOLDERS_OF_SANCTIONS,
  settles: ({ act: proposed }) => proposed === 'suspend',
  at: SUSPENDABLE,
  // Case 80: what is built is not being built.
  elsewhere: (facts) =>
    BUILT.includes(facts.stage) ? otherMeasures(facts, '项目已建成，没有可以暂停的建设；可以') : undefined,
  input: suspendInput,
  guards: [
    somethingToBuild,
    notInForceYet('notSuspendedYet', '项目建设没有暂停', suspensionOf, {
      remedy: '无须再次暂停；经复核仍须暂停的，请办理「复核并继续暂停项目建设」。',
      wayOut: { needless: true, instead: ['reviewSuspension'] },
    }),
    ...answersCauseToSuspend,
    notInFuture('fromNotInFuture', '暂停起始日期', ({ from }) => from),
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => ({
    ...facts,
    sanctions: sanctioned(facts, { kind: 'SUSPENSION', ground: input.ground, from: input.from }, input, entry),
  }),
  tells: (facts, { of }) => [...toldOfSanction(facts, of), 'big-data', 'supervisionUnit'],
});

const suspended = practiceGate('facts', 'suspended', '项目建设正在暂停', ({ facts }) =>
  suspensionOf(facts)
    ? undefined
    : { says: '本项目没有暂停建设。', remedy: '现无须办理。', wayOut: { needless: true } },
);

/** The suspension in force, changed. */
const withSuspension = (facts: ProjectFacts, change: (suspension: Sanction) => Sanction): ProjectFacts['sanctions'] => {
  const inForce = suspensionOf(facts);
  return facts.sanctions.map((one) => (one === inForce ? change(one) : one));
};

const lookInput = z.strictObject({ reason });

/** O-20: a suspension is looked at again, and stays in force. */
export const reviewSuspension = decision<z.infer<typeof lookInput>>({
  name: 'reviewSuspension',
  title: '复核并继续暂停项目建设',
  article: null,
  basis: 'practice',
  by: HOLDERS_OF_SANCTIONS,
  at: BEFORE_ACCEPTED,
  input: lookInput,
  guards: [suspended],
  apply: (facts, { reason: why }, entry) => ({
    ...facts,
    sanctions: withSuspension(facts, (one) => ({
      ...one,
      reviews: [...(one.reviews ?? []), { reason: why, ...entryOf(entry) }],
    })),
  }),
  tells: () => ['constructionUnit', 'department', ...HOLDERS_OF_SANCTIONS],
});

/** X3: the stage was never left. QUESTION(article 35, suspensionLifted): the text knows no end of it. */
export const resume = decision<z.infer<typeof lookInput>>({
  name: 'resume',
  title: '恢复项目建设',
  article: null,
  basis: 'practice',
  by: HOLDERS_OF_SANCTIONS,
  jointly: () => HOLDERS_OF_SANCTIONS,
  settles: ({ act: proposed }) => proposed === 'resume',
  at: BEFORE_ACCEPTED,
  input: lookInput,
  guards: [suspended, barringOrdersClosed('barringOrdersClosed', suspensionOf)],
  apply: (facts, { reason: why }, entry) => ({
    ...facts,
    sanctions: withSuspension(facts, (one) => ({ ...one, lifted: { reason: why, ...entryOf(entry) } })),
  }),
  tells: (facts) => [...toldOfSanction(facts), 'big-data', 'supervisionUnit'],
});
