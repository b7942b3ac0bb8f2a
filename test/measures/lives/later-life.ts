// Articles 29, 30: what follows a passed acceptance by days of ours: the archives, and the day of operation (case 85).
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';

export const LATER_LIFE: readonly LifeTable[] = [
  {
    title:
      'accepted, and neither put into operation nor archived: a word a month on the one, two and a last on the other',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-03-31'),
      completed('2026-03-02', '2026-03-02'),
      ['2026-03-30', 'unit', 'applyForAcceptance'],
      ['2026-05-20', 'big-data', 'passAcceptance', { concludedOn: '2026-05-20' }],
    ],
    until: '2026-08-31',
    said: [
      ['2026-03-02', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      // 30 days after 20 May is Friday, 19 June, 端午: the day itself is told the working day before.
      ['2026-06-18 Thu', 'OPERATION_CONFIRMATION', '剩余1天', UNIT],
      ['2026-07-19 Sun', 'OPERATION_CONFIRMATION', '已过建议办结日期30天', 'unit handler+head+leader'],
      ['2026-08-19', 'OPERATION_CONFIRMATION', '已过建议办结日期61天', 'unit handler+head+leader'],
      // Three months after 20 May is Thursday, 20 August.
      ['2026-07-21 Tue', 'ARCHIVES', '剩余30天', UNIT],
      ['2026-08-13 Thu', 'ARCHIVES', '剩余7天', UNIT],
      ['2026-08-20 Thu', 'ARCHIVES', '今日到期', UNIT],
      ['2026-08-21', 'ARCHIVES', '已过建议办结日期1天', 'unit handler+head'],
    ],
    stands: [
      ['2026-05-20', '绿'],
      ['2026-06-20', '黄', { OPERATION_CONFIRMATION: 'last day 2026-06-19' }],
      // A date of ours that has passed is no violation.
      ['2026-08-21', '黄', { ARCHIVES: 'last day 2026-08-20' }],
    ],
    reads: [['2026-06-18', 'OPERATION_CONFIRMATION', UNIT, 'says', '登记投入运行']],
  },
  {
    title: 'archived and put into operation in time: a reminder each at most, and nothing after it',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-03-31'),
      completed('2026-03-02', '2026-03-02'),
      ['2026-03-30', 'unit', 'applyForAcceptance'],
      ['2026-05-20', 'big-data', 'passAcceptance', { concludedOn: '2026-05-20' }],
      ['2026-06-01', 'unit', 'putIntoOperation', { operationOn: '2026-06-01' }],
      ['2026-07-30', 'unit', 'recordArchives'],
    ],
    until: '2026-12-31',
    said: [
      ['2026-03-02', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2026-07-21 Tue', 'ARCHIVES', '剩余30天', UNIT],
    ],
    stands: [
      [
        '2026-07-30',
        '绿',
        {
          ARCHIVES: 'last day 2026-08-20, met 2026-07-30',
          OPERATION_CONFIRMATION: 'last day 2026-06-19, met 2026-06-01',
        },
      ],
    ],
  },
];
