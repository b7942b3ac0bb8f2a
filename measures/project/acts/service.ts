// O&M (运行维护, M3): after the budget the service of the year begins, each further year anew; none of approval,
// supervision, acceptance or evaluation is asked of it (reading, section 0 point 9).
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { date, year } from '../../field/kinds.ts';
import { dayNameOf } from '../../date-name.ts';
import { entryOf } from '../../entry.ts';
import { inWan } from '../../money.ts';
import { overtaken } from '../../proposal.ts';
import { act, gate, practiceGate, type Guard, type Warning } from '../act.ts';
import type { ActName } from '../act-names.ts';
import type { ProjectFacts } from '../facts.ts';
import { budgetNow, plannedNow } from '../money-questions.ts';
import { isConstructionKind } from '../questions.ts';
import { notBefore, notInFuture } from './date-gates.ts';
import { noOpenRectification } from './operation.ts';

const beginInput = z.strictObject({ year: year('年度'), startedOn: date('服务开始日期') });
type Begin = z.infer<typeof beginInput>;

const omKind: Guard<unknown> = practiceGate('facts', 'omKind', '项目为运行维护', ({ facts }) =>
  isConstructionKind(facts)
    ? {
        says: '本项目为建设类项目，纳入部门预算后开展实施准备。',
        remedy: '无须办理本事项；请办理「开展实施准备」。',
        wayOut: { needless: true, instead: ['beginPreparation'] },
      }
    : undefined,
);

// QUESTION(article 10, omAfterBudget): the text ends with the budget; that the service of each year is entered is ours.
const budgetedForService: Guard<Begin> = gate(
  10,
  'input',
  'budgetedForService',
  '该年度已纳入年度投资计划和部门预算',
  ({ facts }, { year: of }) =>
    budgetNow(facts.annualPlans[of])
      ? undefined
      : {
          says: `本项目${of}年度尚未纳入部门预算，不能开始该年度的服务。`,
          remedy: '请核对年度；该年度须先申报、纳入年度投资计划，再纳入部门预算。',
          wayOut: { mend: true },
        },
);

const notBegunYet: Guard<Begin> = practiceGate(
  'input',
  'notBegunYet',
  '该年度的服务尚未开始',
  ({ facts }, { year: of }) => {
    const begun = facts.services[of];
    return (
      begun && {
        says: `${of}年度的服务已登记自${dayNameOf(begun.startedOn)}开始。`,
        remedy: '无须重复登记。',
        wayOut: { needless: true },
      }
    );
  },
);

const beganInYear: Guard<Begin> = practiceGate(
  'input',
  'beganInYear',
  '服务开始日期在该年度之内',
  (_, { year: of, startedOn }) =>
    startedOn.startsWith(of)
      ? undefined
      : {
          says: `服务开始日期${dayNameOf(startedOn)}不在${of}年度之内。`,
          remedy: '请核对年度和日期；跨年度的服务，按年度分别登记。',
          wayOut: { mend: true },
        },
);

export const beginService = act<Begin>({
  name: 'beginService',
  title: '开始运行维护服务',
  undoable: true,
  article: 10,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['BUDGETED', 'OM_IN_SERVICE'],
  input: beginInput,
  guards: [
    omKind,
    budgetedForService,
    notBegunYet,
    beganInYear,
    notInFuture('serviceNotInFuture', '服务开始日期', ({ startedOn }) => startedOn),
  ],
  apply: (facts, { year: of, startedOn }, entry) => ({
    ...facts,
    stage: 'OM_IN_SERVICE',
    services: { ...facts.services, [of]: { startedOn, ...entryOf(entry) } },
  }),
  tells: () => ['department', 'finance'],
});

const lastBegun = ({ services }: ProjectFacts): string | undefined =>
  Object.values(services)
    .map(({ startedOn }) => startedOn)
    .sort()
    .at(-1);

/** Nobody goes along with a plan or a budget of what has ended; a budget still follows a plan that was revised before. */
const OF_MONEY: readonly string[] = [
  'includeInAnnualPlan',
  'budget',
  'reviseAnnualPlan',
  'confirmFunding',
] satisfies ActName[];

/** Money of a year of which no service was begun: nobody spends it once the dossier is closed. */
function plannedBeyond({ facts: { annualPlans, services } }: WarningGround<ProjectFacts>): Warning[] {
  return Object.entries(annualPlans).flatMap(([year, plan]) => {
    const { declared, declined } = plan;
    if (services[year] || !declared || declined) return [];
    const [budgeted, included] = [budgetNow(plan), plannedNow(plan)];
    const state = budgeted
      ? `已纳入部门预算${inWan(budgeted.amount)}`
      : included !== undefined
        ? `已纳入年度投资计划${inWan(included)}`
        : `已申报年度投资计划${inWan(declared.amount)}`;
    const says = `${year}年度${state}，该年度的服务尚未开始；结束服务以后项目办结归档，该年度的安排不再执行，请先与市发展改革委、市财政局核对。`;
    return [{ code: 'plannedBeyond', article: 10, says }];
  });
}

const endInput = z.strictObject({ endedOn: date('服务结束日期') });

/** M3: nothing binds the project any more. */
export const endService = act<z.infer<typeof endInput>>({
  name: 'endService',
  title: '结束运行维护服务',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['OM_IN_SERVICE'],
  input: endInput,
  guards: [
    notInFuture('serviceEndNotInFuture', '服务结束日期', ({ endedOn }) => endedOn),
    notBefore('serviceEndsAfterBegin', '服务结束日期', ({ endedOn }) => endedOn, {
      what: '服务开始日期',
      of: lastBegun,
    }),
    noOpenRectification,
  ],
  warnings: plannedBeyond,
  apply: (facts, { endedOn }, entry) => ({
    ...overtaken(facts, entry, ({ act: proposed }) => OF_MONEY.includes(proposed)),
    stage: 'CLOSED',
    serviceEnded: { endedOn, ...entryOf(entry) },
  }),
  tells: () => ['department', 'development-reform', 'finance'],
});
