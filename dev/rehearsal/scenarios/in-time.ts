// Everything in time: from 3000万元 up, two stages, built over two years, accepted, evaluated, closed. No reminder is
// ever an overdue one.
import { UNIT, type Scenario } from '../scenario.ts';
import { IN_TIME_REMINDERS } from './in-time-reminders.ts';
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
    { on: '2031-04-28', act: 'returnForCorrection', by: 'development-reform', input: { defects: ['概算明细不完整'] } },
    {
      on: '2031-05-06',
      act: 'resubmit',
      by: UNIT,
      input: {
        chapters: [
          'dataCollectionAndGovernance',
          'dataSharing',
          'networkSecurity',
          'cryptographyPlan',
          'intensiveConstruction',
        ],
      },
      cites: ['preliminaryDesign', 'dataResourceCatalogue', 'cryptographyPlan', 'productSecurityStatement'],
    },
    ...approved('design', '2031-05-19', '2031-05-26', '4100000000', '渝发改投〔2031〕演2号'),
    ...annualPlan('2031', '2000000000', ['2031-06-03', '2031-06-16', '2031-06-17', '2031-06-23']),
    ...construction('2031-06-30', '2031-09-01', '2032-09-30'),
    yearEndReport('2031-12-18', '2031'),
    ...annualPlan('2032', '2100000000', ['2032-02-02', '2032-02-16', '2032-02-17', '2032-02-23']),
    { on: '2032-06-01', act: 'startTrialOperation', by: UNIT, input: { startedOn: '2032-06-01' } },
    completed('2032-08-31'),
    { on: '2033-02-08', act: 'applyForAcceptance', by: UNIT, cites: ACCEPTANCE_PAPERS },
    passed('2033-02-25', 'big-data', '2033-02-24'),
    {
      on: '2033-03-07',
      act: 'putIntoOperation',
      by: UNIT,
      input: { operationOn: '2032-12-01', catalogueEntry: 'ML-2033-001' },
    },
    selfEvaluated('2034-03-20'),
    { on: '2034-04-03', act: 'commissionPostEvaluation', by: 'big-data', input: { evaluator: '演练咨询公司' } },
    {
      on: '2034-06-12',
      act: 'submitPostEvaluation',
      by: 'big-data',
      input: { findings: '达到预期效益' },
      cites: ['postEvaluationReport'],
    },
    { on: '2034-06-19', act: 'close', by: 'big-data', cites: ['archiveChecklist'] },
  ],
  until: '2034-06-30',
  reminders: IN_TIME_REMINDERS,
};
