/**
 * The only date arithmetic of the project. Knows days, months and the constant offset of Beijing; knows nothing of rest
 * days, and never asks for today: callers pass every date in. No `Intl` and no local time zone, so that a replay on
 * another machine yields the same dates.
 */

/** A day in Beijing, 'YYYY-MM-DD'. Compare as strings. */
export type CalendarDate = string;

/** 1 is Monday, 7 is Sunday (the order of 周一 … 周日). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY_MS = 86_400_000;
/** China has had one zone and no summer time since 1991. */
export const BEIJING_OFFSET_MS = 8 * 3_600_000;
const WEEKDAY_NAMES = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** Whether `s` names a day that exists: '2025-02-29' does not. */
export function isCalendarDate(s: string): boolean {
  return packed(s) !== NO_DAY;
}

/**
 * The day `days` after `on` (before it, where negative). Throws a RangeError for a date that does not exist or a broken
 * number.
 */
export function addDays(on: CalendarDate, days: number): CalendarDate {
  requireWhole(days);
  return dateOfDayNumber(dayNumberOf(on) + days);
}

/**
 * The corresponding day `months` later, or the last day of that month where it has none (民法典第二百零二条).
 * Always count from the event itself: twelve steps of one month drift (31 August, 30 September, 30 October), one step
 * of twelve does not.
 */
export function addMonths(on: CalendarDate, months: number): CalendarDate {
  requireWhole(months);
  const { year, month, day } = partsOf(on);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return dateNamed(targetYear, targetMonth, Math.min(day, lastDayOfMonth(targetYear, targetMonth)));
}

/** The least number of months, one or more, whose corresponding day after `from` lies behind `day`. */
export function monthsPast(from: CalendarDate, day: CalendarDate): number {
  const [begin, end] = [partsOf(from), partsOf(day)];
  const months = (end.year - begin.year) * 12 + end.month - begin.month;
  return Math.max(1, addMonths(from, months) > day ? months : months + 1);
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

/** Of an instant, '08:30'. */
export function beijingTimeOf(instantMs: number): string {
  return new Date(instantMs + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant (milliseconds since 1970 UTC) of a time of day in Beijing, '00:00' to '24:00'. */
export function beijingInstantOf(on: CalendarDate, time = '00:00'): number {
  const [hours, minutes] = [10 * digitAt(time, 0) + digitAt(time, 1), 10 * digitAt(time, 3) + digitAt(time, 4)];
  const isTime = time.length === 5 && time[2] === ':' && ((hours <= 23 && minutes <= 59) || time === '24:00');
  if (!isTime) throw new RangeError(`不是时刻：${time}`);
  return dayNumberOf(on) * DAY_MS + (hours * 60 + minutes) * 60_000 - BEIJING_OFFSET_MS;
}

function partsOf(on: CalendarDate): { year: number; month: number; day: number } {
  const day = packed(on);
  if (day === NO_DAY) throw new RangeError(`不是日期：${on}`);
  return { year: Math.floor(day / 10_000), month: Math.floor(day / 100) % 100, day: day % 100 };
}

const NO_DAY = -1;
const DASH = 45;
const ZERO = 48;

/**
 * 20250831 for '2025-08-31'. By its digits: a settlement asks hundreds of times, and regular expressions and `Date`
 * were a third of its cost.
 */
function packed(s: string): number {
  if (s.length !== 10 || s.charCodeAt(4) !== DASH || s.charCodeAt(7) !== DASH) return NO_DAY;
  let number = 0;
  for (let index = 0; index < 10; index++) {
    if (index === 4 || index === 7) continue;
    number = number * 10 + digitAt(s, index);
  }
  if (Number.isNaN(number)) return NO_DAY;
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month)
    ? number
    : NO_DAY;
}

/** NaN where there is no digit. */
function digitAt(s: string, index: number): number {
  const digit = s.charCodeAt(index) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : NaN;
}

function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;
/** Of the Gregorian calendar, after which everything repeats. */
const DAYS_IN_400_YEARS = 146_097;
/** From 1 March of the year 0, where the count below begins, to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_468;

/** Days since 1970-01-01. Years are counted from March, so that the leap day comes last. */
function dayNumberOf(on: CalendarDate): number {
  const { year, month, day } = partsOf(on);
  const fromMarch = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    365 * fromMarch +
    Math.floor(fromMarch / 4) -
    Math.floor(fromMarch / 100) +
    Math.floor(fromMarch / 400) +
    dayOfYear -
    DAYS_BEFORE_1970
  );
}

function dateOfDayNumber(dayNumber: number): CalendarDate {
  const days = dayNumber + DAYS_BEFORE_1970;
  const cycle = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_IN_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1_460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return dateNamed(
    cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  );
}

function dateNamed(year: number, month: number, day: number): CalendarDate {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) throw new RangeError(`日期超出范围：${year}年${month}月${day}日`);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function requireWhole(count: number): void {
  if (!Number.isSafeInteger(count)) throw new RangeError(`不是整数：${count}`);
}
