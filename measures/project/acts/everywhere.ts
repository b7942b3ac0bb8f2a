// Acts that are open at every stage: correcting what was reported, and acknowledging what was received.
import { z } from 'zod';
import { act, practiceGate } from '../act.ts';
import { dayNameOf } from '../../date-name.ts';
import { choice, date, documents, ledgerNumber, money, reason } from '../../field/kinds.ts';
import type { ProjectFacts } from '../facts.ts';
import { inWan } from '../../money.ts';
import { BUREAUS, type Capacity } from '../../vocabulary.ts';
import {
  CORRECTABLE,
  CORRECTABLE_AMOUNTS,
  CORRECTABLE_DATES,
  CORRECTABLE_FIELDS,
  disorderOf,
  titlesOf,
  type CorrectableField,
} from './correctable.ts';
import { approvalOfTotal } from '../questions.ts';
import { citedDocuments } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import { startedAfterApproval } from './date-gates.ts';
import { filingsOf, unacknowledgedBy } from './filings.ts';
import { coversWhatIsPlanned } from './plan-gates.ts';
import { OPENED } from './stage-spans.ts';
import { approvedTotalBelowUpperClass } from './total-gates.ts';

const grounds = { reason, evidence: documents(['evidence'], '佐证材料') };
const correctInput = z.discriminatedUnion('field', [
  z.strictObject({
    field: choice('更正事项', titlesOf(CORRECTABLE_DATES)),
    from: date('原值'),
    to: date('更正为'),
    ...grounds,
  }),
  z.strictObject({
    field: choice('更正事项', titlesOf(CORRECTABLE_AMOUNTS)),
    from: money('原值'),
    to: money('更正为'),
    ...grounds,
  }),
]);
type Correct = z.infer<typeof correctInput>;

const fromStands = practiceGate<Correct>(
  'input',
  'fromStands',
  '更正前的内容与登记一致',
  ({ facts }, { field, from }) => {
    const { title } = CORRECTABLE[field];
    const now = CORRECTABLE[field].stands(facts);
    if (now === from) return undefined;
    const shown = (value: string): string => (field in CORRECTABLE_DATES ? dayNameOf(value) : inWan(value));
    return now === undefined
      ? { says: `本项目尚未登记${title}，无从更正。`, remedy: '请先办理登记该项内容的事项。' }
      : {
          says: `${title}现登记为${shown(now)}，与所填原值${shown(from)}不一致。`,
          remedy: '请核对现登记内容后重新提出更正。',
        };
  },
);

const changesSomething = practiceGate<Correct>(
  'input',
  'changesSomething',
  '更正后的内容与更正前不同',
  (_situation, { from, to }) =>
    from === to ? { says: '更正前后内容相同。', remedy: '请填写更正后的内容；无须更正的，不必办理。' } : undefined,
);

const correctedNotInFuture = practiceGate<Correct>(
  'input',
  'correctedNotInFuture',
  '更正后的日期不晚于办理当日',
  ({ today }, { field, to }) =>
    field in CORRECTABLE_DATES && to > today
      ? {
          says: `更正后的${CORRECTABLE[field].title}${dayNameOf(to)}晚于办理当日${dayNameOf(today)}。`,
          remedy: '请填写已经发生的日期。',
        }
      : undefined,
);

const keepsOrder = practiceGate<Correct>(
  'input',
  'keepsOrder',
  '更正后各项日期先后不矛盾',
  ({ facts }, { field, to }) => {
    const disorder = disorderOf(CORRECTABLE[field].set(facts, to), field);
    return (
      disorder && {
        says: `更正后${disorder.earlier}将晚于${disorder.later}。`,
        remedy: '请核对日期；两项均有误的，请按先后分别更正。',
      }
    );
  },
);

// What the reply and the plans had to keep to, a correction may not slip past.
const totalOfSingleStage = approvedTotalBelowUpperClass<Correct>(
  ({ field, to }, facts) => (field === 'approvedTotal' && approvalOfTotal(facts)?.of === 'COMBINED' ? to : undefined),
  '更正只改正登记错误；总投资确已达到3000万元（含）的，应当按两阶段报批，不能以更正代替。',
);
const totalCoversPlans = coversWhatIsPlanned<Correct>(({ field, to }) => (field === 'approvedTotal' ? to : undefined));

