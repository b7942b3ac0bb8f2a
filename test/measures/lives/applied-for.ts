// Article 28, O-1 and O-2: half a year after completion, met before, on and after its last day, or not at all.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const FROM_1 = 'unit handler+head, department handler, big-data handler';
const FROM_15 = 'unit handler+head+leader, department handler+leader, big-data handler';
const AT_30 = 'unit handler+head+leader, department handler+leader, development-reform handler, finance handler';
const MONTHLY = `${AT_30}, big-data handler`;

/** Of 31 August 2025: 28 February 2026, a Saturday that is worked. */
const OF_AUGUST = [begun('2025-03-03', '2025-12-01'), completed('2025-08-31', '2025-09-02')];

export const APPLIED_FOR: readonly LifeTable[] = [
  {
    title: 'everything is done in time: three words to the handler, the lamp goes out, and the next window is known',
    class: 'upper',
    acts: [
      ...OF_AUGUST,
      ['2026-02-10', 'unit', 'applyForAcceptance'],
      ['2026-03-12', 'big-data', 'passAcceptance', { concludedOn: '2026-03-12' }],
      ['2026-03-16', 'unit', 'putIntoOperation', { operationOn: '2026-03-16' }],
    ],
    until: '2026-12-31',
    said: [
      ['2025-09-02 Tue', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-30 Tue', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-01-29 Thu', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
    ],
    stands: [
      ['2025-09-02', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28' }],
      ['2026-01-28', '绿'],
      ['2026-01-29', '黄'],
      ['2026-02-10', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28, met 2026-02-10' }],
      ['2026-03-16', '绿', { SELF_EVALUATION: 'opens 2027-03-16, last day 2028-03-16' }],
    ],
  },
  {
    title: 'the application comes on the very last day, a Saturday worked for Spring Festival',
    class: 'upper',
    acts: [...OF_AUGUST, ['2026-02-28', 'unit', 'applyForAcceptance']],
    until: '2026-12-31',
    said: [
      ['2025-09-02', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-30', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-01-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      // Seven days before is 21 February, in Spring Festival (15 to 23): said on the working Saturday before it.
      ['2026-02-14 Sat', 'ACCEPTANCE_APPLICATION', '剩余14天', UNIT],
      ['2026-02-28 Sat', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
    ],
    stands: [
      ['2026-02-27', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28' }],
      ['2026-02-28', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28, met 2026-02-28' }],
    ],
  },
  {
    title:
      'an application is taken back three days before the day and made anew after it: owed meanwhile, and late by the old day',
    class: 'upper',
    acts: [
      ...OF_AUGUST,
      ['2026-02-10', 'unit', 'applyForAcceptance'],
      ['2026-02-25', 'unit', 'withdrawSubmission'],
      ['2026-03-05', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-09-02', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-30', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-01-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      // The word of seven days before fell into the time in which it was met: it is said on the day that it is owed again.
      ['2026-02-25 Wed', 'ACCEPTANCE_APPLICATION', '剩余3天', UNIT],
      ['2026-02-28 Sat', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-03-01 Sun', 'ACCEPTANCE_APPLICATION', '逾期1天', FROM_1],
    ],
    stands: [
      ['2026-02-10', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28, met 2026-02-10' }],
      ['2026-02-25', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28' }],
      ['2026-03-01', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28, late since 2026-03-01' }],
      ['2026-03-05', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-02-28, late since 2026-03-01, met 2026-03-05' }],
    ],
  },
  {
    title: 'the half year ends in the National Day holiday, and the application comes on the day after its last day',
    class: 'upper',
    acts: [
      begun('2025-01-06', '2025-06-30'),
      // Six months: 1 October; the holiday lasts to the 8th, the last day is the 9th.
      completed('2025-04-01', '2025-04-02'),
      ['2025-10-10', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-03-31',
    said: [
      ['2025-04-02', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      // 10 August is a Sunday.
      ['2025-08-08 Fri', 'ACCEPTANCE_APPLICATION', '剩余62天', UNIT],
      ['2025-09-09', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      // 2 October is in the holiday.
      ['2025-09-30 Tue', 'ACCEPTANCE_APPLICATION', '剩余9天', UNIT],
      ['2025-10-09 Thu', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2025-10-10', 'ACCEPTANCE_APPLICATION', '逾期1天', FROM_1],
    ],
    stands: [
      ['2025-10-09', '黄', { ACCEPTANCE_APPLICATION: 'last day 2025-10-09' }],
      ['2025-10-10', '无', { ACCEPTANCE_APPLICATION: 'last day 2025-10-09, late since 2025-10-10, met 2025-10-10' }],
    ],
  },
  {
    title: 'nothing at all is done for two years: one word a month after the thirtieth day, and one draft',
    class: 'lower',
    acts: [begun('2023-01-03', '2023-06-30'), completed('2023-02-10', '2023-02-13')],
    until: '2025-08-31',
    said: [
      ['2023-02-13', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      // 11 June is a Sunday.
      ['2023-06-09 Fri', 'ACCEPTANCE_ORGANISATION', '剩余62天', UNIT],
      ['2023-07-11', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2023-08-03', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2023-08-10 Thu', 'ACCEPTANCE_ORGANISATION', '今日到期', UNIT],
      ['2023-08-11', 'ACCEPTANCE_ORGANISATION', '逾期1天', FROM_1],
      ['2023-08-25', 'ACCEPTANCE_ORGANISATION', '逾期15天', FROM_15],
      ['2023-09-09 Sat', 'ACCEPTANCE_ORGANISATION', '逾期30天', AT_30],
      ['2023-09-09', 'ACCEPTANCE_ORGANISATION', '代拟稿待审定', 'big-data handler'],
      ['2023-10-09', 'ACCEPTANCE_ORGANISATION', '逾期60天', MONTHLY],
      ['2023-11-09', 'ACCEPTANCE_ORGANISATION', '逾期91天', MONTHLY],
      ['2023-12-09', 'ACCEPTANCE_ORGANISATION', '逾期121天', MONTHLY],
      ['2024-01-09', 'ACCEPTANCE_ORGANISATION', '逾期152天', MONTHLY],
      ['2024-02-09', 'ACCEPTANCE_ORGANISATION', '逾期183天', MONTHLY],
      ['2024-03-09', 'ACCEPTANCE_ORGANISATION', '逾期212天', MONTHLY],
      ['2024-04-09', 'ACCEPTANCE_ORGANISATION', '逾期243天', MONTHLY],
      ['2024-05-09', 'ACCEPTANCE_ORGANISATION', '逾期273天', MONTHLY],
      ['2024-06-09', 'ACCEPTANCE_ORGANISATION', '逾期304天', MONTHLY],
      ['2024-07-09', 'ACCEPTANCE_ORGANISATION', '逾期334天', MONTHLY],
      ['2024-08-09', 'ACCEPTANCE_ORGANISATION', '逾期365天', MONTHLY],
      ['2024-09-09', 'ACCEPTANCE_ORGANISATION', '逾期396天', MONTHLY],
      ['2024-10-09', 'ACCEPTANCE_ORGANISATION', '逾期426天', MONTHLY],
      ['2024-11-09', 'ACCEPTANCE_ORGANISATION', '逾期457天', MONTHLY],
      ['2024-12-09', 'ACCEPTANCE_ORGANISATION', '逾期487天', MONTHLY],
      ['2025-01-09', 'ACCEPTANCE_ORGANISATION', '逾期518天', MONTHLY],
      ['2025-02-09', 'ACCEPTANCE_ORGANISATION', '逾期549天', MONTHLY],
      ['2025-03-09', 'ACCEPTANCE_ORGANISATION', '逾期577天', MONTHLY],
      ['2025-04-09', 'ACCEPTANCE_ORGANISATION', '逾期608天', MONTHLY],
      ['2025-05-09', 'ACCEPTANCE_ORGANISATION', '逾期638天', MONTHLY],
      ['2025-06-09', 'ACCEPTANCE_ORGANISATION', '逾期669天', MONTHLY],
      ['2025-07-09', 'ACCEPTANCE_ORGANISATION', '逾期699天', MONTHLY],
      ['2025-08-09', 'ACCEPTANCE_ORGANISATION', '逾期730天', MONTHLY],
    ],
    stands: [
      ['2023-08-10', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2023-08-10' }],
      ['2023-08-11', '红', { ACCEPTANCE_ORGANISATION: 'last day 2023-08-10, late since 2023-08-11' }],
      // Completed, not accepted: no year-end report is due (case 51).
      ['2025-08-31', '红', { ACCEPTANCE_ORGANISATION: 'last day 2023-08-10, late since 2023-08-11' }],
    ],
  },
];
