// Written before the run. 2031-2034 are not decreed yet: weekends alone move a day, and every date is provisional.
import { UNIT, type ExpectedReminder } from '../scenario.ts';

const handler = [`${UNIT}/handler`];

export const IN_TIME_REMINDERS: readonly ExpectedReminder[] = [
  { on: '2031-11-03', duty: 'YEAR_END_REPORT:2031', step: 'opened', to: handler, because: '2031-11-01 opens, a Saturday; opened steps go on to Monday 11-03' },
  { on: '2031-12-16', duty: 'YEAR_END_REPORT:2031', step: 'ahead-15', to: handler, because: 'year end 2031-12-31 is a Wednesday, so the target; minus 15 = Tuesday 12-16; reported 12-18, so -7 is not said' },
  { on: '2032-08-31', duty: 'ACCEPTANCE_APPLICATION', step: 'started', to: handler, because: 'completion recorded on Tuesday 2032-08-31, a working day' },
  { on: '2032-12-30', duty: 'ACCEPTANCE_APPLICATION', step: 'ahead-60', to: handler, because: '2032-08-31 + 6 months = 2033-02-28 (no 31 February), a Monday; minus 60 = Thursday 2032-12-30' },
  { on: '2033-01-28', duty: 'ACCEPTANCE_APPLICATION', step: 'ahead-30', to: handler, because: '2033-02-28 minus 30 = Saturday 2033-01-29; ahead steps go back to Friday 01-28; applied 02-08, so -7 is not said' },
  { on: '2034-02-24', duty: 'SELF_EVALUATION', step: 'opened', to: handler, because: 'later of acceptance (2033-02-24) and operation (2032-12-01) + 12 months = 2034-02-24, a Friday' },
];
