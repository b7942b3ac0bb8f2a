// How a day is written in official Chinese.
import { weekdayNameOf, type CalendarDate } from './calendar/calendar-date.ts';

/** '2026-02-28' → 2026年2月28日（周六） */
export const dayNameOf = (on: CalendarDate): string =>
  `${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日（${weekdayNameOf(on)}）`;
