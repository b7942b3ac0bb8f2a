// Article 28, para 2, further: a day granted that is a rest day or is missed again, an application while the request still
// waits, and an answer that comes when nothing rests any more.
import { begun, completed } from './beginnings.ts';
import type { ActRow, LifeTable } from './played.ts';

const UNIT = 'unit handler';
const FROM_1 = 'unit handler+head, department handler, big-data handler';
const AT_30 = 'unit handler+head+leader, department handler+leader, development-reform handler, finance handler';
const MONTHLY = `${AT_30}, big-data handler`;

/** Of 15 October 2025: Wednesday 15 April 2026. */
const OF_OCTOBER: ActRow[] = [begun('2025-01-06', '2025-12-31'), completed('2025-10-15', '2025-10-15')];
const SAID_BEFORE: LifeTable['said'] = [
  ['2025-10-15', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
  ['2026-02-14', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
  ['2026-03-16', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
];

export const UNANSWERED: readonly LifeTable[] = [
  {
    title: 'granted to a Sunday: the day stays as it was set (case 21), the last word comes on the Friday before',
    class: 'upper',
    acts: [
      ...OF_OCTOBER,
      ['2026-03-20', 'unit', 'requestExtension', { until: '2026-06-28' }],
      ['2026-03-25', 'big-data', 'grantExtension', { until: '2026-06-28' }],
      ['2026-06-29', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ...SAID_BEFORE,
      ['2026-04-29', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-05-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      // 21 June is in the Dragon Boat holiday (19 to 21).
      ['2026-06-18 Thu', 'ACCEPTANCE_APPLICATION', '剩余10天', UNIT],
      ['2026-06-26 Fri', 'ACCEPTANCE_APPLICATION', '剩余2天', UNIT],
      ['2026-06-29 Mon', 'ACCEPTANCE_APPLICATION', '逾期1天', FROM_1],
    ],
    stands: [
      ['2026-03-25', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-06-28' }],
      ['2026-06-28 Sun', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-06-28' }],
      ['2026-06-29', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-06-28, late since 2026-06-29, met 2026-06-29' }],
    ],
  },
  {
    title:
      'applied for after the date while the request of before it still waits: the silence is the bureau’s, nobody was late',
    class: 'upper',
    acts: [
      begun('2025-01-06', '2025-12-31'),
      completed('2025-08-15', '2025-08-18'),
      ['2026-02-10', 'unit', 'requestExtension', { until: '2026-04-30' }],
      ['2026-03-20', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-08-18', 'ACCEPTANCE_APPLICATION', '新增应办事项', UNIT],
      ['2025-12-26', 'ACCEPTANCE_APPLICATION', '剩余60天', UNIT],
      ['2026-01-23', 'ACCEPTANCE_APPLICATION', '剩余32天', UNIT],
      ['2026-02-14', 'ACCEPTANCE_APPLICATION', '剩余10天', UNIT],
      ['2026-02-24', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-02-27', 'EXTENSION_DECISION', '剩余3天', 'big-data handler'],
      ['2026-03-03', 'EXTENSION_DECISION', '已过建议办结日期1天', 'big-data handler+head'],
      ['2026-03-17', 'EXTENSION_DECISION', '已过建议办结日期15天', 'big-data handler+head+leader'],
    ],
    stands: [
      // There is nothing left to extend.
      [
        '2026-03-20',
        '无',
        {
          ACCEPTANCE_APPLICATION: 'last day 2026-02-24, met 2026-03-20',
          EXTENSION_DECISION: 'last day 2026-03-02, fell away',
        },
      ],
    ],
  },
  {
    title:
      'the request lapses on the day it asked for, and is refused when the unit is reminded again already: nothing is said twice',
    class: 'upper',
    acts: [
      ...OF_OCTOBER,
      ['2026-04-10', 'unit', 'requestExtension', { until: '2026-05-15' }],
      ['2026-05-20', 'big-data', 'refuseExtension'],
      ['2026-06-16', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ...SAID_BEFORE,
      ['2026-04-08', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-04-15', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-04-21', 'EXTENSION_DECISION', '剩余3天', 'big-data handler'],
      ['2026-04-25', 'EXTENSION_DECISION', '已过建议办结日期1天', 'big-data handler+head'],
      ['2026-05-09', 'EXTENSION_DECISION', '已过建议办结日期15天', 'big-data handler+head+leader'],
      ['2026-05-15', 'ACCEPTANCE_APPLICATION', '延期申请待审批', UNIT],
      ['2026-05-16 Sat', 'ACCEPTANCE_APPLICATION', '逾期31天', AT_30],
      ['2026-05-16', 'ACCEPTANCE_APPLICATION', '代拟稿待审定', 'big-data handler'],
      ['2026-06-15', 'ACCEPTANCE_APPLICATION', '逾期61天', MONTHLY],
    ],
    stands: [
      ['2026-05-15', '黄', { ACCEPTANCE_APPLICATION: 'last day 2026-04-15, awaits 延期申请待审批 until 2026-05-15' }],
      ['2026-05-16', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-04-15, late since 2026-04-16' }],
      ['2026-05-20', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-04-15, late since 2026-04-16' }],
      ['2026-06-16', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-04-15, late since 2026-04-16, met 2026-06-16' }],
    ],
  },
  {
    title:
      'granted in time, and the new day missed as well: the ladder, the department and the draft are of the extended date',
    class: 'upper',
    acts: [
      ...OF_OCTOBER,
      ['2026-04-01', 'unit', 'requestExtension', { until: '2026-05-29' }],
      // The word of the old date has gone out this morning.
      ['2026-04-08', 'big-data', 'grantExtension', { until: '2026-05-29' }],
      ['2026-08-03', 'unit', 'applyForAcceptance'],
    ],
    until: '2026-12-31',
    said: [
      ...SAID_BEFORE,
      ['2026-04-08', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-04-29', 'ACCEPTANCE_APPLICATION', '剩余30天', UNIT],
      ['2026-05-22', 'ACCEPTANCE_APPLICATION', '剩余7天', UNIT],
      ['2026-05-29', 'ACCEPTANCE_APPLICATION', '今日到期', UNIT],
      ['2026-05-30', 'ACCEPTANCE_APPLICATION', '逾期1天', FROM_1],
      [
        '2026-06-13',
        'ACCEPTANCE_APPLICATION',
        '逾期15天',
        'unit handler+head+leader, department handler+leader, big-data handler',
      ],
      ['2026-06-28', 'ACCEPTANCE_APPLICATION', '逾期30天', AT_30],
      ['2026-06-28', 'ACCEPTANCE_APPLICATION', '代拟稿待审定', 'big-data handler'],
      ['2026-07-28', 'ACCEPTANCE_APPLICATION', '逾期60天', MONTHLY],
    ],
    stands: [
      ['2026-04-16', '绿', { ACCEPTANCE_APPLICATION: 'last day 2026-05-29' }],
      ['2026-05-30', '红', { ACCEPTANCE_APPLICATION: 'last day 2026-05-29, late since 2026-05-30' }],
      ['2026-08-03', '无', { ACCEPTANCE_APPLICATION: 'last day 2026-05-29, late since 2026-05-30, met 2026-08-03' }],
    ],
  },
  {
    title: 'an own acceptance is convened, and runs past its date by an extension asked for meanwhile (case 34)',
    class: 'lower',
    acts: [
      begun('2025-03-03', '2026-06-30'),
      ['2025-11-20', 'unit', 'submitYearEndReport', { year: '2025' }],
      completed('2026-01-15', '2026-01-16'),
      ['2026-07-06', 'unit', 'conveneAcceptance', { convenedOn: '2026-07-05' }],
      ['2026-07-08', 'unit', 'requestExtension', { until: '2026-08-31' }],
      ['2026-07-10', 'big-data', 'grantExtension', { until: '2026-08-31' }],
      ['2026-08-20', 'unit', 'passAcceptance', { concludedOn: '2026-08-20' }],
      ['2026-08-25', 'unit', 'fileAcceptanceResult'],
    ],
    until: '2026-12-31',
    said: [
      ['2025-11-03', 'YEAR_END_REPORT 2025', '已可办理', UNIT],
      ['2026-01-16', 'ACCEPTANCE_ORGANISATION', '新增应办事项', UNIT],
      ['2026-05-15', 'ACCEPTANCE_ORGANISATION', '剩余61天', UNIT],
      ['2026-06-15', 'ACCEPTANCE_ORGANISATION', '剩余30天', UNIT],
      ['2026-07-08', 'ACCEPTANCE_ORGANISATION', '剩余7天', UNIT],
      // 1 August is a Saturday.
      ['2026-07-31 Fri', 'ACCEPTANCE_ORGANISATION', '剩余31天', UNIT],
      ['2026-08-20', 'ACCEPTANCE_RESULT_FILING', '新增应办事项', UNIT],
    ],
    stands: [
      ['2026-07-08', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-07-15, awaits 延期申请待审批 until 2026-08-31' }],
      ['2026-07-10', '绿', { ACCEPTANCE_ORGANISATION: 'last day 2026-08-31' }],
      ['2026-08-20', '黄', { ACCEPTANCE_ORGANISATION: 'last day 2026-08-31, met 2026-08-20' }],
    ],
  },
];
