// What was owed, late or drafted, until it showed that something else was so.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const THE_THREE = 'development-reform handler, finance handler, big-data handler';

export const FALLEN_AWAY: readonly LifeTable[] = [
  {
    title:
      'a year-end report is three weeks late when it shows that the building was done in November: it was never owed',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-03-31'),
      completed('2025-11-25', '2026-01-20'),
      ['2026-05-06', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2025-12-16', 'YEAR_END_REPORT 2025', '剩余15天', UNIT],
      ['2025-12-24', 'YEAR_END_REPORT 2025', '剩余7天', UNIT],
      ['2025-12-31', 'YEAR_END_REPORT 2025', '今日到期', UNIT],
      ['2026-01-01', 'YEAR_END_REPORT 2025', '逾期1天', `unit handler+head, department handler, ${THE_THREE}`],
      [
        '2026-01-15',
        'YEAR_END_REPORT 2025',
        '逾期15天',
        `unit handler+head+leader, department handler+leader, ${THE_THREE}`,
      ],
      ['2026-01-20', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2026-03-26', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      // 25 April is a Saturday.
      ['2026-04-24 Fri', 'ACCEPTANCE_APPLICATION', '剩余31天', UNIT],
    ],
    stands: [
      ['2026-01-15', '红', { 'YEAR_END_REPORT 2025': 'last day 2025-12-31, late since 2026-01-01' }],
      [
        '2026-01-20',
        '绿',
        {
          'YEAR_END_REPORT 2025': 'last day 2025-12-31, fell away',
          ACCEPTANCE_APPLICATION: 'last day 2026-05-25',
        },
      ],
    ],
  },
  {
    title:
      'the approved total is corrected to 2800万元: the unit no longer applies, it organises, by the same day (case 67)',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-03-31'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      completed('2026-01-15', '2026-01-16'),
      ['2026-04-10', 'development-reform', 'correct', { field: 'approvedTotal', from: '3000000000', to: '2800000000' }],
      ['2026-07-10', 'unit', 'conveneAcceptance', { convenedOn: '2026-07-09' }],
      ['2026-07-10', 'unit', 'passAcceptance', { concludedOn: '2026-07-10' }],
      ['2026-07-15', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-16', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2026-04-10', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2026-05-15', 'ACCEPTANCE_ORGANISATION', '剩余61天', UNIT],
      ['2026-06-15', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-07-08', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2026-07-10', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      [
        '2026-04-10',
        '绿',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-07-15, fell away',
          ACCEPTANCE_ORGANISATION: 'last day 2026-07-15',
        },
      ],
      ['2026-07-15', '绿', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, met 2026-07-10' }],
    ],
  },
  {
    title:
      'an order about the missed self-evaluation is found complied with, and the report itself is still not in: the draft comes then',
    class: 'upper',
    acts: [
      begun('2022-10-10', '2023-08-31'),
      ['2022-12-02', 'unit', 'submitYearEndReport', { year: '2022' }],
      completed('2023-05-10', '2023-05-11'),
      ['2023-06-05', 'unit', 'applyForAcceptance'],
      ['2023-09-20', 'big-data', 'passAcceptance', { concludedOn: '2023-09-20' }],
      ['2023-10-09', 'unit', 'putIntoOperation', { operationOn: '2023-10-01' }],
      ['2023-10-09', 'unit', 'recordArchives'],
      [
        '2025-10-20',
        'big-data',
        'orderRectification',
        { servedOn: '2025-10-20', dueOn: '2025-12-19', about: 'SELF_EVALUATION' },
      ],
      ['2025-11-25', 'unit', 'submitRectification', { order: 1 }],
      ['2025-12-10', 'big-data', 'verifyRectification', { order: 1 }],
      ['2025-12-15', 'unit', 'submitSelfEvaluation'],
    ],
    until: '2026-06-30',
    said: [
      ['2022-11-01', 'YEAR_END_REPORT 2022', '已可办理', UNIT],
      ['2023-05-11', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2024-10-08', 'SELF_EVALUATION', '已可办理', UNIT],
      ['2025-04-11', 'SELF_EVALUATION', '剩余181天', UNIT],
      ['2025-08-08', 'SELF_EVALUATION', '剩余62天', UNIT],
      ['2025-09-25', 'SELF_EVALUATION', '剩余14天', UNIT],
      ['2025-10-09', 'SELF_EVALUATION', '今日到期', UNIT],
      ['2025-10-10', 'SELF_EVALUATION', '逾期1天', `unit handler+head, department handler, ${THE_THREE}`],
      ['2025-10-20', 'RECTIFICATION', '要求限期整改', 'unit handler+leader'],
      [
        '2025-10-24',
        'SELF_EVALUATION',
        '逾期15天',
        `unit handler+head+leader, department handler+leader, ${THE_THREE}`,
      ],
      [
        '2025-11-08',
        'SELF_EVALUATION',
        '逾期30天',
        `unit handler+head+leader, department handler+leader, ${THE_THREE}`,
      ],
      ['2025-11-19', 'RECTIFICATION', '剩余30天', UNIT],
      // Ten working days from 25 November: 9 December; 6 December is a Saturday.
      ['2025-12-05 Fri', 'RECTIFICATION_VERIFICATION', '剩余4天', 'big-data handler'],
      ['2025-12-10', 'RECTIFICATION_VERIFICATION', '已过建议办结日期1天', 'big-data handler+head'],
      [
        '2025-12-08',
        'SELF_EVALUATION',
        '逾期60天',
        `unit handler+head+leader, department handler+leader, ${THE_THREE}`,
      ],
      ['2025-12-10', 'SELF_EVALUATION', '代拟稿待审定', 'development-reform handler'],
    ],
    stands: [
      ['2025-12-09', '红', { RECTIFICATION: 'last day 2025-12-19, awaits 整改报告待核验' }],
      ['2025-12-10', '红', { RECTIFICATION: 'last day 2025-12-19, met 2025-11-25' }],
      [
        '2025-12-15',
        '无',
        { SELF_EVALUATION: 'opens 2024-10-01, last day 2025-10-09, late since 2025-10-10, met 2025-12-15' },
      ],
    ],
  },
  {
    title:
      'an order is missed, a draft is made, and the order proves unfounded: nothing is left of it, no lateness either',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-12-31'),
      ['2026-04-10', 'finance', 'orderRectification', { servedOn: '2026-04-10', dueOn: '2026-04-30' }],
      ['2026-05-11', 'finance', 'withdrawRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-04-10', 'RECTIFICATION', '要求限期整改', 'unit handler+leader'],
      ['2026-04-20', 'RECTIFICATION', '剩余10天', UNIT],
      ['2026-04-27', 'RECTIFICATION', '剩余3天', UNIT],
      ['2026-04-30', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-05-01', 'RECTIFICATION', '逾期1天', 'unit handler+head, development-reform handler, finance handler'],
      // Finance, who ordered, has the draft in place of the reminder.
      ['2026-05-07', 'RECTIFICATION', '逾期7天', 'unit handler+head'],
      ['2026-05-07', 'RECTIFICATION', '代拟稿待审定', 'development-reform handler, finance handler'],
    ],
    stands: [
      ['2026-05-01', '红', { RECTIFICATION: 'last day 2026-04-30, late since 2026-05-01' }],
      ['2026-05-11', '绿', { RECTIFICATION: 'last day 2026-04-30, fell away' }],
    ],
  },
];
