// Articles 25, 26: what follows upon an adjustment and upon a change that was returned (cases 64, 68).
import { begun } from './beginnings.ts';
import type { LifeTable } from './played.ts';

const UNIT = 'unit handler';
const R = 'development-reform';
const THE_THREE = 'development-reform handler, finance handler, big-data handler';

export const ADJUSTED: readonly LifeTable[] = [
  {
    title: 'adjusted on a Tuesday after 清明 and filed three weeks later: the three hear of it, and nobody is late',
    class: 'lower',
    acts: [
      begun('2026-03-02', '2026-12-31'),
      ['2026-04-07', 'unit', 'adjust'],
      ['2026-04-20', 'unit', 'fileAdjustment'],
    ],
    until: '2026-05-31',
    said: [
      ['2026-04-07 Tue', 'ADJUSTMENT_FILING', '新增应办事项', UNIT],
      // Five working days: 8, 9, 10, 13, 14 April.
      ['2026-04-14 Tue', 'ADJUSTMENT_FILING', '今日到期', UNIT],
      ['2026-04-15 Wed', 'ADJUSTMENT_FILING', '已过建议办结日期1天', `unit handler+head, ${THE_THREE}`],
    ],
    stands: [
      ['2026-04-07', '黄', { ADJUSTMENT_FILING: 'last day 2026-04-14' }],
      ['2026-04-15', '黄', { ADJUSTMENT_FILING: 'last day 2026-04-14' }],
      ['2026-04-20', '绿', { ADJUSTMENT_FILING: 'last day 2026-04-14, met 2026-04-20' }],
    ],
    reads: [
      ['2026-04-15', 'ADJUSTMENT_FILING', UNIT, 'says', '调整仍然有效'],
      ['2026-04-15', 'ADJUSTMENT_FILING', UNIT, 'does not say', '逾期'],
    ],
    told: [
      ['2026-04-07', 'adjust', 'department'],
      ['2026-04-20', 'fileAdjustment', 'development-reform, finance, big-data'],
    ],
  },
  {
    title: 'a change returned without a day, back in time, approved before the answer was due',
    class: 'lower',
    acts: [
      begun('2026-03-02', '2026-12-31'),
      ['2026-05-06', 'unit', 'requestChange'],
      ['2026-05-11', R, 'returnChange'],
      ['2026-05-20', 'unit', 'resubmitChange'],
      ['2026-06-01', R, 'approveChange'],
    ],
    until: '2026-06-30',
    said: [
      // Ten working days after 20 May end on Wednesday, 3 June; three days before is a Sunday.
      ['2026-05-29 Fri', 'CORRECTION_REVIEW', '剩余5天', `${R} handler`],
    ],
    stands: [
      // 12 to 15, 18 to 22 and 25 May.
      ['2026-05-11', '黄', { CORRECTION: 'last day 2026-05-25' }],
      [
        '2026-05-20',
        '黄',
        { CORRECTION: 'last day 2026-05-25, awaits 补正材料待审核', CORRECTION_REVIEW: 'last day 2026-06-03' },
      ],
      [
        '2026-06-01',
        '绿',
        {
          CORRECTION: 'last day 2026-05-25, met 2026-05-20',
          CORRECTION_REVIEW: 'last day 2026-06-03, met 2026-06-01',
        },
      ],
    ],
  },
  {
    title: 'a change returned and then withdrawn: nothing is to be corrected any more',
    class: 'lower',
    acts: [
      begun('2026-03-02', '2026-12-31'),
      ['2026-05-06', 'unit', 'requestChange'],
      ['2026-05-11', R, 'returnChange', { correctBy: '2026-05-29' }],
      ['2026-05-28', 'unit', 'withdrawChange'],
    ],
    until: '2026-06-30',
    said: [['2026-05-26 Tue', 'CORRECTION', '剩余3天', UNIT]],
    stands: [
      ['2026-05-26', '黄', { CORRECTION: 'last day 2026-05-29' }],
      ['2026-05-28', '绿', { CORRECTION: 'last day 2026-05-29, fell away' }],
    ],
  },
  {
    title: 'the schedule alone is moved after the planned day: what counts from it counts anew, and says why',
    class: 'lower',
    acts: [
      begun('2026-03-02', '2026-06-30'),
      [
        '2026-07-06',
        'unit',
        'adjust',
        { content: undefined, items: undefined, contentNeedsAdjusting: false, plannedCompletionOn: '2026-09-30' },
      ],
      ['2026-07-07', 'unit', 'fileAdjustment'],
    ],
    until: '2026-10-01',
    said: [
      ['2026-06-30 Tue', 'COMPLETION_CONFIRMATION', '今日到期', UNIT],
      ['2026-07-06 Mon', 'ADJUSTMENT_FILING', '新增应办事项', UNIT],
      // Of the report of a delay nobody has heard yet.
      ['2026-07-06 Mon', 'COMPLETION_CONFIRMATION', '建议办结日期变更', UNIT],
      ['2026-09-30 Wed', 'COMPLETION_CONFIRMATION', '今日到期', UNIT],
    ],
    stands: [
      ['2026-07-01', '黄', { COMPLETION_CONFIRMATION: 'last day 2026-06-30' }],
      // Sixty days after 30 September is 29 November, a Sunday: 30 November, 1 and 2 December.
      [
        '2026-07-07',
        '绿',
        { COMPLETION_CONFIRMATION: 'last day 2026-09-30', SERIOUS_PROBLEM_REPORT: 'last day 2026-12-02' },
      ],
    ],
    reads: [
      ['2026-07-06', 'COMPLETION_CONFIRMATION', UNIT, 'says', '计划建成日期经自行调整'],
      ['2026-07-06', 'COMPLETION_CONFIRMATION', UNIT, 'does not say', '更正'],
    ],
  },
];
