// Who can be written to now on behalf of a party: its own people, and the administrator of the department above it.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Contact } from './party.ts';
import type { Db } from './pool.ts';

export type Recipient = Pick<Contact, 'id' | 'post' | 'name' | 'addresses'> & { departments: PartyId[] };

/** The party's people as they stand now; a party without a department above it has its own administrator. */
export async function recipientsOf(db: Db, party: PartyId): Promise<Recipient[]> {
  const { rows } = await db.query<Recipient>(
    `select c.id, c.post, c.name, c.addresses, c.departments from party p
       join contact c on c.party = case when c.post = 'administrator' then coalesce(p.department, p.id) else p.id end
      where p.id = $1 order by c.id`,
    [party],
  );
  return rows;
}

/** Names of parties and documents by id, for letters; what is not registered is left out. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from document where id = any($1) union all select id, name from party where id = any($1)',
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
