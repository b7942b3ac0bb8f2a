// Article 26, para 2: what the unit may not adjust by itself is changed by development-reform, which approved it (A4 to A6).
// How is left to state and city rules; the steps here are our practice.
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { date, documents, line, money, reason, text } from '../../field/kinds.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import type { DossierFacts } from '../../dossier.ts';
import { entryOf } from '../../entry.ts';
import { inWan } from '../../money.ts';
import { overtaken } from '../../proposal.ts';
import { act, type Guard, type Warning } from '../act.ts';
import { decision } from '../decision.ts';
import type { ProjectFacts } from '../facts.ts';
import { plannedNow } from '../money-questions.ts';
import type { Change } from '../path-facts.ts';
import { isAtLeast30M } from '../questions.ts';
import { hasPlannedCompletion, withPlannedCompletion } from './adjustment-gates.ts';
import {
  changeOpen,
  changeRequested,
  changeReturned,
  changesSomething,
  fundingSourceNamed,
  itemsWithTotal,
  noOpenChange,
  notMoreThanRequested,
  openChange,
  totalAfter,
} from './change-gates.ts';
import { correctBy, correctByInFuture, correctByOnRestDay, defects, returnOf } from './correction-time.ts';
import { inFuture } from './date-gates.ts';
import { requireDocuments } from './document-gates.ts';
import { itemsComeToTotal, itemsNamedOnce, lineItems } from './line-items.ts';
import { coversWhatIsPlanned } from './plan-gates.ts';
import { ADJUSTABLE } from './stage-spans.ts';

const changed = {
  total: money('变更后的总投资').optional(),
  items: lineItems().optional(),
  content: text('变更的建设内容').optional(),
  plannedCompletionOn: date('变更后的计划建成日期').optional(),
};

const requestInput = z.strictObject({
  reason,
  ...changed,
  fundingSource: text('增加投资的资金来源', 500).optional(),
  documents: documents(['changeRequest']),
});
type Request = z.infer<typeof requestInput>;

const REQUEST_GATES: readonly Guard<Request>[] = [
  changesSomething<Request>(),
  fundingSourceNamed,
  itemsNamedOnce,
  itemsWithTotal,
  itemsOfTotal<Request>(),
  hasPlannedCompletion<Request>(),
  inFuture('plannedCompletionInFuture', '变更后的计划建成日期', ({ plannedCompletionOn }) => plannedCompletionOn),
  requireDocuments(26, 'changeRequest', ['changeRequest']),
  documentsOnRecord,
];

/** In their sum the total after the change. */
function itemsOfTotal<Input extends { total?: string; items?: Request['items'] }>(): Guard<Input> {
  return {
    ...itemsComeToTotal<Input>(({ total }) => total),
    objection: (situation, input) =>
      itemsComeToTotal<Input>(() => totalAfter(situation.facts, input)).objection(situation, input),
  };
}

/** Facts with the open change otherwise. */
const withChange = (facts: ProjectFacts, change: (open: Change) => Change): ProjectFacts => {
  const open = openChange(facts);
  return { ...facts, changes: facts.changes.map((one) => (one === open ? change(one) : one)) };
};

export const requestChange = act<Request>({
  name: 'requestChange',
  title: '申请变更',
  undoable: true,
  article: 26,
  basis: 'law',
  by: ['constructionUnit'],
  at: ADJUSTABLE,
  input: requestInput,
  guards: [noOpenChange, ...REQUEST_GATES],
  apply: (facts, { documents: ids, ...said }, entry) => ({
    ...facts,
    changes: [
      ...facts.changes,
      {
        ...said,
        documents: citedDocuments(entry.references, ids),
        status: 'REQUESTED',
        returns: [],
        ...entryOf(entry),
      },
    ],
  }),
  tells: () => ['development-reform', 'department'],
});

const returnInput = z.strictObject({ defects: defects(text('内容', 500)), correctBy });

const aboutTheChange = ({ act: proposed }: DossierFacts['proposals'][number]): boolean =>
  proposed === 'approveChange' || proposed === 'refuseChange';

export const returnChange = act<z.infer<typeof returnInput>>({
  name: 'returnChange',
  title: '退回变更申请补正',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  at: ADJUSTABLE,
  input: returnInput,
  guards: [changeRequested, correctByInFuture],
  warnings: correctByOnRestDay,
  keepsFigures: true,
  // What the other side was asked to go along with was about the request that goes back.
  apply: (facts, said, entry) =>
    withChange(overtaken(facts, entry, aboutTheChange), (open) => ({
      ...open,
      status: 'RETURNED',
      returns: [...open.returns, returnOf(said, entry)],
    })),
  tells: () => ['constructionUnit'],
});

