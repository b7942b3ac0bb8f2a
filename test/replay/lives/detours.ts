// Detours of the single-stage path: declined from a plan, a proposal taken back, every fate of an extension request,
// orders changed, repeated and
// taken back, anchors corrected. It ends in the middle, with a timer set.
import { UNIT, type Scenario } from '../../../dev/rehearsal/scenario.ts';
import { unacknowledgedBy } from '../../../measures/project/acts/filings.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import {
  ACCEPTANCE_PAPERS,
  annualPlan,
  approved,
  completed,
  construction,
  passed,
  submitted,
  untilListed,
} from '../../../dev/rehearsal/scenarios/path.ts';

const lastProposal = ({ proposals }: ProjectFacts) => ({ proposal: proposals.at(-1)!.seq });
const lastOrder = ({ rectifications }: ProjectFacts) => ({ of: rectifications.at(-1)!.seq });
const extension = (on: string, until: string) =>
  ({
    on,
    act: 'requestExtension',
    by: UNIT,
    input: { until, reason: '测评尚未完成' },
    cites: ['extensionRequest'],
  }) as const;
const ordered = (on: string, dueOn: string) =>
  ({
    on,
    act: 'orderRectification',
    by: 'big-data',
    input: { ground: 'ART35', violation: '未按要求共享数据资源', dueOn },
    cites: ['rectificationOrder'],
  }) as const;
const reported = (on: string) =>
  ({
    on,
    act: 'submitRectification',
    by: UNIT,
    input: (facts: ProjectFacts) => ({ ...lastOrder(facts), statement: '已整改' }),
    cites: ['rectificationReport'],
  }) as const;

export const detours: Scenario = {
  name: 'detours',
  title: '年度计划、延期和整改中的曲折',
  shows: '不纳入计划、撤回会同、延期的各种结果、整改的各种结果、更正登记。',
  projectName: '回放二：曲折',
  estimatedTotal: '1900000000',
  acts: [
    ...untilListed('2031-01-13', '2031-01-27'),
    submitted('combined', '2031-02-10'),
    ...approved('combined', '2031-02-24', '2031-03-03', '1800000000', '渝发改投〔2031〕回1号'),
    {
      on: '2031-03-10',
      act: 'declareForAnnualPlan',
      by: UNIT,
      input: { year: '2031', amount: '1800000000' },
      cites: ['performanceTargetTable'],
    },
    {
      on: '2031-03-17',
      act: 'declineFromAnnualPlan',
      by: 'development-reform',
      input: { year: '2031', reason: '资金安排已满' },
    },
    {
      on: '2031-03-24',
      act: 'declareForAnnualPlan',
      by: UNIT,
      input: { year: '2031', amount: '1700000000' },
      cites: ['performanceTargetTable'],
    },
    { on: '2031-03-31', act: 'includeInAnnualPlan', by: 'finance', input: { year: '2031', amount: '1600000000' } },
    { on: '2031-04-01', act: 'withdrawProposal', by: 'finance', input: lastProposal },
    ...annualPlan('2031', '1700000000', ['2031-04-01', '2031-04-07', '2031-04-08', '2031-04-14']).slice(1),
    ...construction('2031-04-21', '2031-05-06', '2031-09-30'),
    {
      on: '2031-06-02',
      act: 'correct',
      by: UNIT,
      input: {
        field: 'construction.plannedCompletionOn',
        from: '2031-09-30',
        to: '2031-10-31',
        reason: '合同工期如此',
        evidence: ['@evidence'],
      },
      cites: ['evidence'],
    },
    completed('2031-09-15'),
    extension('2032-01-12', '2032-04-30'),
    { on: '2032-01-15', act: 'returnExtension', by: 'big-data', input: { defects: ['理由不充分'] } },
    extension('2032-01-19', '2032-04-30'),
    { on: '2032-01-26', act: 'refuseExtension', by: 'big-data', input: { reason: '可以按期完成' } },
    extension('2032-02-16', '2032-05-31'),
    { on: '2032-02-17', act: 'withdrawExtension', by: UNIT },
    extension('2032-02-23', '2032-05-31'),
    { on: '2032-03-01', act: 'grantExtension', by: 'big-data', input: { until: '2032-05-14' } },
    { on: '2032-04-12', act: 'conveneAcceptance', by: UNIT, cites: ACCEPTANCE_PAPERS },
    passed('2032-04-26', UNIT, '2032-04-25'),
    { on: '2032-04-28', act: 'fileAcceptanceResult', by: UNIT, cites: ['acceptanceConclusion'] },
    {
      on: '2032-04-29',
      act: 'acknowledgeReceipt',
      by: 'big-data',
      input: (facts) => ({ of: unacknowledgedBy(facts, 'big-data')[0]!.seq }),
    },
    ordered('2032-05-04', '2032-05-31'),
    {
      on: '2032-05-10',
      act: 'changeRectificationDate',
      by: 'big-data',
      input: (facts) => ({ ...lastOrder(facts), dueOn: '2032-06-15', reason: '设备到货延误' }),
    },
    reported('2032-06-07'),
    {
      on: '2032-06-14',
      act: 'findNotCompliant',
      by: 'big-data',
      input: (facts) => ({ ...lastOrder(facts), reason: '目录仍不完整' }),
    },
    {
      on: '2032-06-15',
      act: 'orderAgain',
      by: 'big-data',
      input: (facts) => ({ ...lastOrder(facts), dueOn: '2032-07-15', reason: '限期补全目录' }),
    },
    reported('2032-07-05'),
    { on: '2032-07-12', act: 'verifyRectification', by: 'big-data', input: lastOrder },
    ordered('2032-07-19', '2032-08-31'),
    {
      on: '2032-07-26',
      act: 'withdrawRectification',
      by: 'big-data',
      input: (facts) => ({ ...lastOrder(facts), reason: '经复核不成立' }),
    },
  ],
  until: '2032-08-02',
  reminders: [],
};
