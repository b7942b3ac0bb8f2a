// Articles 24, 35, 37: orders of rectification within a set time (V1, V6, V7). The stage of the project never changes by
// them.
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { overtaken } from '../../proposal.ts';
import { about, aboutThisProject, nothingOwedYet } from './about.ts';
import { practiceGate, type Bookkeeping, type Warning } from '../act.ts';
import { decision, type Decided } from '../decision.ts';
import { instrumentAfterService, onRestDay } from './warnings.ts';
import { dayNameOf } from '../../date-name.ts';
import { choice, date, documents, reason, text } from '../../field/kinds.ts';
import type { ProjectFacts, Rectification } from '../facts.ts';
import { RECTIFICATION_GROUND_NAMES, type Bureau } from '../../vocabulary.ts';
import { inFuture, notInFuture } from './date-gates.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import {
  awaitsReport,
  awaitsReportOrFailed,
  dueAfterService,
  failedOrOverdue,
  ISSUERS,
  ORDERED,
  issuersOf,
  orderOf,
  orderSeq,
  servedAfterFailure,
  withOrder,
} from './rectification-orders.ts';
import { ABOVE_THE_UNIT } from './rectification-report.ts';
import { hasResults, servedAfterCause, whileBuilding } from './rectification-grounds.ts';
import { OPENED } from './stage-spans.ts';

const servedOn = date('送达日期');
const dueOn = date('整改期限');

const orderInput = z.strictObject({
  ground: choice('依据', RECTIFICATION_GROUND_NAMES),
  violation: text('存在的问题'),
  servedOn,
  dueOn,
  about: about.optional(),
  documents: documents(['rectificationOrder']),
});
type Order = z.infer<typeof orderInput>;

const servedNotInFuture = notInFuture<{ servedOn: string }>(
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
  { dueOn, servedOn, reason }: { dueOn: string; servedOn: string; reason?: string },
  entry: Bookkeeping,
): Rectification['dates'][number] => ({ dueOn, servedOn, reason, ...entryOf(entry) });

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
  title: ORDERED.ART35,
  titleHere: (_facts, { ground }) => ORDERED[ground],
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
    servedAfterCause,
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
    // Another order that was proposed meanwhile is another order: it waits for its own confirmation.
    return { ...facts, rectifications: [...facts.rectifications, order] };
  },
  tells: () => ABOVE_THE_UNIT,
});

const againInput = z.strictObject({ of: orderSeq, servedOn, dueOn, reason });
type Again = z.infer<typeof againInput>;

/** V6. */
export const orderAgain = decision<Again>({
  name: 'orderAgain',
  title: `再次${ORDERED.ART35}`,
  titleHere: (facts, { of }) => {
    const order = orderOf(facts, of);
    return order && `再次${ORDERED[order.ground]}`;
  },
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  jointly: jointIssuers,
  at: OPENED,
  input: againInput,
  guards: [...failedOrOverdue, servedNotInFuture, servedAfterFailure, dueInFuture, dueAfterService],
  warnings: unusualDates,
  apply: (facts, input, entry) =>
    withOrder(settledFor(facts, 'orderAgain', input, entry), input.of, (order) => {
      const set = dateSet(input, entry);
      return { ...order, status: 'ISSUED', dueOn: set.dueOn, servedOn: set.servedOn, dates: [...order.dates, set] };
    }),
  tells: () => ['constructionUnit', ...ABOVE_THE_UNIT],
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
          remedy: '整改期限只能延长；需提前了结的，请办理「撤销整改要求」。',
          wayOut: { mend: true, instead: [{ act: 'withdrawRectification', input: { of } }] },
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
  tells: () => ['constructionUnit', 'department'],
});

const withdrawalInput = z.strictObject({ of: orderSeq, reason });
type Withdrawal = z.infer<typeof withdrawalInput>;

/** V7. */
export const withdrawRectification = decision<Withdrawal>({
  name: 'withdrawRectification',
  title: '撤销整改要求',
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: issuersOf,
  jointly: jointIssuers,
  at: OPENED,
  input: withdrawalInput,
  guards: awaitsReportOrFailed,
  apply: (facts, input, entry) =>
    withOrder(settledFor(facts, 'withdrawRectification', input, entry), input.of, (order) => ({
      ...order,
      status: 'WITHDRAWN',
      withdrawn: { reason: input.reason, ...entryOf(entry) },
    })),
  tells: () => ['constructionUnit', ...ABOVE_THE_UNIT],
});
