// A bench runs on any day; mail leaves on working days only. So the days of the run are made working days, everything
// else stays.
import { addDays, weekdayOf, yearOf, type CalendarDate } from '../measures/calendar/calendar-date.ts';
import type { RestDayArrangement } from '../measures/calendar/rest-days.ts';

/** Newer editions of these arrangements, with `today` and the day after (a run may pass midnight) as working days. */
export function workingDays(today: CalendarDate, arrangements: readonly RestDayArrangement[]): RestDayArrangement[] {
  const days = [today, addDays(today, 1)];
  return [...new Set(days.map(yearOf))].flatMap((year) => {
    const latest = arrangements.filter((arrangement) => arrangement.year === year).at(-1);
    if (!latest) return [];
    const weekend = days.filter((on) => yearOf(on) === year && weekdayOf(on) >= 6);
    return {
      ...latest,
      edition: `${latest.edition}.bench`,
      notice: { number: '基准测试', title: '基准测试用', issuedOn: today },
      restDays: without(latest.restDays, days),
      makeUpWorkingDays: [
        ...without(latest.makeUpWorkingDays, days),
        ...weekend.map((on) => ({ on, holiday: '基准测试' })),
      ],
    };
  });
}

const without = <D extends { on: CalendarDate }>(all: readonly D[], days: readonly CalendarDate[]): D[] =>
  all.filter(({ on }) => !days.includes(on));
