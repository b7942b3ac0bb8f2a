// Written before the run. 2031-2034 are not decreed yet: weekends alone move a day, and every date is provisional.
import { remindersOf, UNIT, type ExpectedReminder } from '../scenario.ts';

const handler = [`${UNIT}/handler`];

export const IN_TIME_REMINDERS: readonly ExpectedReminder[] = [
  ...remindersOf('CORRECTION_REVIEW', [
    [
      '2031-05-16',
      'ahead-3',
      ['development-reform/handler'],
      'back on Tuesday 2031-05-06, 10 working days = Tuesday 05-20; minus 3 = Saturday 05-17; back to Friday',
    ],
  ]),
  ...remindersOf('YEAR_END_REPORT:2031', [
    ['2031-11-03', 'opened', handler, '2031-11-01 opens, a Saturday; opened steps go on to Monday 11-03'],
    [
      '2031-12-16',
      'ahead-15',
      handler,
      'year end 2031-12-31 is a Wednesday, so the target; minus 15 = Tuesday 12-16; reported 12-18, so -7 is not said',
    ],
  ]),
  ...remindersOf('ACCEPTANCE_APPLICATION', [
    ['2032-08-31', 'started', handler, 'completion recorded on Tuesday 2032-08-31, a working day'],
    [
      '2032-12-30',
      'ahead-60',
      handler,
      '2032-08-31 + 6 months = 2033-02-28 (no 31 February), a Monday; minus 60 = Thursday 2032-12-30',
    ],
    [
      '2033-01-28',
      'ahead-30',
      handler,
      '2033-02-28 minus 30 = Saturday 2033-01-29; ahead steps go back to Friday 01-28; applied 02-08, so -7 is not said',
    ],
  ]),
  ...remindersOf('SELF_EVALUATION', [
    [
      '2034-02-24',
      'opened',
      handler,
      'later of acceptance (2033-02-24) and operation (2032-12-01) + 12 months = 2034-02-24, a Friday',
    ],
  ]),
];
