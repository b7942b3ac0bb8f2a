/**
 * The only date arithmetic of the project. Knows days, months and the constant offset of Beijing; knows nothing of rest days, and never asks
 * for today: callers pass every date in. No `Intl` and no local time zone, so that a replay on another machine yields the same dates.
 */

/** A day in Beijing, 'YYYY-MM-DD'. Compare as strings. */
export type CalendarDate = string;

/** 1 is Monday, 7 is Sunday (the order of 周一 … 周日). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
/** China has had one zone and no summer time since 1991. */
const BEIJING_OFFSET_MS = 8 * 3_600_000;
const WEEKDAY_NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** Whether `s` names a day that exists: '2025-02-29' does not. */
export function isCalendarDate(s: string): boolean {
  const parts = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(s);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

/** The day `days` after `on` (before it, where negative). Throws a RangeError for a date that does not exist or a broken number. */
export function addDays(on: CalendarDate, days: number): CalendarDate {
  requireWhole(days);
  return dateOfDayNumber(dayNumberOf(on) + days);
}

/**
 * The corresponding day `months` later, or the last day of that month where it has none (民法典第二百零二条).
 * Always count from the event itself: twelve steps of one month drift (31 August, 30 September, 30 October), one step of twelve does not.
 */
export function addMonths(on: CalendarDate, months: number): CalendarDate {
  requireWhole(months);
  const { year, month, day } = partsOf(on);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return dateNamed(targetYear, targetMonth, Math.min(day, lastDayOfMonth(targetYear, targetMonth)));
}

/** How many days `to` lies after `from`; negative if before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

export function weekdayOf(on: CalendarDate): Weekday {
  const sinceAMonday = dayNumberOf(on) + 3; // day 0, 1970-01-01, was a Thursday
  return ((((sinceAMonday % 7) + 7) % 7) + 1) as Weekday;
}

/** '周一' … '周日'. */
export function weekdayNameOf(on: CalendarDate): string {
  return WEEKDAY_NAMES[weekdayOf(on) - 1]!;
}

export function yearOf(on: CalendarDate): number {
  return partsOf(on).year;
}

/** The Beijing day in which an instant (milliseconds since 1970 UTC) falls: 24:00 already belongs to the next day. */
export function beijingDateOf(instantMs: number): CalendarDate {
  return dateOfDayNumber(Math.floor((instantMs + BEIJING_OFFSET_MS) / DAY_MS));
}

/** The instant (milliseconds since 1970 UTC) of a time of day in Beijing, '00:00' to '24:00'. */
export function beijingInstantOf(on: CalendarDate, time = '00:00'): number {
  const clock = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time);
  if (!clock) throw new RangeError(`不是时刻：${time}`);
  const minutes = time === '24:00' ? 24 * 60 : Number(clock[1]) * 60 + Number(clock[2]);
  return dayNumberOf(on) * DAY_MS + minutes * 60_000 - BEIJING_OFFSET_MS;
}

function partsOf(on: CalendarDate): { year: number; month: number; day: number } {
  if (!isCalendarDate(on)) throw new RangeError(`不是日期：${on}`);
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), day: Number(on.slice(8, 10)) };
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01. */
function dayNumberOf(on: CalendarDate): number {
  const { year, month, day } = partsOf(on);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function dateOfDayNumber(dayNumber: number): CalendarDate {
  const day = new Date(dayNumber * DAY_MS);
  return dateNamed(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}

function dateNamed(year: number, month: number, day: number): CalendarDate {
  const on = [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  if (!isCalendarDate(on)) throw new RangeError(`日期超出范围：${on}`);
  return on;
}

function requireWhole(count: number): void {
  if (!Number.isSafeInteger(count)) throw new RangeError(`不是整数：${count}`);
}
