// Every way back and out before approval: returned, not listed, rejected, sent to two stages, corrected, and withdrawn
// in the end, over a turn of the year.
import { CHAPTERS } from '../../../measures/vocabulary.ts';
import { UNIT, type Scenario } from '../../../dev/rehearsal/scenario.ts';
import { DESIGN_PAPERS, submitted, untilListed } from '../../../dev/rehearsal/scenarios/path.ts';

const [declare] = untilListed('2031-09-01', '2031-09-15');

export const waysOut: Scenario = {
  name: 'ways-out',
  title: '退回、不纳入、不予批准、改两阶段、更正、撤回',
  shows: '审批之前的每一条退路。',
  projectName: '回放一：退路',
  estimatedTotal: '2900000000',
  acts: [
    declare!,
    { on: '2031-09-08', act: 'returnForCorrection', by: 'big-data', input: { defects: ['需求说明不完整'] } },
    { on: '2031-09-15', act: 'resubmit', by: UNIT, cites: ['needsStatement'] },
    { on: '2031-09-22', act: 'declineListing', by: 'big-data', input: { reason: '与在建项目重复' } },
    { on: '2031-10-09', act: 'reopenDeclaration', by: UNIT },
    ...untilListed('2031-10-13', '2031-10-27'),
    submitted('combined', '2031-11-10'),
    { on: '2031-11-24', act: 'reject', by: 'development-reform', input: { reason: '建设必要性不足' } },
    { on: '2031-12-08', act: 'reopenListing', by: 'development-reform', input: { reason: '已重新论证' } },
    submitted('combined', '2031-12-22'),
    {
      on: '2032-01-12',
      act: 'returnToTwoStages',
      by: 'development-reform',
      input: { appraisedTotal: '3100000000', reason: '经评估总投资超过三千万元' },
    },
    submitted('feasibility', '2032-02-02'),
    {
      on: '2032-02-09',
      act: 'correct',
      by: 'development-reform',
      input: {
        field: 'estimatedTotal',
        from: '3100000000',
        to: '3200000000',
        reason: '录入有误',
        evidence: ['@evidence'],
      },
      cites: ['evidence'],
    },
    { on: '2032-02-16', act: 'returnForCorrection', by: 'development-reform', input: { defects: ['缺少比选方案'] } },
    {
      on: '2032-02-23',
      act: 'resubmit',
      by: UNIT,
      input: { chapters: CHAPTERS },
      cites: ['feasibilityReport', ...DESIGN_PAPERS],
    },
    { on: '2032-03-01', act: 'withdraw', by: UNIT, input: { reason: '机构调整' } },
  ],
  until: '2032-03-31',
  reminders: [],
};
