// Test support: a whole arrangement of 2027 as one might be issued. No one has decreed it.
import { addDays } from '../../../measures/calendar/calendar-date.ts';
import type { RestDayArrangement } from '../../../measures/calendar/rest-days.ts';

const HOLIDAYS: [name: string, from: string, days: number, ...workedInstead: string[]][] = [
  ['元旦', '2027-01-01', 3],
  ['春节', '2027-02-05', 8, '2027-01-30', '2027-02-20'],
  ['清明节', '2027-04-03', 3],
  ['劳动节', '2027-05-01', 5, '2027-05-08'],
  ['端午节', '2027-06-09', 1],
  ['中秋节', '2027-09-15', 1],
  ['国庆节', '2027-10-01', 7, '2027-09-26', '2027-10-09'],
];

export const IMAGINED_2027: RestDayArrangement = {
  year: 2027,
  edition: '2027',
  notice: {
    number: '国办发明电〔2026〕X号',
    title: '国务院办公厅关于2027年部分节假日安排的通知',
    issuedOn: '2026-11-04',
  },
  restDays: HOLIDAYS.flatMap(([holiday, from, days]) =>
    Array.from({ length: days }, (_, later) => ({ on: addDays(from, later), holiday })),
  ),
  makeUpWorkingDays: HOLIDAYS.flatMap(([holiday, , , ...worked]) => worked.map((on) => ({ on, holiday }))),
};
