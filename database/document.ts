// Documents: metadata of what acts cite; the bytes are elsewhere. A document never changes once it is entered.
import type { CitedDocument } from '../measures/references.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

export interface DocumentRow extends CitedDocument {
  party: PartyId;
  createdBy: string;
  createdAt: number;
}

const DOCUMENT = `id, kind, name, sha256, reference, party, created_by as "createdBy", created_at as "createdAt"`;

export async function insertDocument(
  db: Db,
  document: CitedDocument & { party: PartyId; createdBy: string },
): Promise<DocumentRow> {
  const { rows } = await db.query<DocumentRow>(
    `insert into document (id, kind, name, sha256, reference, party, created_by) values ($1, $2, $3, $4, $5, $6, $7) returning ${DOCUMENT}`,
    [
      document.id,
      document.kind,
      document.name,
      document.sha256,
      document.reference,
      document.party,
      document.createdBy,
    ],
  );
  return rows[0]!;
}

/** The documents with these ids, in the order of the ids; unknown ones are left out. */
export async function readDocuments(db: Db, ids: readonly string[]): Promise<DocumentRow[]> {
  const { rows } = await db.query<DocumentRow>({
    name: 'read-documents',
    text: `select ${DOCUMENT} from document where id = any($1) order by array_position($1::text[], id)`,
    values: [ids],
  });
  return rows;
}
