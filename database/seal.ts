// What a seal is made over: where each ledger stood at an instant, and each party.
import type { DossierId } from '../measures/dossier.ts';
import type { Db } from './pool.ts';
import { PARTY, type Party } from './party.ts';

/** The last line of a dossier at or before an instant. */
export interface Head extends DossierId {
  seq: number;
  hash: string;
}

/** Of every dossier that had a line by then, in order. */
export async function headsUntil(db: Db, at: number): Promise<Head[]> {
  const { rows } = await db.query<Head>(
    `select distinct on (kind, code) kind, code, seq, hash from ledger where at <= $1 order by kind, code, seq desc`,
    [new Date(at)],
  );
  return rows;
}

/** Hashes of these lines, by `kind:code`; those that are not there are left out. */
export async function hashesAt(db: Db, heads: readonly Omit<Head, 'hash'>[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; hash: string }>(
    `select l.kind || ':' || l.code as id, hash from ledger l
       join unnest($1::text[], $2::text[], $3::integer[]) as head (kind, code, seq) using (kind, code, seq)`,
    [heads.map(({ kind }) => kind), heads.map(({ code }) => code), heads.map(({ seq }) => seq)],
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

export async function everyParty(db: Db): Promise<Party[]> {
  const { rows } = await db.query<Party>(`select ${PARTY} from party p order by p.id`);
  return rows;
}

/** Parties that were registered or changed by an administrator since. */
export async function partiesChangedSince(db: Db, at: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select distinct substr(target, length('PUT /parties/') + 1) as id from administrative_change
      where route = 'PUT /parties/{id}' and at > $1 order by id`,
    [new Date(at)],
  );
  return rows.map(({ id }) => id);
}
