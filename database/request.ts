// Idempotency of what is not an act, and of creating a project: a key belongs to one body and one answer.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

export interface RequestRow {
  key: string;
  party: PartyId;
  bodyHash: string;
  /** Code of the project that the request creates. */
  project: string | null;
  answer: unknown;
  createdAt: number;
}

/**
 * Enters a request under its key, or finds the one that was there first: compare its `bodyHash`. `isNew` tells which.
 */
export async function enterRequest(
  db: Db,
  request: { key: string; party: PartyId; bodyHash: string; project?: string },
): Promise<RequestRow & { isNew: boolean }> {
  // The empty update makes a request in flight wait for the first one and then see its row.
  const { rows } = await db.query<RequestRow & { isNew: boolean }>({
    name: 'enter-request',
    text: `insert into request (key, party, body_hash, project) values ($1, $2, $3, $4) on conflict (party, key) do update set key = excluded.key
      returning key, party, body_hash as "bodyHash", project, answer, created_at as "createdAt", xmax = 0 as "isNew"`,
    values: [request.key, request.party, request.bodyHash, request.project ?? null],
  });
  return rows[0]!;
}

export async function readRequest(db: Db, party: PartyId, key: string): Promise<RequestRow | undefined> {
  const { rows } = await db.query<RequestRow>({
    name: 'read-request',
    text: `select key, party, body_hash as "bodyHash", project, answer, created_at as "createdAt" from request where party = $1 and key = $2`,
    values: [party, key],
  });
  return rows[0];
}

/** Keeps the answer, so that a repeat gets the same one. */
export async function keepAnswer(db: Db, party: PartyId, key: string, answer: unknown): Promise<void> {
  await db.query('update request set answer = $3 where party = $1 and key = $2', [party, key, JSON.stringify(answer)]);
}
