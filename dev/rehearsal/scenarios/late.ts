// Everything late: below 3000万元, every duty missed before it is met; up to a draft sanction proposal that people would
// have to decide.
import { sampled, UNIT, type Scenario } from '../scenario.ts';
import { LATE_REMINDERS } from './late-reminders.ts';
import {
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
    sampled('2032-12-08', UNIT, 'reportSeriousProblem', {
      noticedOn: '2032-11-29',
      description: '设备到货延误，较计划建成日已逾期两个月',
    }),
    completed('2032-12-15'),
    yearEndReport('2033-03-15', '2032'),
    sampled('2033-06-13', UNIT, 'requestExtension', { until: '2033-07-15' }),
    sampled('2033-08-22', UNIT, 'conveneAcceptance'),
    sampled('2033-09-05', UNIT, 'failAcceptance', { concludedOn: '2033-09-02', reapplyOn: '2033-10-31' }),
    sampled('2033-11-10', UNIT, 'reapplyForAcceptance'),
    passed('2033-11-24', UNIT, '2033-11-23'),
    sampled('2033-12-05', UNIT, 'putIntoOperation', { operationOn: '2033-12-01' }),
    sampled('2033-12-06', UNIT, 'recordArchives'),
    sampled('2033-12-20', UNIT, 'fileAcceptanceResult'),
    sampled('2034-03-01', 'big-data', 'orderRectification', { dueOn: '2034-03-31' }),
    sampled('2034-04-18', UNIT, 'submitRectification'),
    sampled('2034-04-26', 'big-data', 'verifyRectification'),
    selfEvaluated('2036-02-18'),
    sampled('2036-03-10', 'big-data', 'close'),
  ],
  until: '2036-03-31',
  reminders: LATE_REMINDERS,
};
