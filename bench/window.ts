// A morning that begins in a moment: our practice with its window moved to now and one reminder a project that falls due in it.
import { beijingDateOf, daysBetween, type CalendarDate } from '../measures/calendar/calendar-date.ts';
import { wakeAt } from '../measures/ladder.ts';
import { PRACTICE, type Practice } from '../measures/practice.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

export interface Window {
  practice: Practice;
  on: CalendarDate;
  /** Epoch ms. */
  from: number;
  to: number;
  /** Instant at which projects of a unit wake. */
  wakeOf: (unit: string) => number;
}

/** The window of so many minutes (0: one instant) that begins at the first whole minute from `earliest` on, inside one Beijing day with `after` minutes to spare. */
export function windowFrom(earliest: number, minutes: number, after = 1): Window {
  const rounded = Math.ceil(earliest / MINUTE_MS) * MINUTE_MS;
  const minuteOfDay = (instant: number) => Math.floor((instant / MINUTE_MS + 480) % DAY_MINUTES);
  const overrun = minuteOfDay(rounded) + minutes + after - (DAY_MINUTES - 1);
  const from = overrun > 0 ? rounded + (DAY_MINUTES - minuteOfDay(rounded)) * MINUTE_MS : rounded;
  const on = beijingDateOf(from);
  const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const practice: Practice = {
    ...PRACTICE, wakeFrom: clock(minuteOfDay(from)), wakeWindowMinutes: minutes, sendAt: clock(minuteOfDay(from) + minutes + after),
    ladders: { ...PRACTICE.ladders, YEAR_END_REPORT: [{ id: 'bench', from: 'limit', days: -daysBetween(on, `${on.slice(0, 4)}-12-31`), nature: 'ahead', to: ['owner/handler'] }] },
  };
  return { practice, on, from, to: from + minutes * MINUTE_MS, wakeOf: (unit) => wakeAt(on, unit, practice) };
}
