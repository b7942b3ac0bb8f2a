// Samples of the acts of supervision: orders, what comes of them, and the measures that people decide on.
import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { ActInput, ActName, ActSample, SampleSituation } from './act-samples.ts';
import type { ProjectFacts } from './facts.ts';
import { failedOrders } from './order-parts.ts';

/** The order of rectification that was given last, and of one with items the first that is open. */
const lastOrder = ({ facts }: SampleSituation) => {
  const order = facts?.rectifications.at(-1);
  const item = order?.items && (order.items.find(({ status }) => status !== 'VERIFIED') ?? order.items[0])!.number;
  return { of: order?.seq ?? 12, ...(item !== undefined && { item }) };
};
/** The last order under article 35 that was not followed. */
const failedOrder = (today: CalendarDate, facts: ProjectFacts | undefined): number | undefined =>
  facts && failedOrders(facts, today).at(-1)?.seq;

type Supervising = Extract<
  ActName,
  | 'orderRectification'
  | 'submitRectification'
  | 'verifyRectification'
  | 'findNotCompliant'
  | 'orderAgain'
  | 'changeRectificationDate'
  | 'withdrawRectification'
  | 'suspend'
  | 'reviewSuspension'
  | 'resume'
  | 'deferPlan'
  | 'liftDeferral'
  | 'reprimand'
  | 'dropSanctionProposal'
  | 'terminate'
  | 'submitFinalReport'
  | 'requestInformation'
  | 'answerInformation'
  | 'recordLiability'
>;

export const SUPERVISION_SAMPLES: { readonly [Name in Supervising]: ActSample<ActInput<Name>> } = {
  orderRectification: {
    input: ({ today }) => ({
      ground: 'ART35',
      violation: '未按要求共享数据资源',
      servedOn: today,
      dueOn: addDays(today, 30),
    }),
    cites: ['rectificationOrder'],
  },
  submitRectification: {
    input: (situation) => ({ ...lastOrder(situation), statement: '已按目录开放全部应共享数据' }),
    cites: ['rectificationReport'],
  },
  verifyRectification: { input: lastOrder },
  findNotCompliant: { input: (situation) => ({ ...lastOrder(situation), reason: '目录仍不完整' }) },
  orderAgain: {
    input: (situation) => ({
      ...lastOrder(situation),
      servedOn: situation.today,
      dueOn: addDays(situation.today, 30),
      reason: '限期补全目录',
    }),
  },
  changeRectificationDate: {
    input: (situation) => ({ ...lastOrder(situation), dueOn: addDays(situation.today, 60), reason: '设备到货延误' }),
  },
  withdrawRectification: { input: (situation) => ({ ...lastOrder(situation), reason: '经复核不成立' }) },
  suspend: {
    input: ({ today, facts }) => ({
      ground: failedOrder(today, facts) === undefined && facts?.problems.length ? 'ART24' : 'ART35',
      of: failedOrder(today, facts) ?? facts?.problems.at(-1)?.seq ?? 12,
      from: today,
      reason: '整改期限届满仍未整改',
    }),
    cites: ['sanctionDecision'],
  },
  reviewSuspension: { input: () => ({ reason: '整改尚未完成' }) },
  resume: { input: () => ({ reason: '整改已经核验通过' }) },
  deferPlan: {
    input: ({ today, facts }) => ({ of: failedOrder(today, facts) ?? 12, reason: '整改期限届满仍未整改' }),
    cites: ['sanctionDecision'],
  },
  liftDeferral: { input: () => ({ reason: '整改已经核验通过' }) },
  reprimand: {
    input: ({ today, facts }) => {
      const of = failedOrder(today, facts);
      const reason = of === undefined ? '管理不善，造成严重超概算' : '整改期限届满仍未整改';
      return of === undefined ? { ground: 'ART38', reason } : { ground: 'ART35', of, reason };
    },
    cites: ['sanctionDecision'],
  },
  dropSanctionProposal: {
    input: ({ today, facts }) => ({ of: failedOrder(today, facts) ?? 12, reason: '已在整改，暂不采取措施' }),
  },
  terminate: {
    input: ({ today, facts }) => ({ of: failedOrder(today, facts) ?? 12, reason: '整改后仍不符合要求' }),
    cites: ['sanctionDecision'],
  },
  submitFinalReport: {
    input: () => ({ statement: '已完成平台主体开发，支付合同款六成，设备移交信息中心' }),
    cites: ['finalReport'],
  },
  requestInformation: {
    input: ({ today }) => ({ asks: '项目合同台账、资金支付明细', dueOn: addDays(today, 14) }),
  },
  answerInformation: {
    input: ({ facts }) => ({
      of: facts?.informationRequests.findLast(({ answered }) => !answered)?.seq ?? 12,
      statement: '随附合同台账和支付明细',
    }),
    cites: ['other'],
  },
  recordLiability: { input: ({ today }) => ({ number: '渝纪发〔2026〕3号', decidedOn: today }) },
};
