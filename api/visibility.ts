// Who may see what. Bureaus see every project, everyone else those in which their party has a part.
import { readProject, readProjectAndKey, type ProjectRow } from '../database/project.ts';
import { readParty, type Party } from '../database/party.ts';
import type { Db } from '../database/pool.ts';
import { isBureau } from '../measures/party-id.ts';
import type { Actor } from '../measures/line.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';
import { Problem } from './http/problem.ts';

export type OpenedProject = ProjectRow<RecordedState>;

/** The project, or the 404 that a project which is not there gets as well: whether it exists is not told. */
export async function visibleProject(db: Db, actor: Actor, code: string): Promise<OpenedProject> {
  return seenBy(actor, await readProject<RecordedState>(db, code));
}

/** The same, with the number of the ledger line under a request key, null where there is none. */
export async function visibleProjectAndKey(
  db: Db,
  actor: Actor,
  code: string,
  key: string,
): Promise<OpenedProject & { seqOfKey: number | null }> {
  return seenBy(actor, await readProjectAndKey<RecordedState>(db, code, key));
}

function seenBy<Project extends OpenedProject>({ party }: Actor, project: Project | undefined): Project {
  if (!project || !(isBureau(party) || project.parties.includes(party))) throw new Problem('notFound');
  return project;
}

/** A party's own affairs: for itself, the department above it, and the bureaus. */
export const mayLookAfter = (actor: Actor, party: { id: PartyId; department: PartyId | null }): boolean =>
  actor.party === party.id || actor.party === party.department || isBureau(actor.party);

export async function partyLookedAfter(db: Db, actor: Actor, id: PartyId): Promise<Party> {
  const party = await readParty(db, id);
  if (!party || !mayLookAfter(actor, party)) throw new Problem('notFound');
  return party;
}
