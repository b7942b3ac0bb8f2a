// 第二十九条：项目档案；第三十条：受托后评价；投入运行的登记（案例85）。
import { duty, type DutyInstance } from '../duty.ts';
import { figuresIn } from '../figures.ts';
import { countedOn, passedAcceptance } from '../questions.ts';

/** 第二十九条：做好项目档案管理（《办法》未定时限）。 */
export const archives = duty({
  name: 'ARCHIVES',
  title: '整理归档项目档案',
  article: 29,
  basis: 'law',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '按照国家和市级档案管理规定整理项目档案，登记项目档案清单',
  metBy: 'recordArchives',
  quotation: '29',
  instances: (facts, { practice }) => {
    const passed = passedAcceptance(facts);
    if (!passed) return [];
    return [
      {
        key: String(passed.seq),
        anchor: { event: '通过竣工验收', on: countedOn(passed) },
        due: { rule: 'months', months: figuresIn(practice).archivesMonths, rolling: 'FORWARD' },
        owedTo: [],
        // Whoever closes the dossier cites the list where the unit did not.
        dischargedOn: facts.archives?.on ?? facts.closed?.on,
      },
    ];
  },
  lest: { article: null, says: '《办法》未规定归档时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
});

/** 投入运行的登记（案例85）：without it the window of self-evaluation never opens, and nobody would ask. */
export const operationConfirmation = duty({
  name: 'OPERATION_CONFIRMATION',
  title: '登记投入运行或者说明情况',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '已投入运行的，登记投入运行日期；尚未投入运行的，抓紧投入运行',
  metBy: 'putIntoOperation',
  quotation: '30',
  onlyOnceOpen: true,
  instances: (facts, { practice }) => {
    const passed = passedAcceptance(facts);
    if (!passed) return [];
    const rule = { rule: 'days', days: figuresIn(practice).operationPromptDays, rolling: 'NONE' } as const;
    return [
      {
        key: String(passed.seq),
        anchor: { event: '通过竣工验收', on: countedOn(passed) },
        opens: rule,
        due: rule,
        owedTo: [],
        dischargedOn: facts.operation?.on,
      },
    ];
  },
  lest: {
    article: null,
    says: '《办法》自通过竣工验收并投入运行起计算自评价期限；未登记投入运行日期的，系统逐月提示。',
    decidedBy: [],
  },
});

/** 第三十条：可以委托第三方开展后评价; once commissioned, its report is awaited from whoever commissioned it. */
export const postEvaluationReport = duty({
  name: 'POST_EVALUATION_REPORT',
  title: '提交第三方后评价报告',
  article: 30,
  basis: 'law',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '督促受托机构完成后评价，提交第三方后评价报告',
  metBy: 'submitPostEvaluation',
  quotation: '30.3',
  instances: ({ postEvaluation }, { practice }) =>
    postEvaluation
      ? [
          {
            key: String(postEvaluation.seq),
            anchor: { event: '委托第三方后评价', on: postEvaluation.on },
            due: { rule: 'months', months: figuresIn(practice).postEvaluationMonths, rolling: 'FORWARD' },
            owedBy: postEvaluation.commissionedBy,
            owedTo: [],
            dischargedOn: postEvaluation.report?.on,
          } satisfies DutyInstance,
        ]
      : [],
  lest: { article: null, says: '《办法》未规定后评价的时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
});
