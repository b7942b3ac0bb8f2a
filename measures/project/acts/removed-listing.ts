// R5: a listed project leaves the list once its department's plan holds it no more (article 6, para 3).
import { z } from 'zod';
import { entryOf } from '../../entry.ts';
import { reason } from '../../field/kinds.ts';
import { overtaken } from '../../proposal.ts';
import { decision } from '../decision.ts';
import { departmentPlanDropped } from './department-plan-gates.ts';
import { givenUpOtherwise } from './giving-up.ts';
import { isPending } from './plan-gates.ts';
import { LISTED_ALONE } from './stage-spans.ts';

/** Nothing of it goes on; it may be declared anew once it stands in the plan again. */
const GOES_ON: readonly string[] = ['orderRectification', 'orderAgain', 'correct'];

/** Before anything was approved: from then on it is terminated. QUESTION(article 8, removedFromList): no article ends a listing. */
export const removeFromList = decision({
  name: 'removeFromList',
  title: '移出项目清单',
  article: 6,
  basis: 'practice',
  by: ['big-data'],
  deciderLookedOver: () => 'big-data',
  at: LISTED_ALONE,
  elsewhere: givenUpOtherwise,
  input: z.strictObject({ reason }),
  guards: [departmentPlanDropped],
  apply: (facts, input, entry) => ({
    ...overtaken(facts, entry, ({ act: proposed }) => !GOES_ON.includes(proposed)),
    stage: 'NOT_LISTED',
    listing: undefined,
    // What was only declared for a plan is decided on no more.
    annualPlans: Object.fromEntries(Object.entries(facts.annualPlans).filter(([, plan]) => !isPending(plan))),
    removals: [...facts.removals, { listing: facts.listing?.seq ?? 0, reason: input.reason, ...entryOf(entry) }],
  }),
  tells: () => ['constructionUnit', 'department', 'development-reform'],
});
