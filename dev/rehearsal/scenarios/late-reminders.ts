// Written before the run. 2031-2036 are not decreed yet: weekends alone move a day, and every date is provisional.
import { UNIT, type ExpectedReminder } from '../scenario.ts';

const handler = [`${UNIT}/handler`];
const andLeader = [`${UNIT}/handler`, `${UNIT}/leader`];
const DRC = 'development-reform/handler';
const FIN = 'finance/handler';
const BDB = 'big-data/handler';

export const LATE_REMINDERS: readonly ExpectedReminder[] = [
  // 第二十三条, 2031: target Wednesday 2031-12-31, also the legal limit. Reported 2032-03-15.
  { on: '2031-11-03', duty: 'YEAR_END_REPORT:2031', step: 'opened', to: handler, because: '2031-11-01 is a Saturday; opened steps go on to Monday' },
  { on: '2031-12-16', duty: 'YEAR_END_REPORT:2031', step: 'ahead-15', to: handler, because: 'target 2031-12-31 minus 15 = Tuesday' },
  { on: '2031-12-24', duty: 'YEAR_END_REPORT:2031', step: 'ahead-7', to: handler, because: 'minus 7 = Wednesday' },
  { on: '2031-12-31', duty: 'YEAR_END_REPORT:2031', step: 'due', to: handler, because: 'the target, a Wednesday' },
  { on: '2032-01-01', duty: 'YEAR_END_REPORT:2031', step: 'overdue-1', to: [...andLeader, DRC, FIN, BDB], because: 'legal limit 2031-12-31 plus 1; overdue steps do not move' },
  { on: '2032-01-15', duty: 'YEAR_END_REPORT:2031', step: 'overdue-15', to: [...andLeader, DRC, FIN, BDB], because: 'limit plus 15' },
  { on: '2032-01-30', duty: 'YEAR_END_REPORT:2031', step: 'overdue-30', to: [...andLeader, FIN, BDB], because: 'limit plus 30' },
  { on: '2032-01-30', duty: 'YEAR_END_REPORT:2031', step: 'draft-order', to: [DRC], because: 'limit plus 30: draft order of rectification' },
  { on: '2032-02-29', duty: 'YEAR_END_REPORT:2031', step: 'overdue-monthly-1', to: [...andLeader, DRC, FIN, BDB], because: '2032-01-30 plus 1 month: clamped to 29 February of a leap year, a Sunday, not moved' },
  // 第二十四条: planned completion 2032-09-30 plus 60 days = Monday 2032-11-29; three working days = Thursday 12-02. Reported 12-08.
  { on: '2032-11-29', duty: 'SERIOUS_PROBLEM_REPORT:delay', step: 'opened', to: handler, because: '2032-09-30 plus 60 days = Monday' },
  { on: '2032-12-02', duty: 'SERIOUS_PROBLEM_REPORT:delay', step: 'due', to: andLeader, because: 'three working days after 11-29: 11-30, 12-01, 12-02' },
  { on: '2032-12-03', duty: 'SERIOUS_PROBLEM_REPORT:delay', step: 'overdue-1', to: [...andLeader, DRC, FIN], because: 'plus 1' },
  // 第二十三条, 2032: 2032-12-31 is a Friday; completed 2032-12-15, in construction on days of December. Reported 2033-03-15.
  { on: '2032-11-01', duty: 'YEAR_END_REPORT:2032', step: 'opened', to: handler, because: '2032-11-01 is a Monday' },
  { on: '2032-12-16', duty: 'YEAR_END_REPORT:2032', step: 'ahead-15', to: handler, because: 'target 2032-12-31 (Friday) minus 15 = Thursday' },
  { on: '2032-12-24', duty: 'YEAR_END_REPORT:2032', step: 'ahead-7', to: handler, because: 'minus 7 = Friday' },
  { on: '2032-12-31', duty: 'YEAR_END_REPORT:2032', step: 'due', to: handler, because: 'the target, a Friday' },
  { on: '2033-01-01', duty: 'YEAR_END_REPORT:2032', step: 'overdue-1', to: [...andLeader, DRC, FIN, BDB], because: 'limit plus 1, a Saturday, not moved' },
  { on: '2033-01-15', duty: 'YEAR_END_REPORT:2032', step: 'overdue-15', to: [...andLeader, DRC, FIN, BDB], because: 'limit plus 15, a Saturday, not moved' },
  { on: '2033-01-30', duty: 'YEAR_END_REPORT:2032', step: 'overdue-30', to: [...andLeader, FIN, BDB], because: 'limit plus 30, a Sunday, not moved' },
  { on: '2033-01-30', duty: 'YEAR_END_REPORT:2032', step: 'draft-order', to: [DRC], because: 'limit plus 30' },
  { on: '2033-02-28', duty: 'YEAR_END_REPORT:2032', step: 'overdue-monthly-1', to: [...andLeader, DRC, FIN, BDB], because: '2033-01-30 plus 1 month: clamped to 28 February' },
  // 第二十八条: completed Wednesday 2032-12-15; plus 6 months = Wednesday 2033-06-15. Extension asked 06-13, undecided: hold until 10 working days = Monday 06-27.
  { on: '2032-12-15', duty: 'ACCEPTANCE_ORGANISATION', step: 'started', to: handler, because: 'completion recorded on Wednesday' },
  { on: '2033-04-15', duty: 'ACCEPTANCE_ORGANISATION', step: 'ahead-60', to: handler, because: '2033-06-15 minus 60 = Saturday 04-16; back to Friday' },
  { on: '2033-05-16', duty: 'ACCEPTANCE_ORGANISATION', step: 'ahead-30', to: handler, because: 'minus 30 = Monday' },
  { on: '2033-06-08', duty: 'ACCEPTANCE_ORGANISATION', step: 'ahead-7', to: handler, because: 'minus 7 = Wednesday' },
  { on: '2033-06-15', duty: 'ACCEPTANCE_ORGANISATION', step: 'due', to: handler, because: 'the day itself; a hold keeps back overdue steps only' },
  { on: '2033-06-24', duty: 'EXTENSION_DECISION', step: 'ahead-3', to: [BDB], because: 'asked 2033-06-13, 10 working days = Monday 06-27; minus 3 = Friday' },
  { on: '2033-06-28', duty: 'EXTENSION_DECISION', step: 'overdue-1', to: [BDB, 'big-data/leader', `${UNIT}/handler`], because: '06-27 plus 1' },
  { on: '2033-06-28', duty: 'ACCEPTANCE_ORGANISATION', step: 'hold-lapsed-2033-06-27', to: [...andLeader, BDB], because: 'the hold lapses with 06-27; contains the +1 it kept back' },
  { on: '2033-06-30', duty: 'ACCEPTANCE_ORGANISATION', step: 'overdue-15', to: [...andLeader, BDB], because: '2033-06-15 plus 15' },
  { on: '2033-07-15', duty: 'ACCEPTANCE_ORGANISATION', step: 'overdue-30', to: [...andLeader, DRC, FIN], because: 'plus 30' },
  { on: '2033-07-15', duty: 'ACCEPTANCE_ORGANISATION', step: 'draft-order', to: [BDB], because: 'plus 30: draft order of rectification' },
  { on: '2033-07-28', duty: 'EXTENSION_DECISION', step: 'overdue-monthly-1', to: [BDB, 'big-data/leader', `${UNIT}/handler`], because: '2033-06-28 plus 1 month' },
  { on: '2033-08-15', duty: 'ACCEPTANCE_ORGANISATION', step: 'overdue-monthly-1', to: [...andLeader, BDB, DRC, FIN], because: '2033-07-15 plus 1 month; concluded 09-05' },
  { on: '2033-08-28', duty: 'EXTENSION_DECISION', step: 'overdue-monthly-2', to: [BDB, 'big-data/leader', `${UNIT}/handler`], because: '2033-06-28 plus 2 months, a Sunday, not moved; moot from the conclusion of 09-05 on' },
  // Failed acceptance: to be done again by Monday 2033-10-31; done 11-10.
  { on: '2033-09-05', duty: 'ACCEPTANCE_REAPPLICATION', step: 'started', to: handler, because: 'failure recorded on Monday' },
  { on: '2033-10-14', duty: 'ACCEPTANCE_REAPPLICATION', step: 'ahead-15', to: handler, because: '2033-10-31 minus 15 = Sunday 10-16; back to Friday' },
  { on: '2033-10-31', duty: 'ACCEPTANCE_REAPPLICATION', step: 'due', to: handler, because: 'the day set, a Monday' },
  { on: '2033-11-01', duty: 'ACCEPTANCE_REAPPLICATION', step: 'overdue-1', to: [...andLeader, BDB], because: 'plus 1' },
  // Filing of the result: 15 working days after Thursday 2033-11-24 = Thursday 12-15; filed 12-20.
  { on: '2033-11-24', duty: 'ACCEPTANCE_RESULT_FILING', step: 'started', to: handler, because: 'conclusion recorded on Thursday' },
  { on: '2033-12-09', duty: 'ACCEPTANCE_RESULT_FILING', step: 'ahead-5', to: handler, because: '2033-12-15 minus 5 = Saturday 12-10; back to Friday' },
  { on: '2033-12-15', duty: 'ACCEPTANCE_RESULT_FILING', step: 'due', to: handler, because: 'Thursday' },
  { on: '2033-12-16', duty: 'ACCEPTANCE_RESULT_FILING', step: 'overdue-1', to: [...andLeader, BDB], because: 'plus 1' },
  // 第三十五条: served Wednesday 2034-03-01, due Friday 03-31; handed in 04-18, verified 04-26.
  { on: '2034-03-01', duty: 'RECTIFICATION', step: 'served', to: andLeader, because: 'served at once' },
  { on: '2034-03-16', duty: 'RECTIFICATION', step: 'halfway', to: handler, because: 'half of the 30 days = 15 after service, a Thursday' },
  { on: '2034-03-28', duty: 'RECTIFICATION', step: 'ahead-3', to: handler, because: 'minus 3 = Tuesday' },
  { on: '2034-03-31', duty: 'RECTIFICATION', step: 'due', to: handler, because: 'Friday' },
  { on: '2034-04-01', duty: 'RECTIFICATION', step: 'overdue-1', to: [...andLeader, BDB, DRC, FIN], because: 'plus 1, a Saturday, not moved' },
  { on: '2034-04-07', duty: 'RECTIFICATION', step: 'overdue-7', to: [...andLeader, BDB], because: 'plus 7' },
  { on: '2034-04-07', duty: 'RECTIFICATION', step: 'draft-sanction', to: [DRC, FIN], because: 'plus 7, an order under article 35: draft sanction proposal' },
  // 第三十条: later of acceptance (2033-11-23) and operation (2033-12-01); window 2034-12-01 to 2035-12-01, a Saturday, forward to Monday 12-03. Reported 2036-02-18.
  { on: '2034-12-01', duty: 'SELF_EVALUATION', step: 'opened', to: handler, because: '2033-12-01 plus 12 months, a Friday' },
  { on: '2035-06-06', duty: 'SELF_EVALUATION', step: 'ahead-180', to: handler, because: '2035-12-03 minus 180 = Wednesday' },
  { on: '2035-10-04', duty: 'SELF_EVALUATION', step: 'ahead-60', to: handler, because: 'minus 60 = Thursday (2035 is not decreed: no holiday known)' },
  { on: '2035-11-19', duty: 'SELF_EVALUATION', step: 'ahead-14', to: handler, because: 'minus 14 = Monday' },
  { on: '2035-12-03', duty: 'SELF_EVALUATION', step: 'due', to: handler, because: '2035-12-01 is a Saturday; forward to Monday' },
  { on: '2035-12-04', duty: 'SELF_EVALUATION', step: 'overdue-1', to: [...andLeader, DRC, FIN, BDB], because: 'plus 1' },
  { on: '2036-01-02', duty: 'SELF_EVALUATION', step: 'overdue-30', to: [...andLeader, FIN, BDB], because: 'plus 30' },
  { on: '2036-01-02', duty: 'SELF_EVALUATION', step: 'draft-order', to: [DRC], because: 'plus 30' },
  { on: '2036-02-02', duty: 'SELF_EVALUATION', step: 'overdue-monthly-1', to: [...andLeader, DRC, FIN, BDB], because: '2036-01-02 plus 1 month, a Saturday, not moved' },
];
