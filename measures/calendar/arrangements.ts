/**
 * The rest days of 2019-2026, from the yearly notices of the General Office of the State Council (国务院办公厅). A row says
 * what a notice says of a holiday: its name, the first and the last day off, the weekend days worked for it. A weekend
 * that a notice only adjoins (与周末连休) is left to the weekend rule. `npm run check:calendar` holds every day against two
 * public data sets.
 *
 * Two years stand in two editions, because a later notice changed them: whoever looks back sees which dates held when.
 */
import { addDays, daysBetween, type CalendarDate } from './calendar-date.ts';
import type { RestDayArrangement } from './rest-days.ts';

type Notice = RestDayArrangement['notice'];
type Holiday = [name: string, from: CalendarDate, to: CalendarDate, ...workedInstead: CalendarDate[]];

const of2019 = decreed(2019, yearly(2019, '国办发明电〔2018〕15号', '2018-12-04'), [
  ['元旦', '2018-12-30', '2019-01-01', '2018-12-29'],
  ['春节', '2019-02-04', '2019-02-10', '2019-02-02', '2019-02-03'],
  ['清明节', '2019-04-05', '2019-04-05'],
  ['劳动节', '2019-05-01', '2019-05-01'],
  ['端午节', '2019-06-07', '2019-06-07'],
  ['中秋节', '2019-09-13', '2019-09-13'],
  ['国庆节', '2019-10-01', '2019-10-07', '2019-09-29', '2019-10-12'],
]);

const of2019WithLongerLabourDay = amended(
  of2019,
  { number: '国办发明电〔2019〕3号', title: '国务院办公厅关于调整2019年劳动节假期安排的通知', issuedOn: '2019-03-22' },
  ['劳动节', '2019-05-01', '2019-05-04', '2019-04-28', '2019-05-05'],
);

const of2020 = decreed(2020, yearly(2020, '国办发明电〔2019〕16号', '2019-11-21'), [
  ['元旦', '2020-01-01', '2020-01-01'],
  ['春节', '2020-01-24', '2020-01-30', '2020-01-19', '2020-02-01'],
  ['清明节', '2020-04-04', '2020-04-06'],
  ['劳动节', '2020-05-01', '2020-05-05', '2020-04-26', '2020-05-09'],
  ['端午节', '2020-06-25', '2020-06-27', '2020-06-28'],
  ['国庆节、中秋节', '2020-10-01', '2020-10-08', '2020-09-27', '2020-10-10'],
]);

// Issued while the holiday ran: 1 February, until then a make-up working day, became a day off.
const of2020WithLongerSpringFestival = amended(
  of2020,
  { number: '国办发明电〔2020〕1号', title: '国务院办公厅关于延长2020年春节假期的通知', issuedOn: '2020-01-26' },
  ['春节', '2020-01-24', '2020-02-02', '2020-01-19'],
);

const of2021 = decreed(2021, yearly(2021, '国办发明电〔2020〕27号', '2020-11-25'), [
  ['元旦', '2021-01-01', '2021-01-03'],
  ['春节', '2021-02-11', '2021-02-17', '2021-02-07', '2021-02-20'],
  ['清明节', '2021-04-03', '2021-04-05'],
  ['劳动节', '2021-05-01', '2021-05-05', '2021-04-25', '2021-05-08'],
  ['端午节', '2021-06-12', '2021-06-14'],
  ['中秋节', '2021-09-19', '2021-09-21', '2021-09-18'],
  ['国庆节', '2021-10-01', '2021-10-07', '2021-09-26', '2021-10-09'],
]);

const of2022 = decreed(2022, yearly(2022, '国办发明电〔2021〕11号', '2021-10-25'), [
  ['元旦', '2022-01-01', '2022-01-03'],
  ['春节', '2022-01-31', '2022-02-06', '2022-01-29', '2022-01-30'],
  ['清明节', '2022-04-03', '2022-04-05', '2022-04-02'],
  ['劳动节', '2022-04-30', '2022-05-04', '2022-04-24', '2022-05-07'],
  ['端午节', '2022-06-03', '2022-06-05'],
  ['中秋节', '2022-09-10', '2022-09-12'],
  ['国庆节', '2022-10-01', '2022-10-07', '2022-10-08', '2022-10-09'],
]);

