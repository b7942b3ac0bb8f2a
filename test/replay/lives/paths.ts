// The less usual paths: out of plan after a refusal and a withdrawal, with an adjustment and a change past 3000万元;
// a continuation; O&M of two years.
import { sampled, UNIT, type Scenario } from '../../../dev/rehearsal/scenario.ts';
import { annualPlan, approved, completed, construction, submitted } from '../../../dev/rehearsal/scenarios/path.ts';

const [R, F, B] = ['development-reform', 'finance', 'big-data'];
const OF_2032 = { year: '2032', amount: '2000000000' };

export const outOfPlan: Scenario = {
  name: 'out-of-plan',
  title: '计划外办理，自行调整，变更',
  shows: '第十一条和第二十六条的各步。',
  projectName: '回放二：计划外',
  estimatedTotal: '2000000000',
  acts: [
    sampled('2031-09-01', UNIT, 'requestOutOfPlan', OF_2032),
    sampled('2031-09-08', F, 'refuseOutOfPlan'),
    sampled('2031-09-15', UNIT, 'reopenDeclaration'),
    sampled('2031-09-16', UNIT, 'requestOutOfPlan', OF_2032),
    sampled('2031-09-17', UNIT, 'withdrawOutOfPlan'),
    sampled('2031-10-13', UNIT, 'requestOutOfPlan', OF_2032),
    sampled('2031-10-20', F, 'returnForCorrection', { defects: ['文件不清'] }),
    { ...sampled('2031-10-27', UNIT, 'resubmit', { chapters: undefined }), cites: ['directive'] },
    sampled('2031-11-03', F, 'confirmFunding', OF_2032),
    sampled('2031-11-10', B, 'list'),
    submitted('combined', '2031-11-24'),
    ...approved('combined', '2031-12-08', '2031-12-22', '2000000000', '渝发改投〔2031〕88号'),
    sampled('2032-01-05', UNIT, 'declareForAnnualPlan', OF_2032),
    sampled('2032-01-12', R, 'includeInAnnualPlan', OF_2032),
    sampled('2032-01-19', F, 'budget', OF_2032),
    sampled('2032-01-26', R, 'reviseAnnualPlan'),
    sampled('2032-01-27', F, 'reviseBudget'),
    ...construction('2032-02-02', '2032-02-16', '2032-10-29'),
    sampled('2032-03-01', UNIT, 'adjust'),
    sampled('2032-03-02', UNIT, 'fileAdjustment'),
    sampled('2032-04-06', UNIT, 'requestChange'),
    sampled('2032-04-12', R, 'returnChange'),
    sampled('2032-04-19', UNIT, 'resubmitChange'),
    sampled('2032-04-26', R, 'refuseChange'),
    sampled('2032-05-10', UNIT, 'requestChange'),
    sampled('2032-05-11', UNIT, 'withdrawChange'),
    sampled('2032-05-17', UNIT, 'requestChange', {
      total: '3100000000',
      items: [{ item: '软件开发', amount: '3100000000' }],
      fundingSource: '市级财政追加',
    }),
    sampled('2032-05-31', R, 'approveChange', {
      total: '3100000000',
      items: [{ item: '软件开发', amount: '3100000000' }],
    }),
    completed('2032-10-25'),
    sampled('2032-11-01', UNIT, 'recordSurplus'),
  ],
  until: '2032-11-30',
  reminders: [],
};

export const continuation: Scenario = {
  name: 'continuation',
  title: '续建，既有批复经核对后申报年度投资计划',
  shows: '第十条的续建项目。',
  projectName: '回放三：续建',
  projectKind: 'CONTINUATION',
  estimatedTotal: '1000000000',
  acts: [
    sampled('2031-09-01', UNIT, 'recordEarlierApproval'),
    sampled('2031-09-08', R, 'confirmEarlierApproval', { confirmed: false, reason: '批复文号有误' }),
    sampled('2031-09-15', UNIT, 'recordEarlierApproval'),
    sampled('2031-09-22', R, 'confirmEarlierApproval'),
    ...annualPlan('2032', '1000000000', ['2031-10-13', '2031-10-20', '2031-10-27', '2031-11-03']),
  ],
  until: '2031-11-30',
  reminders: [],
};

export const service: Scenario = {
  name: 'service',
  title: '运行维护，逐年续期，结束',
  shows: '第十条的运行维护项目。',
  projectName: '回放四：运行维护',
  projectKind: 'OM',
  estimatedTotal: '200000000',
  acts: [
    sampled('2031-09-01', UNIT, 'declare'),
    sampled('2031-09-15', B, 'list'),
    ...annualPlan('2032', '100000000', ['2031-10-13', '2031-10-20', '2031-10-27', '2031-11-03']),
    sampled('2032-01-05', UNIT, 'beginService', { year: '2032', startedOn: '2032-01-05' }),
    ...annualPlan('2033', '100000000', ['2032-10-11', '2032-10-18', '2032-10-25', '2032-11-01']),
    sampled('2033-01-04', UNIT, 'beginService', { year: '2033', startedOn: '2033-01-04' }),
    sampled('2033-12-30', UNIT, 'endService'),
  ],
  until: '2034-01-31',
  reminders: [],
};
