// Judging and applying what was brought: one door for every act of every kind, joint ones included. Never throws for a
// legal "no".
import type { Act, Reads, Refusal, Situation } from './act.ts';
import { canonicalJson } from './canonical-json.ts';
import { UNOPENED, type DossierFacts, type Proposal } from './dossier.ts';
import { inputErrors, type InputError } from './field/input-errors.ts';
import type { DossierKind } from './kind.ts';
import type { BroughtAct } from './line.ts';
import { recordingRefusals, writerOf, type OnPaper } from './on-paper.ts';
import { isBureau } from './party-id.ts';
import { capacitiesIn, partiesOfAll } from './parts.ts';
import { withAnswer, withProposal } from './proposal.ts';
import { closedBy, noSuchProposal, notAwaited, objected, proposedAlready, wrongParty, wrongStage } from './refusal.ts';
import { actOf } from './register.ts';
import type { PartyId } from './vocabulary.ts';

export type Judgement =
  | { is: 'unknownAct' }
  | { is: 'malformed'; errors: InputError[] }
  | { is: 'refused'; refusals: Refusal[] }
  | { is: 'lawful'; readsDuties: boolean };

type Order = Pick<BroughtAct, 'act' | 'input' | 'references' | 'confirms'>;

/**
 * Judges an order against a situation: every failing guard is named, not only the first. A confirmation is judged anew:
 * by the documents that the proposal cites, but by the standing of today.
 */
export function judge(kind: DossierKind, order: Order, about: Omit<Situation, 'references'>): Judgement {
  const act = actOf(kind, order.act);
  if (!act) return { is: 'unknownAct' };
  const proposal =
    order.confirms === undefined ? undefined : about.facts.proposals.find(({ seq }) => seq === order.confirms);
  if (order.confirms !== undefined) {
    const missing = confirmationRefusal(kind, act, proposal, about);
    if (missing) return { is: 'refused', refusals: [missing] };
  }
  const parsed = act.input.safeParse(proposal ? proposal.input : order.input);
  if (!parsed.success) return { is: 'malformed', errors: inputErrors(parsed.error, act.input) };
  const references = proposal ? { ...order.references, documents: proposal.references.documents } : order.references;
  const { onPaper } = references;
  const refusals = onPaper
    ? refusalsOnPaper(kind, act, { ...about, references: { ...references, onPaper } }, parsed.data)
    : refusalsOf(kind, act, { ...about, references }, parsed.data, ALL);
  const same = refusals.length === 0 && !proposal ? sameProposal(act, parsed.data, about) : undefined;
  if (same) return { is: 'refused', refusals: [proposedAlready(kind, about.facts, same)] };
  return refusals.length > 0
    ? { is: 'refused', refusals }
    : { is: 'lawful', readsDuties: act.guards.some(({ reads }) => reads === 'duties') };
}

/** One of the party's own that still waits, of the same act and word for word. Two that differ are two matters (L19). */
function sameProposal(
  act: Act,
  input: unknown,
  { facts, party }: Pick<Situation, 'facts' | 'party'>,
): Proposal | undefined {
  const isSame = ({ input: proposed }: Proposal) =>
    canonicalJson(act.input.safeParse(proposed).data) === canonicalJson(input);
  return facts.proposals.find((open) => open.act === act.name && open.by === party && isSame(open));
}

/** Judged as whoever wrote it would have been on the day on which the paper arrived. */
function refusalsOnPaper<Input>(
  kind: DossierKind,
  act: Act<DossierFacts, Input>,
  situation: Situation & { references: { onPaper: OnPaper } },
  input: Input,
): Refusal[] {
  const { facts, references, party, today } = situation;
  const against = act.at.includes(facts.stage)
    ? recordingRefusals(kind, factsKnownTo(party, facts), { act, input, references, party, today })
    : [];
  const writer = writerOf(kind, facts, act, input);
  const asOf = { ...situation, party: writer ?? party, reader: party, today: references.onPaper.arrivedOn };
  return [...against, ...refusalsOf(kind, act, asOf, input, ALL)];
}

const ALL: readonly Reads[] = ['facts', 'duties', 'standing', 'input'];

/**
 * Joint acts that await a consent are known to authorities and to those they lie between. To all others a refusal reads
 * as if there were none: no number, no name and no article of one may be asked out of it.
 */
export function factsKnownTo<Facts extends DossierFacts>(reader: PartyId, facts: Facts): Facts {
  const proposals = facts.proposals.filter((proposal) => isProposalKnownTo(reader, proposal));
  return proposals.length === facts.proposals.length ? facts : { ...facts, proposals };
}

export const isProposalKnownTo = (reader: PartyId, { by, awaiting, confirmed }: Proposal): boolean =>
  isBureau(reader) || by === reader || awaiting.includes(reader) || confirmed.some((entry) => entry.by === reader);

/** Judged for `party`; said to `reader`, where that is another. */
type Judged = Situation & { reader?: PartyId };

