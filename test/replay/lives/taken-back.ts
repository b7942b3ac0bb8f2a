// Before and back: revised, taken back from each review, excepted from the season, given up on request in the end.
import { sampled, UNIT, type Scenario } from '../../../dev/rehearsal/scenario.ts';
import { annualPlan, approved, construction, submitted, untilListed } from '../../../dev/rehearsal/scenarios/path.ts';

const R = 'development-reform';
const [declare, list] = untilListed('2031-01-13', '2031-01-27');

export const takenBack: Scenario = {
  name: 'taken-back',
  title: '修改建档内容，撤回申报、报批、计划申报，申请终止',
  shows: '撤回本次申报（申请），依申请终止，破例。',
  projectName: '回放五：撤回和终止',
  estimatedTotal: '1900000000',
  acts: [
    sampled('2031-01-06', UNIT, 'reviseDossier'),
    sampled('2031-01-07', UNIT, 'declare'),
    sampled('2031-01-08', UNIT, 'withdrawSubmission'),
    declare!,
    list!,
    submitted('combined', '2031-02-03'),
    sampled('2031-02-06', UNIT, 'withdrawSubmission'),
    submitted('combined', '2031-02-10'),
    ...approved('combined', '2031-02-24', '2031-03-03', '1800000000', '渝发改投〔2031〕回5号'),
    sampled('2031-03-10', UNIT, 'declareForAnnualPlan', { year: '2031', amount: '1800000000' }),
    sampled('2031-03-11', UNIT, 'withdrawSubmission'),
    ...annualPlan('2031', '1700000000', ['2031-03-17', '2031-03-24', '2031-03-25', '2031-04-01']),
    ...construction('2031-04-07', '2031-04-14', '2032-03-31'),
    sampled('2031-06-02', UNIT, 'requestTermination'),
    sampled('2031-06-09', UNIT, 'withdrawTermination'),
    sampled('2031-07-07', UNIT, 'requestTermination'),
    sampled('2031-07-14', R, 'refuseTermination'),
    sampled('2031-10-13', R, 'grantException', { year: '2031' }),
    sampled('2031-10-20', UNIT, 'requestTermination'),
    sampled('2031-10-27', R, 'consentTermination'),
    sampled('2031-11-10', UNIT, 'submitFinalReport'),
  ],
  until: '2031-12-31',
  reminders: [],
};
