// The field's terms, once: identifiers in English, official names in Chinese.

/** 阶段。`UNOPENED` is ours: a dossier that has no opening yet. */
export const STAGE_NAMES = {
  UNOPENED: '未建档',
  DRAFT: '编制需求说明',
  DECLARED: '已申报',
  LISTED: '纳入项目清单',
  NOT_LISTED: '未纳入清单',
  OOP_REQUESTED: '申请计划外办理',
  OOP_FUNDING_CONFIRMED: '计划外项目预算来源已落实',
  OOP_REFUSED: '不予计划外办理',
  COMBINED_REVIEW: '可行性研究报告及概（预）算（代初步设计）审批中',
  FEASIBILITY_REVIEW: '可行性研究报告审批中',
  FEASIBILITY_APPROVED: '可行性研究报告已批复',
  DESIGN_REVIEW: '初步设计及概（预）算审批中',
  APPROVED: '已批复',
  PLAN_DECLARED: '申报年度投资计划',
  PLANNED: '纳入年度投资计划',
  BUDGETED: '纳入部门预算',
  PREPARING: '实施准备',
  UNDER_CONSTRUCTION: '建设中',
  COMPLETED: '建成',
  ACCEPTANCE_IN_PROGRESS: '竣工验收中',
  ACCEPTANCE_REMEDIATION: '验收整改',
  ACCEPTED: '通过竣工验收',
  IN_OPERATION: '投入运行',
  SELF_EVALUATED: '已自评价',
  POST_EVALUATION: '后评价中',
  OM_IN_SERVICE: '运行维护服务期',
  CLOSED: '办结归档',
  WITHDRAWN: '已撤回',
  REJECTED: '不予批准',
  TERMINATED: '已终止',
} as const;
export type Stage = keyof typeof STAGE_NAMES;

/** Authorities named by the Measures; the identifier is also their party id. */
export const BUREAU_NAMES = {
  'development-reform': '市发展改革委',
  finance: '市财政局',
  'big-data': '市大数据发展局',
  cyberspace: '市委网信办',
  'public-security': '市公安局',
  cryptography: '市密码局',
  secrecy: '市国家保密局',
  audit: '市审计局',
  'municipal-government': '市政府',
} as const;
export type Bureau = keyof typeof BUREAU_NAMES;
export const BUREAUS = Object.keys(BUREAU_NAMES) as Bureau[];

/** Parts that a party plays in one project. */
export const ROLE_NAMES = {
  constructionUnit: '项目建设单位',
  department: '市级部门',
  usingUnit: '项目使用单位',
  supervisionUnit: '监理单位',
} as const;
export type Role = keyof typeof ROLE_NAMES;

/** In what capacity somebody acts, owes or is owed: a role in the project or an authority. */
export type Capacity = Role | Bureau;
export const CAPACITY_NAMES: Record<Capacity, string> = { ...ROLE_NAMES, ...BUREAU_NAMES };

/** `unit-…`, `department-…`, `company-…` or a bureau: party-id.ts. */
export type PartyId = string;

/** Articles 23, 26, 30: who receives reports and filings together. */
export const THREE_BUREAUS = ['development-reform', 'finance', 'big-data'] as const satisfies readonly Bureau[];

/** Article 35: who hold its measures, whoever ordered (case 76). */
export const HOLDERS_OF_SANCTIONS = ['development-reform', 'finance'] as const satisfies readonly Bureau[];

export const KIND_NAMES = { NEW_BUILD: '新建', EXPANSION: '改扩建', CONTINUATION: '续建', OM: '运行维护' } as const;
export type ProjectKind = keyof typeof KIND_NAMES;

/** How a project comes into the procedure: articles 6 to 8, 11, and of what was approved before article 10. */
export const ENTRY_NAMES = {
  DEPARTMENT_PLAN: '按部门整合建设总体方案申报',
  OUT_OF_PLAN: '计划外办理',
  CONTINUATION: '续建（此前已经审批）',
} as const;
export type EntryPath = keyof typeof ENTRY_NAMES;

/** Article 11. */
export const OUT_OF_PLAN_GROUND_NAMES = {
  DIRECTIVE: '国家和市委、市政府明确要求建设',
  TRUE_NEED: '确需开展项目续建、运行维护',
} as const;
export type OutOfPlanGround = keyof typeof OUT_OF_PLAN_GROUND_NAMES;

/** Article 26, para 1. The second was read nowhere: its number is kept, and it is refused with that reason. */
export const ADJUSTMENT_GROUND_NAMES = {
  GROUND_1: '第（一）项：根据党中央、国务院决策部署和市委、市政府工作安排，确需改变建设内容',
  GROUND_2: '第（二）项：原文未得，暂不能选用',
  GROUND_3: '第（三）项：根据业务发展需要，在已批复项目建设规划的框架下调整相关建设内容及进度',
  NONE: '不属于上述情形',
} as const;
export type AdjustmentGround = keyof typeof ADJUSTMENT_GROUND_NAMES;

