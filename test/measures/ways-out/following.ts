// Test support: whether the ways out that a refusal names are ways out: each is followed, and what was objected to is
// objected to no more.
import { afterRemedy, broughtAs, otherInputs, type Witness } from './clerk.ts';
import type { Refusal } from '../../../measures/act.ts';
import type { NamedAct } from '../../../measures/way-out.ts';
import { keyOf } from './witnesses.ts';
import type { Standpoint } from './standpoint.ts';

/** What is wrong with the ways out of a refusal; empty where each that can be followed leads out. */
export function failingsOf(witness: Witness): string[] {
  const { at, brought, refusal } = witness;
  const { mend, acts, instead, outside, wait, needless, earliestOn } = refusal;
  const rows = outside?.filter(({ at: address }) => address !== undefined) ?? [];
  const failings = [
    !(mend || acts || instead || outside || wait || needless) && 'names no way out',
    acts && !(mend || needless) && !actsLeadOut(witness) && 'its acts do not lead out',
    acts && (mend || needless) && !isOpen(at, acts[0]!) && 'its act is not open',
    instead?.some((named) => !isOpen(at, named)) && 'what may be brought instead is not open',
    mend && !otherInputs(at, brought).some((input) => isGone(witness, at, input)) && 'no other input helps',
    rows.length > 0 &&
      !leadsOut(witness, afterRemedy(at, { ...refusal, acts: undefined, earliestOn: undefined }), mend) &&
      'rows in order do not help',
    earliestOn !== undefined && !isOnlyGone(witness, earliestOn) && 'its day brings another refusal',
    !isOfAnother(witness) &&
      [...(acts ?? []), ...(instead ?? [])].some(({ title }) => !refusal.remedy.includes(title)) &&
      'its sentence does not name the act',
  ];
  return failings.filter((failing) => typeof failing === 'string').map((failing) => wordedOf(witness, failing));
}

const wordedOf = (witness: Witness, failing: string): string => {
  const { at, brought, refusal } = witness;
  return `${keyOf(witness)} at ${at.facts.stage} on ${at.today} by ${brought.by}: ${failing}: ${refusal.says}${refusal.remedy}`;
};

/** Undefined where the input is none of the act. */
const codesOf = ({ brought }: Witness, at: Standpoint, input: Record<string, unknown>): string[] | undefined =>
  at.refusals({ ...brought, input })?.map(({ code }) => code);

function isGone(witness: Witness, at: Standpoint, input: Record<string, unknown>): boolean {
  const codes = codesOf(witness, at, input);
  return codes !== undefined && !codes.includes(witness.refusal.code);
}

function leadsOut(witness: Witness, then: Standpoint | undefined, mend?: true): boolean {
  if (!then) return false;
  const inputs = mend ? otherInputs(then, witness.brought) : [witness.brought.input];
  return inputs.some((input) => isGone(witness, then, input));
}

/** What the acts of a refusal lead to: who may bring it, the next stage of the road, or that it is refused no more. */
function actsLeadOut(witness: Witness): boolean {
  const { at, brought, refusal } = witness;
  if (isOfAnother(witness)) {
    const named = broughtAs(at, refusal.acts![0]!);
    return named !== undefined && isGone({ ...witness, brought: { ...brought, by: named.by } }, at, brought.input);
  }
  const then = afterRemedy(at, { ...refusal, earliestOn: undefined });
  if (refusal.code === 'wrongStage') return then !== undefined && then.facts.stage !== at.facts.stage;
  return leadsOut(witness, then);
}

/** The act is right, and another brings it; of a revocation, another decision may be revoked first. */
const isOfAnother = ({ brought, refusal: { acts } }: Witness): boolean =>
  acts?.[0]?.act === brought.act && acts[0].input?.of === undefined;

/** Not of another's, not of another stage, not needless. */
function isOpen(at: Standpoint, named: NamedAct): boolean {
  const brought = broughtAs(at, named);
  const refusals = brought && at.refusals(brought);
  const isShut = ({ code, needless }: Refusal) => code === 'wrongParty' || code === 'wrongStage' || needless;
  return refusals !== undefined && !refusals.some(isShut);
}

/**
 * On the day that is named nothing is objected to that was not objected to before; but what was said of a year may be over
 * with it, so that another day must be said.
 */
function isOnlyGone(witness: Witness, on: string): boolean {
  const { at, brought, refusal } = witness;
  if (refusal.mend && 'year' in brought.input && on.slice(0, 4) > at.today.slice(0, 4)) return true;
  const before = codesOf(witness, at, brought.input) ?? [];
  const after = codesOf(witness, at.with({ today: on, standing: undefined }), brought.input) ?? [refusal.code];
  return !after.includes(refusal.code) && after.every((code) => before.includes(code));
}

/** No program can follow it: neither an act nor another input nor a day, and nothing that is done elsewhere in the system. */
export const isLeftToPeople = ({ refusal }: Witness): boolean => {
  const { mend, acts, instead, wait, needless, outside } = refusal;
  return !(mend || acts || instead || wait || needless || outside?.some(({ at }) => at !== undefined));
};
