// Of those who act together, one brings the act: whose decision or report it is. The others only go along with it.
import { practiceGate, type Guard } from '../act.ts';
import type { ActName } from '../act-names.ts';
import type { ProjectFacts } from '../facts.ts';
import { CAPACITY_NAMES, type Capacity, type Role } from '../../vocabulary.ts';

export const broughtFirstBy = <Input>(
  act: ActName,
  first: (facts: ProjectFacts, input: Input) => Capacity,
): Guard<Input> =>
  practiceGate<Input>('input', 'broughtFirst', '由主办的一方提出，其他各方就其提议会同', ({ facts, party }, input) => {
    const one = first(facts, input);
    const isFirst = party === (facts.parties[one as Role] ?? one);
    const isAsked = facts.proposals.some(({ act: proposed, awaiting }) => proposed === act && awaiting.includes(party));
    return isFirst || isAsked
      ? undefined
      : {
          says: `该事项由${CAPACITY_NAMES[one]}提出，贵单位只就其提议会同。`,
          remedy: `请待${CAPACITY_NAMES[one]}提出后，以其提议的台账序号会同。`,
          wayOut: { acts: [{ act, by: [one] }] },
        };
  });