const startOfWhatWasApproved = startedAfterApproval<Correct>(({ field, to }) =>
  field === 'construction.startedOn' ? to : undefined,
);

const evidenced = practiceGate<Correct>('input', 'evidenced', '附佐证材料', ({ references }, { evidence }) => {
  const unknown = evidence.filter((id) => !references.documents.some((document) => document.id === id));
  if (evidence.length > 0 && unknown.length === 0) return undefined;
  return {
    says: evidence.length === 0 ? '更正应当附佐证材料。' : `所引佐证材料尚未登记：${unknown.join('、')}。`,
    remedy: '请先登记佐证材料，并在「佐证材料」中引用其编号。',
  };
});

const reporters = (facts: ProjectFacts, input: Correct | undefined): readonly Capacity[] => {
  const fields: readonly CorrectableField[] = input
    ? [input.field]
    : CORRECTABLE_FIELDS.filter((field) => CORRECTABLE[field].stands(facts) !== undefined);
  return [...new Set((fields.length > 0 ? fields : CORRECTABLE_FIELDS).map((field) => CORRECTABLE[field].by(facts)))];
};

/** Everything is recomputed from the corrected anchor; what stood before is kept. */
export const correct = act<Correct>({
  name: 'correct',
  title: '更正登记内容',
  article: null,
  basis: 'practice',
  by: ['constructionUnit', 'development-reform', 'big-data'],
  byHere: reporters,
  at: OPENED,
  input: correctInput,
  guards: [
    fromStands,
    changesSomething,
    correctedNotInFuture,
    keepsOrder,
    totalOfSingleStage,
    totalCoversPlans,
    startOfWhatWasApproved,
    evidenced,
  ],
  apply: (facts, { field, from, to, reason: why, evidence }, entry) => {
    const corrected = CORRECTABLE[field].set(facts, to);
    return {
      ...corrected,
      corrections: [
        ...facts.corrections,
        { field, from, to, reason: why, documents: citedDocuments(entry.references, evidence), ...entryOf(entry) },
      ],
    };
  },
  tells: (facts, { field }) => CORRECTABLE[field].told(facts),
});

const receiptInput = z.strictObject({ of: ledgerNumber('所签收的材料') });
type Receipt = z.infer<typeof receiptInput>;

const somethingReceived = practiceGate(
  'facts',
  'somethingReceived',
  '有本部门收到、尚未签收的报送材料',
  ({ facts, party }) =>
    unacknowledgedBy(facts, party).length > 0
      ? undefined
      : { says: '没有贵单位尚未签收的报送材料。', remedy: '报送材料到达后再行签收。' },
);

const receivedAndOpen = practiceGate<Receipt>(
  'input',
  'receivedAndOpen',
  '所指材料报送本部门且尚未签收',
  ({ facts, party }, { of }) => {
    const open = unacknowledgedBy(facts, party);
    if (open.length === 0 || open.some(({ seq }) => seq === of)) return undefined;
    return filingsOf(facts).some(({ seq }) => seq === of)
      ? { says: `台账第${of}号材料不是报送贵单位的，或者贵单位已经签收。`, remedy: '请核对台账序号。' }
      : { says: `台账第${of}号不是报送材料。`, remedy: '请以报送一行的台账序号指明材料。' };
  },
);

/** O-19: a receipt moves no clock. */
export const acknowledgeReceipt = act<Receipt>({
  name: 'acknowledgeReceipt',
  title: '签收报送材料',
  article: null,
  basis: 'practice',
  by: BUREAUS,
  at: OPENED,
  input: receiptInput,
  guards: [somethingReceived, receivedAndOpen],
  apply: (facts, { of }, entry) => ({ ...facts, receipts: [...facts.receipts, { of, ...entryOf(entry) }] }),
  tells: () => [],
});
