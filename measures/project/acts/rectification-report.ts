// Articles 24, 35, 37: the report on a rectification, and what its issuer finds (V2 to V4).
import { z } from 'zod';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { documents, reason, text } from '../../field/kinds.ts';
import { overtaken } from '../../proposal.ts';
import { HOLDERS_OF_SANCTIONS } from '../../vocabulary.ts';
import { act, type Bookkeeping } from '../act.ts';
import { decision } from '../decision.ts';
import type { ProjectFacts } from '../facts.ts';
import { withPart } from '../order-parts.ts';
import { requireDocuments } from './document-gates.ts';
import {
  ARTICLE_OF_ORDER,
  awaitsFinding,
  awaitsReportOrFailed,
  ISSUERS,
  issuersOf,
  itemNumber,
  orderOf,
  orderSeq,
  type Ordered,
} from './rectification-orders.ts';
import { OPENED } from './stage-spans.ts';

/** Article 35: departments supervise with the bureaus (会同), and answer for their units. */
export const ABOVE_THE_UNIT = ['department', ...HOLDERS_OF_SANCTIONS] as const;

/** What was proposed of an order that stood otherwise waits for nobody any more. */
const overtakenBy = (facts: ProjectFacts, { of, item }: Ordered, entry: Bookkeeping): ProjectFacts =>
  overtaken(facts, entry, ({ act: proposed, input }) => {
    const meant = input as Partial<Ordered>;
    return CHANGES_ORDERS.includes(proposed) && meant.of === of && meant.item === item;
  });
const CHANGES_ORDERS: readonly string[] = ['orderAgain', 'changeRectificationDate', 'withdrawRectification'];

/** Of whatever article the order is, its report and what is found of it rest on the same. */
const articleOfOrdered = (facts: ProjectFacts, { of }: Ordered): number | undefined => {
  const order = orderOf(facts, of);
  return order && ARTICLE_OF_ORDER[order.ground];
};

const reportInput = z.strictObject({
  of: orderSeq,
  item: itemNumber,
  statement: text('整改情况'),
  documents: documents(['rectificationReport']),
});
type Report = z.infer<typeof reportInput>;

/** V2; also after the date has passed, and again after V4, before that date or after it, until the order is given anew. */
export const submitRectification = act<Report>({
  name: 'submitRectification',
  title: '提交整改报告',
  undoable: true,
  article: 35,
  articleHere: articleOfOrdered,
  basis: 'law',
  by: ['constructionUnit'],
  at: OPENED,
  input: reportInput,
  guards: [
    ...awaitsReportOrFailed,
    requireDocuments(null, 'rectificationReport', ['rectificationReport']),
    documentsOnRecord,
  ],
  apply: (facts, { of, item, statement, documents: ids }, entry) =>
    withPart(
      overtakenBy(facts, { of, item }, entry),
      { of, item },
      {
        status: 'SUBMITTED',
        submission: { statement, documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
      },
    ),
  tells: (facts, { of }) => orderOf(facts, of)?.issuers ?? [],
});

const verifyInput = z.strictObject({ of: orderSeq, item: itemNumber, remark: text('意见').optional() });
type Verify = z.infer<typeof verifyInput>;

/** V3. QUESTION(article 35, whoVerifies): the text does not say who checks; the issuer does, of joint issuers either one. */
export const verifyRectification = decision<Verify>({
  name: 'verifyRectification',
  title: '整改核验通过（销号）',
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  at: OPENED,
  input: verifyInput,
  guards: awaitsFinding,
  apply: (facts, { of, item, remark }, entry) =>
    withPart(
      overtakenBy(facts, { of, item }, entry),
      { of, item },
      {
        status: 'VERIFIED',
        finding: { compliant: true, reason: remark, ...entryOf(entry) },
      },
    ),
  tells: () => ['constructionUnit', 'department'],
});

const findingInput = z.strictObject({ of: orderSeq, item: itemNumber, reason });
type Finding = z.infer<typeof findingInput>;

/** V4: 「整改后仍不符合要求」. */
export const findNotCompliant = decision<Finding>({
  name: 'findNotCompliant',
  title: '认定整改后仍不符合要求',
  article: 35,
  articleHere: articleOfOrdered,
  basis: 'law',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  at: OPENED,
  input: findingInput,
  guards: awaitsFinding,
  apply: (facts, { of, item, reason: why }, entry) =>
    withPart(
      facts,
      { of, item },
      {
        status: 'NOT_COMPLIANT',
        finding: { compliant: false, reason: why, ...entryOf(entry) },
      },
    ),
  tells: () => ['constructionUnit', ...ABOVE_THE_UNIT],
});
