// Orders and conclusions that enter the system, or are decided on, later than they came about.
import { begun, completed } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const HOLDERS = 'development-reform handler, finance handler';

export const FOUND_LATER: readonly LifeTable[] = [
  {
    title:
      'reported on the last day, found wanting four weeks later: the lateness begins with the finding, and all that rested is said',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-12-31'),
      ['2026-03-02', 'development-reform', 'orderRectification', { servedOn: '2026-03-02', dueOn: '2026-04-01' }],
      ['2026-04-01', 'unit', 'submitRectification', { order: 1 }],
      ['2026-04-28', 'development-reform', 'findNotCompliant', { order: 1 }],
      ['2026-05-06', 'development-reform', 'orderAgain', { order: 1, servedOn: '2026-05-06', dueOn: '2026-06-05' }],
      ['2026-06-03', 'unit', 'submitRectification', { order: 1 }],
      ['2026-06-05', 'development-reform', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-03-02', 'RECTIFICATION', '要求限期整改', 'unit handler+leader'],
      ['2026-03-17', 'RECTIFICATION', '剩余15天', UNIT],
      // 29 March is a Sunday.
      ['2026-03-27 Fri', 'RECTIFICATION', '剩余5天', UNIT],
      ['2026-04-01', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-04-13', 'RECTIFICATION_VERIFICATION', '剩余3天', 'development-reform handler'],
      ['2026-04-17', 'RECTIFICATION_VERIFICATION', '已过建议办结日期1天', 'development-reform handler+head'],
      // The two that hold the measures have the draft in place of the reminder.
      ['2026-04-28', 'RECTIFICATION', '整改后仍不符合要求', 'unit handler+head'],
      ['2026-04-28', 'RECTIFICATION', '代拟稿待审定', HOLDERS],
      ['2026-05-02', 'RECTIFICATION', '整改后仍不符合要求', `unit handler+head+leader, ${HOLDERS}`],
      ['2026-05-21', 'RECTIFICATION', '剩余15天', UNIT],
      ['2026-06-02', 'RECTIFICATION', '剩余3天', UNIT],
    ],
    stands: [
      ['2026-04-27', '黄', { RECTIFICATION: 'last day 2026-04-01, awaits 整改报告待核验' }],
      ['2026-04-28', '红', { RECTIFICATION: 'last day 2026-04-01, late since 2026-04-28' }],
      ['2026-05-06', '黄', { RECTIFICATION: 'last day 2026-06-05, late since 2026-04-28' }],
      ['2026-06-05', '绿', { RECTIFICATION: 'last day 2026-06-05, late since 2026-04-28, met 2026-06-03' }],
    ],
  },
  {
    title: 'an order is entered thirteen days after its service: half of its time is half of the time from its service',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-12-31'),
      ['2026-04-20', 'big-data', 'orderRectification', { servedOn: '2026-04-07', dueOn: '2026-05-07' }],
      ['2026-05-11', 'unit', 'submitRectification', { order: 1 }],
      ['2026-05-12', 'big-data', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-04-20', 'RECTIFICATION', '要求限期整改', 'unit handler+leader'],
      ['2026-04-22', 'RECTIFICATION', '剩余15天', UNIT],
      // 4 May is in the Labour Day holiday.
      ['2026-04-30 Thu', 'RECTIFICATION', '剩余7天', UNIT],
      ['2026-05-07', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-05-08', 'RECTIFICATION', '逾期1天', `unit handler+head, big-data handler, ${HOLDERS}`],
    ],
    stands: [
      ['2026-04-20', '黄', { RECTIFICATION: 'last day 2026-05-07' }],
      ['2026-05-08', '红', { RECTIFICATION: 'last day 2026-05-07, late since 2026-05-08' }],
      ['2026-05-12', '绿', { RECTIFICATION: 'last day 2026-05-07, late since 2026-05-08, met 2026-05-11' }],
    ],
  },
  {
    title:
      'an own acceptance that failed in time is recorded four weeks later: its date confirmed, article 28 is met, and it is done again',
    class: 'lower',
    acts: [
      begun('2025-03-03', '2026-06-30'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      completed('2026-01-15', '2026-01-16'),
      ['2026-07-20', 'unit', 'conveneAcceptance', { convenedOn: '2026-06-20' }],
      // Twenty working days after its own date.
      ['2026-07-20', 'unit', 'failAcceptance', { concludedOn: '2026-06-22', reapplyOn: '2026-09-21' }],
      ['2026-07-24', 'big-data', 'confirmConclusionDate', { confirmed: true }],
      ['2026-09-10', 'unit', 'reapplyForAcceptance', { convenedOn: '2026-09-10' }],
      ['2026-09-15', 'unit', 'passAcceptance', { concludedOn: '2026-09-15' }],
      ['2026-09-18', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-16', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2026-05-15', 'ACCEPTANCE_ORGANISATION', '剩余61天', UNIT],
      ['2026-06-15', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-07-08', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      ['2026-07-15', 'ACCEPTANCE_ORGANISATION', '今日到期', UNIT],
      ['2026-07-16', 'ACCEPTANCE_ORGANISATION', '逾期1天', 'unit handler+head, department handler, big-data handler'],
      ['2026-07-20', 'ACCEPTANCE_REAPPLICATION', '新增应办事项', UNIT],
      // 6 September is a Sunday.
      ['2026-09-04 Fri', 'ACCEPTANCE_REAPPLICATION', '剩余17天', UNIT],
      ['2026-09-15', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      ['2026-07-16', '红', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, late since 2026-07-16' }],
      ['2026-07-20', '黄'],
      [
        '2026-07-24',
        '绿',
        {
          ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, met 2026-06-22',
          ACCEPTANCE_REAPPLICATION: 'last day 2026-09-21',
        },
      ],
      ['2026-09-10', '无', { ACCEPTANCE_REAPPLICATION: 'last day 2026-09-21, met 2026-09-10' }],
    ],
  },
  {
    title: 'reported on in time, found wanting twice: late since the first finding, a draft for each',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-12-31'),
      ['2026-03-02', 'big-data', 'orderRectification', { servedOn: '2026-03-02', dueOn: '2026-04-01' }],
      ['2026-03-31', 'unit', 'submitRectification', { order: 1 }],
      ['2026-04-10', 'big-data', 'findNotCompliant', { order: 1 }],
      ['2026-04-20', 'unit', 'submitRectification', { order: 1 }],
      ['2026-05-06', 'big-data', 'findNotCompliant', { order: 1 }],
      ['2026-05-15', 'unit', 'submitRectification', { order: 1 }],
      ['2026-05-18', 'big-data', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-03-02', 'RECTIFICATION', '要求限期整改', 'unit handler+leader'],
      ['2026-03-17', 'RECTIFICATION', '剩余15天', UNIT],
      ['2026-03-27', 'RECTIFICATION', '剩余5天', UNIT],
      // To be examined by 15 April; 12 April is a Sunday.
      ['2026-04-10 Fri', 'RECTIFICATION_VERIFICATION', '剩余5天', 'big-data handler'],
      ['2026-04-10', 'RECTIFICATION', '整改后仍不符合要求', 'unit handler+head, big-data handler'],
      ['2026-04-10', 'RECTIFICATION', '代拟稿待审定', HOLDERS],
      // Of the second report, by 7 May; 4 May is in the Labour Day holiday.
      ['2026-04-30 Thu', 'RECTIFICATION_VERIFICATION', '剩余7天', 'big-data handler'],
      // The word of 2 May rested.
      ['2026-05-06', 'RECTIFICATION', '整改后仍不符合要求', 'unit handler+head+leader, big-data handler'],
      ['2026-05-06', 'RECTIFICATION', '代拟稿待审定', HOLDERS],
    ],
    stands: [
      ['2026-04-10', '红', { RECTIFICATION: 'last day 2026-04-01, late since 2026-04-10' }],
      ['2026-04-20', '黄', { RECTIFICATION: 'last day 2026-04-01, late since 2026-04-10, awaits 整改报告待核验' }],
      ['2026-05-06', '红', { RECTIFICATION: 'last day 2026-04-01, late since 2026-04-10' }],
      ['2026-05-18', '绿', { RECTIFICATION: 'last day 2026-04-01, late since 2026-04-10, met 2026-05-15' }],
    ],
  },
  {
    title:
      'an opinion under article 37 is reported on in time and found wanting after the date: all are told, nobody has a draft',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-12-31'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      [
        '2026-03-11',
        'cyberspace',
        'orderRectification',
        { ground: 'ART37', servedOn: '2026-03-11', dueOn: '2026-04-10' },
      ],
      ['2026-04-09', 'unit', 'submitRectification', { order: 1 }],
      ['2026-04-20', 'cyberspace', 'findNotCompliant', { order: 1 }],
      ['2026-05-18', 'unit', 'submitRectification', { order: 1 }],
      ['2026-05-20', 'cyberspace', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-03-11', 'RECTIFICATION', '提出整改意见', 'unit handler+leader'],
      ['2026-03-26', 'RECTIFICATION', '剩余15天', UNIT],
      ['2026-04-07', 'RECTIFICATION', '剩余3天', UNIT],
      ['2026-04-20', 'RECTIFICATION_VERIFICATION', '剩余3天', 'cyberspace handler'],
      ['2026-04-20', 'RECTIFICATION', '整改后仍不符合要求', `unit handler+head, cyberspace handler, ${HOLDERS}`],
      ['2026-05-11', 'RECTIFICATION', '整改后仍不符合要求', `unit handler+head+leader, cyberspace handler, ${HOLDERS}`],
    ],
    stands: [
      ['2026-04-11', '黄', { RECTIFICATION: 'last day 2026-04-10, awaits 整改报告待核验' }],
      ['2026-04-20', '红', { RECTIFICATION: 'last day 2026-04-10, late since 2026-04-20' }],
      ['2026-05-20', '绿', { RECTIFICATION: 'last day 2026-04-10, late since 2026-04-20, met 2026-05-18' }],
    ],
  },
  {
    title:
      'development-reform proposes an order under article 24 and finance is silent, then declines: a date of ours, told to finance alone',
    class: 'upper',
    acts: [
      begun('2026-01-05', '2026-12-31'),
      // One half of a joint act: no order yet.
      [
        '2026-03-16',
        'development-reform',
        'orderRectification',
        { ground: 'ART24', servedOn: '2026-03-16', dueOn: '2026-04-15' },
      ],
      ['2026-05-11', 'finance', 'declineProposal', { reason: '损失尚未核定' }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-03-27', 'PROPOSAL_ANSWER', '剩余3天', 'finance handler'],
      ['2026-03-31', 'PROPOSAL_ANSWER', '已过建议办结日期1天', 'finance handler+head'],
      ['2026-04-30', 'PROPOSAL_ANSWER', '已过建议办结日期31天', 'finance handler+head+leader'],
    ],
    stands: [
      ['2026-03-31', '黄', { PROPOSAL_ANSWER: 'last day 2026-03-30', RECTIFICATION: 'none' }],
      ['2026-05-11', '绿', { PROPOSAL_ANSWER: 'last day 2026-03-30, met 2026-05-11' }],
    ],
  },
];
