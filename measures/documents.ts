// The documents that acts of every kind of dossier cite: what they stand for, and that each stands on record.
import { practiceGate, type Guard } from './act.ts';
import type { DossierFacts } from './dossier.ts';
import type { Cited, References } from './references.ts';

/**
 * What the cited ids stand for, in the order cited; an id that is not on record is left out (`documentsOnRecord`
 * refuses it).
 */
export function citedDocuments(references: References, ids: readonly string[]): Cited[] {
  return ids.flatMap((id) => {
    const document = references.documents.find((known) => known.id === id);
    return document ? [{ id, kind: document.kind }] : [];
  });
}

/** Every cited id must stand on record: a mistyped id may not pass unnoticed. */
export const documentsOnRecord: Guard<{ documents: string[] }, DossierFacts, never> = practiceGate(
  'input',
  'documentsOnRecord',
  '所引材料均已登记',
  ({ references }, { documents: ids }) => {
    const unknown = ids.filter((id) => !references.documents.some((document) => document.id === id));
    return unknown.length === 0
      ? undefined
      : {
          says: `所引材料尚未登记：${unknown.join('、')}。`,
          remedy: '请核对材料编号；尚未登记的，请先登记材料再引用。',
          wayOut: { mend: true, outside: ['registerDocuments'] },
        };
  },
);
