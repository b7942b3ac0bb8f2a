// Article 35: 终止项目实施 (X2, X4), and the report that closes what was begun.
import { z } from 'zod';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { documents, ledgerNumber, reason, text } from '../../field/kinds.ts';
import { overtaken } from '../../proposal.ts';
import { HOLDERS_OF_SANCTIONS, type Stage } from '../../vocabulary.ts';
import { act, practiceGate } from '../act.ts';
import { decision } from '../decision.ts';
import { requireDocuments } from './document-gates.ts';
import { decidedReview } from './review.ts';
import { answersFailedOrder, toldOfSanction } from './sanction-gates.ts';
import { sanctioned } from './sanctioned.ts';
import { OPENED } from './stage-spans.ts';
import { endsWithProject, withTerminationRequest } from './termination-request.ts';

const ENDED: readonly Stage[] = ['CLOSED', 'WITHDRAWN', 'REJECTED', 'TERMINATED'];
const LIVE: readonly Stage[] = OPENED.filter((stage) => !ENDED.includes(stage));

const terminateInput = z.strictObject({
  of: ledgerNumber('所依据的整改要求'),
  reason,
  documents: documents(['sanctionDecision']),
});

/**
 * X4; from a suspension as well (case 78), and while acceptance is in progress (case 79).
 * QUESTION(article 35, terminatedWhen): the text does not say how late, nor what is owed afterwards.
 */
export const terminate = decision<z.infer<typeof terminateInput>>({
  name: 'terminate',
  title: '终止项目实施',
  article: 35,
  basis: 'law',
  by: HOLDERS_OF_SANCTIONS,
  jointly: () => HOLDERS_OF_SANCTIONS,
  at: LIVE,
  input: terminateInput,
  guards: [...answersFailedOrder, requireDocuments(null, 'sanctionDecision', ['sanctionDecision']), documentsOnRecord],
  apply: (facts, input, entry) => ({
    ...overtaken(facts, entry, endsWithProject),
    stage: 'TERMINATED',
    terminated: { reason: input.reason, ...entryOf(entry) },
    review: decidedReview(facts, entry),
    // Article 35 waits for nobody's request.
    terminationRequests: withTerminationRequest(facts, (open) => ({ ...open, status: 'OVERTAKEN' })),
    sanctions: sanctioned(facts, { kind: 'TERMINATION', ground: 'ART35' }, input, entry),
  }),
  tells: (facts, { of }) => [...toldOfSanction(facts, of), 'big-data', 'supervisionUnit'],
});

const finalInput = z.strictObject({
  statement: text('终止时的建设、资金和资产情况'),
  documents: documents(['finalReport']),
});

/** Case 53: the Measures ask for none; whoever built says what became of it. */
export const submitFinalReport = act<z.infer<typeof finalInput>>({
  name: 'submitFinalReport',
  title: '提交终止情况报告',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['TERMINATED'],
  input: finalInput,
  guards: [
    practiceGate('facts', 'noFinalReportYet', '尚未提交终止情况报告', ({ facts }) =>
      facts.finalReport === undefined
        ? undefined
        : { says: '终止情况报告已经提交。', remedy: '无须重复提交。', wayOut: { needless: true } },
    ),
    requireDocuments(null, 'finalReport', ['finalReport']),
    documentsOnRecord,
  ],
  apply: (facts, { statement, documents: ids }, entry) => ({
    ...facts,
    finalReport: { statement, documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
  }),
  tells: () => ['department', 'development-reform', 'finance', 'big-data'],
});
