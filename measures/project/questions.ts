// Questions about the facts of a project that acts, duties and sheets ask alike.
import type { AcceptanceRound, Extension, Fen, ProjectFacts, Rectification } from './facts.ts';
import { isBureau } from '../party-id.ts';
import type { Capacity, PartyId, Role } from '../vocabulary.ts';

/** Articles 9 and 28: 「3000万元（含）以上」: 3000万元 itself belongs to the upper class. */
export const UPPER_CLASS_FEN = 3_000_000_000n;

export const isAtLeast30M = (total: Fen): boolean => BigInt(total) >= UPPER_CLASS_FEN;

/** Class of article 28, by the latest approved total (cases 31, 67). */
export const isUpperClass = (facts: ProjectFacts): boolean =>
  facts.approvedTotal !== undefined && isAtLeast30M(facts.approvedTotal);

/** O&M (运行维护) has no construction, acceptance or evaluation duties (reading, section 0 point 9). */
export const isConstructionKind = (facts: ProjectFacts): boolean => facts.kind !== 'OM';

/** The party behind a capacity in this project; undefined where the project has none. */
export function partyOf(facts: ProjectFacts, capacity: Capacity): PartyId | undefined {
  return isBureau(capacity) ? capacity : facts.parties[capacity] || undefined;
}

/** Every capacity in which a party stands in this project. */
export function capacitiesOf(facts: ProjectFacts, party: PartyId): Capacity[] {
  const roles = (Object.entries(facts.parties) as [Role, PartyId][])
    .filter(([, id]) => id === party)
    .map(([role]) => role as Capacity);
  return isBureau(party) ? [party, ...roles] : roles;
}

export const passedAcceptance = (facts: ProjectFacts): AcceptanceRound['conclusion'] =>
  facts.acceptanceRounds.map((round) => round.conclusion).find((conclusion) => conclusion?.passed);
export const openExtension = (facts: ProjectFacts): Extension | undefined =>
  facts.extensions.find((extension) => extension.status === 'REQUESTED' || extension.status === 'RETURNED');
export const grantedExtensions = (facts: ProjectFacts): Extension[] =>
  facts.extensions.filter((extension) => extension.status === 'GRANTED');
export const openRectifications = (facts: ProjectFacts): Rectification[] =>
  facts.rectifications.filter(({ status }) => status !== 'VERIFIED' && status !== 'WITHDRAWN');
