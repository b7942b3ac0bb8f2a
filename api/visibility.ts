// Who may see what: whoever has a part in a dossier, and the authorities that its kind is open to.
import { readDossierAndKey, readDossierRow, type DossierRow } from '../database/dossier.ts';
import { readParty, type Party } from '../database/party.ts';
import type { Db } from '../database/pool.ts';
import type { DossierKind } from '../measures/kind.ts';
import type { Actor } from '../measures/line.ts';
import { isBureau } from '../measures/party-id.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';
import { Problem } from './http/problem.ts';
import { unopenedRow } from './unopened.ts';

/** A dossier and its kind, as everything that reads or acts on it needs them together. */
export interface OpenedDossier extends DossierRow<RecordedState> {
  of: DossierKind;
}

/** The dossier, or the 404 that one which is not there gets as well: whether it exists is not told. */
export async function visibleDossier(db: Db, actor: Actor, of: DossierKind, code: string): Promise<OpenedDossier> {
  const row = await readDossierRow<RecordedState>(db, { kind: of.name, code });
  return row ? seenBy(actor, { ...row, of }) : unopenedDossier(db, actor, of, code);
}

/** The same, with the number of the ledger line under a request key, null where there is none. */
export async function visibleDossierAndKey(
  db: Db,
  actor: Actor,
  of: DossierKind,
  code: string,
  key: string,
): Promise<OpenedDossier & { seqOfKey: number | null }> {
  const row = await readDossierAndKey<RecordedState>(db, { kind: of.name, code }, key);
  return row ? seenBy(actor, { ...row, of }) : { ...(await unopenedDossier(db, actor, of, code)), seqOfKey: null };
}

/** Of a kind whose dossiers begin with a party: whoever looks after the party sees that nothing happened yet. */
async function unopenedDossier(db: Db, actor: Actor, of: DossierKind, code: string): Promise<OpenedDossier> {
  if (of.begins !== 'withParty' || !of.code.test(code)) throw new Problem('notFound');
  return { ...unopenedRow(of, await partyLookedAfter(db, actor, code)), of };
}

/** What a list of this kind is narrowed to for this reader; undefined where every dossier is open. */
export const narrowedTo = ({ party }: Actor, { openTo }: DossierKind): PartyId | undefined =>
  (openTo as readonly string[]).includes(party) ? undefined : party;

function seenBy<Dossier extends OpenedDossier>(actor: Actor, dossier: Dossier): Dossier {
  const narrowed = narrowedTo(actor, dossier.of);
  if (narrowed !== undefined && !dossier.parties.includes(narrowed)) throw new Problem('notFound');
  return dossier;
}

/** A party's own affairs: for itself, the department above it, and the bureaus. */
export const mayLookAfter = (actor: Actor, party: { id: PartyId; department: PartyId | null }): boolean =>
  actor.party === party.id || actor.party === party.department || isBureau(actor.party);

export async function partyLookedAfter(db: Db, actor: Actor, id: PartyId): Promise<Party> {
  const party = await readParty(db, id);
  if (!party || !mayLookAfter(actor, party)) throw new Problem('notFound');
  return party;
}
