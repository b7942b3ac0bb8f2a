/**
 * The days that 《全国年节及纪念日放假办法》 gives to everybody, year by year. Read when an edition of the rest days is about
 * to be published: whatever a notice moves around them, these are in it.
 */
import { addDays, type CalendarDate } from './calendar-date.ts';

/** As a notice calls them; 「清明」, 「端午」, 「中秋」, 「国庆」 also without 节. */
export const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;
export type Holiday = (typeof HOLIDAYS)[number];

export interface StatutoryDays {
  holiday: Holiday;
  days: CalendarDate[];
}

/** 国务院令第795号 (2024): the eve of Spring Festival and 2 May, from 2025 on. Before: 国务院令第644号 (2013). */
const SINCE_2024 = 2025;

/**
 * 正月初一, 清明, 五月初五 and 八月十五, month and day. As data: lunar calendars in programs disagree on some years (in 2027
 * the new moon comes four minutes before midnight), and a wrong day here would turn a true notice away.
 */
const FESTIVALS: readonly (readonly [number, string, string, string, string])[] = [
  [2019, '02-05', '04-05', '06-07', '09-13'],
  [2020, '01-25', '04-04', '06-25', '10-01'],
  [2021, '02-12', '04-04', '06-14', '09-21'],
  [2022, '02-01', '04-05', '06-03', '09-10'],
  [2023, '01-22', '04-05', '06-22', '09-29'],
  [2024, '02-10', '04-04', '06-10', '09-17'],
  [2025, '01-29', '04-04', '05-31', '10-06'],
  [2026, '02-17', '04-05', '06-19', '09-25'],
  [2027, '02-06', '04-05', '06-09', '09-15'],
  [2028, '01-26', '04-04', '05-28', '10-03'],
  [2029, '02-13', '04-04', '06-16', '09-22'],
  [2030, '02-03', '04-05', '06-05', '09-12'],
  [2031, '01-23', '04-05', '06-24', '10-01'],
  [2032, '02-11', '04-04', '06-12', '09-19'],
  [2033, '01-31', '04-04', '06-01', '09-08'],
  [2034, '02-19', '04-05', '06-20', '09-27'],
  [2035, '02-08', '04-05', '06-10', '09-16'],
  [2036, '01-28', '04-04', '05-30', '10-04'],
  [2037, '02-15', '04-04', '06-18', '09-24'],
  [2038, '02-04', '04-05', '06-07', '09-13'],
  [2039, '01-24', '04-05', '05-27', '10-02'],
  [2040, '02-12', '04-04', '06-14', '09-20'],
  [2041, '02-01', '04-04', '06-03', '09-10'],
  [2042, '01-22', '04-04', '06-22', '09-28'],
  [2043, '02-10', '04-05', '06-11', '09-17'],
  [2044, '01-30', '04-04', '05-31', '10-05'],
  [2045, '02-17', '04-04', '06-19', '09-25'],
  [2046, '02-06', '04-04', '06-08', '09-15'],
  [2047, '01-26', '04-05', '05-29', '10-04'],
  [2048, '02-14', '04-04', '06-15', '09-22'],
  [2049, '02-02', '04-04', '06-04', '09-11'],
  [2050, '01-23', '04-04', '06-23', '09-30'],
  [2051, '02-11', '04-05', '06-13', '09-19'],
  [2052, '02-01', '04-04', '06-01', '09-07'],
  [2053, '02-19', '04-04', '06-20', '09-26'],
  [2054, '02-08', '04-04', '06-10', '09-16'],
  [2055, '01-28', '04-05', '05-30', '10-05'],
  [2056, '02-15', '04-04', '06-17', '09-24'],
  [2057, '02-04', '04-04', '06-06', '09-13'],
  [2058, '01-24', '04-04', '06-25', '10-02'],
  [2059, '02-12', '04-05', '06-14', '09-21'],
  [2060, '02-02', '04-04', '06-03', '09-09'],
];

/** In the order of the year; undefined for a year whose festivals are not in the table. */
export function statutoryDaysOf(year: number): StatutoryDays[] | undefined {
  const row = FESTIVALS.find(([of]) => of === year);
  if (!row) return undefined;
  const [springFestival, qingming, dragonBoat, midAutumn] = row.slice(1).map((monthDay) => `${year}-${monthDay}`) as [
    CalendarDate,
    CalendarDate,
    CalendarDate,
    CalendarDate,
  ];
  const isSince2024 = year >= SINCE_2024;
  return [
    { holiday: '元旦', days: [`${year}-01-01`] },
    { holiday: '春节', days: (isSince2024 ? [-1, 0, 1, 2] : [0, 1, 2]).map((later) => addDays(springFestival, later)) },
    { holiday: '清明节', days: [qingming] },
    { holiday: '劳动节', days: [`${year}-05-01`, ...(isSince2024 ? [`${year}-05-02`] : [])] },
    { holiday: '端午节', days: [dragonBoat] },
    { holiday: '中秋节', days: [midAutumn] },
    { holiday: '国庆节', days: [`${year}-10-01`, `${year}-10-02`, `${year}-10-03`] },
  ];
}
