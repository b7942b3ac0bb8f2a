// Who may see what: one table for every route. How a party stands to what is read decides, never its kind; what a reader
// may not see is answered as what is not there.
import type { DossierRow } from '../database/dossier.ts';
import type { Party } from '../database/party.ts';
import type { Db } from '../database/pool.ts';
import {
  readDossierFor,
  readGroundFor,
  readPartyFor,
  readPartyWithoutDossierFor,
  type ActGround,
  type Look,
  type Named,
  type Reader,
} from '../database/visible.ts';
import type { DossierKind } from '../measures/kind.ts';
import type { Actor } from '../measures/line.ts';
import { isBureau } from '../measures/party-id.ts';
import { allKinds } from '../measures/register.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';
import type { Call } from './http/endpoint.ts';
import { Problem } from './http/problem.ts';
import { unopenedRow } from './unopened.ts';

/**
 * How a reader's party stands to what is read: it is about that party, about a unit below it, about the department above
 * it; it is among those concerned; or it is an authority, or
 * the one that registers parties.
 */
type Relation = 'itself' | 'above' | 'below' | 'among' | 'authority' | 'registrar';

/** What is read is about one party (`of`, of `department`), or concerns several. */
export interface About {
  of?: PartyId | null;
  department?: PartyId | null;
  among?: readonly PartyId[];
}

export const SEEN_BY = {
  /** Facts, acts, previews, duties, ledger, sheet: whoever has a part, and the authorities its kind is open to. */
  dossier: ['among', 'authority'],
  /** Of a joint act that awaits consent: those it lies between. */
  proposal: ['among', 'authority'],
  /** Drafts of orders and sanctions, and the keys of messages, which name them. */
  drafts: ['authority'],
  /** Messages on a dossier. */
  message: ['itself', 'authority'],
  inbox: ['itself'],
  /** What was unusual about an act: whoever brought it. */
  warnings: ['itself', 'authority'],
  /** What a party owes and is owed, across dossiers that the reader may see. */
  duties: ['itself', 'above', 'authority'],
  /** Contacts, and who acted for a party. */
  officials: ['itself', 'above', 'authority'],
  /** Letters on their way, with who gets them where: asked of each row by `readDeliveryFor` and `listDeliveries`. */
  deliveries: ['itself', 'above', 'registrar'],
  documents: ['itself', 'above', 'authority'],
  /** Of articles 31 to 33, on a unit, with their reasons. */
  blocks: ['itself', 'above', 'authority'],
  departmentPlan: ['itself', 'below', 'authority'],
  /** Who leads and who takes part. */
  frameworkPlan: ['among', 'authority'],
  /** Whoever has a part in a project that rests on it. */
  sharingException: ['among', 'authority'],
} as const satisfies Record<string, readonly Relation[]>;

export type Part = keyof typeof SEEN_BY;

/** A reader's party, and the one above it where a part is open to units of a department. */
export interface Standpoint {
  party: PartyId;
  department?: PartyId | null;
}

export function maySee(part: Part, reader: Standpoint, about: About = {}): boolean {
  const relations: Record<Relation, boolean> = {
    itself: about.of === reader.party,
    above: about.department === reader.party,
    below: reader.department != null && about.of === reader.department,
    among: about.among?.includes(reader.party) ?? false,
    authority: isBureau(reader.party),
    registrar: reader.party === 'big-data',
  };
  return SEEN_BY[part].some((relation) => relations[relation]);
}

/** The same for a statement that asks it of each row. */
export const readerOf = ({ party }: Actor): Reader => ({ party, seesAll: isBureau(party) });

/** The same for deliveries: of the authorities one alone looks after the parties. */
export const deliveryReaderOf = ({ party }: Actor): Reader => ({ party, seesAll: maySee('deliveries', { party }) });

/** A dossier and its kind, as everything that reads or acts on it needs them together. */
export interface OpenedDossier extends DossierRow<RecordedState> {
  of: DossierKind;
}

type Reading = Pick<Call, 'actor' | 'route' | 'address'>;

/**
 * The dossier, or the 404 that one which is not there gets as well: whether it exists is not told.
 *
 * Whoever looks at another party's dossier leaves a line in the audit, by the same statement: nothing is answered that
 * is not noted, and a second look costs nothing. Another party's is a dossier in which the reader's party has no part,
 * neither as its unit nor as its department nor in any other role. So every look of an authority counts, at a project
 * that it has to decide on too: the audit answers who looked at whose matters, and not whether they had reason to. Lists
 * name dossiers and show nothing of them; they leave none.
 */
export async function visibleDossier(db: Db, call: Reading, of: DossierKind, code: string): Promise<OpenedDossier> {
  const row = await readDossierFor<RecordedState>(db, { kind: of.name, code }, lookOf(call, of));
  return row ? { ...row, of } : unopenedDossier(db, call.actor, of, code);
}

/** The same for whoever brings an act under `key`: what it is brought on, or the dossier that it would open. */
export async function visibleGround(
  db: Db,
  call: Reading & Pick<Call, 'key'>,
  of: DossierKind,
  code: string,
  named: Named,
): Promise<{ ground: ActGround } | { unopened: OpenedDossier }> {
  const ground = await readGroundFor(db, { kind: of.name, code }, lookOf(call, of), call.key, named);
  return ground ? { ground } : { unopened: await unopenedDossier(db, call.actor, of, code) };
}

const lookOf = ({ actor, route, address }: Reading, of: DossierKind): Look => ({
  ...actor,
  seesAll: isOpenTo(of, actor.party),
  route,
  address,
});

/** Of a kind whose dossiers begin with a party: whoever looks after the party sees that nothing happened yet. */
async function unopenedDossier(db: Db, actor: Actor, of: DossierKind, code: string): Promise<OpenedDossier> {
  const mayBegin = of.begins === 'withParty' && of.code.test(code);
  const id = { kind: of.name, code };
  const party = mayBegin ? await readPartyWithoutDossierFor(db, id, readerOf(actor)) : undefined;
  if (!party) throw new Problem('notFound');
  return { ...unopenedRow(of, party), of };
}

const isOpenTo = ({ openTo }: DossierKind, party: PartyId): boolean => (openTo as readonly string[]).includes(party);

/** What a list of this kind is narrowed to for this reader; undefined where every dossier is open. */
export const narrowedTo = ({ party }: Actor, of: DossierKind): PartyId | undefined =>
  isOpenTo(of, party) ? undefined : party;

/** Names of the kinds of which this reader sees every dossier. */
export const kindsOpenTo = ({ party }: Actor): string[] =>
  allKinds()
    .filter((of) => isOpenTo(of, party))
    .map(({ name }) => name);

/** A party's own affairs: for itself, the department above it, and the authorities. */
export const mayLookAfter = (actor: Actor, { id, department }: Pick<Party, 'id' | 'department'>): boolean =>
  maySee('officials', actor, { of: id, department });

export async function partyLookedAfter(db: Db, actor: Actor, id: PartyId): Promise<Party> {
  const party = await readPartyFor(db, id, readerOf(actor));
  if (!party) throw new Problem('notFound');
  return party;
}
