/**
 * An edition of a year's rest days before it is published: whole, or made of the one in force and what a later notice
 * changes. What is published gets as far as every due date there is, so whatever no notice can mean stops here.
 */
import type { InputError } from '../field/input-errors.ts';
import { addDays, weekdayNameOf, weekdayOf, type CalendarDate } from './calendar-date.ts';
import { editionNumberOf, NEXT_YEAR_MAY_DECIDE_FROM, type RestDayArrangement } from './rest-days.ts';
import { statutoryDaysOf, type Holiday } from './statutory-days.ts';

export type DecreedDay = RestDayArrangement['restDays'][number];

/** What an amendment takes out of the edition it amends, and what it puts in. */
export interface EditionChanges {
  restDays: DayChanges;
  makeUpWorkingDays: DayChanges;
}
export interface DayChanges {
  removed: CalendarDate[];
  added: DecreedDay[];
}

/** Why there is another edition of a year: a later notice changed it, or it was entered in error. */
export type Follows = Amendment | Withdrawal | null;
interface Amendment {
  amends: string;
  changes: EditionChanges;
}
interface Withdrawal {
  withdraws: { edition: string; reason: string };
}

const LISTS = ['restDays', 'makeUpWorkingDays'] as const;

/** '2027' for the first of a year, then '2027.2', '2027.3' … */
export function editionAfter(year: number, present: readonly string[]): string {
  const numbers = present.map(editionNumberOf).filter(Number.isSafeInteger);
  return numbers.length === 0 ? String(year) : `${year}.${Math.max(...numbers) + 1}`;
}

/** The whole edition that an amendment comes to, or what is wrong with it. */
export function amended(
  inForce: RestDayArrangement,
  { edition, notice }: Pick<RestDayArrangement, 'edition' | 'notice'>,
  changes: EditionChanges,
): { arrangement: RestDayArrangement } | { errors: InputError[] } {
  const errors = LISTS.flatMap((list) => misfits(list, inForce, changes[list]));
  if (LISTS.every((list) => changes[list].added.length + changes[list].removed.length === 0))
    errors.push({ pointer: '/changes', says: '未写明增加或者取消的任何一日' });
  if (errors.length > 0) return { errors };
  const [restDays, makeUpWorkingDays] = LISTS.map((list) =>
    [...inForce[list].filter(({ on }) => !changes[list].removed.includes(on)), ...changes[list].added].sort((a, b) =>
      a.on < b.on ? -1 : 1,
    ),
  ) as [DecreedDay[], DecreedDay[]];
  return { arrangement: { year: inForce.year, edition, notice, restDays, makeUpWorkingDays } };
}

function misfits(
  list: (typeof LISTS)[number],
  inForce: RestDayArrangement,
  { removed, added }: DayChanges,
): InputError[] {
  const there = new Set(inForce[list].map(({ on }) => on));
  const remaining = new Set([...there].filter((on) => !removed.includes(on)));
  return [
    ...removed.flatMap((on, at) =>
      there.has(on)
        ? []
        : [{ pointer: `/changes/${list}/removed/${at}`, says: `${inForce.edition} 版中没有 ${on}，无从取消` }],
    ),
    ...added.flatMap(({ on }, at) =>
      remaining.has(on)
        ? [{ pointer: `/changes/${list}/added/${at}/on`, says: `${inForce.edition} 版中已有 ${on}，无须增加` }]
        : [],
    ),
  ];
}

/** All that speaks against an edition; nothing where it may be published. `today` in Beijing. */
export function flawsOf(arrangement: RestDayArrangement, today: CalendarDate): InputError[] {
  const { year, notice } = arrangement;
  const statutory = statutoryDaysOf(year);
  if (!statutory) return [{ pointer: '', says: `${year}年的法定节假日不在本系统所载的年份之内` }];
  return [
    ...flawsOfIssue(year, notice.issuedOn, today),
    ...LISTS.flatMap((list) => flawsOfDays(arrangement, list)),
    ...statutory.flatMap(({ holiday, days }) => flawsOfHoliday(arrangement, holiday, days)),
  ];
}

function flawsOfIssue(year: number, issuedOn: CalendarDate, today: CalendarDate): InputError[] {
  const pointer = '/notice/issuedOn';
  if (issuedOn > today) return [{ pointer, says: `通知的印发日期不得晚于今日（${today}）` }];
  if (issuedOn < `${year - 1}-01-01` || issuedOn > `${year}-12-31`)
    return [{ pointer, says: `${year}年安排的通知，印发日期应在${year - 1}年1月1日至${year}年12月31日之间` }];
  return [];
}

/** Of the year, or of the last days of December before it; each once; worked on weekend days only. */
function flawsOfDays(arrangement: RestDayArrangement, list: (typeof LISTS)[number]): InputError[] {
  const { year, restDays, makeUpWorkingDays } = arrangement;
  const all = [...restDays, ...makeUpWorkingDays].map(({ on }) => on);
  const before = list === 'restDays' ? 0 : restDays.length;
  return arrangement[list].flatMap(({ on, holiday }, at): InputError[] => {
    const pointer = `/${list}/${at}/on`;
    if (all.indexOf(on) !== before + at) return [{ pointer, says: `${on} 重复` }];
    if (!isAround(year, on)) return [{ pointer, says: `${on} 不在${earliestOf(year)}至${year}-12-31之间` }];
    if (on < `${year}-01-01` && !isOf('元旦', holiday))
      return [{ pointer, says: `${on} 在${year}年以前，只能属于元旦` }];
    if (list === 'restDays') return [];
    if (weekdayOf(on) < 6) return [{ pointer, says: `${on} 为${weekdayNameOf(on)}，调休上班日只能是周六、周日` }];
    const isNamed = restDays.some((day) => day.holiday === holiday);
    return isNamed ? [] : [{ pointer: `/${list}/${at}/holiday`, says: `没有名为「${holiday}」的假期` }];
  });
}

/** The statutory days are rest days under its name, and its rest is one stretch (weekend days need not be named). */
function flawsOfHoliday(
  { year, restDays, makeUpWorkingDays }: RestDayArrangement,
  holiday: Holiday,
  statutory: CalendarDate[],
): InputError[] {
  const pointer = '/restDays';
  const own = restDays
    .filter((day) => isOf(holiday, day.holiday) && isAround(year, day.on))
    .map(({ on }) => on)
    .sort();
  const missing = statutory.filter((on) => !own.includes(on));
  if (missing.length > 0)
    return [{ pointer, says: `未列${holiday}的法定放假日${missing.join('、')}（《全国年节及纪念日放假办法》）` }];
  const rests = (on: CalendarDate): boolean =>
    restDays.some((day) => day.on === on) || (weekdayOf(on) >= 6 && !makeUpWorkingDays.some((day) => day.on === on));
  for (let on = own[0]!; on <= own.at(-1)!; on = addDays(on, 1))
    if (!rests(on)) return [{ pointer, says: `${holiday}的放假日不连续：${on} 为工作日` }];
  return [];
}

const earliestOf = (year: number): CalendarDate => `${year - 1}-${NEXT_YEAR_MAY_DECIDE_FROM}`;
const isAround = (year: number, on: CalendarDate): boolean => on >= earliestOf(year) && on <= `${year}-12-31`;

/** 「国庆节、中秋节」 is of both; 节 may be left out. */
const isOf = (holiday: Holiday, named: string): boolean =>
  named.includes(holiday.length > 2 ? holiday.slice(0, 2) : holiday);
