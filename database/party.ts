// Parties 单位 and their contacts. Contacts say to whom messages go; they never touch a clock.
import type { Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

export type PartyKind = 'unit' | 'department' | 'company' | 'bureau';

/** Where a person can be reached, by name of the channel. */
export type Addresses = Record<string, string>;

export interface Contact {
  /** A UUID, of the person for good. */
  id: string;
  post: Post;
  division?: string;
  name: string;
  addresses: Addresses;
  /** Of a bureau: those they look after. Without any: whatever nobody else of the post looks after. */
  departments?: PartyId[];
}

/** Without an id it is somebody new, and gets one. */
export type GivenContact = Omit<Contact, 'id'> & { id?: string };

export interface Party {
  id: PartyId;
  name: string;
  kind: PartyKind;
  /** Of a unit: the department it belongs to. */
  department: PartyId | null;
  version: number;
  updatedAt: number;
  updatedBy: string;
  contacts: Contact[];
}

/** What is read of a party `p`. */
export const PARTY = `p.id, p.name, p.kind, p.department, p.version, p.updated_at as "updatedAt", p.updated_by as "updatedBy",
  coalesce((select jsonb_agg(
    jsonb_strip_nulls(jsonb_build_object('id', c.id, 'post', c.post, 'division', c.division, 'name', c.name, 'addresses', c.addresses,
      'departments', nullif(c.departments, '{}')))
    order by array_position('{handler,head,leader,deputy,administrator}', c.post), c.departments, c.id)
    from contact c where c.party = p.id), '[]') as contacts`;

export async function readParty(db: Db, id: PartyId): Promise<Party | undefined> {
  const { rows } = await db.query<Party>(`select ${PARTY} from party p where p.id = $1`, [id]);
  return rows[0];
}

/** The parties with these ids; unknown ones are left out. */
export async function readParties(db: Db, ids: readonly PartyId[]): Promise<Party[]> {
  const { rows } = await db.query<Party>({
    name: 'read-parties',
    text: `select ${PARTY} from party p where p.id = any($1) order by p.id`,
    values: [ids],
  });
  return rows;
}

/**
 * Enters a party with all its contacts, or puts a new version in the place of the old one. Belongs into a transaction.
 * With `expectedVersion` (0: not there yet) it answers undefined, and nothing changes, when another version is in
 * force.
 */
export async function putParty(
  db: Db,
  party: {
    id: PartyId;
    name: string;
    kind: PartyKind;
    department?: PartyId | null;
    contacts: readonly GivenContact[];
    updatedBy: string;
  },
  expectedVersion?: number,
): Promise<Party | undefined> {
  const { rowCount } = await db.query(
    `insert into party as p (id, name, kind, department, updated_by) select $1, $2, $3, $4, $5
       where $6::integer is null or $6 = 0 or exists (select from party where id = $1)
     on conflict (id) do update set name = excluded.name, kind = excluded.kind, department = excluded.department, version = p.version + 1,
       updated_at = now(), updated_by = excluded.updated_by where $6::integer is null or p.version = $6`,
    [party.id, party.name, party.kind, party.department ?? null, party.updatedBy, expectedVersion ?? null],
  );
  if (!rowCount) return undefined;
  await db.query('delete from contact where party = $1', [party.id]);
  await db.query(
    `insert into contact (id, party, post, division, name, addresses, departments)
     select coalesce(id, gen_random_uuid()), $1, post, division, name, addresses, coalesce(departments, '{}')
       from jsonb_to_recordset($2::jsonb)
         as given (id uuid, post text, division text, name text, addresses jsonb, departments text[])`,
    [party.id, JSON.stringify(party.contacts)],
  );
  return readParty(db, party.id);
}

/** Enters parties that are not there yet; those that are keep what was entered since. */
export async function seedParties(
  db: Db,
  parties: readonly { id: PartyId; name: string; kind: PartyKind }[],
  by: string,
): Promise<void> {
  await db.query(
    `insert into party (id, name, kind, updated_by)
     select id, name, kind, $2 from jsonb_to_recordset($1::jsonb) as given (id text, name text, kind text) on conflict (id) do nothing`,
    [JSON.stringify(parties), by],
  );
}

/**
 * Every party that is there, or was registered: with the hash of what its last registration left, null where the audit
 * knows of none.
 */
export async function lastRegistrations(db: Db): Promise<{ id: PartyId; hash: string | null }[]> {
  const { rows } = await db.query<{ id: PartyId; hash: string | null }>(
    `with registered as (
       select distinct on (target) substr(target, length('PUT /parties/') + 1) as id, after_hash as hash
         from administrative_change where route = 'PUT /parties/{id}' order by target, number desc
     )
     select coalesce(party.id, registered.id) as id, registered.hash from party full join registered on registered.id = party.id
      order by id`,
  );
  return rows;
}
