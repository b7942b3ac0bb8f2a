// Whom an exception from sharing (article 31) concerns: it names nobody itself, the projects that rest on it do.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

/** Whether the party has a part in a project that rests on this exception. */
export async function hasProjectUnderException(db: Db, party: PartyId, exception: string): Promise<boolean> {
  const { rows } = await db.query<{ has: boolean }>(
    `select exists (select from dossier where kind = 'project' and parties @> array[$1::text] and lower(facts ->> 'sharingException') = lower($2)) as has`,
    [party, exception],
  );
  return rows[0]!.has;
}
