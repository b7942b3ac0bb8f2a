// What may be done in a project now, and what not and why: every act of the register, judged by the row. What the input
// must bring is named, not judged.
import type { Act, Situation } from '../../measures/act.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { capacitiesOf } from '../../measures/project/questions.ts';
import { capacitiesFor, refusalsOf } from '../../measures/judgement.ts';
import { ACTS } from '../../measures/register.ts';
import { BASIS_NAMES, CAPACITY_NAMES } from '../../measures/vocabulary.ts';
import { fieldsOfAct } from './fields.ts';
import { inputSchemaOf } from './schema.ts';

export function actListing(situation: Situation) {
  return ACTS.map((act) => {
    const refusals = refusalsOf(act, situation, undefined, ['facts', 'duties', 'standing']);
    return {
      act: act.name,
      title: act.title,
      article: act.article,
      basis: act.basis,
      basisName: BASIS_NAMES[act.basis],
      by: capacitiesFor(act, situation.facts, undefined).map((capacity) => ({
        capacity,
        name: CAPACITY_NAMES[capacity],
      })),
      lawful: refusals.length === 0,
      refusals,
      asks: asksOf(act),
      fields: fieldsOfAct(act),
      input: inputSchemaOf(act),
      ...(act.jointly && { joint: true, mayConfirm: confirmable(act, situation.facts, situation.party) }),
    };
  });
}

/** What can be judged only once there is an input. */
export const asksOf = (act: Act) =>
  act.guards
    .filter(({ reads }) => reads === 'input')
    .map(({ name, article, basis, asks }) => ({ name, article, basis, asks }));

/** Proposals that wait for this party: it goes along by the same act with `{ "confirms": seq }`. */
function confirmable(act: Act, facts: ProjectFacts, party: string) {
  const capacities: string[] = capacitiesOf(facts, party);
  return facts.proposals
    .filter((proposal) => proposal.act === act.name && proposal.awaiting.some((bureau) => capacities.includes(bureau)))
    .map(({ seq, on, by, input }) => ({ confirms: seq, proposedOn: on, by, input }));
}
