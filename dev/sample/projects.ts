// A dozen believable projects, each brought as far as its name says. Everything is received today; only events outside
// lie in the past.
import { addDays, addMonths, yearOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { sampled, UNIT, type ScenarioAct } from '../rehearsal/scenario.ts';
import {
  annualPlan,
  approved,
  completed as completedOf,
  construction,
  passed,
  submitted,
  untilListed,
  yearEndReport,
} from '../rehearsal/scenarios/path.ts';

export interface SampleProject {
  code: string;
  name: string;
  unit: string;
  estimatedTotal: string;
  acts: readonly ScenarioAct[];
}

const LOWER = '1860000000';
const UPPER = '5200000000';

/** Every act on `today`; `year` is its year. */
export function sampleProjects(today: CalendarDate): SampleProject[] {
  const year = today.slice(0, 4);
  const listed = untilListed(today, today);
  // Older than everything that was built on it.
  const writtenOn = addMonths(today, -30);
  const reply = (number: number) => [`渝发改投〔${yearOf(writtenOn)}〕${number}号`, writtenOn] as const;
  const lower = [...listed, submitted('combined', today), ...approved('combined', today, today, LOWER, ...reply(31))];
  const upper = [
    ...listed,
    submitted('feasibility', today),
    ...approved('feasibility', today, today, UPPER, ...reply(41)),
    submitted('design', today),
    ...approved('design', today, today, UPPER, ...reply(42)),
  ];
  const budgeted = (path: readonly ScenarioAct[], amount: string): ScenarioAct[] => [
    ...path,
    ...annualPlan(year, amount, [today, today, today, today]),
  ];
  const started = (
    path: readonly ScenarioAct[],
    amount: string,
    startedOn: CalendarDate,
    plannedOn: CalendarDate,
  ): ScenarioAct[] => [
    ...budgeted(path, amount),
    ...construction(today, startedOn, plannedOn).map((act) => ({ ...act, on: today })),
  ];
  const completed = (path: readonly ScenarioAct[], amount: string, completedOn: CalendarDate): ScenarioAct[] => [
    ...started(path, amount, addMonths(completedOn, -10), completedOn),
    ...yearEndsBetween(addMonths(completedOn, -10), completedOn).map((reported) => yearEndReport(today, reported)),
    completedOf(today, completedOn),
  ];
  /**
   * Years whose end fell into the construction period: reported, late as it is, so that not every project is overdue.
   */
  const yearEndsBetween = (startedOn: CalendarDate, completedOn: CalendarDate): string[] =>
    [yearOf(startedOn), yearOf(startedOn) + 1]
      .map(String)
      .filter((reported) => reported < year && `${reported}-12-01` <= completedOn);
  const dueIn = (days: number): CalendarDate => addMonths(addDays(today, days), -6);
  const order = sampled(today, 'big-data', 'orderRectification', {
    violation: '未按要求共享人口库数据资源',
    dueOn: addDays(today, 14),
  });
  const asked = sampled(today, UNIT, 'requestExtension', { until: addDays(addMonths(today, 3), 5) });
  const inOperation: ScenarioAct[] = [
    sampled(today, UNIT, 'applyForAcceptance'),
    // Entered today, handed in long ago: what favours the unit is confirmed by the bureau that was owed it.
    sampled(today, UNIT, 'correct', { field: 'acceptance.appliedOn', from: today, to: addMonths(today, -13) }),
    { on: today, act: 'correct', by: 'big-data', confirms: true },
    passed(today, 'big-data', addMonths(today, -13)),
    sampled(today, UNIT, 'putIntoOperation', { operationOn: addMonths(today, -13), catalogueEntry: 'ML-0012' }),
  ];
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
  ];
}
