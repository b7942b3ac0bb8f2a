// Written before the run. 2031-2034 are not decreed yet: weekends alone move a day, and every date is provisional.
import { remindersOf, UNIT, type ExpectedReminder } from '../scenario.ts';

const handler = [`${UNIT}/handler`];
const andHead = [`${UNIT}/handler`, `${UNIT}/head`];
const andLeader = [`${UNIT}/handler`, `${UNIT}/leader`];
const DRC = 'development-reform/handler';
const FIN = 'finance/handler';
const BDB = 'big-data/handler';

/** Served to whoever answers for the unit too. */
const served = (on: string): [string, string, readonly string[], string] => [
  on,
  'served',
  andLeader,
  'served on Monday 2032-03-01, at once',
];

export const EVERYTHING_REMINDERS: readonly ExpectedReminder[] = [
  // 第二十六条: decided Monday 2031-07-07; five working days = Monday 07-14; filed Thursday 07-10, so the day is not said.
  ...remindersOf('ADJUSTMENT_FILING', [['2031-07-07', 'started', handler, 'decided on Monday, a working day']]),
  // The change goes back on Monday 2031-08-18 (ten working days: 09-01), comes back 08-25 (ten more: 09-08) and is
  // decided 09-04: three days before 09-01 and 09-08 are 08-29 and 09-05, so nothing is said.
  // 第二十三条, 2031: target Wednesday 2031-12-31. Reported 12-18.
  ...remindersOf('YEAR_END_REPORT:2031', [
    ['2031-11-03', 'opened', handler, '2031-11-01 is a Saturday; opened steps go on to Monday'],
    ['2031-12-16', 'ahead-15', handler, 'target 2031-12-31 minus 15 = Tuesday; reported 12-18, so -7 is not said'],
  ]),
  // 第三十五条, item by item. The first: due Wednesday 03-31, handed in 03-22.
  ...remindersOf('RECTIFICATION:1', [
    served('2032-03-01'),
    ['2032-03-16', 'halfway', handler, 'half of the 30 days = 15 after service, a Tuesday; reported 03-22'],
  ]),
  // The second: due Thursday 04-15, handed in 04-13.
  ...remindersOf('RECTIFICATION:2', [
    served('2032-03-01'),
    ['2032-03-23', 'halfway', handler, 'half of the 45 days = 22 after service, a Tuesday'],
    ['2032-04-12', 'ahead-3', handler, '04-15 minus 3 = Monday; reported 04-13'],
  ]),
  // The third: due Friday 04-30 with the order, handed in 05-12, after the proposal was dropped on 05-10.
  ...remindersOf('RECTIFICATION:3', [
    served('2032-03-01'),
    ['2032-03-31', 'halfway', handler, 'half of the 60 days = 30 after service, a Wednesday'],
    ['2032-04-27', 'ahead-3', handler, '04-30 minus 3 = Tuesday'],
    ['2032-04-30', 'due', handler, 'Friday'],
    ['2032-05-01', 'overdue-1', [...andHead, BDB, DRC, FIN], 'plus 1, a Saturday, not moved'],
    ['2032-05-07', 'overdue-7', [...andHead, BDB], 'plus 7'],
    ['2032-05-07', 'draft-sanction', [DRC, FIN], 'plus 7, an order under article 35: draft sanction proposal'],
  ]),
  // Suspended from Monday 2032-06-14; 90 days = Sunday 09-12. Finance looks at it on Friday 09-10; from there 90 days =
  // Thursday 12-09; resumed 10-12.
  ...remindersOf('SUSPENSION_REVIEW:development-reform', [
    ['2032-09-09', 'ahead-3', [DRC], '09-12 minus 3 = Thursday'],
  ]),
  ...remindersOf('SUSPENSION_REVIEW:finance', [['2032-09-09', 'ahead-3', [FIN], '09-12 minus 3 = Thursday']]),
  // 第二十三条, 2032: completed 11-22, before December: owed no more.
  ...remindersOf('YEAR_END_REPORT:2032', [['2032-11-01', 'opened', handler, '2032-11-01 is a Monday']]),
  // 第二十八条: past 3000万元, so applied for. Completed Monday 2032-11-22; plus 6 months = Sunday 2033-05-22, forward to
  // Monday 05-23. Applied 04-11.
  ...remindersOf('ACCEPTANCE_APPLICATION', [
    ['2032-11-22', 'started', handler, 'completion recorded on Monday'],
    ['2033-03-24', 'ahead-60', handler, '2033-05-23 minus 60 = Thursday; applied 04-11, before minus 30 (04-23)'],
  ]),
  // Failed acceptance: to be done again by Wednesday 2033-08-31; done 08-22.
  ...remindersOf('ACCEPTANCE_REAPPLICATION', [
    ['2033-05-09', 'started', handler, 'failure recorded on Monday'],
    ['2033-08-16', 'ahead-15', handler, '2033-08-31 minus 15 = Tuesday'],
  ]),
  // 第三十条: later of acceptance (2033-09-16) and operation (2033-09-26); evaluated 2034-10-16.
  ...remindersOf('SELF_EVALUATION', [['2034-09-26', 'opened', handler, '2033-09-26 plus 12 months, a Tuesday']]),
];
