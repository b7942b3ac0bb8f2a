// Test support: the arrangement of any year that a test may meet, also of one for which no notice was issued yet.
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { yearOf, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { calendarOf, type RestDayArrangement } from '../../../measures/calendar/rest-days.ts';
import { statutoryDaysOf } from '../../../measures/calendar/statutory-days.ts';

const ISSUED = calendarOf(REST_DAY_ARRANGEMENTS).arrangements;

/** The one in force; else one as it might be issued, of the days that are everybody's by law. */
export function arrangementOf(year: number): RestDayArrangement {
  const issued = ISSUED.find((one) => one.year === year);
  if (issued) return issued;
  // One day may be of two: a notice then calls it by both.
  const names = new Map<CalendarDate, string>();
  for (const { holiday, days } of statutoryDaysOf(year)!)
    for (const on of days) names.set(on, names.has(on) ? `${names.get(on)}、${holiday}` : holiday);
  const restDays = [...names].map(([on, holiday]) => ({ on, holiday }));
  const notice = { number: `测试〔${year - 1}〕1号`, title: '测试用安排', issuedOn: `${year - 1}-11-04` };
  return { year, edition: String(year), notice, restDays, makeUpWorkingDays: [] };
}

/** Of the year and of the one after: published first, nothing moves but by what a test publishes then. */
export const arrangementsAround = (today: CalendarDate): RestDayArrangement[] =>
  [yearOf(today), yearOf(today) + 1].map(arrangementOf);