/**
 * Everything that speaks against an act now; `reads` limits the guards that are asked. It is judged by the facts, and said
 * by what of them its reader knows.
 * At a wrong stage nothing more is said: guards take their own stage for granted, and what another one lacks would only
 * mislead.
 */
export function refusalsOf<Input>(
  kind: DossierKind,
  act: Act<DossierFacts, Input>,
  situation: Judged,
  input: Input | undefined,
  reads: readonly Reads[],
): Refusal[] {
  const { facts, party, reader = party } = situation;
  const known = { ...situation, facts: factsKnownTo(reader, facts) };
  const capacities = capacitiesIn(kind, facts, party);
  const allowed = capacitiesFor(act, facts, input);
  // Before its opening a dossier has no roles; whoever opens it takes one, unless only authorities may.
  const takesRole = facts.stage === UNOPENED && allowed.some((capacity) => capacity in kind.capacityNames);
  if (!takesRole && !allowed.some((capacity) => capacities.includes(capacity)))
    return [wrongParty(kind, known.facts, act, capacitiesFor(act, known.facts, input), input)];
  if (!act.at.includes(facts.stage)) return [wrongStage(kind, known, act, input)];
  const objections = act.guards.flatMap((guard) => {
    if (!reads.includes(guard.reads)) return [];
    const objection = guard.objection(situation, input as Input);
    if (!objection) return [];
    const told = known.facts === facts ? objection : (guard.objection(known, input as Input) ?? objection);
    return [objected(kind, known.facts, guard, told)];
  });
  return [...closures(kind, act, known.facts, reads.includes('input') ? input : undefined), ...objections];
}

/** What lies over the dossier and closes the act; before there is an input, what a date in it may open counts as open. */
function closures<Input>(
  kind: DossierKind,
  act: Act<DossierFacts, Input>,
  facts: DossierFacts,
  input: Input | undefined,
): Refusal[] {
  return (kind.overlays ?? []).flatMap((overlay) => {
    const does = act.under?.[overlay.name];
    const inForce = does && overlay.inForce(facts);
    if (!inForce) return [];
    if (does === 'closed') return [closedBy(kind, facts, act, overlay.name, inForce)];
    const on = input === undefined ? undefined : does.openIfBefore(input);
    return on === undefined || on < inForce.since
      ? []
      : [closedBy(kind, facts, act, overlay.name, inForce, { what: does.what, on })];
  });
}

/** Capacities that may bring the act in this dossier; of a joint act, those that must act together. */
export function capacitiesFor<Input>(
  act: Act<DossierFacts, Input>,
  facts: DossierFacts,
  input: Input | undefined,
): readonly string[] {
  return act.byHere?.(facts, input) ?? act.by;
}

/** Facts after an order that was judged lawful. Replayed: bookkeeping only. */
export function applied<Facts extends DossierFacts>(
  kind: DossierKind<Facts>,
  facts: Facts,
  order: BroughtAct,
  { seq, receivedOn }: { seq: number; receivedOn: string },
): { facts: Facts; proposes: boolean } {
  const act = actOf(kind, order.act)!;
  const by = order.actor.party;
  const entry = { seq, on: receivedOn, by };
  const proposal = order.confirms === undefined ? undefined : facts.proposals.find(({ seq }) => seq === order.confirms);
  if (proposal) {
    const awaiting = proposal.awaiting.filter((party) => party !== by);
    const confirmed = [...proposal.confirmed, entry];
    if (awaiting.length > 0)
      return { facts: withProposal(facts, { ...proposal, awaiting, confirmed }), proposes: true };
    const answered = withAnswer(facts, proposal, { ...entry, as: 'CONFIRMED' });
    const bookkeeping = { seq, receivedOn, by, references: proposal.references };
    return { facts: act.apply(answered, proposal.input, bookkeeping), proposes: false };
  }
  const together = partiesOfAll(kind, facts, act.jointly?.(facts, order.input) ?? []);
  const awaiting = together.filter((party) => party !== by);
  if (awaiting.length > 0) {
    const { input, references } = order;
    const proposed = { ...entry, act: act.name, input, references, awaiting, confirmed: [] };
    return { facts: withProposal(facts, proposed), proposes: true };
  }
  const { onPaper } = order.references;
  const bookkeeping = onPaper
    ? { seq, receivedOn: onPaper.arrivedOn, by: writerOf(kind, facts, act, order.input) ?? by, recordedBy: by }
    : { seq, receivedOn, by };
  return { facts: act.apply(facts, order.input, { ...bookkeeping, references: order.references }), proposes: false };
}

function confirmationRefusal(
  kind: DossierKind,
  act: Act,
  proposal: Proposal | undefined,
  { facts, party }: Pick<Situation, 'facts' | 'party'>,
): Refusal | undefined {
  if (proposal?.act !== act.name || !isProposalKnownTo(party, proposal))
    return noSuchProposal(kind, factsKnownTo(party, facts), act);
  return proposal.awaiting.includes(party) ? undefined : notAwaited(kind, facts, act, proposal);
}
