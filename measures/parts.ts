// Who stands in a dossier as what: from the parts that its kind lists.
import type { DossierFacts } from './dossier.ts';
import type { DossierKind } from './kind.ts';
import { isBureau } from './party-id.ts';
import { BUREAU_NAMES, type Bureau, type PartyId } from './vocabulary.ts';

/** The parties behind a capacity: none where the dossier has nobody in that part. What is no capacity is a party itself. */
export function partiesOf(kind: DossierKind, facts: DossierFacts, capacity: string): PartyId[] {
  if (!(capacity in kind.capacityNames)) return [capacity];
  return kind.partsOf(facts).flatMap((part) => (part.capacity === capacity && part.party ? [part.party] : []));
}

/** The parties behind several capacities, each once. */
export const partiesOfAll = (kind: DossierKind, facts: DossierFacts, capacities: readonly string[]): PartyId[] => [
  ...new Set(capacities.flatMap((capacity) => partiesOf(kind, facts, capacity))),
];

/** Every capacity in which a party stands in this dossier. */
export function capacitiesIn(kind: DossierKind, facts: DossierFacts, party: PartyId): string[] {
  const own = kind.partsOf(facts).flatMap((part) => (part.party === party ? [part.capacity] : []));
  return isBureau(party) ? [party, ...own] : own;
}

export const capacityNameIn = (kind: DossierKind, capacity: string): string =>
  BUREAU_NAMES[capacity as Bureau] ?? kind.capacityNames[capacity] ?? capacity;

/** An authority by its name, another party by its part: what a sentence can say that knows no registered names. */
export function partNameIn(kind: DossierKind, facts: DossierFacts, party: PartyId): string {
  const part = kind.partsOf(facts).find((one) => one.party === party);
  return BUREAU_NAMES[party as Bureau] ?? (part ? capacityNameIn(kind, part.capacity) : party);
}

/** Everybody who has a part, each once and in order: what visibility is asked by. */
export const partakersOf = (kind: DossierKind, facts: DossierFacts): PartyId[] =>
  [...new Set(kind.partsOf(facts).flatMap(({ party }) => (party ? [party] : [])))].sort();
