// Article 26, para 1: adjusted by the unit itself and filed with the three; article 25: what is left over (A1 to A3).
import { z } from 'zod';
import { choice, date, documents, ledgerNumber, money, reason, text, yesNo } from '../../field/kinds.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { inWan, sumOf, type Fen } from '../../money.ts';
import { ADJUSTMENT_GROUND_NAMES, THREE_BUREAUS } from '../../vocabulary.ts';
import { act, gate, practiceGate, type Guard } from '../act.ts';
import type { Adjustment } from '../path-facts.ts';
import { presentItems } from '../money-questions.ts';
import {
  adjustsSomething,
  hasPlannedCompletion,
  itemsStand,
  SELF_ADJUSTMENT_GATES,
  withPlannedCompletion,
} from './adjustment-gates.ts';
import { noOpenChange } from './change-gates.ts';
import { inFuture } from './date-gates.ts';
import { requireDocuments } from './document-gates.ts';
import { adjustedItems, itemsNamedOnce } from './line-items.ts';
import { recipients, sentToAllThree } from './recipients.ts';
import { ADJUSTABLE, FROM_COMPLETION } from './stage-spans.ts';

const adjustInput = z.strictObject({
  ground: choice('调整情形', ADJUSTMENT_GROUND_NAMES),
  withinBudget: yesNo('投资规模未超出概（预）算批复'),
  goalsUnchanged: yesNo('建设目标不变'),
  contentNeedsAdjusting: yesNo('主要建设内容确需调整'),
  reason,
  content: text('调整的主要建设内容').optional(),
  items: adjustedItems().optional(),
  plannedCompletionOn: date('调整后的计划建成日期').optional(),
  documents: documents(['adjustmentStatement']),
});
type Adjust = z.infer<typeof adjustInput>;

/** A2: the decision takes effect at once; the filing tells of it, and approves nothing. */
export const adjust = act<Adjust>({
  name: 'adjust',
  title: '自行调整建设内容',
  undoable: true,
  article: 26,
  basis: 'law',
  by: ['constructionUnit'],
  at: ADJUSTABLE,
  elsewhere: ({ stage }) =>
    FROM_COMPLETION.includes(stage)
      ? { remedy: '建设内容和进度的调整在建成以前办理，现已无须办理。', wayOut: { needless: true } }
      : undefined,
  input: adjustInput,
  guards: [
    noOpenChange,
    adjustsSomething,
    ...SELF_ADJUSTMENT_GATES,
    itemsNamedOnce,
    itemsStand,
    hasPlannedCompletion<Adjust>(),
    inFuture('plannedCompletionInFuture', '调整后的计划建成日期', ({ plannedCompletionOn }) => plannedCompletionOn),
    requireDocuments(26, 'adjustmentStatement', ['adjustmentStatement']),
    documentsOnRecord,
  ],
  apply: (facts, { ground, reason: why, content, items, plannedCompletionOn: to, documents: ids }, entry) => {
    const adjustment: Adjustment = {
      ground,
      reason: why,
      content,
      items,
      plannedCompletion: facts.construction && to ? { from: facts.construction.plannedCompletionOn, to } : undefined,
      documents: citedDocuments(entry.references, ids),
      ...entryOf(entry),
    };
    const isStated = items !== undefined && presentItems(facts) === undefined;
    return {
      ...facts,
      adjustments: [...facts.adjustments, adjustment],
      statedItems: isStated
        ? [
            ...facts.statedItems,
            { items: items.map(({ item, before }) => ({ item, amount: before })), ...entryOf(entry) },
          ]
        : facts.statedItems,
      construction: withPlannedCompletion(facts, to),
    };
  },
  tells: () => ['department'],
});

const filingInput = z.strictObject({
  of: ledgerNumber('所备案的调整').optional(),
  recipients: recipients(),
  documents: documents(['adjustmentStatement']),
});
type Filing = z.infer<typeof filingInput>;

