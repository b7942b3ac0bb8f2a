// Who stands in a dossier as what: from the parts that its kind lists.
import type { DossierFacts, Part } from './dossier.ts';
import type { DossierKind } from './kind.ts';
import { isBureau } from './party-id.ts';
import { BUREAU_NAMES, type Bureau, type PartyId } from './vocabulary.ts';

/** Facts are never changed in place, and each line asks for the parts of the same facts dozens of times. */
const known = new WeakMap<DossierFacts, readonly Part[]>();
function partsIn(kind: DossierKind, facts: DossierFacts): readonly Part[] {
  const before = known.get(facts);
  if (before) return before;
  const parts = kind.partsOf(facts);
  known.set(facts, parts);
  return parts;
}

/** The parties behind a capacity: none where the dossier has nobody in that part. What is no capacity is a party itself. */
export function partiesOf(kind: DossierKind, facts: DossierFacts, capacity: string): PartyId[] {
  if (!(capacity in kind.capacityNames)) return [capacity];
  return partsIn(kind, facts).flatMap((part) => (part.capacity === capacity && part.party ? [part.party] : []));
}

/** The parties behind several capacities, each once. */
export function partiesOfAll(kind: DossierKind, facts: DossierFacts, capacities: readonly string[]): PartyId[] {
  const parties = capacities.flatMap((capacity) => partiesOf(kind, facts, capacity));
  return parties.length > 1 ? [...new Set(parties)] : parties;
}

/** Every capacity in which a party stands in this dossier. */
export function capacitiesIn(kind: DossierKind, facts: DossierFacts, party: PartyId): string[] {
  const own = partsIn(kind, facts).flatMap((part) => (part.party === party ? [part.capacity] : []));
  return isBureau(party) ? [party, ...own] : own;
}

export const capacityNameIn = (kind: DossierKind, capacity: string): string =>
  BUREAU_NAMES[capacity as Bureau] ?? kind.capacityNames[capacity] ?? capacity;

/** An authority by its name, another party by its part: what a sentence can say that knows no registered names. */
export function partNameIn(kind: DossierKind, facts: DossierFacts, party: PartyId): string {
  const part = partsIn(kind, facts).find((one) => one.party === party);
  return BUREAU_NAMES[party as Bureau] ?? (part ? capacityNameIn(kind, part.capacity) : party);
}

/** Everybody who has a part, each once and in order: what visibility is asked by. */
export const partakersOf = (kind: DossierKind, facts: DossierFacts): PartyId[] =>
  [...new Set(partsIn(kind, facts).flatMap(({ party }) => (party ? [party] : [])))].sort();
