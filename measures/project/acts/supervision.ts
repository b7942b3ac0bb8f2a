// Articles 24, 35, 37: rectification within a set time (V1-V7). The stage of the project never changes by it.
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import type { Proposal } from '../../dossier.ts';
import { overtaken } from '../../proposal.ts';
import { about, aboutThisProject, nothingOwedYet } from './about.ts';
import { act, practiceGate, type Bookkeeping, type Warning } from '../act.ts';
import { decision, type Decided } from '../decision.ts';
import { instrumentAfterService, onRestDay } from './warnings.ts';
import { dayNameOf } from '../../date-name.ts';
import { choice, date, documents, reason, text } from '../../field/kinds.ts';
import type { ProjectFacts, Rectification } from '../facts.ts';
import { RECTIFICATION_GROUND_NAMES, type Bureau, type RectificationGround } from '../../vocabulary.ts';
import { inFuture, notInFuture } from './date-gates.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { entryOf } from '../../entry.ts';
import {
  awaitsFinding,
  awaitsReport,
  awaitsReportOrFailed,
  dueAfterService,
  failedOrOverdue,
  ISSUERS,
  issuersOf,
  orderOf,
  orderSeq,
  withOrder,
} from './rectification-orders.ts';
import { hasResults, whileBuilding } from './rectification-grounds.ts';
import { OPENED } from './stage-spans.ts';

/** They hold the measures of article 35, whoever ordered (case 76). */
const HOLDERS_OF_SANCTIONS = ['development-reform', 'finance'] as const;

const servedOn = date('送达日期');
const dueOn = date('整改期限');

const orderInput = z.strictObject({
  ground: choice('依据', RECTIFICATION_GROUND_NAMES),
  violation: text('存在的问题'),
  servedOn: servedOn.optional(),
  dueOn,
  about: about.optional(),
  documents: documents(['rectificationOrder']),
});
type Order = z.infer<typeof orderInput>;

const servedNotInFuture = notInFuture<{ servedOn?: string }>(
  'servedOnNotInFuture',
  '送达日期',
  ({ servedOn }) => servedOn,
);
const dueInFuture = inFuture<{ dueOn: string }>('dueOnInFuture', '整改期限', ({ dueOn }) => dueOn);

type Dates = { dueOn: string; servedOn?: string } & Decided;
const unusualDates = (ground: WarningGround<ProjectFacts>, dates: Dates): Warning[] => [
  ...onRestDay(ground, '整改期限', dates.dueOn),
  ...instrumentAfterService(dates),
];

/** A date set for an order, with the act that set it. */
const dateSet = (
  input: { dueOn: string; servedOn?: string; reason?: string },
  entry: Bookkeeping,
): Rectification['dates'][number] => ({
  dueOn: input.dueOn,
  servedOn: input.servedOn ?? entry.receivedOn,
  reason: input.reason,
  ...entryOf(entry),
});

/** Where the two proposals of both authorities crossed, one confirmation settles both. */
const crosses = ({ act: proposed, input }: Proposal, ground: RectificationGround): boolean =>
  proposed === 'orderRectification' && (input as Order).ground === ground;

/** Whoever ordered together (article 24) changes together. */
const jointIssuers = (facts: ProjectFacts, { of }: { of: number }): readonly Bureau[] | undefined => {
  const issuers = orderOf(facts, of)?.issuers ?? [];
  return issuers.length > 1 ? issuers : undefined;
};

/** One confirmation settles what both issuers proposed of one order; a withdrawn order leaves nothing to be agreed on. */
const settledFor = (facts: ProjectFacts, act: string, { of }: { of: number }, entry: Bookkeeping): ProjectFacts =>
  overtaken(
    facts,
    entry,
    ({ act: proposed, input }) =>
      (input as { of?: number }).of === of && (proposed === act || act === 'withdrawRectification'),
  );

