// How parties and documents are called: the registered name, an authority's official name, and only then the code.
import { BUREAU_NAMES, type Bureau, type PartyId } from '../measures/vocabulary.ts';

/** By id of a party or of a document. */
export type Names = Readonly<Record<string, string>>;

export const nameOf = (names: Names, party: PartyId): string => names[party] ?? BUREAU_NAMES[party as Bureau] ?? party;
export const namesOfAll = (names: Names, parties: readonly PartyId[]): string =>
  parties.map((party) => nameOf(names, party)).join('、');
