// Articles 24, 35, 37: the report on a rectification, and what its issuer finds (V2 to V4).
import { z } from 'zod';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { documents, reason, text } from '../../field/kinds.ts';
import { overtaken } from '../../proposal.ts';
import { act, type Bookkeeping } from '../act.ts';
import { decision } from '../decision.ts';
import type { ProjectFacts } from '../facts.ts';
import { requireDocuments } from './document-gates.ts';
import {
  awaitsFinding,
  awaitsReportOrFailed,
  ISSUERS,
  issuersOf,
  orderOf,
  orderSeq,
  withOrder,
} from './rectification-orders.ts';
import { OPENED } from './stage-spans.ts';

/** They hold the measures of article 35, whoever ordered (case 76). */
const HOLDERS_OF_SANCTIONS = ['development-reform', 'finance'] as const;
/** Article 35: departments supervise with the bureaus (会同), and answer for their units. */
export const ABOVE_THE_UNIT = ['department', ...HOLDERS_OF_SANCTIONS] as const;

/** What was proposed of an order that stood otherwise waits for nobody any more. */
const overtakenBy = (facts: ProjectFacts, of: number, entry: Bookkeeping): ProjectFacts =>
  overtaken(
    facts,
    entry,
    ({ act: proposed, input }) => CHANGES_ORDERS.includes(proposed) && (input as { of?: number }).of === of,
  );
const CHANGES_ORDERS: readonly string[] = ['orderAgain', 'changeRectificationDate', 'withdrawRectification'];

const reportInput = z.strictObject({
  of: orderSeq,
  statement: text('整改情况'),
  documents: documents(['rectificationReport']),
});
type Report = z.infer<typeof reportInput>;

/** V2; also after the date has passed, and again after V4, before that date or after it, until the order is given anew. */
export const submitRectification = act<Report>({
  name: 'submitRectification',
  title: '提交整改报告',
  article: 35,
  basis: 'law',
  by: ['constructionUnit'],
  at: OPENED,
  input: reportInput,
  guards: [
    ...awaitsReportOrFailed,
    requireDocuments(null, 'rectificationReport', ['rectificationReport']),
    documentsOnRecord,
  ],
  apply: (facts, { of, statement, documents: ids }, entry) =>
    withOrder(overtakenBy(facts, of, entry), of, (order) => ({
      ...order,
      status: 'SUBMITTED',
      submissions: [
        ...order.submissions,
        { statement, documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
      ],
    })),
  tells: (facts, { of }) => orderOf(facts, of)?.issuers ?? [],
});

const verifyInput = z.strictObject({ of: orderSeq, remark: text('意见').optional() });
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
  apply: (facts, { of, remark }, entry) =>
    withOrder(overtakenBy(facts, of, entry), of, (order) => ({
      ...order,
      status: 'VERIFIED',
      findings: [...order.findings, { compliant: true, reason: remark, ...entryOf(entry) }],
    })),
  tells: () => ['constructionUnit', 'department'],
});

const findingInput = z.strictObject({ of: orderSeq, reason });
type Finding = z.infer<typeof findingInput>;

/** V4: 「整改后仍不符合要求」. */
export const findNotCompliant = decision<Finding>({
  name: 'findNotCompliant',
  title: '认定整改后仍不符合要求',
  article: 35,
  basis: 'law',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  at: OPENED,
  input: findingInput,
  guards: awaitsFinding,
  apply: (facts, input, entry) =>
    withOrder(facts, input.of, (order) => ({
      ...order,
      status: 'NOT_COMPLIANT',
      findings: [...order.findings, { compliant: false, reason: input.reason, ...entryOf(entry) }],
    })),
  tells: () => ['constructionUnit', ...ABOVE_THE_UNIT],
});