/** V1. The unit itself is told by the duty's own ladder. */
export const orderRectification = decision<Order>({
  name: 'orderRectification',
  title: '责令限期整改',
  article: 35,
  basis: 'law',
  by: ISSUERS.ART35,
  byHere: (_facts, input) => (input ? ISSUERS[input.ground] : ISSUERS.ART35),
  jointly: (_facts, { ground }) => (ground === 'ART24' ? ISSUERS.ART24 : undefined),
  at: OPENED,
  input: orderInput,
  guards: [
    whileBuilding,
    hasResults,
    servedNotInFuture,
    dueInFuture,
    dueAfterService,
    ...aboutThisProject,
    documentsOnRecord,
  ],
  warnings: (ground, order) => [...unusualDates(ground, order), ...nothingOwedYet(ground, order)],
  apply: (facts, input, entry) => {
    const set = dateSet(input, entry);
    const { ground, violation, dueOn, about } = input;
    const order: Rectification = {
      ground,
      issuers: ground === 'ART24' ? [...ISSUERS.ART24] : [entry.by as Bureau],
      violation,
      servedOn: set.servedOn,
      dueOn,
      about,
      status: 'ISSUED',
      documents: citedDocuments(entry.references, input.documents),
      dates: [set],
      submissions: [],
      findings: [],
      ...entryOf(entry),
    };
    const settled = overtaken(facts, entry, (proposal) => crosses(proposal, ground));
    return { ...settled, rectifications: [...facts.rectifications, order] };
  },
  tells: () => HOLDERS_OF_SANCTIONS,
});

const reportInput = z.strictObject({
  of: orderSeq,
  statement: text('整改情况'),
  documents: documents(['rectificationReport']),
});
type Report = z.infer<typeof reportInput>;

/** V2; also after the date has passed, and again after V4. */
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
    withOrder(facts, of, (order) => ({
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
  title: '确认整改符合要求',
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  at: OPENED,
  input: verifyInput,
  guards: awaitsFinding,
  apply: (facts, { of, remark }, entry) =>
    withOrder(facts, of, (order) => ({
      ...order,
      status: 'VERIFIED',
      findings: [...order.findings, { compliant: true, reason: remark, ...entryOf(entry) }],
    })),
  tells: () => ['constructionUnit'],
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
  tells: () => ['constructionUnit', ...HOLDERS_OF_SANCTIONS],
});

const againInput = z.strictObject({ of: orderSeq, servedOn: servedOn.optional(), dueOn, reason });
type Again = z.infer<typeof againInput>;

/** V6. */
export const orderAgain = decision<Again>({
  name: 'orderAgain',
  title: '再次责令限期整改',
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  jointly: jointIssuers,
  at: OPENED,
  input: againInput,
  guards: [...failedOrOverdue, servedNotInFuture, dueInFuture, dueAfterService],
  warnings: unusualDates,
  apply: (facts, input, entry) =>
    withOrder(settledFor(facts, 'orderAgain', input, entry), input.of, (order) => {
      const set = dateSet(input, entry);
      return { ...order, status: 'ISSUED', dueOn: set.dueOn, servedOn: set.servedOn, dates: [...order.dates, set] };
    }),
  tells: () => ['constructionUnit', ...HOLDERS_OF_SANCTIONS],
});

const changeInput = z.strictObject({ of: orderSeq, dueOn, reason });
type Change = z.infer<typeof changeInput>;

/** V7 extends only: what was granted to the unit is not taken back. */
const laterThanBefore = practiceGate<Change>(
  'input',
  'laterThanBefore',
  '新期限晚于原期限',
  ({ facts }, { of, dueOn }) => {
    const before = orderOf(facts, of)?.dueOn;
    return before === undefined || dueOn > before
      ? undefined
      : {
          says: `新期限${dayNameOf(dueOn)}不晚于原期限${dayNameOf(before)}。`,
          remedy: '整改期限只能延长；需提前了结的，请核验或者撤销整改要求。',
        };
  },
);

/** V7: the service stays, the date moves. */
export const changeRectificationDate = decision<Change>({
  name: 'changeRectificationDate',
  title: '延长整改期限',
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  jointly: jointIssuers,
  at: OPENED,
  input: changeInput,
  guards: [...awaitsReport, dueInFuture, laterThanBefore],
  warnings: unusualDates,
  apply: (facts, input, entry) =>
    withOrder(settledFor(facts, 'changeRectificationDate', input, entry), input.of, (order) => ({
      ...order,
      dueOn: input.dueOn,
      dates: [...order.dates, dateSet({ ...input, servedOn: order.servedOn }, entry)],
    })),
  tells: () => ['constructionUnit'],
});

/** V7. */
export const withdrawRectification = decision<Finding>({
  name: 'withdrawRectification',
  title: '撤销整改要求',
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  jointly: jointIssuers,
  at: OPENED,
  input: findingInput,
  guards: awaitsReportOrFailed,
  apply: (facts, input, entry) =>
    withOrder(settledFor(facts, 'withdrawRectification', input, entry), input.of, (order) => ({
      ...order,
      status: 'WITHDRAWN',
      withdrawn: { reason: input.reason, ...entryOf(entry) },
    })),
  tells: () => ['constructionUnit', ...HOLDERS_OF_SANCTIONS],
});
