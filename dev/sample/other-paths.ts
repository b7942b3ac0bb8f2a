// Sample projects off the usual road: out of plan, continued, adjusted, changed, under measures, O&M.
import { addDays, addMonths, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { sampled, UNIT, type ScenarioAct } from '../rehearsal/scenario.ts';
import { annualPlan } from '../rehearsal/scenarios/path.ts';
import type { SampleProject } from './projects.ts';
import { LOWER, stretchesOn, UPPER } from './stretches.ts';

/** Decided by both: proposed by development-reform, confirmed by finance. */
const together = (today: CalendarDate, act: 'suspend' | 'terminate'): ScenarioAct[] => [
  sampled(today, 'development-reform', act),
  { on: today, act, by: 'finance', confirms: true },
];

export function projectsOnOtherPaths(today: CalendarDate): SampleProject[] {
  const { year, listed, lower, upper, budgeted, started, inOperation, completed } = stretchesOn(today);
  const building = started(lower, '930000000', addMonths(today, -4), addMonths(today, 6));
  const failed = [
    sampled(today, 'big-data', 'orderRectification', {
      violation: '未按要求共享法人库数据',
      dueOn: addDays(today, 30),
    }),
    sampled(today, UNIT, 'submitRectification'),
    sampled(today, 'big-data', 'findNotCompliant', { reason: '仍有三类数据未共享' }),
  ];
  return [
    {
      code: 'SAMPLE-14',
      name: '防汛抗旱会商系统',
      unit: 'unit-water',
      estimatedTotal: LOWER,
      acts: [
        sampled(today, UNIT, 'requestOutOfPlan', { amount: '900000000' }),
        sampled(today, 'finance', 'confirmFunding', { source: '年初预留资金' }),
      ],
    },
    {
      code: 'SAMPLE-15',
      name: '老年人助餐服务系统（续建）',
      unit: 'unit-civil-affairs',
      kind: 'CONTINUATION',
      estimatedTotal: LOWER,
      acts: [sampled(today, UNIT, 'recordEarlierApproval')],
    },
    {
      code: 'SAMPLE-16',
      name: '规划管理平台运行维护',
      unit: 'unit-planning',
      kind: 'OM',
      estimatedTotal: '240000000',
      acts: [
        ...budgeted(listed, '240000000'),
        sampled(today, UNIT, 'beginService', { year, startedOn: `${year}-01-01` }),
      ],
    },
    {
      code: 'SAMPLE-17',
      name: '儿童福利信息系统',
      unit: 'unit-civil-affairs',
      estimatedTotal: LOWER,
      acts: [...building, sampled(today, UNIT, 'adjust')],
    },
    {
      code: 'SAMPLE-18',
      name: '自然资源确权登记平台',
      unit: 'unit-planning',
      estimatedTotal: UPPER,
      acts: [
        ...started(upper, '2600000000', addMonths(today, -5), addMonths(today, 7)),
        sampled(today, UNIT, 'requestChange'),
      ],
    },
    {
      code: 'SAMPLE-19',
      name: '水资源调度系统',
      unit: 'unit-water',
      estimatedTotal: LOWER,
      acts: [
        ...building,
        sampled(today, UNIT, 'reportSeriousProblem', {
          kind: 'SERIOUS_INVESTMENT_LOSS',
          description: '机房进水，已购设备受损',
        }),
        ...together(today, 'suspend'),
      ],
    },
    {
      code: 'SAMPLE-20',
      name: '社会组织管理平台',
      unit: 'unit-civil-affairs',
      estimatedTotal: LOWER,
      acts: [
        ...lower,
        ...annualPlan(year, '900000000', [today, today, today, today]).slice(0, 1),
        ...failed,
        sampled(today, 'development-reform', 'deferPlan'),
      ],
    },
    {
      code: 'SAMPLE-21',
      name: '测绘成果汇交系统',
      unit: 'unit-planning',
      estimatedTotal: LOWER,
      acts: [...building, ...failed, ...together(today, 'terminate')],
    },
    {
      code: 'SAMPLE-22',
      name: '农村供水监管系统',
      unit: 'unit-water',
      estimatedTotal: LOWER,
      acts: [
        ...building,
        sampled(today, 'cyberspace', 'orderRectification', {
          violation: '网络安全检查发现三项问题',
          dueOn: addDays(today, 45),
          items: [
            { violation: '弱口令', dueOn: addDays(today, 7) },
            { violation: '日志未留存', dueOn: addDays(today, 20) },
            { violation: '未作等级保护测评' },
          ],
        }),
        sampled(today, UNIT, 'submitRectification', { statement: '已全部改为强口令' }),
        sampled(today, 'cyberspace', 'verifyRectification'),
        sampled(today, UNIT, 'submitRectification', { statement: '已接入日志审计' }),
      ],
    },
    {
      code: 'SAMPLE-23',
      name: '慈善信息公开平台',
      unit: 'unit-civil-affairs',
      estimatedTotal: UPPER,
      acts: [
        ...completed(upper, UPPER, addMonths(today, -14)),
        ...inOperation,
        sampled(today, 'audit', 'requestInformation', { dueOn: addDays(today, 10) }),
      ],
    },
  ];
}
