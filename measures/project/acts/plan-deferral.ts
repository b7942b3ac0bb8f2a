// Article 35: arranging the investment plan is deferred, and goes on (X2, X5). What was declared stays declared (case 81).
import { z } from 'zod';
import { documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { documents, ledgerNumber, reason } from '../../field/kinds.ts';
import type { Stage } from '../../vocabulary.ts';
import { practiceGate } from '../act.ts';
import { decision } from '../decision.ts';
import { planDeferralOf } from '../questions.ts';
import { answersFailedOrder, barringOrdersClosed, notInForceYet, toldOfSanction } from './sanction-gates.ts';
import { sanctioned } from './sanctioned.ts';

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
  by: ['development-reform', 'finance'],
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

const liftInput = z.strictObject({ reason });

export const liftDeferral = decision<z.infer<typeof liftInput>>({
  name: 'liftDeferral',
  title: '恢复安排投资计划',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  at: PLANNABLE,
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
