// Cases 25 and 26, O-8: a completion that is not reported, or reported long after it, and what the planned day brings.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const ALL_OF_UNIT = 'unit handler+head+leader';
const NOTICED = 'unit handler+head, development-reform handler, finance handler';
const NOTICED_MONTHLY = 'unit handler+head+leader, development-reform handler, finance handler';

export const DELAYED: readonly LifeTable[] = [
  {
    title: 'a completion is recorded seven months late: what was asked of its delay falls away, one catch-up tells all',
    class: 'upper',
    acts: [
      begun('2024-09-02', '2025-05-30'),
      ['2024-12-10', 'unit', 'submitYearEndReport', { year: '2024' }],
      // Completed ten days before the planned day; half a year on is 20 November 2025.
      completed('2025-05-20', '2025-12-22'),
    ],
    until: '2026-01-31',
    said: [
      ['2024-11-01 Fri', 'YEAR_END_REPORT 2024', '已可办理', UNIT],
      ['2025-05-30 Fri', 'COMPLETION_CONFIRMATION', '今日到期', UNIT],
      ['2025-06-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期31天', ALL_OF_UNIT],
      ['2025-07-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期61天', ALL_OF_UNIT],
      ['2025-08-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期92天', ALL_OF_UNIT],
      ['2025-09-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期123天', ALL_OF_UNIT],
      ['2025-10-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期153天', ALL_OF_UNIT],
      ['2025-11-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期184天', ALL_OF_UNIT],
      // Sixty days past the planned day, and three working days from there.
      ['2025-07-29 Tue', 'SERIOUS_PROBLEM_REPORT', '已可办理', UNIT],
      ['2025-08-01 Fri', 'SERIOUS_PROBLEM_REPORT', '今日到期', UNIT],
      ['2025-08-02', 'SERIOUS_PROBLEM_REPORT', '已过建议办结日期1天', NOTICED],
      ['2025-09-02', 'SERIOUS_PROBLEM_REPORT', '已过建议办结日期32天', NOTICED_MONTHLY],
      ['2025-10-02', 'SERIOUS_PROBLEM_REPORT', '已过建议办结日期62天', NOTICED_MONTHLY],
      ['2025-11-02', 'SERIOUS_PROBLEM_REPORT', '已过建议办结日期93天', NOTICED_MONTHLY],
      ['2025-12-02', 'SERIOUS_PROBLEM_REPORT', '已过建议办结日期123天', NOTICED_MONTHLY],
      // 1 November is a Saturday.
      ['2025-11-03 Mon', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2025-12-16', 'YEAR_END_REPORT 2025', '剩余15天', UNIT],
      [
        '2025-12-22',
        'ACCEPTANCE_APPLICATION',
        '逾期32天',
        'unit handler+head+leader, department handler+leader, development-reform handler, finance handler',
      ],
      // Big-data has the draft in place of the reminder.
      ['2025-12-22', 'ACCEPTANCE_APPLICATION', '代拟稿待审定', 'big-data handler'],
      [
        '2026-01-20',
        'ACCEPTANCE_APPLICATION',
        '逾期61天',
        'unit handler+head+leader, department handler+leader, big-data handler, development-reform handler, finance handler',
      ],
    ],
    stands: [
      ['2025-08-02', '黄', { SERIOUS_PROBLEM_REPORT: 'last day 2025-08-01' }],
      [
        '2025-12-22',
        '红',
        {
          ACCEPTANCE_APPLICATION: 'last day 2025-11-20, late since 2025-11-21',
          SERIOUS_PROBLEM_REPORT: 'last day 2025-08-01, fell away',
          // Completed in May: not in the construction period at the year end (case 49).
          'YEAR_END_REPORT 2025': 'last day 2025-12-31, fell away',
        },
      ],
    ],
  },
  {
    title:
      'the planned day passes: a word each month until the completion is recorded, also after the delay was reported',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-01-31'),
      ['2025-11-10', 'unit', 'submitYearEndReport', { year: '2025' }],
      ['2026-04-07', 'unit', 'reportSeriousProblem', { kind: 'SERIOUS_DELAY', noticedOn: '2026-04-01' }],
      completed('2026-06-10', '2026-06-12'),
      ['2026-11-20', 'unit', 'applyForAcceptance'],
    ],
    until: '2027-02-28',
    said: [
      ['2025-11-03 Mon', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      // The planned day is a Saturday.
      ['2026-01-30 Fri', 'COMPLETION_CONFIRMATION', '剩余1天', UNIT],
      ['2026-02-28', 'COMPLETION_CONFIRMATION', '已过建议办结日期28天', ALL_OF_UNIT],
      ['2026-03-31', 'COMPLETION_CONFIRMATION', '已过建议办结日期59天', ALL_OF_UNIT],
      ['2026-04-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期89天', ALL_OF_UNIT],
      ['2026-05-31', 'COMPLETION_CONFIRMATION', '已过建议办结日期120天', ALL_OF_UNIT],
      ['2026-04-01 Wed', 'SERIOUS_PROBLEM_REPORT', '已可办理', UNIT],
      // 2, 3 and 7 April are the three working days: 4 to 6 are 清明.
      ['2026-04-07 Tue', 'SERIOUS_PROBLEM_REPORT', '今日到期', UNIT],
      ['2026-06-12', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      // Due on 10 December; sixty days before is Sunday 11 October, the Saturday before it is worked.
      ['2026-10-10 Sat', 'ACCEPTANCE_APPLICATION', '剩余61天', UNIT],
      ['2026-11-10', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
    ],
    reads: [
      // Whoever is asked to do it today is not told that it may be done from tomorrow.
      ['2026-01-30', 'COMPLETION_CONFIRMATION', UNIT, 'does not say', '自2026年1月31日（周六）起可以办理'],
    ],
    stands: [
      ['2026-02-01', '黄', { COMPLETION_CONFIRMATION: 'last day 2026-01-31' }],
      ['2026-04-07', '黄', { SERIOUS_PROBLEM_REPORT: 'last day 2026-04-07, met 2026-04-07' }],
      ['2026-06-12', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-12-10' }],
      ['2026-11-20', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-12-10, met 2026-11-20' }],
    ],
  },
  {
    title: 'the delay is reported before it is serious by our count: no report of it is asked for again (L32)',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-01-31'),
      ['2025-11-10', 'unit', 'submitYearEndReport', { year: '2025' }],
      ['2026-03-02', 'unit', 'reportSeriousProblem', { kind: 'SERIOUS_DELAY', noticedOn: '2026-02-27' }],
      completed('2026-05-20', '2026-05-20'),
      ['2026-09-01', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-30', 'COMPLETION_CONFIRMATION', '剩余1天', UNIT],
      ['2026-02-28', 'COMPLETION_CONFIRMATION', '已过建议办结日期28天', ALL_OF_UNIT],
      ['2026-03-31', 'COMPLETION_CONFIRMATION', '已过建议办结日期59天', ALL_OF_UNIT],
      ['2026-04-30', 'COMPLETION_CONFIRMATION', '已过建议办结日期89天', ALL_OF_UNIT],
      ['2026-05-20', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
    ],
    stands: [
      // Three working days from 27 February, Saturday the 28th among them.
      ['2026-03-02', '黄', { SERIOUS_PROBLEM_REPORT: 'last day 2026-03-03, met 2026-03-02' }],
      ['2026-05-20', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-11-20' }],
    ],
  },
  {
    title: 'a loss that was reported is no report of the delay that follows it',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-01-31'),
      ['2025-11-10', 'unit', 'submitYearEndReport', { year: '2025' }],
      ['2026-02-10', 'unit', 'reportSeriousProblem', { kind: 'SERIOUS_INVESTMENT_LOSS', noticedOn: '2026-02-09' }],
      ['2026-04-10', 'unit', 'reportSeriousProblem', { kind: 'SERIOUS_DELAY', noticedOn: '2026-04-01' }],
      completed('2026-04-20', '2026-04-20'),
      ['2026-08-03', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-30', 'COMPLETION_CONFIRMATION', '剩余1天', UNIT],
      ['2026-02-28', 'COMPLETION_CONFIRMATION', '已过建议办结日期28天', ALL_OF_UNIT],
      ['2026-03-31', 'COMPLETION_CONFIRMATION', '已过建议办结日期59天', ALL_OF_UNIT],
      ['2026-04-01', 'SERIOUS_PROBLEM_REPORT', '已可办理', UNIT],
      ['2026-04-07', 'SERIOUS_PROBLEM_REPORT', '今日到期', UNIT],
      ['2026-04-08', 'SERIOUS_PROBLEM_REPORT', '已过建议办结日期1天', NOTICED],
      ['2026-04-20', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
    ],
    stands: [
      ['2026-04-08', '黄'],
      ['2026-04-20', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-10-20' }],
    ],
  },
];
