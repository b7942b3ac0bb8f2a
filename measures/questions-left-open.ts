// What the Measures leave open, and what we made of it: one entry for each QUESTION that is marked in the
// code, by its name. In Chinese, for officials and for whoever may answer: docs/open-questions.md is made from it.
import type { ProjectFigures } from './project/practice.ts';

/** 甲 is the reading that the code acts on. */
export interface OpenQuestion {
  title: string;
  /** What the text says, and what it does not. */
  asks: string;
  weRead: string;
  because: string;
  orRead: string;
  /** By the other reading: which dates would differ, or who would owe what. */
  thenOtherwise: string;
  /** Figures of the practice that decide it without a change of code. */
  figures?: readonly (keyof ProjectFigures)[];
  /** Which of the questions that only the owner can answer it belongs to, from 1. */
  owners?: number;
}

/** Questions that only the owner of the project can answer. */
export const OWNERS_QUESTIONS = [
  '第二十六条第（二）项的官方文字是什么；第三十八条之后有无附则（施行日期、解释机关等）？',
  '调整金额的15%，是每次单独计算，还是累计计算？',
  '年度绩效评价报告所称「建设期」，到建成为止，还是到通过验收为止？',
  '延期验收最长多久，可以延期几次？',
  '涉密项目能否以不含内容的条目（存根）出现在系统中？',
  '这些行政期限遇休息日，是否比照《民法典》顺延，还是按期间届满的当日计算？',
  '《办法》现在是否仍然有效；所列部门自2021年以来有无更名？',
] as const;

