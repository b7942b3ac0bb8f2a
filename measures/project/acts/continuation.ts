// 续建 (C1): what was lawfully approved before this dossier goes to the annual plan without being listed or approved again;
// development-reform looks at the reply.
import { z } from 'zod';
import { date, documents, line, money, moneyOrNone, reason, yesNo } from '../../field/kinds.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { entryOf } from '../../entry.ts';
import type { Figures } from '../../practice.ts';
import { act, gate, practiceGate, type Guard } from '../act.ts';
import { decision } from '../decision.ts';
import { inWan } from '../../money.ts';
import { awaitsConfirmation } from '../questions.ts';
import { reasonForNot } from './confirmation-gates.ts';
import { notInFuture } from './date-gates.ts';
import { requireDocuments } from './document-gates.ts';
import { ENTRY_GATES } from './entries.ts';
import { itemsComeToTotal, itemsNamedOnce, lineItems } from './line-items.ts';

const approvalInput = z.strictObject({
  scopeAttested: yesNo('属于申报范围'),
  replyNumber: line('批复文号', 100),
  approvedOn: date('批复日期'),
  total: money('批复总投资'),
  items: lineItems().optional(),
  arrangedBefore: moneyOrNone('以前年度已安排金额').optional(),
  documents: documents(['approvalReply']),
});
type EarlierApproval = z.infer<typeof approvalInput>;

const continuationKind: Guard<unknown> = gate(10, 'facts', 'continuationKind', '项目为续建', ({ facts }) =>
  facts.kind === 'CONTINUATION'
    ? undefined
    : {
        says: '只有经依法审批的续建项目可以登记此前的批复；其他项目应当履行审批程序。',
        remedy: '无须办理本事项；请按项目类别申报、报批。',
        wayOut: { needless: true },
      },
);

const notAwaitedAlready: Guard<unknown> = practiceGate(
  'facts',
  'notAwaitedAlready',
  '没有待核对的既有批复',
  ({ facts }) =>
    awaitsConfirmation(facts)
      ? {
          says: `既有批复「${facts.earlierApproval!.replyNumber}」已经登记，正待市发展改革委核对。`,
          remedy: '请待市发展改革委办理「核对既有批复」；核对不符的，可以重新登记。',
          wayOut: { needless: true, acts: ['confirmEarlierApproval'] },
        }
      : undefined,
);

/** By a switch of our practice, off at first. */
export const continuationIsListed = ({ continuationNeedsListing = 0 }: Figures): boolean =>
  Number(continuationNeedsListing) !== 0;

/** QUESTION(article 8, continuationListed): article 10 does not name the list for continuation, article 2 counts it as construction. */
const continuationListed: Guard<unknown> = practiceGate(
  'facts',
  'continuationListed',
  '系统惯例要求续建项目先纳入项目清单的，已经纳入',
  ({ facts, figures }) =>
    facts.listing || !continuationIsListed(figures)
      ? undefined
      : {
          says: '按现行系统惯例，续建项目也应当先纳入项目清单。',
          remedy: '请先办理「登记项目申报」，经「纳入项目清单」后再登记既有批复。',
          wayOut: { acts: ['declare', 'list'] },
        },
);

const arrangedWithinTotal: Guard<EarlierApproval> = practiceGate(
  'input',
  'arrangedWithinTotal',
  '以前年度已安排金额不超过批复总投资',
  (_, { arrangedBefore, total }) =>
    arrangedBefore === undefined || BigInt(arrangedBefore) <= BigInt(total)
      ? undefined
      : {
          says: `以前年度已安排金额${inWan(arrangedBefore)}，超过批复总投资${inWan(total)}。`,
          remedy: '请核对两项金额。',
          wayOut: { mend: true },
        },
);

/** Out of plan a continuation is listed first (U3), and so it is where the switch asks for it. */
export const recordEarlierApproval = act<EarlierApproval>({
  name: 'recordEarlierApproval',
  title: '登记既有批复',
  undoable: true,
  article: 10,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['DRAFT', 'LISTED'],
  input: approvalInput,
  guards: [
    continuationKind,
    notAwaitedAlready,
    continuationListed,
    ...ENTRY_GATES.CONTINUATION,
    notInFuture('approvedOnNotInFuture', '批复日期', ({ approvedOn }) => approvedOn),
    itemsNamedOnce,
    itemsComeToTotal<EarlierApproval>(({ total }) => total),
    arrangedWithinTotal,
    requireDocuments(10, 'earlierReply', ['approvalReply']),
    documentsOnRecord,
  ],
  apply: (facts, { scopeAttested: _, documents: ids, ...said }, entry) => ({
    ...facts,
    earlierApproval: { ...said, documents: citedDocuments(entry.references, ids), ...entryOf(entry) },
  }),
  tells: () => ['development-reform', 'department'],
});

const confirmInput = z.strictObject({
  confirmed: yesNo('核对结论', { yes: '批复属实、有效', no: '不予确认' }),
  reason: reason.optional(),
});
type Confirm = z.infer<typeof confirmInput>;

const earlierApprovalAwaited: Guard<unknown> = practiceGate(
  'facts',
  'earlierApprovalAwaited',
  '有待核对的既有批复',
  ({ facts }) =>
    awaitsConfirmation(facts)
      ? undefined
      : facts.kind === 'CONTINUATION'
        ? {
            says: '没有待核对的既有批复。',
            remedy: '请待项目建设单位办理「登记既有批复」。',
            wayOut: { acts: ['recordEarlierApproval'] },
          }
        : { says: '本项目不是续建项目，没有既有批复可以核对。', remedy: '无须办理。', wayOut: { needless: true } },
);

/** Confirmed, the reply counts as one given here; not confirmed, the project is recorded again, or goes the whole way. */
export const confirmEarlierApproval = decision<Confirm>({
  name: 'confirmEarlierApproval',
  title: '核对既有批复',
  article: 10,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  at: ['DRAFT', 'LISTED'],
  input: confirmInput,
  guards: [earlierApprovalAwaited, reasonForNot('既有批复')],
  apply: (facts, { confirmed, reason: why }, entry) => {
    const { earlierApproval } = facts;
    if (!earlierApproval) return facts;
    const confirmation = { confirmed, reason: why, ...entryOf(entry) };
    const looked = { ...facts, earlierApproval: { ...earlierApproval, confirmation } };
    if (!confirmed) return looked;
    const { replyNumber, approvedOn: repliedOn, total, items, documents: cited } = earlierApproval;
    return {
      ...looked,
      stage: 'APPROVED',
      entry: facts.stage === 'DRAFT' ? 'CONTINUATION' : facts.entry,
      approvals: [
        ...facts.approvals,
        { of: 'EARLIER', replyNumber, repliedOn, total, chapters: [], documents: cited, ...entryOf(entry) },
      ],
      approvedTotal: total,
      budgets: [...facts.budgets, { from: 'EARLIER_APPROVAL', total, items, ...entryOf(entry) }],
    };
  },
  tells: (_, { confirmed }) =>
    confirmed ? ['constructionUnit', 'department', 'finance'] : ['constructionUnit', 'department'],
});
