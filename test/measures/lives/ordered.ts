// Articles 24, 35, 37: orders of rectification, reported on in time or late, found wanting, given again, moved.
import { begun } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const SERVED = 'unit handler+leader';
/** Who holds the measures of article 35, whoever ordered. */
const HOLDERS = 'development-reform handler, finance handler';
const BUILDING = begun('2026-01-05', '2026-12-31');

export const ORDERED: readonly LifeTable[] = [
  {
    title:
      'a report is in before the date and the bureau lets it lie: the unit hears once a month that it waits, the bureau that it is late',
    class: 'upper',
    acts: [
      BUILDING,
      ['2026-03-02', 'cryptography', 'orderRectification', { servedOn: '2026-03-02', dueOn: '2026-04-01' }],
      ['2026-03-26', 'unit', 'submitRectification', { order: 1 }],
      ['2026-05-12', 'cryptography', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-03-02', 'RECTIFICATION', '要求限期整改', SERVED],
      ['2026-03-17', 'RECTIFICATION', '剩余15天', UNIT],
      // Ten working days from 26 March: 10 April, over 清明.
      ['2026-04-07', 'RECTIFICATION_VERIFICATION', '剩余3天', 'cryptography handler'],
      ['2026-04-11', 'RECTIFICATION_VERIFICATION', '已过建议办结日期1天', 'cryptography handler+head'],
      ['2026-04-25', 'RECTIFICATION_VERIFICATION', '已过建议办结日期15天', 'cryptography handler+head+leader'],
      ['2026-05-11', 'RECTIFICATION_VERIFICATION', '已过建议办结日期31天', 'cryptography handler+head+leader'],
      ['2026-05-01', 'RECTIFICATION', '整改报告待核验', UNIT],
    ],
    stands: [
      ['2026-04-02', '黄', { RECTIFICATION: 'last day 2026-04-01, awaits 整改报告待核验' }],
      ['2026-04-11', '黄', { RECTIFICATION_VERIFICATION: 'last day 2026-04-10' }],
      ['2026-05-12', '绿', { RECTIFICATION: 'last day 2026-04-01, met 2026-03-26' }],
    ],
  },
  {
    title:
      'found wanting before the date and left so: the draft on the day after the date; ordered again, it is met; who is told what',
    class: 'upper',
    acts: [
      BUILDING,
      ['2026-03-02', 'cryptography', 'orderRectification', { servedOn: '2026-03-02', dueOn: '2026-06-30' }],
      ['2026-03-20', 'unit', 'submitRectification', { order: 1 }],
      ['2026-03-25', 'cryptography', 'findNotCompliant', { order: 1 }],
      ['2026-07-10', 'cryptography', 'orderAgain', { order: 1, servedOn: '2026-07-10', dueOn: '2026-08-11' }],
      ['2026-08-10', 'unit', 'submitRectification', { order: 1 }],
      ['2026-08-13', 'cryptography', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-03-02', 'RECTIFICATION', '要求限期整改', SERVED],
      // Half of 120 days is Labour Day.
      ['2026-04-30 Thu', 'RECTIFICATION', '剩余61天', UNIT],
      ['2026-06-26 Fri', 'RECTIFICATION', '剩余4天', UNIT],
      ['2026-06-30', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-07-01', 'RECTIFICATION', '整改后仍不符合要求', 'unit handler+head, cryptography handler'],
      ['2026-07-01', 'RECTIFICATION', '代拟稿待审定', HOLDERS],
      ['2026-07-07', 'RECTIFICATION', '整改后仍不符合要求', 'unit handler+head, cryptography handler'],
      // Of the new date, from its own service: half of 32 days is Sunday 26 July.
      ['2026-07-24 Fri', 'RECTIFICATION', '剩余18天', UNIT],
      ['2026-08-07 Fri', 'RECTIFICATION', '剩余4天', UNIT],
    ],
    reads: [
      // It was found on 25 March, whatever the draft waited for.
      ['2026-07-01', 'RECTIFICATION', 'finance handler', 'says', '2026年3月25日（周三）核验认定'],
      ['2026-07-01', 'RECTIFICATION', 'finance handler', 'does not say', '（自2026年7月1日（周三）起）'],
      ['2026-07-01', 'RECTIFICATION', 'finance handler', 'does not say', '逾期1天'],
      // The date has passed.
      ['2026-07-01', 'RECTIFICATION', UNIT, 'does not say', '整改期限以内可以再次提交'],
    ],
    stands: [
      ['2026-03-25', '绿', { RECTIFICATION: 'last day 2026-06-30' }],
      ['2026-05-31', '黄'],
      ['2026-07-01', '红', { RECTIFICATION: 'last day 2026-06-30, late since 2026-07-01' }],
      ['2026-07-10', '绿', { RECTIFICATION: 'last day 2026-08-11, late since 2026-07-01' }],
      ['2026-08-13', '绿', { RECTIFICATION: 'last day 2026-08-11, late since 2026-07-01, met 2026-08-10' }],
    ],
    told: [
      // The unit hears of the order by its service.
      ['2026-03-02', 'orderRectification', 'department, development-reform, finance'],
      ['2026-03-20', 'submitRectification', 'cryptography'],
      ['2026-03-25', 'findNotCompliant', 'unit, department, development-reform, finance'],
      ['2026-07-10', 'orderAgain', 'unit, department, development-reform, finance'],
      ['2026-08-10', 'submitRectification', 'cryptography'],
      ['2026-08-13', 'verifyRectification', 'unit, department'],
    ],
  },
  {
    title: 'missed, reported on late and found wanting: a draft for either limb of article 35',
    class: 'upper',
    acts: [
      BUILDING,
      ['2026-04-10', 'big-data', 'orderRectification', { servedOn: '2026-04-10', dueOn: '2026-04-30' }],
      ['2026-05-08', 'unit', 'submitRectification', { order: 1 }],
      ['2026-05-20', 'big-data', 'findNotCompliant', { order: 1 }],
      ['2026-06-05', 'unit', 'submitRectification', { order: 1 }],
      ['2026-06-10', 'big-data', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-04-10', 'RECTIFICATION', '要求限期整改', SERVED],
      ['2026-04-20', 'RECTIFICATION', '剩余10天', UNIT],
      ['2026-04-27', 'RECTIFICATION', '剩余3天', UNIT],
      ['2026-04-30', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-05-01 Fri', 'RECTIFICATION', '逾期1天', `unit handler+head, big-data handler, ${HOLDERS}`],
      ['2026-05-07', 'RECTIFICATION', '逾期7天', 'unit handler+head, big-data handler'],
      ['2026-05-07', 'RECTIFICATION', '代拟稿待审定', HOLDERS],
      // Ten working days from 8 May, the 9th among them: 21 May.
      ['2026-05-18', 'RECTIFICATION_VERIFICATION', '剩余3天', 'big-data handler'],
      ['2026-05-20', 'RECTIFICATION', '代拟稿待审定', HOLDERS],
      ['2026-06-01', 'RECTIFICATION', '整改后仍不符合要求', `unit handler+head+leader, big-data handler, ${HOLDERS}`],
    ],
    stands: [
      ['2026-05-01', '红', { RECTIFICATION: 'last day 2026-04-30, late since 2026-05-01' }],
      ['2026-05-08', '黄', { RECTIFICATION: 'last day 2026-04-30, late since 2026-05-01, awaits 整改报告待核验' }],
      ['2026-05-20', '红', { RECTIFICATION: 'last day 2026-04-30, late since 2026-05-01' }],
      ['2026-06-10', '绿', { RECTIFICATION: 'last day 2026-04-30, late since 2026-05-01, met 2026-06-05' }],
    ],
  },
  {
    title:
      'a loss is reported, and two bureaus order together under article 24: no draft, and either of them may find it put right',
    class: 'upper',
    acts: [
      BUILDING,
      // Six working days after it was noticed: past our three, and told to nobody, for it is in.
      ['2026-03-10', 'unit', 'reportSeriousProblem', { kind: 'SERIOUS_INVESTMENT_LOSS', noticedOn: '2026-03-02' }],
      [
        '2026-03-16',
        'development-reform+finance',
        'orderRectification',
        { ground: 'ART24', servedOn: '2026-03-16', dueOn: '2026-04-15' },
      ],
      ['2026-05-20', 'unit', 'submitRectification', { order: 1 }],
      ['2026-06-08', 'finance', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-03-16', 'RECTIFICATION', '督促整改', SERVED],
      ['2026-03-31', 'RECTIFICATION', '剩余15天', UNIT],
      // 12 April is a Sunday.
      ['2026-04-10 Fri', 'RECTIFICATION', '剩余5天', UNIT],
      ['2026-04-15', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-04-16', 'RECTIFICATION', '逾期1天', `unit handler+head, ${HOLDERS}`],
      ['2026-04-22', 'RECTIFICATION', '逾期7天', `unit handler+head, ${HOLDERS}`],
      ['2026-05-16', 'RECTIFICATION', '逾期31天', `unit handler+head+leader, ${HOLDERS}`],
      // Article 24: 市发展改革委会同市财政局; both ordered, both owe the finding, which either may make. 31 May is a Sunday.
      ['2026-05-29 Fri', 'RECTIFICATION_VERIFICATION', '剩余5天', 'development-reform handler'],
      ['2026-05-29 Fri', 'RECTIFICATION_VERIFICATION', '剩余5天', 'finance handler'],
      ['2026-06-04', 'RECTIFICATION_VERIFICATION', '已过建议办结日期1天', 'development-reform handler+head'],
      ['2026-06-04', 'RECTIFICATION_VERIFICATION', '已过建议办结日期1天', 'finance handler+head'],
    ],
    stands: [
      ['2026-03-10', '绿', { SERIOUS_PROBLEM_REPORT: 'last day 2026-03-05, met 2026-03-10' }],
      ['2026-04-16', '红', { RECTIFICATION: 'last day 2026-04-15, late since 2026-04-16' }],
      ['2026-05-20', '黄', { RECTIFICATION: 'last day 2026-04-15, late since 2026-04-16, awaits 整改报告待核验' }],
      ['2026-06-08', '绿', { RECTIFICATION: 'last day 2026-04-15, late since 2026-04-16, met 2026-05-20' }],
    ],
  },
  {
    title:
      'two orders at once, one reported on its last day, the other missed and then given more time: clocks of their own (case 71)',
    class: 'upper',
    acts: [
      begun('2025-03-03', '2026-12-31'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      ['2026-03-09', 'cyberspace', 'orderRectification', { servedOn: '2026-03-09', dueOn: '2026-04-08' }],
      ['2026-03-11', 'finance', 'orderRectification', { ground: 'ART37', servedOn: '2026-03-11', dueOn: '2026-04-30' }],
      ['2026-04-08', 'unit', 'submitRectification', { order: 1 }],
      ['2026-04-10', 'cyberspace', 'verifyRectification', { order: 1 }],
      ['2026-05-08', 'finance', 'changeRectificationDate', { order: 2, dueOn: '2026-06-11' }],
      ['2026-06-11', 'unit', 'submitRectification', { order: 2 }],
      ['2026-06-15', 'finance', 'verifyRectification', { order: 2 }],
    ],
    until: '2026-09-30',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-03-09', 'RECTIFICATION', '要求限期整改', SERVED],
      ['2026-03-11', 'RECTIFICATION', '提出整改意见', SERVED],
      ['2026-03-24', 'RECTIFICATION', '剩余15天', UNIT],
      // Three days before the first date, and half of the fifty days of the second, are 5 April: 清明.
      ['2026-04-03 Fri', 'RECTIFICATION', '剩余5天', UNIT],
      ['2026-04-03 Fri', 'RECTIFICATION', '剩余27天', UNIT],
      ['2026-04-08', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-04-27', 'RECTIFICATION', '剩余3天', UNIT],
      ['2026-04-30', 'RECTIFICATION', '今日到期', UNIT],
      ['2026-05-01', 'RECTIFICATION', '逾期1天', `unit handler+head, ${HOLDERS}`],
      // Article 37 has no clause of sanctions: no draft.
      ['2026-05-07', 'RECTIFICATION', '逾期7天', `unit handler+head, ${HOLDERS}`],
      ['2026-06-08', 'RECTIFICATION', '剩余3天', UNIT],
      ['2026-06-11', 'RECTIFICATION', '今日到期', UNIT],
    ],
    stands: [
      [
        '2026-04-10',
        '黄',
        { 'RECTIFICATION #1': 'last day 2026-04-08, met 2026-04-08', 'RECTIFICATION #2': 'last day 2026-04-30' },
      ],
      ['2026-05-01', '红', { 'RECTIFICATION #2': 'last day 2026-04-30, late since 2026-05-01' }],
      ['2026-05-08', '绿', { 'RECTIFICATION #2': 'last day 2026-06-11, late since 2026-05-01' }],
      ['2026-06-15', '绿', { 'RECTIFICATION #2': 'last day 2026-06-11, late since 2026-05-01, met 2026-06-11' }],
    ],
  },
  {
    title: 'given more time before the date, reported on in it, verified weeks after it: nothing of it is late',
    class: 'upper',
    acts: [
      BUILDING,
      ['2026-05-11', 'development-reform', 'orderRectification', { servedOn: '2026-05-11', dueOn: '2026-06-10' }],
      ['2026-06-08', 'development-reform', 'changeRectificationDate', { order: 1, dueOn: '2026-06-30' }],
      ['2026-06-29', 'unit', 'submitRectification', { order: 1 }],
      ['2026-07-20', 'development-reform', 'verifyRectification', { order: 1 }],
    ],
    until: '2026-09-30',
    said: [
      ['2026-05-11', 'RECTIFICATION', '要求限期整改', SERVED],
      ['2026-05-26', 'RECTIFICATION', '剩余15天', UNIT],
      ['2026-06-05 Fri', 'RECTIFICATION', '剩余5天', UNIT],
      ['2026-06-26 Fri', 'RECTIFICATION', '剩余4天', UNIT],
      ['2026-07-10', 'RECTIFICATION_VERIFICATION', '剩余3天', 'development-reform handler'],
      ['2026-07-14', 'RECTIFICATION_VERIFICATION', '已过建议办结日期1天', 'development-reform handler+head'],
    ],
    stands: [
      ['2026-06-08', '黄', { RECTIFICATION: 'last day 2026-06-30' }],
      ['2026-07-01', '黄', { RECTIFICATION: 'last day 2026-06-30, awaits 整改报告待核验' }],
      ['2026-07-20', '绿', { RECTIFICATION: 'last day 2026-06-30, met 2026-06-29' }],
    ],
  },
];
