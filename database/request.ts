// Idempotency of what is not an act, and of opening a dossier: a key belongs to one body and one answer.
import type { DossierId } from '../measures/dossier.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

const REQUESTS = table('request', {
  key: column<string>(),
  party: column<PartyId>(),
  bodyHash: column<string>(),
  /** The dossier that the request opens. */
  kind: column<string | null>(),
  code: column<string | null>(),
  answer: column<unknown>(),
  createdAt: instant,
});
export type RequestRow = RowOf<typeof REQUESTS>;

/**
 * Enters a request under its key, or finds the one that was there first: compare its `bodyHash`. `isNew` tells which.
 */
export async function enterRequest(
  db: Db,
  request: { key: string; party: PartyId; bodyHash: string; opens?: DossierId },
): Promise<RequestRow & { isNew: boolean }> {
  // The empty update makes a request in flight wait for the first one and then see its row.
  const { rows } = await db.query<RequestRow & { isNew: boolean }>({
    name: 'enter-request',
    text: `insert into request (key, party, body_hash, kind, code) values ($1, $2, $3, $4, $5)
      on conflict (party, key) do update set key = excluded.key
      returning ${REQUESTS.selected()}, xmax = 0 as "isNew"`,
    values: [request.key, request.party, request.bodyHash, request.opens?.kind ?? null, request.opens?.code ?? null],
  });
  return rows[0]!;
}

export async function readRequest(db: Db, party: PartyId, key: string): Promise<RequestRow | undefined> {
  const { rows } = await db.query<RequestRow>({
    name: 'read-request',
    text: `select ${REQUESTS.selected()} from request where party = $1 and key = $2`,
    values: [party, key],
  });
  return rows[0];
}

/** Keeps the answer, so that a repeat gets the same one. */
export async function keepAnswer(db: Db, party: PartyId, key: string, answer: unknown): Promise<void> {
  await db.query('update request set answer = $3 where party = $1 and key = $2', [party, key, JSON.stringify(answer)]);
}
