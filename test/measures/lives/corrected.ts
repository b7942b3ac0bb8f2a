// Case 27: the day of completion is corrected, and everything that counts from it moves.
import { begun, completed } from './beginnings.ts';
import type { ActRow, LifeTable } from './played.ts';

const UNIT = 'unit handler';
const FROM_1 = 'unit handler+head, department handler, big-data handler';

/** Entered as 15 January 2026: six months end on Wednesday 15 July. */
const OF_JANUARY: ActRow[] = [
  begun('2025-03-03', '2026-06-30'),
  ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
  completed('2026-01-15', '2026-01-16'),
];
const SAID_BEFORE: LifeTable['said'] = [
  ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
  ['2026-01-16', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
];
const COMPLETION = 'completion.completedOn';

export const CORRECTED: readonly LifeTable[] = [
  {
    title: 'completion was four weeks earlier than entered: what is left of the ladder is told at once, with the move',
    class: 'upper',
    acts: [
      ...OF_JANUARY,
      // 18 December: six months end on Thursday 18 June.
      ['2026-06-01', 'unit', 'correct', { field: COMPLETION, from: '2026-01-15', to: '2025-12-18' }],
      ['2026-06-22', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ...SAID_BEFORE,
      ['2026-05-15', 'ACCEPTANCE_APPLICATION', '剩余61天', UNIT],
      ['2026-06-01', 'ACCEPTANCE_APPLICATION', '剩余17天', UNIT],
      ['2026-06-11', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-06-18', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      // The Dragon Boat holiday: an overdue step keeps its day.
      ['2026-06-19 Fri', 'ACCEPTANCE_APPLICATION', '逾期1天', FROM_1],
    ],
    reads: [['2026-06-01', 'ACCEPTANCE_APPLICATION', UNIT, 'says', '由2026年7月15日（周三）改为2026年6月18日（周四）']],
    stands: [
      ['2026-05-31', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-07-15' }],
      ['2026-06-01', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-06-18' }],
      ['2026-06-19', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-06-18, late since 2026-06-19' }],
      ['2026-06-22', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-06-18, late since 2026-06-19, met 2026-06-22' }],
    ],
  },
  {
    title: 'completion was later than entered, and later still: both moves are told, and two days start no ladder anew',
    class: 'upper',
    acts: [
      ...OF_JANUARY,
      // 2 February: six months end on a Sunday, the last day is Monday 3 August.
      ['2026-03-02', 'unit+big-data', 'correct', { field: COMPLETION, from: '2026-01-15', to: '2026-02-02' }],
      // 5 February: 5 August.
      ['2026-06-10', 'unit+big-data', 'correct', { field: COMPLETION, from: '2026-02-02', to: '2026-02-05' }],
      ['2026-08-05', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ...SAID_BEFORE,
      ['2026-03-02', 'ACCEPTANCE_APPLICATION', '截止日期变更', UNIT],
      ['2026-06-04', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-06-10', 'ACCEPTANCE_APPLICATION', '截止日期变更', UNIT],
      ['2026-07-06', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-07-29', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-08-05', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
    ],
    reads: [['2026-06-10', 'ACCEPTANCE_APPLICATION', UNIT, 'says', '由2026年8月3日（周一）改为2026年8月5日（周三）']],
    stands: [
      ['2026-03-02', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-08-03' }],
      ['2026-06-10', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-08-05' }],
      ['2026-07-06', '黄'],
      ['2026-08-05', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-08-05, met 2026-08-05' }],
    ],
  },
  {
    title: 'completion was two weeks later than entered, found out after the date: nothing was ever late',
    class: 'upper',
    acts: [
      ...OF_JANUARY,
      // 30 January: 30 July.
      ['2026-07-20', 'unit+big-data', 'correct', { field: COMPLETION, from: '2026-01-15', to: '2026-01-30' }],
      ['2026-07-30', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ...SAID_BEFORE,
      ['2026-05-15', 'ACCEPTANCE_APPLICATION', '剩余61天', UNIT],
      ['2026-06-15', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-07-08', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-07-15', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-07-16', 'ACCEPTANCE_APPLICATION', '逾期1天', FROM_1],
      ['2026-07-20', 'ACCEPTANCE_APPLICATION', '剩余10天', UNIT],
      ['2026-07-23', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-07-30', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
    ],
    stands: [
      ['2026-07-16', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-07-15, late since 2026-07-16' }],
      ['2026-07-20', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-07-30' }],
      ['2026-07-30', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-07-30, met 2026-07-30' }],
    ],
  },
];
