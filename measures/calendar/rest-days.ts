/**
 * Which day is a working day, and why. The yearly arrangement is handed in as data (国务院办公厅每年一次的部分节假日安排): nothing here
 * knows a holiday. A day that no arrangement in hand settles is answered by weekends alone and marked provisional,
 * never taken for "no holiday".
 */
import { addDays, isCalendarDate, weekdayNameOf, weekdayOf, yearOf, type CalendarDate } from './calendar-date.ts';

/**
 * What one notice, taken with the notices it amends, decrees for a year. Days moved into the neighbouring year stand
 * here too.
 */
export interface RestDayArrangement {
  year: number;
  /**
   * The year itself ('2026') as first published; '2026.2' and so on when a later notice changes it. An edition replaces
   * the earlier ones whole.
   */
  edition: string;
  notice: { number: string; title: string; issuedOn: CalendarDate };
  restDays: { on: CalendarDate; holiday: string }[];
  makeUpWorkingDays: { on: CalendarDate; holiday: string }[];
}

/** The arrangements in force, one a year. Build it with `calendarOf` and do not change it afterwards. */
export interface Calendar {
  edition: string;
  arrangements: RestDayArrangement[];
}

export interface Day {
  working: boolean;
  /** '国庆节假期', '周六', '国庆节调休上班日' or '工作日'. */
  because: string;
  /** An arrangement that could still change this day is not in hand. */
  provisional: boolean;
}

export interface DayWithReason {
  on: CalendarDate;
  because: string;
}

export interface WorkingDayFound {
  on: CalendarDate;
  /** Rest days passed over on the way, in the order in which they were met. */
  skipped: DayWithReason[];
  provisional: boolean;
}

export interface WorkingDaysCounted extends WorkingDayFound {
  /** Weekend days that counted because they are made up for, in order. */
  makeUp: DayWithReason[];
}

const ORDINARY = '工作日';
/**
 * From this day of December on the notice for the *next* year may decide: 31 December 2022 is in the notice for 2023.
 */
export const NEXT_YEAR_MAY_DECIDE_FROM = '12-26';

/**
 * The calendar in force when these are all the arrangements there are: of several editions of a year, the last one,
 * whatever day its notice bears: it may withdraw one with a mistaken day.
 * Throws for a broken arrangement (an unknown day, a day both rest and working), which must not get as far as a due
 * date.
 */
export function calendarOf(arrangements: readonly RestDayArrangement[]): Calendar {
  const inForce = new Map<number, RestDayArrangement>();
  for (const arrangement of [...arrangements].sort(byEdition)) {
    refuseBroken(arrangement);
    inForce.set(arrangement.year, arrangement);
  }
  const byYear = [...inForce.values()].sort((a, b) => a.year - b.year);
  return { edition: editionOf(byYear), arrangements: byYear };
}

/** Whether `on` is a working day, and why. */
export function dayOf(calendar: Calendar, on: CalendarDate): Day {
  const provisional = awaitedYearOf(calendar, on) !== null;
  const decreed = indexOf(calendar).decreed.get(on);
  if (decreed) return { working: decreed.working, because: decreed.because, provisional };
  return weekdayOf(on) >= 6
    ? { working: false, because: weekdayNameOf(on), provisional }
    : { working: true, because: ORDINARY, provisional };
}

/** The year whose arrangement has yet to settle `on`; null where the day is settled. */
export function awaitedYearOf(calendar: Calendar, on: CalendarDate): number | null {
  const { decreed, years } = indexOf(calendar);
  if (decreed.has(on)) return null;
  const year = yearOf(on);
  if (!years.has(year)) return year;
  return on.slice(5) >= NEXT_YEAR_MAY_DECIDE_FROM && !years.has(year + 1) ? year + 1 : null;
}

export function isWorkingDay(calendar: Calendar, on: CalendarDate): boolean {
  return dayOf(calendar, on).working;
}

/** `on` itself if it is a working day, else the first one after the rest. */
export function onOrAfterWorkingDay(calendar: Calendar, on: CalendarDate): WorkingDayFound {
  return nearestWorkingDay(calendar, on, 1);
}

/** `on` itself if it is a working day, else the last one before the rest. */
export function onOrBeforeWorkingDay(calendar: Calendar, on: CalendarDate): WorkingDayFound {
  return nearestWorkingDay(calendar, on, -1);
}

