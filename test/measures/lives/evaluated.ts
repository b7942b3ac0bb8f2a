// Article 30: the window of self-evaluation, and what is filed before it opens.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const THE_THREE = 'development-reform handler, finance handler, big-data handler';

export const EVALUATED: readonly LifeTable[] = [
  {
    title:
      'the window opens and closes in National Day holidays, and the self-evaluation comes two months after it closed',
    class: 'upper',
    acts: [
      begun('2022-10-10', '2023-08-31'),
      ['2022-12-02', 'unit', 'submitYearEndReport', { year: '2022' }],
      completed('2023-05-10', '2023-05-11'),
      ['2023-06-05', 'unit', 'applyForAcceptance'],
      ['2023-09-20', 'big-data', 'passAcceptance', { concludedOn: '2023-09-20' }],
      ['2023-10-09', 'unit', 'putIntoOperation', { operationOn: '2023-10-01' }],
      ['2023-10-09', 'unit', 'recordArchives'],
      ['2025-12-15', 'unit', 'submitSelfEvaluation'],
    ],
    until: '2026-06-30',
    said: [
      ['2022-11-01', 'YEAR_END_REPORT 2022', '已可办理', UNIT],
      ['2023-05-11', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      // It opens on 1 October; the holiday lasts to the 7th.
      ['2024-10-08 Tue', 'SELF_EVALUATION', '已可办理', UNIT],
      // Two years end on 1 October 2025; the holiday lasts to the 8th, the last day is the 9th. 12 April is a Saturday, 10 August a
      // Sunday.
      ['2025-04-11 Fri', 'SELF_EVALUATION', '剩余181天', UNIT],
      ['2025-08-08 Fri', 'SELF_EVALUATION', '剩余62天', UNIT],
      ['2025-09-25', 'SELF_EVALUATION', '剩余14天', UNIT],
      ['2025-10-09', 'SELF_EVALUATION', '今日到期', UNIT],
      ['2025-10-10', 'SELF_EVALUATION', '逾期1天', `unit handler+head, department handler, ${THE_THREE}`],
      [
        '2025-10-24',
        'SELF_EVALUATION',
        '逾期15天',
        `unit handler+head+leader, department handler+leader, ${THE_THREE}`,
      ],
      [
        '2025-11-08 Sat',
        'SELF_EVALUATION',
        '逾期30天',
        'unit handler+head+leader, department handler+leader, finance handler, big-data handler',
      ],
      ['2025-11-08', 'SELF_EVALUATION', '代拟稿待审定', 'development-reform handler'],
      [
        '2025-12-08',
        'SELF_EVALUATION',
        '逾期60天',
        `unit handler+head+leader, department handler+leader, ${THE_THREE}`,
      ],
    ],
    stands: [
      ['2024-10-01', '绿', { SELF_EVALUATION: 'opens 2024-10-01, last day 2025-10-09' }],
      ['2025-09-08', '绿'],
      ['2025-09-09', '黄'],
      ['2025-10-10', '红', { SELF_EVALUATION: 'opens 2024-10-01, last day 2025-10-09, late since 2025-10-10' }],
      [
        '2025-12-15',
        '无',
        { SELF_EVALUATION: 'opens 2024-10-01, last day 2025-10-09, late since 2025-10-10, met 2025-12-15' },
      ],
    ],
  },
  {
    title:
      'in use half a year before its acceptance: the window counts from the later day, and the filing is past a date of ours alone',
    class: 'lower',
    acts: [
      begun('2023-03-01', '2023-12-31'),
      ['2023-12-01', 'unit', 'submitYearEndReport', { year: '2023' }],
      // Six months end on Saturday 15 June, the last day is Monday 17 June.
      completed('2023-12-15', '2023-12-18'),
      ['2024-05-20', 'unit', 'conveneAcceptance', { convenedOn: '2024-05-20' }],
      ['2024-06-14', 'unit', 'passAcceptance', { concludedOn: '2024-06-14' }],
      ['2024-06-20', 'unit', 'putIntoOperation', { operationOn: '2023-12-20' }],
      ['2024-06-20', 'unit', 'recordArchives'],
      ['2024-08-12', 'unit', 'fileAcceptanceResult'],
      ['2025-06-14', 'unit', 'submitSelfEvaluation'],
    ],
    until: '2026-12-31',
    said: [
      ['2023-11-01', 'YEAR_END_REPORT 2023', '已可办理', UNIT],
      ['2023-12-18', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2024-04-18', 'ACCEPTANCE_ORGANISATION', '剩余60天', UNIT],
      // 18 May is a Saturday; 10 June is the Dragon Boat holiday, after a weekend.
      ['2024-05-17 Fri', 'ACCEPTANCE_ORGANISATION', '剩余31天', UNIT],
      ['2024-06-07 Fri', 'ACCEPTANCE_ORGANISATION', '剩余10天', UNIT],
      ['2024-06-14', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
      // Fifteen working days: 5 July; 30 June is a Sunday.
      ['2024-06-28 Fri', 'ACCEPTANCE_RESULT_FILING', '剩余7天', UNIT],
      ['2024-07-05', 'ACCEPTANCE_RESULT_FILING', '今日到期', UNIT],
      ['2024-07-06', 'ACCEPTANCE_RESULT_FILING', '已过建议办结日期1天', 'unit handler+head, big-data handler'],
      ['2024-08-06', 'ACCEPTANCE_RESULT_FILING', '已过建议办结日期32天', 'unit handler+head+leader, big-data handler'],
      // Self-evaluated on the first day of the window, a Saturday: that it is open need not be said.
    ],
    stands: [
      ['2024-06-14', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2024-06-17, met 2024-06-14' }],
      ['2024-07-06', '黄', { ACCEPTANCE_RESULT_FILING: 'last day 2024-07-05' }],
      [
        '2024-08-12',
        '绿',
        {
          ACCEPTANCE_RESULT_FILING: 'last day 2024-07-05, met 2024-08-12',
          SELF_EVALUATION: 'opens 2025-06-14, last day 2026-06-15',
        },
      ],
      ['2025-06-14', '无', { SELF_EVALUATION: 'opens 2025-06-14, last day 2026-06-15, met 2025-06-14' }],
    ],
  },
];