/**
 * Article 2. `PROCURATORATE` and `VOCATIONAL_SCHOOL` rest on the republication of articles 1-3, not on the source text.
 */
export const UNIT_CATEGORY_NAMES = {
  PARTY_AND_GOVERNMENT: '市委、市人大、市政府、市政协所属部门及其归口管理单位和下属单位',
  COURT: '市高法院及下辖各级法院和下属单位',
  PROCURATORATE: '市检察院及其分院、区县检察院和下属单位',
  PEOPLES_GROUP: '各民主党派市级机关、市工商联、市级人民团体及其归口管理单位和下属单位',
  VOCATIONAL_SCHOOL: '市级部门管理的中等职业学校',
  UNIVERSITY_OR_HOSPITAL: '承担市级部门牵头项目的高校、医院',
} as const;
export type UnitCategory = keyof typeof UNIT_CATEGORY_NAMES;

export const FUND_SOURCE_NAMES = { FISCAL: '市级以上财政资金', OWN_INCOME: '自有收入' } as const;
export type FundSource = keyof typeof FUND_SOURCE_NAMES;

/** Article 8: which way a declaration comes. */
export const CHANNEL_NAMES = { YUKUAIBAN: '「渝快办」平台', OFFLINE: '线下' } as const;
export type Channel = keyof typeof CHANNEL_NAMES;

export const TRACK_NAMES = {
  SINGLE_STAGE: '可研及概（预）算（代初步设计）一次审批',
  TWO_STAGE: '可研、初步设计及概（预）算两阶段审批',
} as const;
export type Track = keyof typeof TRACK_NAMES;

/** Article 14: chapters of every design document, and of the opinions on it. */
export const CHAPTER_NAMES = {
  dataCollectionAndGovernance: '数据资源采集治理及业务应用梳理',
  dataSharing: '数据资源共享分析',
  networkSecurity: '网络安全保护措施',
  cryptographyPlan: '密码应用方案',
  intensiveConstruction: '集约化建设',
} as const;
export type Chapter = keyof typeof CHAPTER_NAMES;
export const CHAPTERS = Object.keys(CHAPTER_NAMES) as Chapter[];

export const DOCUMENT_KIND_NAMES = {
  needsStatement: '项目需求说明',
  departmentPlanExtract: '部门整合建设总体方案摘录',
  combinedFeasibilityReport: '可行性研究报告及概（预）算（代初步设计）',
  feasibilityReport: '可行性研究报告',
  preliminaryDesign: '初步设计及概（预）算',
  dataResourceCatalogue: '数据资源目录',
  cryptographyPlan: '密码应用方案',
  productSecurityStatement: '产品安全可靠情况说明',
  frameworkOpinion: '跨部门框架方案审核意见',
  priorPostEvaluation: '前期项目第三方后评价报告',
  energyAssessment: '节能评估文件',
  siteSelection: '规划选址文件',
  landPreReview: '用地预审文件',
  environmentalAssessment: '环境影响评价文件',
  appraisalReport: '项目评估报告',
  technicalOpinion: '技术审查意见',
  approvalReply: '批复文件',
  performanceTargetTable: '项目绩效目标表',
  procurementRecord: '采购与合同备案材料',
  supervisionContract: '工程监理合同',
  supervisionStatement: '监理单位建成意见',
  performanceReport: '项目绩效评价报告',
  consultationRecord: '征求意见记录',
  problemReport: '严重逾期或重大损失情况报告',
  constructionSummary: '项目建设总结',
  financialReport: '财务报告',
  auditReport: '审计报告',
  securityRiskAssessmentReport: '安全风险评估报告',
  secrecyTestReport: '涉密信息系统安全保密测评报告',
  mlpsTestReport: '网络安全等级保护测评报告',
  mlpsFilingProof: '网络安全等级保护备案证明',
  cryptographyAssessmentReport: '密码应用安全性评估报告',
  dataDictionary: '数据字典',
  acceptanceConclusion: '竣工验收结论',
  extensionRequest: '延期验收申请',
  selfEvaluationReport: '自评价报告',
  postEvaluationReport: '第三方后评价报告',
  rectificationOrder: '限期整改通知',
  rectificationReport: '整改报告',
  archiveChecklist: '项目档案清单',
  sanctionDecision: '处理决定文件',
  finalReport: '项目终止情况报告',
  directive: '明确要求建设的文件',
  statementOfNeed: '确需续建、运行维护的情况说明',
  adjustmentStatement: '调整情况说明',
  changeRequest: '变更申请',
  changeReply: '变更批复文件',
  terminationRequest: '终止申请',
  exceptionDecision: '准予破例的决定文件',
  terminationReply: '同意终止的批复文件',
  paperReceipt: '收件回执',
  evidence: '佐证材料',
  other: '其他材料',
} as const;
export type DocumentKind = keyof typeof DOCUMENT_KIND_NAMES;
export const DOCUMENT_KINDS = Object.keys(DOCUMENT_KIND_NAMES) as DocumentKind[];

