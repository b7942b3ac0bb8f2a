// Guards of a change of what was approved (article 26, para 2): one at a time, of what, and with which money.
import { inWan, type Fen } from '../../money.ts';
import { practiceGate, type Guard } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { presentItems } from '../money-questions.ts';
import type { Change, Changed } from '../path-facts.ts';

/** Requested and undecided, also while it is given back. */
export const openChange = ({ changes }: ProjectFacts): Change | undefined =>
  changes.find(({ status }) => status === 'REQUESTED' || status === 'RETURNED');

/** Completion and further adjustments wait for it. */
export const noOpenChange: Guard<unknown> = practiceGate(
  'facts',
  'noOpenChange',
  '没有未办结的变更申请',
  ({ facts }) => {
    const open = openChange(facts);
    if (!open) return undefined;
    const first = open.status === 'RETURNED' ? '请先办理「补正后重新提交变更申请」，再' : '请';
    return {
      says: `变更申请（台账第${open.seq}号）尚未办结。`,
      remedy: `${first}待市发展改革委办理「批复变更」；不再变更的，请办理「撤回变更申请」。`,
      wayOut: {
        acts: open.status === 'RETURNED' ? ['resubmitChange', 'approveChange'] : ['approveChange'],
        instead: ['withdrawChange'],
      },
    };
  },
);

export const changeRequested: Guard<unknown> = practiceGate(
  'facts',
  'changeRequested',
  '有待审的变更申请，未处于退回补正状态',
  ({ facts }) => {
    const open = openChange(facts);
    if (open?.status === 'REQUESTED') return undefined;
    return open
      ? {
          says: '变更申请已退回补正，尚未重新提交。',
          remedy: '请待项目建设单位办理「补正后重新提交变更申请」。',
          wayOut: { acts: ['resubmitChange'] },
        }
      : {
          says: '本项目没有待审的变更申请。',
          remedy: '无须办理；确需变更的，由项目建设单位先行申请。',
          wayOut: { needless: true },
        };
  },
);

export const changeReturned: Guard<unknown> = practiceGate(
  'facts',
  'changeReturned',
  '变更申请已被退回补正',
  ({ facts }) =>
    openChange(facts)?.status === 'RETURNED'
      ? undefined
      : {
          says: '没有已被退回补正的变更申请。',
          remedy: '无须重新提交；申请尚在审查的，请等待结果，没有申请的，请先办理「申请变更」。',
          wayOut: { needless: true },
        },
);

export const changeOpen: Guard<unknown> = practiceGate('facts', 'changeOpen', '有未办结的变更申请', ({ facts }) =>
  openChange(facts)
    ? undefined
    : { says: '本项目没有未办结的变更申请。', remedy: '无须办理。', wayOut: { needless: true } },
);

export const changesSomething = <Input extends Changed>(): Guard<Input> =>
  practiceGate<Input>(
    'input',
    'changesSomething',
    '写明变更的总投资、明细、内容或者计划建成日期',
    (_, { total, items, content, plannedCompletionOn }) =>
      total === undefined && items === undefined && content === undefined && plannedCompletionOn === undefined
        ? {
            says: '没有写明变更什么。',
            remedy: '请填写变更后的总投资、概（预）算明细、建设内容或者计划建成日期，至少一项。',
            wayOut: { mend: true },
          }
        : undefined,
  );

/** The total after a change: as it says, else as it stands. */
export const totalAfter = ({ approvedTotal }: ProjectFacts, { total }: { total?: Fen }): Fen | undefined =>
  total ?? approvedTotal;

/** Line items that are on record come to the total: a new total brings new ones, and nothing begins anew by the way. */
export const itemsWithTotal: Guard<Pick<Changed, 'total' | 'items'>> = practiceGate(
  'input',
  'itemsWithTotal',
  '总投资变更、已有概（预）算明细的，同时写明变更后的明细',
  ({ facts }, { total, items }) =>
    total === undefined || total === facts.approvedTotal || items !== undefined || presentItems(facts) === undefined
      ? undefined
      : {
          says: `总投资由${inWan(facts.approvedTotal ?? '0')}变更为${inWan(total)}，没有写明变更后的概（预）算明细。`,
          remedy: '请填写变更后的概（预）算明细，使各科目合计等于变更后的总投资。',
          wayOut: { mend: true },
        },
);

/** A larger total comes from somewhere. */
export const fundingSourceNamed: Guard<{ total?: Fen; fundingSource?: string }> = practiceGate(
  'input',
  'fundingSourceNamed',
  '增加总投资的，写明资金来源',
  ({ facts: { approvedTotal } }, { total, fundingSource }) =>
    total === undefined ||
    approvedTotal === undefined ||
    BigInt(total) <= BigInt(approvedTotal) ||
    fundingSource !== undefined
      ? undefined
      : {
          says: `总投资由${inWan(approvedTotal)}增加到${inWan(total)}，没有写明增加部分的资金来源。`,
          remedy: '请填写「增加投资的资金来源」。',
          wayOut: { mend: true },
        },
);

export const notMoreThanRequested: Guard<{ total?: Fen }> = practiceGate(
  'input',
  'notMoreThanRequested',
  '批复的总投资不超过所申请的',
  ({ facts }, { total }) => {
    const asked = openChange(facts);
    const most = asked && totalAfter(facts, asked);
    return total === undefined || most === undefined || BigInt(total) <= BigInt(most)
      ? undefined
      : {
          says: `批复的总投资${inWan(total)}，超过所申请的${inWan(most)}。`,
          remedy: '请按不超过所申请的总投资批复；申请有误的，请办理「退回变更申请补正」。',
          wayOut: { mend: true, instead: ['returnChange'] },
        };
  },
);
