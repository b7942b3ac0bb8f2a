// Written before the run. 2031-2036 are not decreed yet: weekends alone move a day, and every date is provisional.
import { DEPARTMENT, remindersOf, UNIT, type ExpectedReminder } from '../scenario.ts';

const handler = [`${UNIT}/handler`];
const andHead = [`${UNIT}/handler`, `${UNIT}/head`];
const andLeader = [...andHead, `${UNIT}/leader`];
const above = [`${DEPARTMENT}/handler`];
const aboveTwo = [...above, `${DEPARTMENT}/leader`];
const DRC = 'development-reform/handler';
const FIN = 'finance/handler';
const BDB = 'big-data/handler';

export const LATE_REMINDERS: readonly ExpectedReminder[] = [
  // 第二十三条, 2031: target Wednesday 2031-12-31, also the legal limit. Reported 2032-03-15.
  ...remindersOf('YEAR_END_REPORT:2031', [
    ['2031-11-03', 'opened', handler, '2031-11-01 is a Saturday; opened steps go on to Monday'],
    ['2031-12-16', 'ahead-15', handler, 'target 2031-12-31 minus 15 = Tuesday'],
    ['2031-12-24', 'ahead-7', handler, 'minus 7 = Wednesday'],
    ['2031-12-31', 'due', handler, 'the target, a Wednesday'],
    [
      '2032-01-01',
      'overdue-1',
      [...andHead, ...above, DRC, FIN, BDB],
      'legal limit 2031-12-31 plus 1; overdue steps do not move',
    ],
    ['2032-01-15', 'overdue-15', [...andLeader, ...aboveTwo, DRC, FIN, BDB], 'limit plus 15'],
    ['2032-01-30', 'overdue-30', [...andLeader, ...aboveTwo, FIN, BDB], 'limit plus 30'],
    ['2032-01-30', 'draft-order', [DRC], 'limit plus 30: draft order of rectification'],
    [
      '2032-02-29',
      'overdue-monthly-1',
      [...andLeader, ...aboveTwo, DRC, FIN, BDB],
      '2032-01-30 plus 1 month: clamped to 29 February of a leap year, a Sunday, not moved',
    ],
  ]),
  // Planned for Thursday 2032-09-30; completed 2032-12-15.
  ...remindersOf('COMPLETION_CONFIRMATION', [
    ['2032-09-30', 'due', handler, 'the planned day, a Thursday'],
    ['2032-10-30', 'overdue-monthly-1', andLeader, 'plus 1 month, a Saturday, not moved'],
    ['2032-11-30', 'overdue-monthly-2', andLeader, 'plus 2 months'],
  ]),
  // 第二十四条: planned completion 2032-09-30 plus 60 days = Monday 2032-11-29; three working days = Thursday 12-02.
  // Reported 12-08.
  ...remindersOf('SERIOUS_PROBLEM_REPORT:delay', [
    ['2032-11-29', 'opened', handler, '2032-09-30 plus 60 days = Monday'],
    ['2032-12-02', 'due', handler, 'three working days after 11-29: 11-30, 12-01, 12-02'],
    ['2032-12-03', 'overdue-1', [...andHead, DRC, FIN], 'plus 1'],
  ]),
  // 第二十三条, 2032: 2032-12-31 is a Friday; completed 2032-12-15, in construction on days of December. Reported
  // 2033-03-15.
  ...remindersOf('YEAR_END_REPORT:2032', [
    ['2032-11-01', 'opened', handler, '2032-11-01 is a Monday'],
    ['2032-12-16', 'ahead-15', handler, 'target 2032-12-31 (Friday) minus 15 = Thursday'],
    ['2032-12-24', 'ahead-7', handler, 'minus 7 = Friday'],
    ['2032-12-31', 'due', handler, 'the target, a Friday'],
    ['2033-01-01', 'overdue-1', [...andHead, ...above, DRC, FIN, BDB], 'limit plus 1, a Saturday, not moved'],
    ['2033-01-15', 'overdue-15', [...andLeader, ...aboveTwo, DRC, FIN, BDB], 'limit plus 15, a Saturday, not moved'],
    ['2033-01-30', 'overdue-30', [...andLeader, ...aboveTwo, FIN, BDB], 'limit plus 30, a Sunday, not moved'],
    ['2033-01-30', 'draft-order', [DRC], 'limit plus 30'],
    [
      '2033-02-28',
      'overdue-monthly-1',
      [...andLeader, ...aboveTwo, DRC, FIN, BDB],
      '2033-01-30 plus 1 month: clamped to 28 February',
    ],
  ]),
  // 第二十八条: completed Wednesday 2032-12-15; plus 6 months = Wednesday 2033-06-15. Extension to 07-15 asked 06-13 and
  // never decided: overdue steps rest until then. Concluded 09-02, recorded 09-05.
  ...remindersOf('ACCEPTANCE_ORGANISATION', [
    ['2032-12-15', 'started', handler, 'completion recorded on Wednesday'],
    ['2033-04-15', 'ahead-60', handler, '2033-06-15 minus 60 = Saturday 04-16; back to Friday'],
    ['2033-05-16', 'ahead-30', handler, 'minus 30 = Monday'],
    ['2033-06-08', 'ahead-7', handler, 'minus 7 = Wednesday'],
    ['2033-06-15', 'due', handler, 'the day itself; what was asked in time keeps back overdue steps only'],
    ['2033-07-15', 'awaiting-2033-06-15-1', handler, 'plus 1 month: the request still waits, on its last day'],
    [
      '2033-07-16',
      'overdue-30',
      [...andLeader, ...aboveTwo, DRC, FIN],
      'the day after the one asked for; contains +1, +15 and +30 that rested; the bureau has the draft instead',
    ],
    ['2033-07-16', 'draft-order', [BDB], 'plus 30 rested until then: draft order of rectification'],
    [
      '2033-08-15',
      'overdue-monthly-1',
      [...andLeader, ...aboveTwo, BDB, DRC, FIN],
      '2033-07-15 plus 1 month; concluded 09-02',
    ],
  ]),
  ...remindersOf('EXTENSION_DECISION', [
    ['2033-06-24', 'ahead-3', [BDB], 'asked 2033-06-13, 10 working days = Monday 06-27; minus 3 = Friday'],
    ['2033-06-28', 'overdue-1', [BDB, 'big-data/head'], '06-27 plus 1; told to the bureau alone'],
    ['2033-07-12', 'overdue-15', [BDB, 'big-data/head', 'big-data/leader'], '06-27 plus 15'],
    ['2033-07-28', 'overdue-monthly-1', [BDB, 'big-data/head', 'big-data/leader'], '2033-06-28 plus 1 month'],
    [
      '2033-08-28',
      'overdue-monthly-2',
      [BDB, 'big-data/head', 'big-data/leader'],
      '2033-06-28 plus 2 months, a Sunday, not moved; moot from the conclusion of 09-05 on',
    ],
  ]),
  // Failed acceptance: to be done again by Monday 2033-10-31; done 11-10.
  ...remindersOf('ACCEPTANCE_REAPPLICATION', [
    ['2033-09-05', 'started', handler, 'failure recorded on Monday'],
    ['2033-10-14', 'ahead-15', handler, '2033-10-31 minus 15 = Sunday 10-16; back to Friday'],
    ['2033-10-31', 'due', handler, 'the day set, a Monday'],
    ['2033-11-01', 'overdue-1', [...andHead, BDB], 'plus 1'],
  ]),
  // Filing of the result: 15 working days after the conclusion of Wednesday 2033-11-23 = Wednesday 12-14; filed 12-20.
  ...remindersOf('ACCEPTANCE_RESULT_FILING', [
    ['2033-11-24', 'started', handler, 'conclusion recorded on Thursday'],
    ['2033-12-09', 'ahead-5', handler, '2033-12-14 minus 5 = Friday'],
    ['2033-12-14', 'due', handler, 'Wednesday'],
    ['2033-12-15', 'overdue-1', [...andHead, BDB], 'plus 1'],
  ]),
  // 第三十五条: served Wednesday 2034-03-01, due Friday 03-31; handed in 04-18, verified 04-26.
  ...remindersOf('RECTIFICATION', [
    ['2034-03-01', 'served', [...handler, `${UNIT}/leader`], 'served at once, to whoever answers for the unit too'],
    ['2034-03-16', 'halfway', handler, 'half of the 30 days = 15 after service, a Thursday'],
    ['2034-03-28', 'ahead-3', handler, 'minus 3 = Tuesday'],
    ['2034-03-31', 'due', handler, 'Friday'],
    ['2034-04-01', 'overdue-1', [...andHead, BDB, DRC, FIN], 'plus 1, a Saturday, not moved'],
    ['2034-04-07', 'overdue-7', [...andHead, BDB], 'plus 7'],
    ['2034-04-07', 'draft-sanction', [DRC, FIN], 'plus 7, an order under article 35: draft sanction proposal'],
  ]),
  // 第三十条: later of acceptance (2033-11-23) and operation (2033-12-01); window 2034-12-01 to 2035-12-01, a Saturday,
  // forward to Monday 12-03. Reported 2036-02-18.
  ...remindersOf('SELF_EVALUATION', [
    ['2034-12-01', 'opened', handler, '2033-12-01 plus 12 months, a Friday'],
    ['2035-06-06', 'ahead-180', handler, '2035-12-03 minus 180 = Wednesday'],
    ['2035-10-04', 'ahead-60', handler, 'minus 60 = Thursday (2035 is not decreed: no holiday known)'],
    ['2035-11-19', 'ahead-14', handler, 'minus 14 = Monday'],
    ['2035-12-03', 'due', handler, '2035-12-01 is a Saturday; forward to Monday'],
    ['2035-12-04', 'overdue-1', [...andHead, ...above, DRC, FIN, BDB], 'plus 1'],
    ['2035-12-18', 'overdue-15', [...andLeader, ...aboveTwo, DRC, FIN, BDB], 'plus 15'],
    ['2036-01-02', 'overdue-30', [...andLeader, ...aboveTwo, FIN, BDB], 'plus 30'],
    ['2036-01-02', 'draft-order', [DRC], 'plus 30'],
    [
      '2036-02-02',
      'overdue-monthly-1',
      [...andLeader, ...aboveTwo, DRC, FIN, BDB],
      '2036-01-02 plus 1 month, a Saturday, not moved',
    ],
  ]),
];