/** Opinions recorded during a review (articles 4, 9, 14, 35), and who records each. */
export const OPINIONS = {
  networkSecurity: { title: '网络安全技术审查意见', by: 'cyberspace' },
  budget: { title: '预算管理技术审查意见', by: 'finance' },
  governmentData: { title: '政务数据资源技术审查意见', by: 'big-data' },
  cryptography: { title: '密码应用方案审查意见', by: 'cryptography' },
  secrecy: { title: '保密技术审查意见', by: 'secrecy' },
  designContent: { title: '初步设计内容审核意见', by: 'big-data' },
  appraisal: { title: '第三方项目评估报告', by: 'development-reform' },
} as const satisfies Record<string, { title: string; by: Bureau }>;
export type OpinionSubject = keyof typeof OPINIONS;

/** Article 23: what the year-end report covers; trial operation only where it runs. The last, by practice, where it is suspended. */
export const YEAR_END_SECTION_NAMES = {
  progress: '建设进度',
  investmentPlanExecution: '投资计划执行情况',
  trialOperation: '试运行效果及遇到的问题',
  suspension: '暂停建设情况',
} as const;
export type YearEndSection = keyof typeof YEAR_END_SECTION_NAMES;

/** Article 24. */
export const PROBLEM_KIND_NAMES = { SERIOUS_DELAY: '工程严重逾期', SERIOUS_INVESTMENT_LOSS: '投资重大损失' } as const;
export type ProblemKind = keyof typeof PROBLEM_KIND_NAMES;

/** What acceptance looks at: the first three by article 19, the others by article 14. */
export const ACCEPTANCE_CONTENT_NAMES = {
  productSecurity: '软硬件产品安全可靠情况',
  cryptographyUse: '密码应用和安全审查情况',
  energyEfficiency: '硬件设备和新建数据中心能源利用效率情况',
  sharingScope: '数据共享的范围和程度',
  networkSecurity: '网络安全情况',
} as const;
export type AcceptanceContent = keyof typeof ACCEPTANCE_CONTENT_NAMES;

/** Where an order of rectification rests. */
export const RECTIFICATION_GROUND_NAMES = {
  ART24: '第二十四条（严重逾期、重大损失）',
  ART35: '第三十五条（监督检查）',
  ART37: '第三十七条（评价结果应用）',
} as const;
export type RectificationGround = keyof typeof RECTIFICATION_GROUND_NAMES;

/** What may follow (articles 24, 35, 38); people decide. */
export const SANCTION_NAMES = {
  REPRIMAND: '通报批评',
  PLAN_DEFERRAL: '暂缓安排投资计划',
  SUSPENSION: '暂停项目建设',
  TERMINATION: '终止项目实施',
} as const;
export type SanctionKind = keyof typeof SANCTION_NAMES;

/** Where such a measure rests. */
export const SANCTION_GROUND_NAMES = {
  ART24: '第二十四条（严重逾期、重大损失）',
  ART35: '第三十五条（逾期不整改或者整改后仍不符合要求）',
  ART38: '第三十八条（责任追究）',
} as const;
export type SanctionGround = keyof typeof SANCTION_GROUND_NAMES;

/** Grades of an evaluation, each from its score up; of 100 points. */
export const GRADE_NAMES = { EXCELLENT: '优', GOOD: '良', FAIR: '中', POOR: '差' } as const;
export type Grade = keyof typeof GRADE_NAMES;
export const LEAST_SCORE: Record<Grade, number> = { EXCELLENT: 90, GOOD: 80, FAIR: 60, POOR: 0 };

/** Law: the Measures say so. Practice: our own default where they are silent. */
export const BASIS_NAMES = { law: '《办法》规定', practice: '系统惯例（《办法》未作规定）' } as const;
export type Basis = keyof typeof BASIS_NAMES;

/** On what a date rests. */
export const DUE_BASIS_NAMES = { ...BASIS_NAMES, decided: '由有权部门确定' } as const;
export type DueBasis = keyof typeof DUE_BASIS_NAMES;

/** What a duty waits for meanwhile, as lists and letters say it. */
export const AWAITED_NAMES = {
  EXTENSION: '延期申请待审批',
  CORRECTION: '退回材料待补正',
  REVIEW: '补正材料待审核',
  VERIFICATION: '整改报告待核验',
  DATE_CONFIRMATION: '验收结论日期待确认',
} as const;
export type Awaited = keyof typeof AWAITED_NAMES;
/** Nothing is handed in yet: the date still asks for something. In all other states nothing is left to do but wait. */
export const STILL_OWED: readonly Awaited[] = ['EXTENSION', 'CORRECTION'];