/**
 * The `n`th working day after `from`; `from` itself is not counted. Throws a RangeError unless `n` is a whole number of
 * at least 0.
 */
export function addWorkingDays(calendar: Calendar, from: CalendarDate, n: number): WorkingDaysCounted {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`不是工作日天数：${n}`);
  const found: WorkingDaysCounted = { on: from, skipped: [], makeUp: [], provisional: false };
  for (let counted = 0; counted < n;) {
    found.on = addDays(found.on, 1);
    const { working, because, provisional } = dayOf(calendar, found.on);
    found.provisional ||= provisional;
    if (working) counted += 1;
    if (!working) found.skipped.push({ on: found.on, because });
    else if (because !== ORDINARY) found.makeUp.push({ on: found.on, because });
  }
  return found;
}

function nearestWorkingDay(calendar: Calendar, from: CalendarDate, step: 1 | -1): WorkingDayFound {
  const found: WorkingDayFound = { on: from, skipped: [], provisional: false };
  for (;;) {
    const { working, because, provisional } = dayOf(calendar, found.on);
    found.provisional ||= provisional;
    if (working) return found;
    found.skipped.push({ on: found.on, because });
    found.on = addDays(found.on, step);
  }
}

type Decreed = Omit<Day, 'provisional'>;

interface Index {
  decreed: ReadonlyMap<CalendarDate, Decreed>;
  years: ReadonlySet<number>;
}

/** Looked up for every step of every duty, so each calendar is indexed once. */
const indexes = new WeakMap<Calendar, Index>();

function indexOf(calendar: Calendar): Index {
  const known = indexes.get(calendar);
  if (known) return known;
  const decreed = new Map<CalendarDate, Decreed>();
  // Where two years speak of one day, the notice issued later has the last word.
  for (const { restDays, makeUpWorkingDays } of [...calendar.arrangements].sort(byIssue)) {
    for (const { on, holiday } of restDays) decreed.set(on, { working: false, because: `${holiday}假期` });
    for (const { on, holiday } of makeUpWorkingDays)
      decreed.set(on, { working: true, because: `${holiday}调休上班日` });
  }
  const index: Index = { decreed, years: new Set(calendar.arrangements.map(({ year }) => year)) };
  indexes.set(calendar, index);
  return index;
}

/** 1 for '2026', 2 for '2026.2'; beyond all numbers where it has none. */
export function editionNumberOf(edition: string): number {
  const [, number = '1'] = edition.split('.');
  return Number.isSafeInteger(Number(number)) ? Number(number) : Infinity;
}

function byEdition(a: RestDayArrangement, b: RestDayArrangement): number {
  const [first, second] = [editionNumberOf(a.edition), editionNumberOf(b.edition)];
  return first === second ? byIssue(a, b) : first < second ? -1 : 1;
}

function byIssue(a: RestDayArrangement, b: RestDayArrangement): number {
  const [first, second] = [`${a.notice.issuedOn} ${a.edition}`, `${b.notice.issuedOn} ${b.edition}`];
  // Stryker disable next-line ConditionalExpression,EqualityOperator: no two have one day and edition, and sorting asks only which comes before
  return first < second ? -1 : first > second ? 1 : 0;
}

/** '2019-2026+2020.2': the years covered, then each year that stands in a later edition. */
function editionOf(byYear: readonly RestDayArrangement[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const { year } of byYear) {
    const span = spans.at(-1);
    if (span && span.last === year - 1) span.last = year;
    else spans.push({ first: year, last: year });
  }
  const years = spans.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
  const revised = byYear.filter(({ year, edition }) => edition !== String(year)).map(({ edition }) => edition);
  return [years, ...revised].join('+');
}

function refuseBroken({ edition, notice, restDays, makeUpWorkingDays }: RestDayArrangement): void {
  const days = [...restDays, ...makeUpWorkingDays].map(({ on }) => on);
  const unknown = [notice.issuedOn, ...days].find((on) => !isCalendarDate(on));
  if (unknown !== undefined) throw new Error(`放假安排 ${edition} 中不是日期：${unknown}`);
  const twice = days.find((on, index) => days.indexOf(on) !== index);
  if (twice !== undefined) throw new Error(`放假安排 ${edition} 中日期重复：${twice}`);
}
