// Guards about the documents an act cites: which kinds must be among them.
import { gateOf, type Guard } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { citedDocuments } from '../../documents.ts';
import { DOCUMENT_KIND_NAMES, type DocumentKind } from '../../vocabulary.ts';

interface Citing {
  documents: string[];
}

/**
 * Asks for documents of certain kinds; `article` null where asking for them is our practice.
 * `kinds` may depend on the project; then `asks` should say on what.
 */
export function requireDocuments<Input extends Citing = Citing>(
  article: number | null,
  name: string,
  kinds: readonly DocumentKind[] | ((facts: ProjectFacts) => readonly DocumentKind[]),
  asks?: string,
): Guard<Input> {
  const wording = asks ?? (typeof kinds === 'function' ? '按项目情况应当提交的材料齐全' : `提交${namesOf(kinds)}`);
  return gateOf<Input>(article, 'input', name, wording, ({ facts, references }, input) => {
    const cited = new Set(citedDocuments(references, input.documents).map(({ kind }) => kind));
    const missing = (typeof kinds === 'function' ? kinds(facts) : kinds).filter((kind) => !cited.has(kind));
    if (missing.length === 0) return undefined;
    return {
      says: `应当提交的材料尚缺：${namesOf(missing)}。`,
      remedy: `请先登记${namesOf(missing)}，并在「材料」中引用其编号后重新办理。`,
      wayOut: { mend: true, outside: ['registerDocuments'] },
    };
  });
}

/** 「甲」、「乙」 */
export const namesOf = (kinds: readonly DocumentKind[]): string =>
  kinds.map((kind) => `「${DOCUMENT_KIND_NAMES[kind]}」`).join('、');
