// Article 35: arranging the investment plan is deferred, and goes on (X2, X5). What was declared stays declared (case 81).
import { z } from 'zod';
import { documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { documents, ledgerNumber, reason } from '../../field/kinds.ts';
import { inWan, type Fen } from '../../money.ts';
import { HOLDERS_OF_SANCTIONS, type Stage } from '../../vocabulary.ts';
import { gate, practiceGate, type Guard } from '../act.ts';
import { decision } from '../decision.ts';
import { plannedNow } from '../money-questions.ts';
import { inForceWorded } from '../overlays.ts';
import { planDeferralOf } from '../questions.ts';
import { answersFailedOrder, barringOrdersClosed, notInForceYet, toldOfSanction } from './sanction-gates.ts';
import { sanctioned } from './sanctioned.ts';
import { BEFORE_ACCEPTED } from './stage-spans.ts';

/** While a year of it may still be planned. */
const PLANNABLE: readonly Stage[] = [
  'LISTED',
  'COMBINED_REVIEW',
  'FEASIBILITY_REVIEW',
  'FEASIBILITY_APPROVED',
  'DESIGN_REVIEW',
  'APPROVED',
  'PLAN_DECLARED',
  'PLANNED',
  'BUDGETED',
  'PREPARING',
  'UNDER_CONSTRUCTION',
  'COMPLETED',
  'OM_IN_SERVICE',
];

const deferInput = z.strictObject({
  of: ledgerNumber('所依据的整改要求'),
  reason,
  documents: documents(['sanctionDecision']),
});

export const deferPlan = decision<z.infer<typeof deferInput>>({
  name: 'deferPlan',
  title: '暂缓安排投资计划',
  article: 35,
  basis: 'law',
  by: HOLDERS_OF_SANCTIONS,
  at: PLANNABLE,
  input: deferInput,
  guards: [
    notInForceYet('notDeferredYet', '投资计划没有暂缓安排', planDeferralOf, {
      remedy: '无须再次暂缓；须恢复安排的整改办结以前，暂缓一直有效。',
      wayOut: { needless: true },
    }),
    ...answersFailedOrder,
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => ({
    ...facts,
    sanctions: sanctioned(facts, { kind: 'PLAN_DEFERRAL', ground: 'ART35' }, input, entry),
  }),
  tells: (facts, { of }) => toldOfSanction(facts, of),
});

/**
 * QUESTION(article 35, increaseWhileDeferred): the text does not say whether years that are planned already are meant. They
 * may shrink, and do not grow.
 */
export const noIncreaseWhileDeferred: Guard<{ year: string; amount: Fen }> = gate(
  35,
  'input',
  'noIncreaseWhileDeferred',
  '暂缓安排投资计划期间，不增加年度计划金额',
  ({ facts }, { year, amount }) => {
    const [deferral, now] = [planDeferralOf(facts), plannedNow(facts.annualPlans[year])];
    if (!deferral || now === undefined || BigInt(amount) <= BigInt(now)) return undefined;
    return {
      says: `${inForceWorded(deferral)}，${year}年度计划金额不能由${inWan(now)}增加到${inWan(amount)}。`,
      remedy: '请核对金额；须恢复安排的整改办结以后，由市发展改革委办理「恢复安排投资计划」，再增加年度计划金额。',
      wayOut: { mend: true, acts: ['liftDeferral'] },
    };
  },
);

const liftInput = z.strictObject({ reason });

export const liftDeferral = decision<z.infer<typeof liftInput>>({
  name: 'liftDeferral',
  title: '恢复安排投资计划',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  at: BEFORE_ACCEPTED,
  input: liftInput,
  guards: [
    practiceGate('facts', 'deferred', '投资计划正在暂缓安排', ({ facts }) =>
      planDeferralOf(facts)
        ? undefined
        : { says: '本项目没有暂缓安排投资计划。', remedy: '现无须办理。', wayOut: { needless: true } },
    ),
    barringOrdersClosed('barringOrdersClosed', planDeferralOf),
  ],
  apply: (facts, { reason: why }, entry) => {
    const inForce = planDeferralOf(facts);
    return {
      ...facts,
      sanctions: facts.sanctions.map((one) =>
        one === inForce ? { ...one, lifted: { reason: why, ...entryOf(entry) } } : one,
      ),
    };
  },
  tells: (facts) => toldOfSanction(facts),
});
