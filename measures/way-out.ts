// The way out of a refusal as data, beside the sentence that a person reads: so that a program can offer it, and a test
// can follow it.

/**
 * Steps that no act of the dossier stands for: those with `at` are taken elsewhere in the system, at this address; the
 * others outside of it, and no program can follow them.
 */
export const OUTSIDE_STEPS = {
  registerDocuments: { title: '登记材料', at: 'POST /documents' },
  fileDepartmentPlan: {
    title: '编制、报备部门整合建设总体方案',
    at: 'PUT /department-plans/{department}/{version}',
  },
  reviseDepartmentPlan: {
    title: '调整部门整合建设总体方案，删减项目后重新报备',
    at: 'PUT /department-plans/{department}/{version}',
  },
  endorseFrameworkPlan: { title: '将跨部门框架方案报市大数据发展局审核', at: 'PUT /framework-plans/{id}' },
  approveSharingException: { title: '办理不予共享的初审和批准', at: 'PUT /sharing-exceptions/{id}' },
  registerParty: { title: '登记单位', at: 'PUT /parties/{id}' },
  liftBlock: { title: '解除限制措施', at: 'POST /units/{party}/acts/lift' },
  declareOffline: { title: '通过线下方式申报' },
  declareOnline: { title: '通过「渝快办」平台申报' },
  prepareData: { title: '制定数据标准、汇聚治理已有数据' },
  reviewDataSharing: { title: '会同市级有关部门审核数据共享' },
  registerOnPlatform: { title: '在投资项目在线服务监管平台登记项目' },
  engageSupervision: { title: '委托工程监理单位' },
  consult: { title: '征求项目使用单位和监理单位意见' },
  completePapers: { title: '补充、修改材料本身' },
  askAuthority: { title: '联系受理机关或者系统管理员' },
} as const satisfies Record<string, { title: string; at?: string }>;
export type OutsideStep = keyof typeof OUTSIDE_STEPS;

interface SettledStep<Name extends string> {
  act: Name;
  input?: Readonly<Record<string, unknown>>;
  by?: readonly string[];
}
/** An act of the same dossier; with as much of its input as the refusal settles, and by whom where not by all who may. */
export type ActStep<Name extends string = string> = Name | SettledStep<Name>;

interface Ways<Name extends string> {
  /** The same act again, with what was entered put right. */
  mend: true;
  /** Acts that clear the way, in the order in which they are brought. */
  acts: readonly ActStep<Name>[];
  /** Acts that may be brought in the place of this one. */
  instead: readonly ActStep<Name>[];
  outside: readonly OutsideStep[];
  /** Time clears the way; on `earliestOn` where the day is known. */
  wait: true;
  /** Nobody needs the act: what it is for is done or past, or does not concern this dossier. */
  needless: true;
}

type AtLeastOne<T> = { [K in keyof T]: Pick<T, K> & Partial<Omit<T, K>> }[keyof T];

/** At least one way; where there are several, the sentence says which is for whom. */
export type WayOut<Name extends string = string> = AtLeastOne<Ways<Name>>;

/** An act as a refusal names it. */
export interface NamedAct {
  act: string;
  title: string;
  /** Who may bring it in this dossier. */
  by: { capacity: string; name: string }[];
  input?: Readonly<Record<string, unknown>>;
  /** It is proposed already, by this line: those in `by` are waited for, and confirm it. */
  confirms?: number;
}

/** A way out as it is answered: every name with its title. */
export interface NamedWayOut {
  mend?: true;
  acts?: NamedAct[];
  instead?: NamedAct[];
  outside?: { step: OutsideStep; title: string; at?: string }[];
  wait?: true;
  needless?: true;
}
