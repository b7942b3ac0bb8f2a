// Article 6: only what stands in the department's filed integrated plan (整合建设总体方案) is declared.
import { gate, practiceGate, type Guard, type Situation } from '../act.ts';
import { yearOf } from '../../calendar/calendar-date.ts';
import { CAPACITY_NAMES, type Bureau } from '../../vocabulary.ts';

const FILED_WITH: readonly Bureau[] = ['big-data', 'development-reform', 'cyberspace'];

type DepartmentPlan = NonNullable<Situation['references']['standing']['departmentPlan']>;

/** What article 6 asks of a version, and this one lacks. */
const lackingOf = (plan: DepartmentPlan): string[] => [
  ...(plan.collectiveDecision ? [] : ['集体审议决定']),
  ...FILED_WITH.filter((bureau) => !plan.filedWith.includes(bureau)).map((bureau) => `向${CAPACITY_NAMES[bureau]}报备`),
];

const filed: Guard<unknown> = gate(
  6,
  'standing',
  'departmentPlanFiled',
  '部门整合建设总体方案已经本部门集体审议决定，并向市大数据发展局、市发展改革委、市委网信办报备',
  ({ references }) => {
    const plan = references.standing.departmentPlan;
    if (!plan)
      return {
        says: '本部门尚无整合建设总体方案。',
        remedy:
          '请市级部门先编制3—5年的整合建设总体方案，经集体审议决定后向市大数据发展局、市发展改革委、市委网信办报备。',
        wayOut: { outside: ['fileDepartmentPlan'] },
      };
    const lacking = lackingOf(plan);
    return lacking.length === 0
      ? undefined
      : {
          says: `部门整合建设总体方案第${plan.version}版尚未完成：${lacking.join('、')}。`,
          remedy: '请市级部门补齐上述程序后再申报。',
          wayOut: { outside: ['fileDepartmentPlan'] },
        };
  },
);

const term: Guard<unknown> = gate(
  6,
  'standing',
  'departmentPlanTerm',
  '部门整合建设总体方案的期限为3—5年',
  ({ references }) => {
    const plan = references.standing.departmentPlan;
    if (!plan) return undefined;
    const years = plan.toYear - plan.fromYear + 1;
    return years >= 3 && years <= 5
      ? undefined
      : {
          says: `部门整合建设总体方案的期限为${years}年（${plan.fromYear}—${plan.toYear}年），应为3—5年。`,
          remedy: '请市级部门调整方案期限，重新集体审议并报备。',
          wayOut: { outside: ['fileDepartmentPlan'] },
        };
  },
);

const contains: Guard<unknown> = gate(
  6,
  'standing',
  'departmentPlanContains',
  '项目已列入部门整合建设总体方案',
  ({ references }) => {
    const plan = references.standing.departmentPlan;
    if (!plan || plan.contains) return undefined;
    return {
      says: `部门整合建设总体方案第${plan.version}版未列入本项目。`,
      remedy: '增加项目应当重新履行集体审议、报备程序，形成新版方案后再申报。',
      wayOut: { outside: ['fileDepartmentPlan'] },
    };
  },
);

const current: Guard<unknown> = practiceGate(
  'standing',
  'departmentPlanCurrent',
  '部门整合建设总体方案在期限内',
  ({ references, today }) => {
    const plan = references.standing.departmentPlan;
    const thisYear = yearOf(today);
    if (!plan || (plan.fromYear <= thisYear && thisYear <= plan.toYear)) return undefined;
    return {
      says: `部门整合建设总体方案的期限为${plan.fromYear}—${plan.toYear}年，不含${thisYear}年。`,
      remedy: '请市级部门编制、报备新一期方案后再申报。',
      wayOut: { outside: ['fileDepartmentPlan'] },
    };
  },
);

const versionCited: Guard<{ departmentPlanVersion: number }> = practiceGate(
  'input',
  'departmentPlanVersionCited',
  '写明所依据的部门整合建设总体方案的现行版次',
  ({ references }, { departmentPlanVersion }) => {
    const plan = references.standing.departmentPlan;
    if (!plan || plan.version === departmentPlanVersion) return undefined;
    return {
      says: `所依据的是部门整合建设总体方案第${departmentPlanVersion}版，现行为第${plan.version}版。`,
      remedy: `请核对现行第${plan.version}版后，以该版次申报。`,
      wayOut: { mend: true },
    };
  },
);

export const DEPARTMENT_PLAN_GATES = [filed, term, contains, current, versionCited] as const;

/** R5, para 3: what leaves the plan goes the way of what enters it. Out of plan it never stood in one. */
export const departmentPlanDropped: Guard<unknown> = gate(
  6,
  'standing',
  'departmentPlanDropped',
  '部门整合建设总体方案已删减本项目，并已重新集体审议、报备（计划外办理的除外）',
  ({ facts, references }) => {
    const plan = references.standing.departmentPlan;
    if (facts.entry === 'OUT_OF_PLAN' || !plan) return undefined;
    const lacking = lackingOf(plan);
    if (!plan.contains && lacking.length === 0) return undefined;
    const version = `部门整合建设总体方案第${plan.version}版`;
    return {
      says: plan.contains ? `${version}仍列有本项目。` : `${version}已删减本项目，但尚未完成：${lacking.join('、')}。`,
      remedy: '删减项目应当重新履行集体审议、报备程序；请市级部门形成新版方案后，再移出项目清单。',
      wayOut: { outside: ['reviseDepartmentPlan'] },
    };
  },
);
