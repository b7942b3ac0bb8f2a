// Everything late: below 3000万元, every duty missed before it is met; up to a draft sanction proposal that people would
// have to decide.
import { UNIT, type Scenario } from '../scenario.ts';
import { LATE_REMINDERS } from './late-reminders.ts';
import {
  ACCEPTANCE_PAPERS,
  annualPlan,
  approved,
  completed,
  construction,
  passed,
  selfEvaluated,
  submitted,
  untilListed,
  yearEndReport,
} from './path.ts';

export const late: Scenario = {
  name: 'late',
  title: '处处逾期：3000万元以下，一次审批',
  shows:
    '年度报告两次逾期、严重逾期报告逾期、延期申请无人决定、验收逾期且一次未通过、整改逾期至起草处理建议、自评价逾期。',
  projectName: '演练二：基层报表共享系统',
  estimatedTotal: '2900000000',
  acts: [
    ...untilListed('2031-01-13', '2031-01-27'),
    submitted('combined', '2031-02-24'),
    ...approved('combined', '2031-03-17', '2031-03-24', '2800000000', '渝发改投〔2031〕演3号'),
    ...annualPlan('2031', '1400000000', ['2031-03-31', '2031-04-14', '2031-04-15', '2031-04-21']),
    ...construction('2031-04-28', '2031-06-02', '2032-09-30'),
    ...annualPlan('2032', '1400000000', ['2032-02-02', '2032-02-09', '2032-02-10', '2032-02-16']),
    yearEndReport('2032-03-15', '2031'),
    {
      on: '2032-12-08',
      act: 'reportSeriousProblem',
      by: UNIT,
      input: { kind: 'SERIOUS_DELAY', noticedOn: '2032-11-29', description: '设备到货延误，较计划建成日已逾期两个月' },
      cites: ['problemReport'],
    },
    completed('2032-12-15'),
    yearEndReport('2033-03-15', '2032'),
    {
      on: '2033-06-13',
      act: 'requestExtension',
      by: UNIT,
      input: { until: '2033-09-30', reason: '密码应用安全性评估尚未完成' },
      cites: ['extensionRequest'],
    },
    { on: '2033-08-22', act: 'conveneAcceptance', by: UNIT, cites: ACCEPTANCE_PAPERS },
    {
      on: '2033-09-05',
      act: 'failAcceptance',
      by: UNIT,
      input: { concludedOn: '2033-09-02', reason: '数据共享范围未达到批复要求', reapplyOn: '2033-10-31' },
      cites: ['acceptanceConclusion'],
    },
    { on: '2033-11-10', act: 'reapplyForAcceptance', by: UNIT, cites: ACCEPTANCE_PAPERS },
    passed('2033-11-24', UNIT, '2033-11-23'),
    { on: '2033-12-05', act: 'putIntoOperation', by: UNIT, input: { operationOn: '2033-12-01' } },
    { on: '2033-12-20', act: 'fileAcceptanceResult', by: UNIT, cites: ['acceptanceConclusion'] },
    {
      on: '2034-03-01',
      act: 'orderRectification',
      by: 'big-data',
      input: { ground: 'ART35', violation: '未按要求共享数据资源', dueOn: '2034-03-31' },
      cites: ['rectificationOrder'],
    },
    {
      on: '2034-04-18',
      act: 'submitRectification',
      by: UNIT,
      input: ({ rectifications }) => ({ of: rectifications[0]!.seq, statement: '已按目录开放全部应共享数据' }),
      cites: ['rectificationReport'],
    },
    {
      on: '2034-04-26',
      act: 'verifyRectification',
      by: 'big-data',
      input: ({ rectifications }) => ({ of: rectifications[0]!.seq }),
    },
    selfEvaluated('2036-02-18'),
    { on: '2036-03-10', act: 'close', by: 'big-data', cites: ['archiveChecklist'] },
  ],
  until: '2036-03-31',
  reminders: LATE_REMINDERS,
};
