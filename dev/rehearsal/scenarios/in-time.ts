// Everything in time: from 3000万元 up, two stages, built over two years, accepted, evaluated, closed. No reminder is
// ever an overdue one.
import { EVALUATION, sampled, UNIT, type Scenario } from '../scenario.ts';
import { IN_TIME_REMINDERS } from './in-time-reminders.ts';
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

export const inTime: Scenario = {
  name: 'in-time',
  title: '一切按期：3000万元（含）以上，两阶段审批',
  shows: '每项义务都在期限内履行，全程没有一条逾期提醒。',
  projectName: '演练一：城市运行数据平台',
  estimatedTotal: '4500000000',
  acts: [
    ...untilListed('2031-01-13', '2031-01-27'),
    submitted('feasibility', '2031-02-24'),
    ...approved('feasibility', '2031-03-17', '2031-03-24', '4200000000', '渝发改投〔2031〕演1号'),
    submitted('design', '2031-04-21'),
    // Returned once, corrected within the ten working days of our practice: by 2031-05-12.
    sampled('2031-04-28', 'development-reform', 'returnForCorrection', { defects: ['概算明细不完整'] }),
    sampled('2031-05-06', UNIT, 'resubmit'),
    // What came back is examined within ten working days: by 2031-05-20.
    ...approved('design', '2031-05-19', '2031-05-20', '4100000000', '渝发改投〔2031〕演2号'),
    ...annualPlan('2031', '2000000000', ['2031-06-03', '2031-06-16', '2031-06-17', '2031-06-23']),
    ...construction('2031-06-30', '2031-09-01', '2032-09-30'),
    yearEndReport('2031-12-18', '2031'),
    ...annualPlan('2032', '2100000000', ['2032-02-02', '2032-02-16', '2032-02-17', '2032-02-23']),
    sampled('2032-06-01', UNIT, 'startTrialOperation'),
    completed('2032-08-31'),
    sampled('2033-02-08', UNIT, 'applyForAcceptance'),
    passed('2033-02-25', 'big-data', '2033-02-24'),
    sampled('2033-03-07', UNIT, 'putIntoOperation', { operationOn: '2032-12-01', catalogueEntry: 'ML-2033-001' }),
    sampled('2033-03-08', UNIT, 'recordArchives'),
    selfEvaluated('2034-03-20'),
    sampled('2034-04-03', 'big-data', 'commissionPostEvaluation', { evaluator: EVALUATION }),
    sampled('2034-06-12', 'big-data', 'submitPostEvaluation'),
    sampled('2034-06-19', 'big-data', 'close'),
  ],
  until: '2034-06-30',
  reminders: IN_TIME_REMINDERS,
};
