// Operation and maintenance for three years: listed, planned, budgeted and served, each year by its own plan; nothing of
// approval, acceptance or evaluation is asked of it.
import { remindersOf, sampled, UNIT, type Scenario, type ScenarioAct } from '../scenario.ts';
import { annualPlan, untilListed } from './path.ts';

const handler = [`${UNIT}/handler`];
const upToLeader = [...handler, `${UNIT}/head`, `${UNIT}/leader`];
const YEARLY = '120000000';

const served = (on: string, startedOn: string): ScenarioAct =>
  sampled(on, UNIT, 'beginService', { year: startedOn.slice(0, 4), startedOn });

const [declared, , , budgetedFirst] = annualPlan('2031', YEARLY, [
  '2031-02-03',
  '2031-03-03',
  '2031-03-04',
  '2031-03-10',
]) as [ScenarioAct, ScenarioAct, ScenarioAct, ScenarioAct];

export const maintenance: Scenario = {
  name: 'maintenance',
  title: '运行维护三年：逐年计划、预算和服务',
  shows: '首年计划退回补正一次；每年列入计划、安排预算、开始服务；审计调取资料按期提供；三年期满结束服务。',
  projectName: '演练五：政务云运行维护',
  projectKind: 'OM',
  estimatedTotal: '360000000',
  acts: [
    ...untilListed('2031-01-13', '2031-01-27'),
    declared,
    sampled('2031-02-10', 'development-reform', 'returnForCorrection', { defects: ['未列明运行维护单价'] }),
    // On the last of ten working days.
    {
      ...sampled('2031-02-24', UNIT, 'resubmit', { chapters: undefined }),
      cites: ['performanceTargetTable'],
    },
    sampled('2031-03-03', 'development-reform', 'includeInAnnualPlan'),
    { on: '2031-03-04', act: 'includeInAnnualPlan', by: 'finance', confirms: true },
    budgetedFirst,
    served('2031-03-17', '2031-03-01'),
    ...annualPlan('2032', YEARLY, ['2032-01-05', '2032-01-19', '2032-01-20', '2032-01-26']),
    served('2032-03-01', '2032-03-01'),
    sampled('2032-05-10', 'audit', 'requestInformation', { dueOn: '2032-05-24' }),
    sampled('2032-05-24', UNIT, 'answerInformation'),
    ...annualPlan('2033', YEARLY, ['2033-01-04', '2033-01-17', '2033-01-18', '2033-01-24']),
    served('2033-03-01', '2033-03-01'),
    sampled('2034-01-09', UNIT, 'endService', { endedOn: '2033-12-31' }),
  ],
  until: '2034-01-31',
  // Written before the run. No year of these is decreed yet: weekends alone move a day.
  reminders: [
    // Returned Monday 2031-02-10; ten working days = Monday 02-24, the day on which it came back, at ten.
    ...remindersOf('CORRECTION', [
      ['2031-02-21', 'ahead-3', handler, '02-24 minus 3 = Friday'],
      ['2031-02-24', 'due', handler, 'Monday, in the morning'],
    ]),
    // Back on 02-24; ten working days = Monday 03-10; proposed 03-03, agreed 03-04, before minus 3 (Friday 03-07).
    // A year ends on 12-31 and the next is on record on 03-01 only: asked thirty days after, and a month after that. The
    // service of 2033 is ended before its thirty days are over.
    ...remindersOf('SERVICE_RENEWAL:2031', [
      ['2032-01-30', 'due', handler, '12-31 plus 30 = Friday'],
      ['2032-02-29', 'overdue-monthly-1', upToLeader, 'a month after'],
    ]),
    ...remindersOf('SERVICE_RENEWAL:2032', [
      ['2033-01-28', 'due', handler, '12-31 plus 30 = Sunday 01-30, said on the Friday before'],
      ['2033-02-28', 'overdue-monthly-1', upToLeader, 'a month after, no 30 February'],
    ]),
    // 第三十四条: asked Monday 2032-05-10 for Monday 05-24; answered on that day at ten.
    ...remindersOf('INFORMATION_ANSWER', [
      ['2032-05-10', 'started', handler, 'asked on Monday'],
      ['2032-05-21', 'ahead-3', handler, '05-24 minus 3 = Friday'],
      ['2032-05-24', 'due', handler, 'Monday, in the morning'],
    ]),
  ],
};
