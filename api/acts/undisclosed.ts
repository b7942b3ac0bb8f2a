// What only authorities see: drafts they have not signed and joint acts that still await a consent. Whom these concern
// learns of them when they are done.
import type { DutyRecord } from '../../measures/duty.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import { isBureau } from '../../measures/party-id.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

/** Steps of a ladder that put a draft before an authority. */
const DRAFT_STEP = /^draft-/;

/** The facts as this party may read them. */
export function factsFor(party: PartyId, facts: ProjectFacts): ProjectFacts {
  return isBureau(party)
    ? facts
    : { ...facts, proposals: facts.proposals.filter(({ awaiting }) => awaiting.length === 0) };
}

/** The record of a duty as this party may read it. */
export function dutyFor(party: PartyId, duty: DutyRecord): DutyRecord {
  if (isBureau(party)) return duty;
  return { ...duty, said: Object.fromEntries(Object.entries(duty.said).filter(([step]) => !DRAFT_STEP.test(step))) };
}
