// All 38 articles and what became of each: a lawyer can read down this list and see what the system does, will do, and
// leaves alone.
// Which act, duty or guard stands for an article is not said here: they cite their article themselves, and the register
// holds the two against each other.

/** As they are cited: title and number. */
export const MEASURES = { title: '重庆市市级政务信息化项目管理办法', number: '渝府办发〔2021〕122号' } as const;

/** What became of an article. `later` beside `encoded` names the part that has yet to come. */
export type Fate =
  | { is: 'encoded'; later?: string }
  /** Policy, definition or another authority's own business: nothing for the system to do. */
  | { is: 'excused'; because: string }
  | { is: 'later'; because: string };

export interface Article {
  number: number;
  /** What it says in a few words, at most 20 characters. */
  gist: string;
  fate: Fate;
}

const encoded = (number: number, gist: string, later?: string): Article => ({
  number,
  gist,
  fate: later === undefined ? { is: 'encoded' } : { is: 'encoded', later },
});
const excused = (number: number, gist: string, because: string): Article => ({
  number,
  gist,
  fate: { is: 'excused', because },
});
const later = (number: number, gist: string, because: string): Article => ({
  number,
  gist,
  fate: { is: 'later', because },
});

export const ARTICLES: readonly Article[] = [
  excused(1, '目的和依据', '立法目的和依据，不设程序、期限或材料要求。'),
  encoded(2, '项目建设单位和项目范围'),
  excused(3, '建设管理原则', '原则性规定，由其后各条具体落实。'),
  encoded(4, '各部门职责分工', '三年滚动规划和市级建设规划的编制不属单个项目的办理，暂不纳入。'),
  excused(5, '协商机制', '部门之间的协商和统筹机制，条文未设可办理的程序或期限。'),
  encoded(6, '整合建设总体方案', '部门总体方案的集体审议、报备、调整和到期续编，作为单独流程办理。'),
  encoded(7, '数据标准和治理先行'),
  // QUESTION(article 8, classifiedStubs): may a record without content stand for a classified project?
  encoded(8, '清单管理和项目申报'),
  encoded(9, '项目审批和两类编报程序'),
  encoded(10, '年度投资计划和部门预算', '年度申报时间窗口和提前完成报批的提醒。'),
  encoded(11, '计划外项目办理'),
  encoded(12, '免予办理的审批事项'),
  encoded(13, '跨部门项目框架方案', '框架方案的联合编制、报审、变更和参建项目联动，作为单独流程办理。'),
  encoded(14, '必备篇章、目录和密码方案'),
  encoded(15, '在线平台和系统总目录', '验收后列入总目录的提醒。'),
  encoded(16, '项目法人责任制'),
  later(17, '网络安全管理和定期检测', '定期网络安全检测和风险评估，作为周期性义务办理。'),
  later(18, '密码保障系统和定期评估', '定期密码评估，作为周期性义务办理。'),
  encoded(19, '软硬件产品安全可靠'),
  excused(20, '依托云平台集约化建设', '政策要求，未设期限和程序；集约化建设篇（章）由第十四条的审查把关。'),
  excused(21, '职能部门作用和服务外包', '政策导向，是否适用由审查人员判断，条文未设门槛。'),
  encoded(22, '工程监理制'),
  // QUESTION(article 23, endOfConstruction): does 建设期 end at completion or at acceptance, and what of the last December?
  encoded(23, '年度绩效评价报告'),
  encoded(24, '严重逾期和重大损失报告'),
  encoded(25, '按批复建设和结余处理'),
  encoded(26, '建设内容调整', '第（二）项原文未得，不予开放。'),
  encoded(27, '未获批复不纳入计划'),
  encoded(28, '竣工验收和延期验收'),
  encoded(29, '项目档案管理'),
  encoded(30, '自评价和后评价'),
  encoded(31, '数据共享和网络联通', '不能共享项目的初审、报批，作为单独流程办理；新设的限制措施自动及于在办项目。'),
  encoded(32, '安全要求和限制措施', '新设的限制措施自动及于在办项目。'),
  encoded(33, '整合建设和限制措施', '新设的限制措施自动及于在办项目。'),
  encoded(34, '接受监督管理'),
  encoded(35, '监督检查和限期整改'),
  excused(36, '审计监督', '审计机关依法行使的职权，系统只向其提供查阅，不设办理程序。'),
  encoded(37, '评价结果应用', '编制下一年度计划时列示评价结果。'),
  // QUESTION(article 38, afterLastArticle): from when on do the Measures count, and for which projects?
  // QUESTION(article 38, stillInForce): and do they still?
  encoded(38, '责任追究'),
];

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 28 → 第二十八条. For 1 to 99. */
export function articleNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99) throw new RangeError(`没有第 ${number} 条`);
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `第${ten}${DIGITS[number % 10]}条`;
}
