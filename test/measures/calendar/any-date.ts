import fc from 'fast-check';
import { addDays } from '../../../measures/calendar/calendar-date.ts';

/** Any day that the arrangements of 2019-2026 settle. */
export const anySettledDate = fc.integer({ min: 0, max: 2_915 }).map((days) => addDays('2019-01-01', days));

/** Any day of the years 1970 to 2099, most often one around the years that are settled. */
export const anyDate = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 3_300 }).map((days) => addDays('2018-11-01', days)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 47_480 }).map((days) => addDays('1970-01-01', days)) },
);
