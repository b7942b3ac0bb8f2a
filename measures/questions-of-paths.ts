// What the Measures leave open on the less usual paths of a project (articles 8, 10, 11, 26): part of the one table in
// questions-left-open.ts.
import type { OpenQuestion } from './open-question.ts';

export const QUESTIONS_OF_PATHS = {
  omAfterBudget: {
    title: '运行维护项目纳入预算以后办理什么',
    asks: '运行维护项目纳入清单、年度投资计划和部门预算，其后条文没有规定。',
    weRead: '纳入部门预算后逐年登记服务的开始，不再续期的登记结束并办结；不要求审批、监理、验收和评价。',
    because: '条文没有给运行维护项目设审批、监理、验收或者评价；登记只说明钱用在哪一年。',
    orRead: '纳入部门预算后即按预算执行，不再登记。',
    thenOtherwise: '每年少两项登记；没有法定期限因此改变。',
  },
  continuationListed: {
    title: '续建项目是否须先纳入清单',
    asks: '年度投资计划所列「经依法审批的续建项目」未提清单；第二条把续建算作建设，第八条的清单似乎也及于它。',
    weRead: '已经依法审批的续建项目登记既有批复，经市发展改革委核对后直接申报年度投资计划，不必先纳入清单。',
    because: '条文在同一款里对运行维护和其他建设项目都写了清单，对续建没有写。',
    orRead: '续建项目也应当先申报、纳入清单。',
    thenOtherwise: '续建项目多办申报、入清单两步；期限不变。',
    figures: ['continuationNeedsListing'],
  },
  changeAndIncrease: {
    title: '「涉及年度投资计划变更及当年预算安排额度增加」是两者兼具还是其一',
    asks: '这类调整参照第十一条办理，「及」字是并列条件还是任一条件，不能确定。',
    weRead:
      '年度投资计划变更而且当年预算安排增加的，先由市财政局落实预算来源，再调整计划和预算；只有其一的，由市发展改革委调整计划。',
    because: '第十一条解决的是钱从哪里来；当年预算不增加的，没有需要落实的来源。',
    orRead: '只要年度投资计划变更，或者当年预算增加，都参照第十一条办理。',
    thenOtherwise: '核减计划、调整以后年度计划也须先由市财政局落实预算来源；期限不变。',
  },
  scheduleAlone: {
    title: '只调整进度、不调整内容的怎样办理',
    asks: '第（三）项说「调整相关建设内容及进度」，条件中又有「主要建设内容确需调整」，没有说只调整进度的怎么办。',
    weRead: '只调整进度的，调整金额按零计算，由项目建设单位自行决定并备案。',
    because: '不动内容和资金的调整，比条文已经放开的更轻。',
    orRead: '只调整进度的不属于第二十六条，或者须办理变更。',
    thenOtherwise: '计划建成日期须经批准才能改变；严重逾期的报告时间从原计划日期起算。',
  },
  secondGround: {
    title: '自行调整的第（二）项情形',
    asks: '第（一）项和第（三）项之间缺一项，未读到任何官方文字。',
    weRead: '编号保留，不能选用；以此为由的调整按规定办理变更。',
    because: '不能凭推测放宽建设单位的权限。',
    orRead: '取得官方文字以后开放。',
    thenOtherwise: '符合第（二）项的调整可以自行决定并备案，不必报批。',
    owners: 1,
  },
  addingUp: {
    title: '调整金额的15%是否累计',
    asks: '「资金调整数额不超过概（预）算总投资15%」，没有说几次调整合并计算还是分别计算，也没有说增减如何相抵。',
    weRead:
      '自最近一次批复概（预）算明细起累计，按各科目现状与批复相比计算；增加额与减少额取较大者，改回去的不再计入。',
    because: '分别计算可以把一次大的调整拆成几次小的。',
    orRead: '每次调整单独计算。',
    thenOtherwise: '例如先后两次各8%：甲则第二次须办理变更，乙则两次都可以自行调整。',
    figures: ['adjustmentsAddUp'],
    owners: 2,
  },
} as const satisfies Record<string, OpenQuestion>;
