// Judging and applying what was brought: one door for every act, joint ones included. Never throws for a legal "no".
import type { Act, Reads, Refusal, Situation } from './act.ts';
import { inputErrors, type InputError } from './field/input-errors.ts';
import type { ProjectFacts, Proposal } from './project/facts.ts';
import { capacitiesOf } from './project/questions.ts';
import type { BroughtAct } from './line.ts';
import { findAct } from './register.ts';
import { CAPACITY_NAMES, STAGE_NAMES, type Bureau, type Capacity, type PartyId } from './vocabulary.ts';

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
export function judge(order: Order, { facts, duties, party, today }: Omit<Situation, 'references'>): Judgement {
  const act = findAct(order.act);
  if (!act) return { is: 'unknownAct' };
  const proposal = order.confirms === undefined ? undefined : facts.proposals.find(({ seq }) => seq === order.confirms);
  if (order.confirms !== undefined) {
    const missing = confirmationRefusal(act, proposal, party);
    if (missing) return { is: 'refused', refusals: [missing] };
  }
  const parsed = act.input.safeParse(proposal ? proposal.input : order.input);
  if (!parsed.success) return { is: 'malformed', errors: inputErrors(parsed.error, act.input) };
  const references = proposal ? { ...order.references, documents: proposal.references.documents } : order.references;
  const refusals = refusalsOf(act, { facts, duties, references, party, today }, parsed.data, [
    'facts',
    'duties',
    'standing',
    'input',
  ]);
  return refusals.length > 0
    ? { is: 'refused', refusals }
    : { is: 'lawful', readsDuties: act.guards.some(({ reads }) => reads === 'duties') };
}

/**
 * Everything that speaks against an act now; `reads` limits the guards that are asked.
 * At a wrong stage nothing more is said: guards take their own stage for granted, and what another one lacks would only
 * mislead.
 */
export function refusalsOf<Input>(
  act: Act<Input>,
  situation: Situation,
  input: Input | undefined,
  reads: readonly Reads[],
): Refusal[] {
  const { facts, party } = situation;
  const about = { article: act.article, basis: act.basis };
  const capacities = capacitiesOf(facts, party);
  const allowed = capacitiesFor(act, facts, input);
  if (facts.stage !== 'UNOPENED' && !allowed.some((capacity) => capacities.includes(capacity))) {
    const who = allowed.map((capacity) => CAPACITY_NAMES[capacity]).join('、');
    return [
      {
        code: 'wrongParty',
        ...about,
        says: `「${act.title}」由${who}办理，贵单位在本项目中不具有该身份。`,
        remedy: `请由${who}办理。`,
      },
    ];
  }
  const refusals: Refusal[] = [];
  if (!act.at.includes(facts.stage)) {
    const stages = act.at.map((stage) => `「${STAGE_NAMES[stage]}」`).join('、');
    refusals.push({
      code: 'wrongStage',
      ...about,
      says: `项目现处「${STAGE_NAMES[facts.stage]}」阶段，「${act.title}」只能在${stages}阶段办理。`,
      remedy: '请先依次办结前序事项；可查询本项目当前可办理的行为。',
    });
    return refusals;
  }
  for (const guard of act.guards) {
    if (!reads.includes(guard.reads)) continue;
    const objection = guard.objection(situation, input as Input);
    if (objection) refusals.push({ code: guard.name, article: guard.article, basis: guard.basis, ...objection });
  }
  return refusals;
}

/** Capacities that may bring the act in this project; of a joint act, those that must act together. */
export function capacitiesFor<Input>(
  act: Act<Input>,
  facts: ProjectFacts,
  input: Input | undefined,
): readonly Capacity[] {
  return act.byHere?.(facts, input) ?? act.by;
}

/** Facts after an order that was judged lawful. Replayed: bookkeeping only. */
export function applied(
  facts: ProjectFacts,
  order: BroughtAct,
  { seq, receivedOn }: { seq: number; receivedOn: string },
): { facts: ProjectFacts; proposes: boolean } {
  const act = findAct(order.act)!;
  const by = order.actor.party;
  const proposal = order.confirms === undefined ? undefined : facts.proposals.find(({ seq }) => seq === order.confirms);
  if (proposal) {
    const awaiting = proposal.awaiting.filter((bureau) => bureau !== by);
    const others = facts.proposals.filter((other) => other !== proposal);
    if (awaiting.length > 0)
      return { facts: { ...facts, proposals: [...others, { ...proposal, awaiting }] }, proposes: true };
    return {
      facts: act.apply({ ...facts, proposals: others }, proposal.input, {
        seq,
        receivedOn,
        by,
        references: proposal.references,
      }),
      proposes: false,
    };
  }
  const together = act.jointly?.(facts, order.input) ?? [];
  const awaiting = together.filter((bureau): bureau is Bureau => bureau !== by);
  if (awaiting.length > 0) {
    const proposed: Proposal = {
      seq,
      on: receivedOn,
      by,
      act: act.name,
      input: order.input,
      references: order.references,
      awaiting,
    };
    return { facts: { ...facts, proposals: [...facts.proposals, proposed] }, proposes: true };
  }
  return {
    facts: act.apply(facts, order.input, { seq, receivedOn, by, references: order.references }),
    proposes: false,
  };
}

function confirmationRefusal(act: Act, proposal: Proposal | undefined, party: PartyId): Refusal | undefined {
  const about = { article: act.article, basis: act.basis };
  if (!proposal || proposal.act !== act.name)
    return {
      code: 'noSuchProposal',
      ...about,
      says: '没有等待会同的该项提议，或者提议已被撤回、已办结。',
      remedy: '请查询项目的待会同事项，以其台账序号会同。',
    };
  if (!(proposal.awaiting as string[]).includes(party)) {
    const awaited = proposal.awaiting.map((bureau) => CAPACITY_NAMES[bureau]).join('、');
    return { code: 'wrongParty', ...about, says: `该项提议等待${awaited}会同。`, remedy: `请由${awaited}办理。` };
  }
  return undefined;
}