const unfiled = (adjustments: readonly Adjustment[]): Adjustment[] => adjustments.filter(({ filed }) => !filed);
/** The one that is named, else the first. */
const filingMeant = (adjustments: readonly Adjustment[], { of }: { of?: number }): Adjustment | undefined =>
  unfiled(adjustments).find(({ seq }) => of === undefined || seq === of);

const adjustmentToFile: Guard<{ of?: number } | undefined> = gate(
  26,
  'facts',
  'adjustmentToFile',
  '有尚未备案的自行调整',
  ({ facts: { adjustments } }, input) => {
    const open = unfiled(adjustments);
    if (open.length === 0)
      return {
        says: '本项目没有尚未备案的自行调整。',
        remedy: '无须备案。',
        wayOut: { needless: true },
      };
    if (!input || filingMeant(adjustments, input)) return undefined;
    return {
      says: `台账第${input.of}号不是尚未备案的自行调整。`,
      remedy: `请核对台账序号（待备案的为${open.map(({ seq }) => `第${seq}号`).join('、')}）。`,
      wayOut: { mend: true },
    };
  },
);

/** A3: 同时备案; it may come late, and the adjustment stands all the same (case 68). */
export const fileAdjustment = act<Filing>({
  name: 'fileAdjustment',
  title: '调整备案',
  undoable: true,
  article: 26,
  basis: 'law',
  by: ['constructionUnit'],
  at: [...ADJUSTABLE, ...FROM_COMPLETION],
  input: filingInput,
  guards: [
    adjustmentToFile,
    sentToAllThree(26, '自行调整'),
    requireDocuments(26, 'adjustmentStatement', ['adjustmentStatement']),
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => {
    const meant = filingMeant(facts.adjustments, input);
    const { recipients: sentTo, documents: ids } = input;
    const filed = { recipients: sentTo, documents: citedDocuments(entry.references, ids), ...entryOf(entry) };
    return {
      ...facts,
      adjustments: facts.adjustments.map((one) => (one === meant ? { ...one, filed } : one)),
    };
  },
  tells: () => THREE_BUREAUS,
});

const surplusInput = z.strictObject({
  amount: money('结余金额'),
  goalsUnchanged: yesNo('建设目标和内容不变'),
  handling: text('结余处理情况'),
  documents: documents(['financialReport']),
});
type SurplusInput = z.infer<typeof surplusInput>;

const goalsAndContentUnchanged: Guard<SurplusInput> = gate(
  25,
  'input',
  'goalsAndContentUnchanged',
  '项目建设目标和内容不变',
  (_, { goalsUnchanged }) =>
    goalsUnchanged
      ? undefined
      : {
          says: '未确认项目建设目标和内容不变；目标或者内容有变化而少支出的，不是结余。',
          remedy: '请核对建设目标和内容；不变的，确认后登记。',
          wayOut: { mend: true },
        },
);

const surplusWithinTotal: Guard<{ amount: Fen }> = practiceGate(
  'input',
  'surplusWithinTotal',
  '结余合计少于批复总投资',
  ({ facts }, { amount }) => {
    const { approvedTotal, surpluses } = facts;
    const sum = sumOf([amount, ...surpluses.map((one) => one.amount)]);
    return approvedTotal === undefined || sum < BigInt(approvedTotal)
      ? undefined
      : {
          says: `结余合计${inWan(sum)}，不少于批复总投资${inWan(approvedTotal)}。`,
          remedy: '请核对结余金额。',
          wayOut: { mend: true },
        };
  },
);

/** Article 25 leaves the handling to the rules on surplus; what was done is put on record. */
export const recordSurplus = act<SurplusInput>({
  name: 'recordSurplus',
  title: '登记项目结余',
  undoable: true,
  article: 25,
  basis: 'law',
  by: ['constructionUnit'],
  at: FROM_COMPLETION,
  input: surplusInput,
  guards: [goalsAndContentUnchanged, surplusWithinTotal, documentsOnRecord],
  apply: (facts, { amount, handling, documents: ids }, entry) => ({
    ...facts,
    surpluses: [
      ...facts.surpluses,
      { amount, handling, documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
    ],
  }),
  tells: () => ['development-reform', 'finance'],
});