export const QUESTIONS_LEFT_OPEN = {
  dataFirstForOM: {
    title: '运行维护项目是否也须先完成数据标准和数据治理',
    asks: '首句说「建设、运行维护应当坚持数据导向」，末句只要求在此基础上「开展信息化项目建设」。',
    weRead: '建设项目和运行维护项目申报时都须确认两项。',
    because: '首句并列建设与运行维护；确认只是申报人的一句声明，负担很轻。',
    orRead: '只有建设项目须确认。',
    thenOtherwise: '运行维护项目申报时少填两项，日期不变。',
  },
  classifiedStubs: {
    title: '涉密项目能否留存根',
    asks: '涉密项目通过线下方式申报，也不纳入平台；未说系统里能否留一条不含内容的记录。',
    weRead: '系统不收涉密项目：立卷即被拒绝，并提示线下申报。',
    because: '没有条目就没有泄密的可能；期限由线下另行掌握。',
    orRead: '可以留存根（编号、单位、日期），由系统提醒期限。',
    thenOtherwise: '涉密项目的年终报告、验收、自评价也会得到提醒。',
    owners: 5,
  },
  singleStageExcepted: {
    title: '3000万元（含）以上能否破例走单阶段',
    asks: '「原则上」3000万元以下可直接编报可研及概（预）算（代初步设计），以上应先行编报可研。',
    weRead: '3000万元（含）以上一律两阶段，不设破例。',
    because: '破例须有明文的决定权限，条文没有写给谁。',
    orRead: '「原则上」容许市发展改革委个案破例。',
    thenOtherwise: '破例的项目少一次批复；各项期限不变。',
  },
  designAboveEstimate: {
    title: '初步设计概（预）算超出可研批复多少应重新报批',
    asks: '只要求初步设计「根据可行性研究报告批复要求」编制，未说金额上限。',
    weRead: '超出可研批复一成以上的，提示批复部门，不予阻止。',
    because: '一成取自外地和区县的规定，不是本《办法》的要求。',
    orRead: '不得超出可研批复，或者超出即须重新编报可研。',
    thenOtherwise: '超出的初步设计会被拒绝批复，须从可研重新开始。',
  },
  omAfterBudget: {
    title: '运行维护项目纳入预算以后办理什么',
    asks: '运行维护项目纳入清单、年度投资计划和部门预算，其后条文没有规定。',
    weRead: '纳入部门预算后即按预算执行，系统暂不要求办理其他事项。',
    because: '条文没有给运行维护项目设审批、监理、验收或者评价。',
    orRead: '应当逐年登记服务的开始和结束。',
    thenOtherwise: '每年多两项登记；没有新的法定期限。',
  },
  continuationListed: {
    title: '续建项目是否须先纳入清单',
    asks: '年度投资计划所列「经依法审批的续建项目」未提清单；第二条把续建算作建设，第八条的清单似乎也及于它。',
    weRead: '续建项目与新建项目一样，先申报、入清单、报批，再申报计划。',
    because: '续建项目在系统中还没有自己的路径，从严办理不会遗漏审查。',
    orRead: '已经依法审批的续建项目可以直接申报年度投资计划。',
    thenOtherwise: '续建项目少办申报、入清单和报批三步；期限不变。',
  },
  papersOfHighEnergyUse: {
    title: '高耗能项目是否四项评估审批都要',
    asks: '「涉及新建土建工程、高耗能项目的除外」：四项审批是否都因其中任何一种情形而恢复，没有说。',
    weRead: '有任何一种情形的，节能、选址、用地、环评四项材料都要。',
    because: '条文把两种情形并列，没有分别对应。',
    orRead: '只有高耗能而没有土建的，只要节能评估（和环评）。',
    thenOtherwise: '这类项目报批时少交选址、用地两项材料。',
  },
  platformAtWhichStep: {
    title: '何时须纳入投资项目在线服务监管平台',
    asks: '非涉密建设项目纳入平台统一管理，未说在哪一步。',
    weRead: '开工时须填写平台项目代码。',
    because: '开工以前有项目代码，平台才能管到建设过程。',
    orRead: '申报、报批时就应当有代码，或者验收前补齐即可。',
    thenOtherwise: '缺代码时被拒绝的事项提前到报批，或者推迟到验收。',
  },
  evidenceAtStart: {
    title: '法人责任制和监理制在哪一步核对',
    asks: '第十六条、第二十二条要求确定实施机构和责任人、委托监理，未说何时。',
    weRead: '开工时一并核对：实施机构、责任人、采购记录、监理合同。',
    because: '开工是这些要求最后还来得及补正的一步。',
    orRead: '报批或者实施准备时就应当具备。',
    thenOtherwise: '拒绝提前到报批或者实施准备；期限不变。',
  },
  usingUnitAbsent: {
    title: '没有另外的使用单位时征求谁的意见',
    asks: '年度报告应当「征求有关项目使用单位和监理单位的意见」，未说建设单位就是使用单位时怎么办。',
    weRead: '没有登记使用单位的，只须征求监理单位意见。',
    because: '向自己征求意见没有意义。',
    orRead: '必须另有一份使用部门的意见。',
    thenOtherwise: '这类项目的年度报告缺使用单位意见时会被拒绝。',
  },
  endOfConstruction: {
    title: '建设期何时结束',
    asks: '「在建设期内每年年底前」提交年度绩效评价报告，没有说建设期到建成还是到通过验收，也没有说年内建成的当年还交不交。',
    weRead: '到实际建成为止；12月1日以后仍在建设的，当年的报告要交。',
    because: '建成以后归验收和自评价管；年底将至才建成的，一年的执行情况仍有报告的意义。',
    orRead: '到通过竣工验收为止，或者以12月31日当天的状态为准。',
    thenOtherwise: '已建成未验收的年份也要交报告；或者12月建成的当年不必交。',
    figures: ['yearEndFromMonthDay'],
    owners: 3,
  },
  secondGround: {
    title: '自行调整的第（二）项情形',
    asks: '第（一）项和第（三）项之间缺一项，未读到任何官方文字。',
    weRead: '编号保留，不能选用；以此为由的调整按规定办理变更（项目调整尚未开通，开通以后照此办理）。',
    because: '不能凭推测放宽建设单位的权限。',
    orRead: '取得官方文字以后开放。',
    thenOtherwise: '符合第（二）项的调整可以自行决定并备案，不必报批。',
    owners: 1,
  },
  addingUp: {
    title: '调整金额的15%是否累计',
    asks: '「资金调整数额不超过概（预）算总投资15%」，没有说几次调整合并计算还是分别计算，也没有说增减如何相抵。',
    weRead: '自最近一次批复概（预）算起累计；增加额与减少额取较大者（项目调整尚未开通，开通以后照此办理）。',
    because: '分别计算可以把一次大的调整拆成几次小的。',
    orRead: '每次调整单独计算。',
    thenOtherwise: '例如先后两次各8%：甲则第二次须办理变更，乙则两次都可以自行调整。',
    owners: 2,
  },
  unapprovedInPlan: {
    title: '未获批复能否破例纳入年度投资计划',
    asks: '未获批复的项目「原则上不予纳入」年度投资计划。',
    weRead: '一律不予纳入，不设破例。',
    because: '破例须有明文的决定权限，条文没有写给谁。',
    orRead: '市发展改革委可以说明理由，个案纳入。',
    thenOtherwise: '未批复的项目可以先进计划和预算；各项期限不变。',
  },
  whatBuiltIs: {
    title: '什么是「建成」',
    asks: '验收的半年自「建成」起算，条文没有定义。',
    weRead: '项目建设单位确认的实际建成日期，附监理单位说明；试运行属于建设期，建成不早于试运行开始。',
    because: '第二十三条把试运行放在建设期内；监理单位在场，能够证明。',
    orRead: '合同内容完成、试运行开始或者初步验收合格之日。',
    thenOtherwise: '半年从较早的日期起算，验收期限相应提前（试运行三个月的，提前三个月）。',
  },
  restDaysOfPeriods: {
    title: '期限届满日遇休息日是否顺延',
    asks: '《办法》没有计算期间的规定。',
    weRead:
      '比照《民法典》第二百零一条至第二百零三条：当日不计入，月末对应，届满日是休息日的顺延到其后首个工作日；年底前提交的报告不顺延到下一年；由人指定的日期不顺延。',
    because: '这是一般的计算方法；顺延只会使建设单位的期限更宽。',
    orRead: '届满当日就是最后一日，不顺延。',
    thenOtherwise: '例如2025年4月1日建成：甲为2025年10月9日，乙为2025年10月1日。',
    owners: 6,
  },
  otherMaterials: {
    title: '验收材料清单末尾的「等材料」',
    asks: '清单以「等材料」结尾，还须什么，没有说。',
    weRead: '清单所列一项不能少，可以多交。',
    because: '没有列明的材料，不能据以拒绝。',
    orRead: '市大数据发展局可以另行要求其他材料。',
    thenOtherwise: '缺另行要求的材料时，申请会被退回补正，补正时间另计。',
  },
  securityRiskReport: {
    title: '安全风险评估报告是否另有一份',
    asks: '「安全风险评估报告（包括……测评报告或者……测评报告、……备案情况等）」：是由括号内的材料组成，还是另有一份报告。',
    weRead: '由括号内的材料组成：非涉密的交等级保护测评报告和备案证明；只交一份风险评估报告不算。',
    because: '「包括」之后已经列出组成部分。',
    orRead: '除括号内材料以外，另须一份安全风险评估报告。',
    thenOtherwise: '验收材料多一项，缺少的会被拒绝；期限不变。',
  },
  longestExtension: {
    title: '延期验收最长多久',
    asks: '不能按期的「应当向市大数据发展局提出延期验收申请」，没有规定延长的期限。',
    weRead: '自建成起合计最长一年（延长不超过半年）；更长的须写明破例理由。',
    because: '延长不宜超过原期限本身。',
    orRead: '由市大数据发展局自行决定，没有上限；或者以主管部门另定的期限为准。',
    thenOtherwise: '准予延期到更晚的日期，不必写明破例理由。',
    figures: ['extensionMaxMonths'],
    owners: 4,
  },
  howManyExtensions: {
    title: '可以延期几次',
    asks: '没有规定延期的次数。',
    weRead: '第一次无须说明，再次延期须写明破例理由。',
    because: '一再延期应当有人说明为什么。',
    orRead: '只准一次；或者不限次数。',
    thenOtherwise: '第二次申请一律不予延期，逾期自原延期届满起算；或者不再要求理由。',
    figures: ['extensionsWithoutReason'],
    owners: 4,
  },
  acceptingOnesOwn: {
    title: '市大数据发展局自己建设的项目由谁验收',
    asks: '3000万元（含）以上由市大数据发展局组织验收，没有说它自己就是建设单位时怎么办。',
    weRead: '仍由市大数据发展局组织，结论须由市发展改革委会同确认。',
    because: '不宜自己验收自己；市发展改革委是项目的审批部门。',
    orRead: '市大数据发展局可以单独作出结论；或者另行指定组织部门。',
    thenOtherwise: '结论少一次会同；申请验收的期限不变。',
  },
  sharingReviewedWhen: {
    title: '数据共享审核在哪一步',
    asks: '能够共享的由市大数据发展局会同有关部门审核，不能共享的报市政府批准，未说在哪一步。',
    weRead: '纳入项目清单时须已审核或者已批准。',
    because: '这是花费设计经费以前的最后一步。',
    orRead: '报批可研或者初步设计时审核。',
    thenOtherwise: '未审核的项目可以先入清单，到报批时再被拒绝。',
  },
  furtherYearsUnderBlock: {
    title: '被限制新建的单位，在建项目以后年度的资金怎么办',
    asks: '未按要求共享的，「项目建设单位不得新建、改扩建政务信息系统」，没有提在建项目。',
    weRead: '只限制尚未开始的：已经纳入计划的项目，以后年度照常申报。',
    because: '在建项目不是「新建」；中途断资金损失更大。',
    orRead: '以后年度的计划也不再安排。',
    thenOtherwise: '在建项目下一年度申报计划会被拒绝，建成日期可能推迟。',
  },
  whoLiftsBlocks: {
    title: '限制措施由谁解除',
    asks: '只说财政部门不予安排经费、建设单位不得新建，没有说由谁解除。',
    weRead: '市大数据发展局、市财政局任何一方说明理由即可解除，并告知另一方。',
    because: '两部门都能判断情形是否消除，告知可以防止不一致。',
    orRead: '谁提出谁解除；或者须两部门一致。',
    thenOtherwise: '解除以前，新的申报和运行维护经费继续被拒绝。',
  },
  correctedInOwnFavour: {
    title: '更正对报送方有利的，是否须经收件部门会同',
    asks: '《办法》对登记内容的更正没有规定。',
    weRead: '更正使《办法》规定的期限推后，或者使逾期消失的，由收件部门会同后生效；其他更正告知收件部门。',
    because: '期限和逾期关系到收件部门的监督，不宜由报送方单方改变。',
    orRead: '更正一经报送方办理即生效，收件部门事后监督。',
    thenOtherwise: '更正当日起即按更正后的日期计算期限；按我们的理解，会同之日起才按更正后的日期计算。',
  },
  whoVerifies: {
    title: '整改是否合格由谁核验',
    asks: '「整改后仍不符合要求」由谁认定，没有说。',
    weRead: '由要求整改的部门核验；两部门会同要求的，任何一方可以核验。',
    because: '提出问题的部门最清楚怎样才算改好。',
    orRead: '由市发展改革委、市财政局核验；会同要求的须会同核验。',
    thenOtherwise: '整改报告待核验的义务落在另一部门；建设单位的整改期限不变。',
  },
  afterLastArticle: {
    title: '何时施行，此前建成的项目是否适用',
    asks: '第三十八条之后的附则未得：没有施行日期，没有过渡规定。',
    weRead: '自文件日期（2021年11月23日）以后的第一个年底起计年度报告；其余期限自各自的事件起算，不问事件早晚。',
    because: '没有附则可依；文件日期是唯一确知的日期。',
    orRead: '自附则所定日期施行，只及于其后立项或者建成的项目。',
    thenOtherwise: '施行日期以前建成的项目不再有验收、自评价的期限。',
    owners: 1,
  },
  stillInForce: {
    title: '《办法》是否仍然有效，部门有无更名',
    asks: '是否已被修订、废止，所列部门是否已经更名，未能查证。',
    weRead: '按仍然有效、部门名称不变办理，并在接口和说明文件中注明未经查证。',
    because: '没有读到相反的文件。',
    orRead: '已有新的规定或者部门已经更名。',
    thenOtherwise: '期限、部门名称和引用的条文都要随之改变。',
    owners: 7,
  },
} as const satisfies Record<string, OpenQuestion>;

export type QuestionId = keyof typeof QUESTIONS_LEFT_OPEN;
