// Article 9: what the single stage allows the total to be, at the approval and whenever the total is corrected.
import { gate, type Guard, type Remedy, type Situation } from '../act.ts';
import type { Fen } from '../../money.ts';
import { exceptionOf } from '../exceptions.ts';
import { isAtLeast30M } from '../questions.ts';
import { inWan } from '../../money.ts';

/** A total that was approved in one stage, below 3000万元; undefined where the input gives none. */
export const approvedTotalBelowUpperClass = <Input>(
  totalOf: (input: Input, facts: Situation['facts']) => Fen | undefined,
  otherwise: (facts: Situation['facts']) => Remedy,
): Guard<Input> =>
  gate<Input>(9, 'input', 'approvedTotalBelowUpperClass', '批复的总投资仍在3000万元以下', ({ facts }, input) => {
    const total = totalOf(input, facts);
    return total === undefined || !isAtLeast30M(total) || exceptionOf(facts, 'SINGLE_STAGE')
      ? undefined
      : { says: `批复总投资为${inWan(total)}，达到3000万元（含），不得一次审批。`, ...otherwise(facts) };
  });
