// Detours of the single-stage path: declined from a plan, a proposal taken back, every fate of an extension request,
// orders changed, repeated and
// taken back, anchors corrected. It ends in the middle, with a timer set.
import { sampled, UNIT, type Scenario, type ScenarioAct } from '../../../dev/rehearsal/scenario.ts';
import {
  annualPlan,
  approved,
  completed,
  construction,
  passed,
  submitted,
  untilListed,
} from '../../../dev/rehearsal/scenarios/path.ts';

const declaredForPlan = (on: string, amount: string): ScenarioAct =>
  sampled(on, UNIT, 'declareForAnnualPlan', { year: '2031', amount });
const extension = (on: string, until: string): ScenarioAct => sampled(on, UNIT, 'requestExtension', { until });
const ordered = (on: string, dueOn: string): ScenarioAct => sampled(on, 'big-data', 'orderRectification', { dueOn });
const reported = (on: string): ScenarioAct => sampled(on, UNIT, 'submitRectification');

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
    declaredForPlan('2031-03-10', '1800000000'),
    sampled('2031-03-17', 'development-reform', 'declineFromAnnualPlan', { year: '2031' }),
    declaredForPlan('2031-03-24', '1700000000'),
    sampled('2031-03-31', 'finance', 'includeInAnnualPlan', { year: '2031', amount: '1600000000' }),
    sampled('2031-04-01', 'finance', 'withdrawProposal'),
    ...annualPlan('2031', '1700000000', ['2031-04-01', '2031-04-07', '2031-04-08', '2031-04-14']).slice(1),
    ...construction('2031-04-21', '2031-05-06', '2031-09-30'),
    sampled('2031-06-02', UNIT, 'correct', {
      field: 'construction.startedOn',
      from: '2031-05-06',
      to: '2031-05-07',
      reason: '开工令次日签发',
    }),
    completed('2031-09-15'),
    extension('2032-01-12', '2032-04-30'),
    sampled('2032-01-15', 'big-data', 'returnExtension'),
    extension('2032-01-19', '2032-04-30'),
    sampled('2032-01-26', 'big-data', 'refuseExtension'),
    extension('2032-02-16', '2032-05-31'),
    sampled('2032-02-17', UNIT, 'withdrawExtension'),
    extension('2032-02-23', '2032-05-31'),
    sampled('2032-03-01', 'big-data', 'grantExtension', { until: '2032-05-14' }),
    sampled('2032-04-12', UNIT, 'conveneAcceptance'),
    passed('2032-04-26', UNIT, '2032-04-25'),
    sampled('2032-04-28', UNIT, 'fileAcceptanceResult'),
    sampled('2032-04-29', 'big-data', 'acknowledgeReceipt'),
    ordered('2032-05-04', '2032-05-31'),
    sampled('2032-05-10', 'big-data', 'changeRectificationDate', { dueOn: '2032-06-15' }),
    reported('2032-06-07'),
    sampled('2032-06-14', 'big-data', 'findNotCompliant'),
    sampled('2032-06-15', 'big-data', 'orderAgain', { dueOn: '2032-07-15' }),
    reported('2032-07-05'),
    sampled('2032-07-12', 'big-data', 'verifyRectification'),
    ordered('2032-07-19', '2032-08-31'),
    sampled('2032-07-26', 'big-data', 'withdrawRectification'),
  ],
  until: '2032-08-02',
  reminders: [],
};
