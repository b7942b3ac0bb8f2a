// Acts that are open at every stage: correcting what was reported, and acknowledging what was received.
import { z } from 'zod';
import { act, gate, practiceGate, type Remedy } from '../act.ts';
import { dayNameOf } from '../../date-name.ts';
import { choice, date, documents, ledgerNumber, money, reason } from '../../field/kinds.ts';
import type { ProjectFacts } from '../facts.ts';
import { inWan } from '../../money.ts';
import { BUREAUS, type Capacity } from '../../vocabulary.ts';
import { CORRECTABLE, CORRECTABLE_AMOUNTS, CORRECTABLE_DATES, CORRECTABLE_FIELDS, titlesOf } from './correctable.ts';
import { approvalOfTotal } from '../questions.ts';
import { citedDocuments } from '../../documents.ts';
import type { Proposal } from '../../dossier.ts';
import { overtaken } from '../../proposal.ts';
import { undoAct } from '../../undo.ts';
import { entryOf } from '../../entry.ts';
import { broughtFirstBy } from './brought-first.ts';
import { isTotalOfReply, keepsOrganiser } from './corrected-total.ts';
import { startedAfterApproval } from './date-gates.ts';
import { disorderOf, keepsWindow } from './date-order.ts';
import { filingsOf, unacknowledgedBy } from './filings.ts';
import { coversWhatIsPlanned } from './plan-gates.ts';
import { ISSUERS } from './rectification-orders.ts';
import { ADJUSTABLE, OPENED } from './stage-spans.ts';
import { approvedTotalBelowUpperClass } from './total-gates.ts';
import { confirmersOf } from './warnings.ts';

