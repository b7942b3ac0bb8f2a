// Everything happens to one project: out of plan, adjusted, changed past 3000万元, ordered to set three things right, of
// which one comes late and leads to a proposal that is dropped; suspended and resumed; failed at its first acceptance.
import { sampled, UNIT, type Scenario, type ScenarioAct } from '../scenario.ts';
import { EVERYTHING_REMINDERS } from './everything-reminders.ts';
import {
  annualPlan,
  approved,
  completed,
  construction,
  passed,
  selfEvaluated,
  submitted,
  yearEndReport,
} from './path.ts';

/** After the unit's own adjustment of 1万元, and after one of 5000万元. */
const moved = (before: [string, string], after: [string, string]) => [
  { item: '软件开发', before: before[0], after: after[0] },
  { item: '数据治理服务', before: before[1], after: after[1] },
];
const asked = {
  total: '3100000000',
  items: [
    { item: '软件开发', amount: '3099000000' },
    { item: '数据治理服务', amount: '1000000' },
  ],
  plannedCompletionOn: '2032-11-30',
};
const change = { ...asked, content: '增加应急指挥模块', fundingSource: '市级财政追加安排' };

/** Outside the season: finance secures the source, and the plan is adjusted by development-reform alone. */
const outOfPlan: ScenarioAct[] = [
  sampled('2031-01-13', UNIT, 'requestOutOfPlan', { year: '2031', amount: '1500000000' }),
  sampled('2031-01-20', 'finance', 'confirmFunding'),
  sampled('2031-01-27', 'big-data', 'list'),
  submitted('combined', '2031-02-24'),
  ...approved('combined', '2031-03-17', '2031-03-24', '2800000000', '渝发改投〔2031〕演4号'),
  sampled('2031-03-31', UNIT, 'declareForAnnualPlan', { year: '2031', amount: '1400000000' }),
  sampled('2031-04-14', 'development-reform', 'includeInAnnualPlan'),
  sampled('2031-04-21', 'finance', 'budget'),
];

const changed: ScenarioAct[] = [
  sampled('2031-07-07', UNIT, 'adjust'),
  sampled('2031-07-10', UNIT, 'fileAdjustment'),
  // 5亿元 of 28亿元 is more than 15%.
  {
    ...sampled('2031-07-28', UNIT, 'adjust', {
      items: moved(['2799000000', '1000000'], ['2299000000', '501000000']),
    }),
    refused: ['within15Percent'],
  },
  sampled('2031-08-04', UNIT, 'requestChange', change),
  sampled('2031-08-18', 'development-reform', 'returnChange'),
  sampled('2031-08-25', UNIT, 'resubmitChange', change),
  sampled('2031-09-04', 'development-reform', 'approveChange', { ...asked, replyNumber: '渝发改投〔2031〕演5号' }),
  sampled('2031-09-15', 'finance', 'confirmFunding', { year: '2031', amount: '100000000' }),
  sampled('2031-09-22', 'development-reform', 'reviseAnnualPlan', { amount: '1500000000', reason: '随变更追加' }),
  sampled('2031-09-29', 'finance', 'reviseBudget', { amount: '1500000000' }),
];

/** 问题清单 of three: the third is not followed in time, and people decide against a measure. */
const ordered: ScenarioAct[] = [
  sampled('2032-03-01', 'big-data', 'orderRectification', {
    dueOn: '2032-04-30',
    items: [
      { violation: '目录未挂接', dueOn: '2032-03-31' },
      { violation: '接口未开放', dueOn: '2032-04-15' },
      { violation: '数据未更新' },
    ],
  }),
  sampled('2032-03-22', UNIT, 'submitRectification'),
  sampled('2032-03-25', 'big-data', 'verifyRectification'),
  sampled('2032-04-13', UNIT, 'submitRectification'),
  sampled('2032-04-16', 'big-data', 'verifyRectification'),
  sampled('2032-05-10', 'finance', 'dropSanctionProposal'),
  sampled('2032-05-12', UNIT, 'submitRectification'),
  sampled('2032-05-14', 'big-data', 'verifyRectification'),
];

const both = (act: 'suspend' | 'resume', proposedOn: string, confirmedOn: string): ScenarioAct[] => [
  sampled(proposedOn, 'development-reform', act),
  { on: confirmedOn, act, by: 'finance', confirms: true },
];
const suspended: ScenarioAct[] = [
  sampled('2032-06-01', UNIT, 'reportSeriousProblem', {
    kind: 'SERIOUS_INVESTMENT_LOSS',
    description: '机房进水，已购设备受损',
  }),
  ...both('suspend', '2032-06-14', '2032-06-15'),
  sampled('2032-09-10', 'finance', 'reviewSuspension'),
  ...both('resume', '2032-10-11', '2032-10-12'),
];

export const everything: Scenario = {
  name: 'everything',
  title: '什么都发生：计划外、调整、变更、整改、暂停、验收未通过',
  shows:
    '计划外办理；自行调整和备案；变更后总投资超过3000万元，改由市大数据发展局组织验收；三项问题逐项销号，一项逾期、处理建议不采用；暂停后复核、恢复建设；验收一次未通过。',
  projectName: '演练四：应急指挥协同平台',
  estimatedTotal: '2900000000',
  acts: [
    ...outOfPlan,
    ...construction('2031-04-28', '2031-06-02', '2032-09-30'),
    ...changed,
    yearEndReport('2031-12-18', '2031'),
    ...annualPlan('2032', '1600000000', ['2032-02-02', '2032-02-16', '2032-02-17', '2032-02-23']),
    ...ordered,
    ...suspended,
    completed('2032-11-22'),
    sampled('2033-04-11', UNIT, 'applyForAcceptance'),
    sampled('2033-05-09', 'big-data', 'failAcceptance', { concludedOn: '2033-05-06', reapplyOn: '2033-08-31' }),
    sampled('2033-08-22', UNIT, 'reapplyForAcceptance'),
    passed('2033-09-19', 'big-data', '2033-09-16'),
    sampled('2033-09-26', UNIT, 'putIntoOperation'),
    sampled('2033-09-27', UNIT, 'recordArchives'),
    sampled('2033-09-28', UNIT, 'recordSurplus'),
    selfEvaluated('2034-10-16'),
    sampled('2034-10-23', 'big-data', 'close'),
  ],
  until: '2034-10-31',
  reminders: EVERYTHING_REMINDERS,
};
