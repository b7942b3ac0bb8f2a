// Article 29: the archives of a project are put in order by whoever built it.
import { z } from 'zod';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { documents } from '../../field/kinds.ts';
import { act, practiceGate } from '../act.ts';
import { requireDocuments } from './document-gates.ts';

const archivesInput = z.strictObject({ documents: documents(['archiveChecklist']) });

/** O-16. QUESTION(article 29, archivesWhen): the article sets no time. */
export const recordArchives = act<z.infer<typeof archivesInput>>({
  name: 'recordArchives',
  title: '登记项目档案整理归档',
  undoable: true,
  article: 29,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['ACCEPTED', 'IN_OPERATION', 'SELF_EVALUATED', 'POST_EVALUATION'],
  input: archivesInput,
  guards: [
    practiceGate('facts', 'notArchivedYet', '尚未登记整理归档', ({ facts }) =>
      facts.archives === undefined
        ? undefined
        : { says: '本项目档案已登记整理归档。', remedy: '无须重复登记。', wayOut: { needless: true } },
    ),
    requireDocuments(null, 'archiveChecklist', ['archiveChecklist']),
    documentsOnRecord,
  ],
  apply: (facts, { documents: ids }, entry) => ({
    ...facts,
    archives: { documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
  }),
  tells: () => [],
});