const grounds = { reason, evidence: documents(['evidence'], '佐证材料') };
const correctInput = z.discriminatedUnion('field', [
  z.strictObject({
    field: choice('更正事项', titlesOf(CORRECTABLE_DATES)),
    of: ledgerNumber('所更正的台账行').optional(),
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

const lineMeant = (input: Correct): number | undefined => ('of' in input ? input.of : undefined);

const fromStands = practiceGate<Correct>('input', 'fromStands', '更正前的内容与登记一致', ({ facts }, input) => {
  const { field, from } = input;
  const { title } = CORRECTABLE[field];
  const of = lineMeant(input);
  const now = CORRECTABLE[field].stands(facts, of);
  if (now === from) return undefined;
  if (now === undefined && of !== undefined)
    return {
      says: `台账第${of}号没有登记${title}。`,
      remedy: '请核对台账序号；更正最近一次登记的，不必填写。',
      wayOut: { mend: true },
    };
  const shown = (value: string): string => (field in CORRECTABLE_DATES ? dayNameOf(value) : inWan(value));
  return now === undefined
    ? { says: `本项目尚未登记${title}，无从更正。`, remedy: '无须更正。', wayOut: { needless: true } }
    : {
        says: `${title}现登记为${shown(now)}，与所填原值${shown(from)}不一致。`,
        remedy: '请核对现登记内容后重新提出更正。',
        wayOut: { mend: true },
      };
});

const changesSomething = practiceGate<Correct>(
  'input',
  'changesSomething',
  '更正后的内容与更正前不同',
  (_situation, { from, to }) =>
    from === to
      ? {
          says: '更正前后内容相同。',
          remedy: '请填写更正后的内容；无须更正的，不必办理。',
          wayOut: { mend: true },
        }
      : undefined,
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
          wayOut: { mend: true },
        }
      : undefined,
);

const keepsOrder = practiceGate<Correct>('input', 'keepsOrder', '更正后各项日期先后不矛盾', ({ facts }, input) => {
  const disorder = disorderOf(facts, CORRECTABLE[input.field].set(facts, input.to, lineMeant(input)));
  return (
    disorder && {
      says: `更正后${disorder.earlier}将晚于${disorder.later}。`,
      remedy: '请核对日期；两项均有误的，请按先后分别更正。',
      wayOut: { mend: true },
    }
  );
});

// What the reply and the plans had to keep to, a correction may not slip past.
const totalOfSingleStage = approvedTotalBelowUpperClass<Correct>(
  ({ field, to }, facts) =>
    // Case 67: what a change made of it is not approved in one stage again.
    field === 'approvedTotal' && isTotalOfReply(facts) && approvalOfTotal(facts)?.of === 'COMBINED' ? to : undefined,
  otherThanCorrected,
);

/** A total that was approved in one stage and truly grew: no slip of the pen. */
function otherThanCorrected(facts: ProjectFacts): Remedy {
  const { seq = 0 } = approvalOfTotal(facts) ?? {};
  const says = '更正只改正登记错误；总投资确已达到3000万元（含）的，不能以更正代替';
  if (ADJUSTABLE.includes(facts.stage))
    return {
      remedy: `${says}，请由项目建设单位办理「申请变更」。`,
      wayOut: { mend: true, instead: ['requestChange'] },
    };
  if (facts.completion || facts.stage === 'TERMINATED')
    return { remedy: `${says}，请与受理机关联系。`, wayOut: { mend: true, outside: ['askAuthority'] } };
  return {
    remedy: `${says}，请由市发展改革委办理撤销「批复可行性研究报告及概（预）算（代初步设计）」（台账第${seq}号），再按两阶段报批。`,
    wayOut: { mend: true, instead: [{ act: 'revoke', input: { of: seq }, by: ['development-reform'] }] },
  };
}

const totalCoversPlans = coversWhatIsPlanned<Correct>(({ field, to }) => (field === 'approvedTotal' ? to : undefined));

const startOfWhatWasApproved = startedAfterApproval<Correct>(({ field, to }) =>
  field === 'construction.startedOn' ? to : undefined,
);

/** Articles 9, 27, the other way round: no reply is moved past what was begun by it. */
const approvedBeforeStart = gate<Correct>(
  9,
  'input',
  'approvedBeforeStart',
  '更正后的批复日期不晚于开工日期',
  ({ facts: { construction } }, { field, to }) =>
    field !== 'approval.repliedOn' || construction === undefined || to <= construction.startedOn
      ? undefined
      : {
          says: `批复成文日期${dayNameOf(to)}晚于开工日期${dayNameOf(construction.startedOn)}；项目经批复后方可建设。`,
          remedy: '请核对批复成文日期；开工日期登记有误的，请先更正开工日期。',
          wayOut: { mend: true },
        },
);

const evidenced = practiceGate<Correct>('input', 'evidenced', '附佐证材料', ({ references }, { evidence }) => {
  const unknown = evidence.filter((id) => !references.documents.some((document) => document.id === id));
  if (evidence.length > 0 && unknown.length === 0) return undefined;
  return {
    says: evidence.length === 0 ? '更正应当附佐证材料。' : `所引佐证材料尚未登记：${unknown.join('、')}。`,
    remedy: '请先登记佐证材料，并在「佐证材料」中引用其编号。',
    wayOut: { mend: true, outside: ['registerDocuments'] },
  };
});

/** Who goes along; a bureau that corrects what it reported itself needs nobody but those it decided it with. */
function together(facts: ProjectFacts, input: Correct): readonly Capacity[] {
  const correctable = CORRECTABLE[input.field];
  const change = { from: input.from, to: input.to, of: lineMeant(input) };
  const reporter = correctable.by(facts, change.of);
  const bureaus = reporter === 'constructionUnit' ? (correctable.owed?.(facts, change) ?? []) : [];
  const confirmers = bureaus.flatMap((bureau) => confirmersOf(facts, bureau));
  return [...new Set([reporter, ...(correctable.decidedWith?.(facts, change.of) ?? []), ...confirmers])];
}

/** Before there is an input: whoever reported something, and whoever is asked to go along. */
function reporters(facts: ProjectFacts, input: Correct | undefined): readonly Capacity[] {
  if (input) return together(facts, input);
  const fields = CORRECTABLE_FIELDS.filter((field) => CORRECTABLE[field].stands(facts) !== undefined);
  const reported = (fields.length > 0 ? fields : CORRECTABLE_FIELDS).map((field) => CORRECTABLE[field].by(facts));
  const proposed = facts.proposals.filter(({ act: of }) => of === 'correct').map((one) => one.input as Correct);
  return [...new Set([...reported, ...proposed.flatMap((one) => together(facts, one))])];
}

/** What another correction would correct stands no more: the same one proposed again, or another of the same date. */
function isIdleIn(facts: ProjectFacts, { act: proposed, input }: Proposal): boolean {
  if (proposed !== 'correct') return false;
  const other = input as Correct;
  return CORRECTABLE[other.field].stands(facts, lineMeant(other)) !== other.from;
}

/** Everything is recomputed from the corrected anchor; what stood before is kept. */
export const correct = act<Correct>({
  name: 'correct',
  title: '更正登记内容',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit', ...ISSUERS.ART35],
  byHere: reporters,
  // QUESTION(article 28, correctedInOwnFavour): what a unit corrects in its own favour, whoever is owed confirms; the text
  // knows no correction.
  jointly: (facts, input) => together(facts, input),
  at: OPENED,
  input: correctInput,
  guards: [
    broughtFirstBy<Correct>('correct', (facts, input) => CORRECTABLE[input.field].by(facts, lineMeant(input))),
    fromStands,
    changesSomething,
    correctedNotInFuture,
    keepsOrder,
    keepsWindow,
    totalOfSingleStage,
    keepsOrganiser,
    totalCoversPlans,
    startOfWhatWasApproved,
    approvedBeforeStart,
    evidenced,
  ],
  apply: (facts, input, entry) => {
    const { field, from, to, reason: why, evidence } = input;
    const of = lineMeant(input);
    // Where somebody is owed it took effect because they went along.
    const isOwed = (CORRECTABLE[field].owed?.(facts, { from, to, of }) ?? []).length > 0;
    const corrected = CORRECTABLE[field].set(facts, to, of, isOwed ? entryOf(entry) : undefined);
    return {
      ...overtaken(corrected, entry, (proposal) => isIdleIn(corrected, proposal)),
      corrections: [
        ...facts.corrections,
        { field, of, from, to, reason: why, documents: citedDocuments(entry.references, evidence), ...entryOf(entry) },
      ],
    };
  },
  tells: (facts, input) => CORRECTABLE[input.field].told(facts, lineMeant(input)),
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
      : { says: '没有贵单位尚未签收的报送材料。', remedy: '现无须签收。', wayOut: { needless: true } },
);

const receivedAndOpen = practiceGate<Receipt>(
  'input',
  'receivedAndOpen',
  '所指材料报送本部门且尚未签收',
  ({ facts, party }, { of }) => {
    const open = unacknowledgedBy(facts, party);
    if (open.length === 0 || open.some(({ seq }) => seq === of)) return undefined;
    return filingsOf(facts).some(({ seq }) => seq === of)
      ? {
          says: `台账第${of}号材料不是报送贵单位的，或者贵单位已经签收。`,
          remedy: '请核对台账序号。',
          wayOut: { mend: true },
        }
      : {
          says: `台账第${of}号不是报送材料。`,
          remedy: '请以报送一行的台账序号指明材料。',
          wayOut: { mend: true },
        };
  },
);

/** O-19: a receipt moves no clock. */
export const acknowledgeReceipt = act<Receipt>({
  name: 'acknowledgeReceipt',
  title: '签收报送材料',
  undoable: true,
  article: null,
  basis: 'practice',
  by: BUREAUS,
  at: OPENED,
  input: receiptInput,
  guards: [somethingReceived, receivedAndOpen],
  apply: (facts, { of }, entry) => ({ ...facts, receipts: [...facts.receipts, { of, ...entryOf(entry) }] }),
  tells: () => [],
});

/** What was entered by mistake and nobody else has heard of; of a decision, or what was told, the text knows no taking back. */
export const undo = undoAct<ProjectFacts>(OPENED, ['constructionUnit', 'department', ...BUREAUS]);