const of2023 = decreed(2023, yearly(2023, '国办发明电〔2022〕16号', '2022-12-08'), [
  ['元旦', '2022-12-31', '2023-01-02'],
  ['春节', '2023-01-21', '2023-01-27', '2023-01-28', '2023-01-29'],
  ['清明节', '2023-04-05', '2023-04-05'],
  ['劳动节', '2023-04-29', '2023-05-03', '2023-04-23', '2023-05-06'],
  ['端午节', '2023-06-22', '2023-06-24', '2023-06-25'],
  ['中秋节、国庆节', '2023-09-29', '2023-10-06', '2023-10-07', '2023-10-08'],
]);

// The eve of Spring Festival (9 February) is only recommended as leave in this notice: it stays a working day.
const of2024 = decreed(2024, yearly(2024, '国办发明电〔2023〕7号', '2023-10-25'), [
  ['元旦', '2024-01-01', '2024-01-01'],
  ['春节', '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'],
  ['清明节', '2024-04-04', '2024-04-06', '2024-04-07'],
  ['劳动节', '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'],
  ['端午节', '2024-06-10', '2024-06-10'],
  ['中秋节', '2024-09-15', '2024-09-17', '2024-09-14'],
  ['国庆节', '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'],
]);

const of2025 = decreed(2025, yearly(2025, '国办发明电〔2024〕12号', '2024-11-12'), [
  ['元旦', '2025-01-01', '2025-01-01'],
  ['春节', '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'],
  ['清明节', '2025-04-04', '2025-04-06'],
  ['劳动节', '2025-05-01', '2025-05-05', '2025-04-27'],
  ['端午节', '2025-05-31', '2025-06-02'],
  ['国庆节、中秋节', '2025-10-01', '2025-10-08', '2025-09-28', '2025-10-11'],
]);

const of2026 = decreed(2026, yearly(2026, '国办发明电〔2025〕7号', '2025-11-04'), [
  ['元旦', '2026-01-01', '2026-01-03', '2026-01-04'],
  ['春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'],
  ['清明节', '2026-04-04', '2026-04-06'],
  ['劳动节', '2026-05-01', '2026-05-05', '2026-05-09'],
  ['端午节', '2026-06-19', '2026-06-21'],
  ['中秋节', '2026-09-25', '2026-09-27'],
  ['国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'],
]);

/** Every edition, in the order of issue; key: (year, edition). `calendarOf` takes the one issued last for each year. */
export const REST_DAY_ARRANGEMENTS: readonly RestDayArrangement[] = [
  of2019,
  of2019WithLongerLabourDay,
  of2020,
  of2020WithLongerSpringFestival,
  of2021,
  of2022,
  of2023,
  of2024,
  of2025,
  of2026,
];

function yearly(year: number, number: string, issuedOn: CalendarDate): Notice {
  return { number, title: `国务院办公厅关于${year}年部分节假日安排的通知`, issuedOn };
}

function decreed(year: number, notice: Notice, holidays: Holiday[]): RestDayArrangement {
  return {
    year,
    edition: String(year),
    notice,
    restDays: holidays.flatMap(([holiday, from, to]) =>
      Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => ({ on: addDays(from, index), holiday })),
    ),
    makeUpWorkingDays: holidays.flatMap(([holiday, , , ...days]) => days.map((on) => ({ on, holiday }))),
  };
}

function amended(first: RestDayArrangement, notice: Notice, changed: Holiday): RestDayArrangement {
  const { year, restDays, makeUpWorkingDays } = decreed(first.year, notice, [changed]);
  const others = (days: RestDayArrangement['restDays']) => days.filter(({ holiday }) => holiday !== changed[0]);
  const inOrder = (days: RestDayArrangement['restDays']) => days.sort((a, b) => (a.on < b.on ? -1 : 1));
  return {
    year,
    edition: `${year}.2`,
    notice,
    restDays: inOrder([...others(first.restDays), ...restDays]),
    makeUpWorkingDays: inOrder([...others(first.makeUpWorkingDays), ...makeUpWorkingDays]),
  };
}
