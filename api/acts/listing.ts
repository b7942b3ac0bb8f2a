// What may be done in a dossier now, and what not and why: every act of its kind, judged by the row. What the input must
// bring is named, not judged.
import type { Act, Situation } from '../../measures/act.ts';
import { capacitiesFor, factsKnownTo, refusalsOf } from '../../measures/judgement.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { capacityNameIn } from '../../measures/parts.ts';
import { BASIS_NAMES } from '../../measures/vocabulary.ts';
import { fieldsOfAct } from './fields.ts';
import { inputSchemaOf } from './schema.ts';

export function actListing(kind: DossierKind, situation: Situation) {
  const known = factsKnownTo(situation.party, situation.facts);
  return kind.acts.map((act) => {
    const refusals = refusalsOf(kind, act, situation, undefined, ['facts', 'duties', 'standing']);
    return {
      act: act.name,
      title: act.title,
      article: act.article,
      basis: act.basis,
      basisName: BASIS_NAMES[act.basis],
      by: capacitiesFor(act, known, undefined).map((capacity) => ({
        capacity,
        name: capacityNameIn(kind, capacity),
      })),
      lawful: refusals.length === 0,
      refusals,
      asks: asksOf(act),
      fields: fieldsOfAct(act),
      input: inputSchemaOf(act),
      ...(act.jointly && { joint: true, mayConfirm: confirmable(act, situation) }),
    };
  });
}

/** What can be judged only once there is an input. */
const asksOf = (act: Act) =>
  act.guards
    .filter(({ reads }) => reads === 'input')
    .map(({ name, article, basis, asks }) => ({ name, article, basis, asks }));

/** Proposals that wait for this party: it goes along by the same act with `{ "confirms": seq }`. */
const confirmable = (act: Act, { facts, party }: Situation) =>
  facts.proposals
    .filter((proposal) => proposal.act === act.name && proposal.awaiting.includes(party))
    .map(({ seq, on, by, input }) => ({ confirms: seq, proposedOn: on, by, input }));