/** What comes back takes the place of what went back. */
export const resubmitChange = act<Request>({
  name: 'resubmitChange',
  title: '补正后重新提交变更申请',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ADJUSTABLE,
  input: requestInput,
  guards: [changeReturned, ...REQUEST_GATES],
  apply: (facts, { documents: ids, ...said }, entry) =>
    withChange(facts, ({ seq, on, by, returns }) => ({
      ...said,
      documents: citedDocuments(entry.references, ids),
      status: 'REQUESTED',
      returns: returns.map((back, at, all) =>
        at === all.length - 1 ? { ...back, resubmittedOn: entry.receivedOn } : back,
      ),
      seq,
      on,
      by,
    })),
  tells: () => ['development-reform'],
});

const approvalInput = z.strictObject({
  replyNumber: line('批复文号', 100),
  ...changed,
  documents: documents(['changeReply']),
});
type ChangeApproval = z.infer<typeof approvalInput>;

/** Case 67: acceptance goes by the total in force; the approval is not gone through again. */
const classChanges = ({ facts }: WarningGround<ProjectFacts>, input: ChangeApproval): Warning[] => {
  const [before, after] = [facts.approvedTotal, totalAfter(facts, input)];
  if (before === undefined || after === undefined || isAtLeast30M(before) === isAtLeast30M(after)) return [];
  const organised = isAtLeast30M(after) ? '由市大数据发展局组织竣工验收' : '由项目建设单位组织竣工验收';
  const says = `总投资由${inWan(before)}变更为${inWan(after)}，跨越3000万元，建成后${organised}。`;
  return [{ code: 'classChanges', article: 28, says }];
};

/** A7: whoever arranges money hears which years stand as they are. */
const plansStand = ({ facts }: WarningGround<ProjectFacts>, input: ChangeApproval): Warning[] => {
  const years = Object.entries(facts.annualPlans).filter(([, plan]) => plannedNow(plan) !== undefined);
  if (input.total === undefined || input.total === facts.approvedTotal || years.length === 0) return [];
  const planned = years.map(([year, plan]) => `${year}年${inWan(plannedNow(plan)!)}`).join('、');
  const says = `总投资变更不改变已纳入的年度投资计划（${planned}）；须随之调整的，请另行办理「调整年度投资计划」。`;
  return [{ code: 'plansStand', article: 26, says }];
};

/** A5: the total in force, and with it the class; the line items, and with them the base of later adjustments; the dates. */
export const approveChange = decision<ChangeApproval>({
  name: 'approveChange',
  title: '批复变更',
  article: 26,
  basis: 'law',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  settles: aboutTheChange,
  at: ADJUSTABLE,
  input: approvalInput,
  guards: [
    changeRequested,
    changesSomething<ChangeApproval>(),
    notMoreThanRequested,
    coversWhatIsPlanned<ChangeApproval>(({ total }) => total),
    itemsNamedOnce,
    itemsWithTotal,
    itemsOfTotal<ChangeApproval>(),
    hasPlannedCompletion<ChangeApproval>(),
    inFuture('plannedCompletionInFuture', '变更后的计划建成日期', ({ plannedCompletionOn }) => plannedCompletionOn),
    requireDocuments(26, 'changeReply', ['changeReply']),
    documentsOnRecord,
  ],
  warnings: (ground, input) => [...classChanges(ground, input), ...plansStand(ground, input)],
  apply: (facts, { documents: ids, ...said }, entry) => {
    const total = totalAfter(facts, said);
    const isNew = total !== undefined && (said.items !== undefined || total !== facts.approvedTotal);
    return {
      ...withChange(facts, (open) => ({
        ...open,
        status: 'APPROVED',
        decided: {
          ...said,
          // What a revocation puts back.
          ...(said.plannedCompletionOn !== undefined && { plannedBefore: facts.construction?.plannedCompletionOn }),
          documents: citedDocuments(entry.references, ids),
          ...entryOf(entry),
        },
      })),
      approvedTotal: total,
      budgets: isNew
        ? [...facts.budgets, { from: 'CHANGE', total, items: said.items, ...entryOf(entry) }]
        : facts.budgets,
      construction: withPlannedCompletion(facts, said.plannedCompletionOn),
    };
  },
  tells: () => ['constructionUnit', 'department', 'finance', 'big-data'],
});

export const refuseChange = decision({
  name: 'refuseChange',
  title: '不予变更',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  settles: aboutTheChange,
  at: ADJUSTABLE,
  input: z.strictObject({ reason }),
  guards: [changeRequested],
  apply: (facts, { reason: why }, entry) =>
    withChange(facts, (open) => ({ ...open, status: 'REFUSED', decided: { reason: why, ...entryOf(entry) } })),
  tells: () => ['constructionUnit', 'department'],
});

export const withdrawChange = act({
  name: 'withdrawChange',
  title: '撤回变更申请',
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ADJUSTABLE,
  input: z.strictObject({}),
  guards: [changeOpen],
  apply: (facts, _input, entry) =>
    withChange(overtaken(facts, entry, aboutTheChange), (open) => ({
      ...open,
      status: 'WITHDRAWN',
      withdrawn: entryOf(entry),
    })),
  tells: () => ['development-reform'],
});
