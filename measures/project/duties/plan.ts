// 第十条：年度投资计划与预算保持一致；运行维护服务的续期或者结束（我们的惯例）。
import { duty, type DutyInstance } from '../duty.ts';
import { figuresIn } from '../figures.ts';
import type { AnnualPlan } from '../money-facts.ts';

/** Revisions of a plan that left the budget of its year behind, each with what became of it. */
function leftBehind({ budgeted, budgetRevisions = [], revisions = [] }: AnnualPlan) {
  const budgets = budgeted ? [budgeted, ...budgetRevisions] : [];
  return revisions.flatMap((revision, at) => {
    const before = budgets.findLast(({ seq }) => seq < revision.seq);
    if (!before || BigInt(before.amount) === BigInt(revision.amount)) return [];
    const next = revisions[at + 1];
    const after = budgets.find(({ seq }) => seq > revision.seq && (!next || seq < next.seq));
    return [{ revision, after, isRevisedAgain: !after && next !== undefined }];
  });
}

/** 第十条：年度投资计划调整以后，预算随之调整（《办法》未定天数）。 */
export const budgetRevision = duty({
  name: 'BUDGET_REVISION',
  title: '随年度投资计划调整部门预算',
  article: 10,
  basis: 'law',
  dueBasis: 'practice',
  owedBy: 'finance',
  toDo: '按调整后的年度投资计划金额调整部门预算',
  metBy: 'reviseBudget',
  quotation: '10.2',
  instances: ({ annualPlans }, { practice }) =>
    Object.entries(annualPlans).flatMap(([year, plan]) =>
      leftBehind(plan).map(({ revision, after, isRevisedAgain }): DutyInstance => ({
        key: `${year}-${revision.seq}`,
        anchor: { event: `调整${year}年度投资计划`, on: revision.on },
        due: { rule: 'workingDays', days: figuresIn(practice).budgetRevisionWorkingDays },
        owedTo: ['development-reform'],
        dischargedOn: after?.on,
        cancelled: isRevisedAgain ? '该年度投资计划已再次调整' : undefined,
      })),
    ),
  lest: { article: null, says: '《办法》未规定调整预算的时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
});

/** 运行维护服务的续期或者结束：a year passed, and nobody said whether the service goes on. */
export const serviceRenewal = duty({
  name: 'SERVICE_RENEWAL',
  title: '登记运行维护服务的续期或者结束',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '继续运行维护的，登记新年度服务的开始；不再续期的，登记服务结束',
  metBy: 'beginService',
  alsoMetBy: ['endService'],
  quotation: '10.2',
  keyWorded: (year) => `${year}年度`,
  onlyOnceOpen: true,
  instances: ({ services, serviceEnded }, { practice }) => {
    const rule = { rule: 'days', days: figuresIn(practice).servicePromptDays, rolling: 'NONE' } as const;
    const years = Object.keys(services).sort();
    return years.map((year, at): DutyInstance => ({
      key: year,
      anchor: { event: `${year}年度服务期届满`, on: `${year}-12-31` },
      anchorIsOurs: true,
      opens: rule,
      due: rule,
      owedTo: [],
      dischargedOn: (services[years[at + 1] ?? ''] ?? serviceEnded)?.on,
    }));
  },
  lest: {
    article: null,
    says: '《办法》未规定服务的续期或者结束如何登记；年度届满后未登记的，系统逐月提示。',
    decidedBy: [],
  },
});
