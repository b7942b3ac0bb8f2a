// A bench runs on any day; mail leaves on working days only. So the days of the run are made working days, everything
// else stays.
import { addDays, weekdayOf, yearOf, type CalendarDate } from '../measures/calendar/calendar-date.ts';
import { calendarOf, type Calendar, type RestDayArrangement } from '../measures/calendar/rest-days.ts';

/** The calendar of these arrangements, with `today` and the day after (a run may pass midnight) as working days. */
export function workingCalendar(today: CalendarDate, arrangements: readonly RestDayArrangement[]): Calendar {
  const days = [today, addDays(today, 1)];
  const withThem = arrangements.map((arrangement) => ({
    ...arrangement,
    restDays: without(arrangement.restDays, days),
    makeUpWorkingDays: without(arrangement.makeUpWorkingDays, days),
  }));
  const weekend = days.filter((on) => weekdayOf(on) >= 6).map((on) => ({ on, holiday: '基准测试' }));
  const notice = { number: '基准测试', title: '基准测试用', issuedOn: today };
  return calendarOf(
    weekend.length === 0
      ? withThem
      : withThem.map((one) =>
          one.year === yearOf(today)
            ? { ...one, notice, makeUpWorkingDays: [...one.makeUpWorkingDays, ...weekend] }
            : one,
        ),
  );
}

const without = <D extends { on: CalendarDate }>(all: readonly D[], days: readonly CalendarDate[]): D[] =>
  all.filter(({ on }) => !days.includes(on));
