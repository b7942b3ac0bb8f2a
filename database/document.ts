// Documents: metadata of what acts cite; the bytes are elsewhere. A document never changes once it is entered.
import type { DocumentKind, PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

const GIVEN = {
  id: column<string>(),
  kind: column<DocumentKind>(),
  name: column<string>(),
  sha256: column<string>(),
  reference: column<string>(),
  party: column<PartyId>(),
  createdBy: column<string>(),
};
const ENTERED = table('document', GIVEN);
export const DOCUMENTS = table('document', { ...GIVEN, createdAt: instant });
export type DocumentRow = RowOf<typeof DOCUMENTS>;

export async function insertDocument(db: Db, document: RowOf<typeof ENTERED>): Promise<DocumentRow> {
  const { rows } = await db.query<DocumentRow>(`${ENTERED.insertSql('$1')} returning ${DOCUMENTS.selected()}`, [
    ENTERED.written([document]),
  ]);
  return rows[0]!;
}

/** The documents with these ids, in the order of the ids; unknown ones are left out. */
export async function readDocuments(db: Db, ids: readonly string[]): Promise<DocumentRow[]> {
  const { rows } = await db.query<DocumentRow>({
    name: 'read-documents',
    text: `select ${DOCUMENTS.selected()} from document where id = any($1) order by array_position($1::text[], id)`,
    values: [ids],
  });
  return rows;
}
