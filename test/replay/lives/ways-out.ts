// Every way back and out before approval: returned, not listed, rejected, sent to two stages, corrected, and withdrawn
// in the end, over a turn of the year.
import { ACT_SAMPLES } from '../../../measures/project/act-samples.ts';
import { sampled, UNIT, type Scenario } from '../../../dev/rehearsal/scenario.ts';
import { submitted, untilListed } from '../../../dev/rehearsal/scenarios/path.ts';

const [declare] = untilListed('2031-09-01', '2031-09-15');

export const waysOut: Scenario = {
  name: 'ways-out',
  title: '退回、不纳入、不予批准、改两阶段、更正、撤回',
  shows: '审批之前的每一条退路。',
  projectName: '回放一：退路',
  estimatedTotal: '2900000000',
  acts: [
    declare!,
    sampled('2031-09-08', 'big-data', 'returnForCorrection', { defects: ['需求说明不完整'] }),
    { ...sampled('2031-09-15', UNIT, 'resubmit', { chapters: undefined }), cites: ['needsStatement'] },
    sampled('2031-09-22', 'big-data', 'declineListing'),
    sampled('2031-10-09', UNIT, 'reopenDeclaration'),
    ...untilListed('2031-10-13', '2031-10-27'),
    submitted('combined', '2031-11-10'),
    sampled('2031-11-24', 'development-reform', 'reject'),
    sampled('2031-12-08', 'development-reform', 'reopenListing'),
    submitted('combined', '2031-12-22'),
    sampled('2032-01-12', 'development-reform', 'returnToTwoStages', { appraisedTotal: '3100000000' }),
    submitted('feasibility', '2032-02-02'),
    sampled('2032-02-09', 'development-reform', 'correct'),
    sampled('2032-02-16', 'development-reform', 'returnForCorrection', { defects: ['缺少比选方案'] }),
    { ...sampled('2032-02-23', UNIT, 'resubmit'), cites: ACT_SAMPLES.submitFeasibilityReport.cites },
    sampled('2032-03-01', UNIT, 'withdraw'),
  ],
  until: '2032-03-31',
  reminders: [],
};
