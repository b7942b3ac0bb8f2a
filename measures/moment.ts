// One moment: everything that is not in the dossier and yet decides its dates, handed on as one value.
import { beijingDateOf, type CalendarDate } from './calendar/calendar-date.ts';
import type { Calendar } from './calendar/rest-days.ts';
import type { Practice } from './practice.ts';

/** The editions in force: what the law says of days, and what we made of what it does not say. */
export interface Rules {
  calendar: Calendar;
  practice: Practice;
}

export interface Moment extends Rules {
  /** Epoch ms. */
  at: number;
  /** Its Beijing date. */
  today: CalendarDate;
}

export const momentOf = (at: number, { calendar, practice }: Rules): Moment => ({
  at,
  today: beijingDateOf(at),
  calendar,
  practice,
});
