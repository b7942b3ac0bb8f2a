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
import { choice, date, documents, group, listOf, reason, text, yesNo } from '../../field/kinds.ts';
import type { ProjectFacts, Rectification } from '../facts.ts';
import { RECTIFICATION_GROUND_NAMES, type Bureau } from '../../vocabulary.ts';
import { inFuture, notInFuture } from './date-gates.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import {
  ARTICLE_OF_ORDER,
  awaitsReport,
  dueAfterService,
  failedOrOverdue,
  ISSUERS,
  ORDERED,
  issuersOf,
  itemNumber,
  mayBeWithdrawn,
  orderOf,
  orderSeq,
  servedAfterFailure,
  type Ordered,
} from './rectification-orders.ts';
import { partNamed, withPart } from '../order-parts.ts';
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
  items: listOf(
    '问题清单',
    group('问题', { violation: text('问题', 500), dueOn: date('完成期限', '未填写的，与整改期限相同').optional() }),
    '列有问题清单的，逐项提交整改报告、逐项核验（销号）',
  ).optional(),
  blocksResumption: yesNo('整改办结前不得恢复建设').optional(),
  documents: documents(['rectificationOrder']),
});
type Order = z.infer<typeof orderInput>;

const servedNotInFuture = notInFuture<{ servedOn: string }>(
  'servedOnNotInFuture',
  '送达日期',
  ({ servedOn }) => servedOn,
);
const dueInFuture = inFuture<{ dueOn: string }>('dueOnInFuture', '整改期限', ({ dueOn }) => dueOn);

/** 问题清单: none is due before the order is served, or after its date. */
const itemsWithinOrder = practiceGate<Order>(
  'input',
  'itemsWithinOrder',
  '问题清单各项的完成期限晚于送达日期和办理当日，不晚于整改期限',
  ({ today }, { items = [], servedOn, dueOn }) => {
    const wrong = items.findIndex(
      (one) => one.dueOn !== undefined && (one.dueOn <= servedOn || one.dueOn <= today || one.dueOn > dueOn),
    );
    if (wrong < 0) return undefined;
    return {
      says: `问题清单第${wrong + 1}项的完成期限${dayNameOf(items[wrong]!.dueOn!)}，应当晚于送达日期和办理当日，不晚于整改期限${dayNameOf(dueOn)}。`,
      remedy: '请核对该项的完成期限；不填写的，与整改期限相同。',
      wayOut: { mend: true },
    };
  },
);

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
const settledFor = (facts: ProjectFacts, act: string, { of, item }: Ordered, entry: Bookkeeping): ProjectFacts =>
  overtaken(facts, entry, ({ act: proposed, input }) => {
    const meant = input as Partial<Ordered>;
    const isOfIt = meant.of === of && (item === undefined || meant.item === item);
    return isOfIt && (proposed === act || act === 'withdrawRectification');
  });

/** V1. The unit itself is told by the duty's own ladder. */
export const orderRectification = decision<Order>({
  name: 'orderRectification',
  title: ORDERED.ART35,
  titleHere: (_facts, { ground }) => ORDERED[ground],
  article: 35,
  articleHere: (_facts, { ground }) => ARTICLE_OF_ORDER[ground],
  basis: 'law',
  by: ISSUERS.ART35,
  byHere: (_facts, input) => ISSUERS[input?.ground ?? 'ART35'],
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
    itemsWithinOrder,
    ...aboutThisProject,
    documentsOnRecord,
  ],
  warnings: (ground, order) => [...unusualDates(ground, order), ...nothingOwedYet(ground, order)],
  apply: (facts, input, entry) => {
    const set = dateSet(input, entry);
    const { ground, violation, dueOn, about, blocksResumption } = input;
    const { servedOn } = set;
    const items = input.items?.map((one, index) => ({
      ...{ number: index + 1, violation: one.violation, servedOn, dueOn: one.dueOn ?? dueOn },
      status: 'ISSUED' as const,
    }));
    const order: Rectification = {
      ground,
      issuers: ground === 'ART24' ? [...ISSUERS.ART24] : [entry.by as Bureau],
      violation,
      servedOn,
      dueOn,
      about,
      blocksResumption,
      status: 'ISSUED',
      items,
      documents: citedDocuments(entry.references, input.documents),
      dates: items ? items.map((one) => ({ ...set, item: one.number, dueOn: one.dueOn })) : [set],
      submissions: [],
      findings: [],
      ...entryOf(entry),
    };
    // Another order that was proposed meanwhile is another order: it waits for its own confirmation.
    return { ...facts, rectifications: [...facts.rectifications, order] };
  },
  tells: () => ABOVE_THE_UNIT,
});

const againInput = z.strictObject({ of: orderSeq, item: itemNumber, servedOn, dueOn, reason });
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
    withPart(settledFor(facts, 'orderAgain', input, entry), input, { status: 'ISSUED', set: dateSet(input, entry) }),
  tells: () => ['constructionUnit', ...ABOVE_THE_UNIT],
});

const changeInput = z.strictObject({ of: orderSeq, item: itemNumber, dueOn, reason });
type Change = z.infer<typeof changeInput>;

/** V7 extends only: what was granted to the unit is not taken back. */
const laterThanBefore = practiceGate<Change>(
  'input',
  'laterThanBefore',
  '新期限晚于原期限',
  ({ facts }, { of, item, dueOn }) => {
    const part = partNamed(facts, { of, item });
    // Of one that was reported on, or is over, another guard says so.
    const before = part?.status === 'ISSUED' || part?.status === 'NOT_COMPLIANT' ? part.dueOn : undefined;
    return before === undefined || dueOn > before
      ? undefined
      : {
          says: `新期限${dayNameOf(dueOn)}不晚于原期限${dayNameOf(before)}。`,
          remedy: '整改期限只能延长；需提前了结的，请办理「撤销整改要求」。',
          wayOut: { mend: true, instead: [{ act: 'withdrawRectification', input: { of, ...(item && { item }) } }] },
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
    withPart(settledFor(facts, 'changeRectificationDate', input, entry), input, {
      set: dateSet({ ...input, servedOn: partNamed(facts, input)!.servedOn }, entry),
    }),
  tells: () => ['constructionUnit', 'department'],
});

const withdrawalInput = z.strictObject({ of: orderSeq, item: itemNumber, reason });
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
  guards: mayBeWithdrawn,
  apply: (facts, input, entry) =>
    withPart(settledFor(facts, 'withdrawRectification', input, entry), input, {
      status: 'WITHDRAWN',
      withdrawn: { reason: input.reason, ...entryOf(entry) },
    }),
  tells: () => ['constructionUnit', ...ABOVE_THE_UNIT],
});
