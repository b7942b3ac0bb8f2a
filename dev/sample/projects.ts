// Believable projects, each brought as far as its name says. Everything is received today; only events outside lie in the
// past.
import { addMonths, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { ProjectKind } from '../../measures/vocabulary.ts';
import { sampled, type ScenarioAct } from '../rehearsal/scenario.ts';
import { annualPlan, submitted } from '../rehearsal/scenarios/path.ts';
import { projectsOnOtherPaths } from './other-paths.ts';
import { LOWER, stretchesOn, UPPER } from './stretches.ts';

export interface SampleProject {
  code: string;
  name: string;
  unit: string;
  /** 新建 if left out. */
  kind?: ProjectKind;
  estimatedTotal: string;
  acts: readonly ScenarioAct[];
}

/** Every act on `today`. */
export function sampleProjects(today: CalendarDate): SampleProject[] {
  const { year, listed, lower, upper, started, completed, dueIn, order, asked, inOperation } = stretchesOn(today);
  return [
    { code: 'SAMPLE-01', name: '社会救助信息核对系统', unit: 'unit-civil-affairs', estimatedTotal: LOWER, acts: [] },
    {
      code: 'SAMPLE-02',
      name: '不动产登记数据治理',
      unit: 'unit-planning',
      estimatedTotal: LOWER,
      acts: listed.slice(0, 1),
    },
    { code: 'SAMPLE-03', name: '智慧水利监测平台', unit: 'unit-water', estimatedTotal: UPPER, acts: listed },
    {
      code: 'SAMPLE-04',
      name: '养老服务信息平台',
      unit: 'unit-civil-affairs',
      estimatedTotal: LOWER,
      acts: [...listed, submitted('combined', today), sampled(today, 'development-reform', 'returnForCorrection')],
    },
    {
      code: 'SAMPLE-05',
      name: '公共资源交易监管平台',
      unit: 'unit-planning',
      estimatedTotal: UPPER,
      acts: [...listed, submitted('feasibility', today)],
    },
    { code: 'SAMPLE-06', name: '河长制综合管理系统', unit: 'unit-water', estimatedTotal: LOWER, acts: lower },
    {
      code: 'SAMPLE-07',
      name: '殡葬服务管理系统',
      unit: 'unit-civil-affairs',
      estimatedTotal: LOWER,
      acts: [...lower, ...annualPlan(year, '900000000', [today, today, today, today]).slice(0, 2)],
    },
    {
      code: 'SAMPLE-08',
      name: '国土空间基础信息平台',
      unit: 'unit-planning',
      estimatedTotal: UPPER,
      acts: started(upper, '2600000000', addMonths(today, -5), addMonths(today, 9)),
    },
    {
      code: 'SAMPLE-09',
      name: '水库安全预警系统',
      unit: 'unit-water',
      estimatedTotal: LOWER,
      acts: [...started(lower, '930000000', addMonths(today, -7), addMonths(today, 2)), order],
    },
    {
      code: 'SAMPLE-10',
      name: '婚姻登记档案数字化',
      unit: 'unit-civil-affairs',
      estimatedTotal: LOWER,
      acts: completed(lower, LOWER, dueIn(12)),
    },
    {
      code: 'SAMPLE-11',
      name: '地质灾害防治指挥平台',
      unit: 'unit-planning',
      estimatedTotal: UPPER,
      acts: completed(upper, UPPER, dueIn(-9)),
    },
    {
      code: 'SAMPLE-12',
      name: '取用水监管平台',
      unit: 'unit-water',
      estimatedTotal: LOWER,
      acts: [...completed(lower, LOWER, dueIn(20)), asked],
    },
    {
      code: 'SAMPLE-13',
      name: '区划地名公共服务平台',
      unit: 'unit-civil-affairs',
      estimatedTotal: UPPER,
      acts: [...completed(upper, UPPER, addMonths(today, -14)), ...inOperation],
    },
    ...projectsOnOtherPaths(today),
  ];
}
