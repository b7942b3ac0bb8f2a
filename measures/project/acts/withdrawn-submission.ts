// What was handed in is taken back, and the project stands where it stood before (R3). The Measures are silent. What a
// submission had met is owed again from its old day: taken back, it was never made.
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { dayNameOf } from '../../date-name.ts';
import { isOpen, type DutyFigures } from '../../duty.ts';
import { reason, year } from '../../field/kinds.ts';
import { overtaken } from '../../proposal.ts';
import type { Capacity, Stage } from '../../vocabulary.ts';
import { act, practiceGate, type Bookkeeping, type Guard, type Warning } from '../act.ts';
import type { DutyName } from '../duty.ts';
import type { ProjectFacts } from '../facts.ts';
import { isConstructionKind } from '../questions.ts';
import { isPending } from './plan-gates.ts';
import { DECIDES_ON_A_REVIEW } from './return-for-correction.ts';
import { reviewersOf, withdrawnReview } from './review.ts';
import { FURTHER_YEARS } from './stage-spans.ts';

/** Where each submission was made from. */
const BEFORE = {
  DECLARED: () => 'DRAFT',
  COMBINED_REVIEW: () => 'LISTED',
  FEASIBILITY_REVIEW: () => 'LISTED',
  DESIGN_REVIEW: () => 'FEASIBILITY_APPROVED',
  PLAN_DECLARED: (facts) => (isConstructionKind(facts) ? 'APPROVED' : 'LISTED'),
  ACCEPTANCE_IN_PROGRESS: ({ acceptanceRounds }) =>
    acceptanceRounds.length > 1 ? 'ACCEPTANCE_REMEDIATION' : 'COMPLETED',
} as const satisfies Partial<Record<Stage, (facts: ProjectFacts) => Stage>>;
const SUBMITTED_AT = Object.keys(BEFORE) as (keyof typeof BEFORE)[];

const input = z.strictObject({
  reason,
  year: year('年度', '撤回以后年度的年度投资计划申报时填写').optional(),
});
type Withdrawal = z.infer<typeof input>;

const pendingYears = ({ annualPlans }: ProjectFacts): string[] =>
  Object.entries(annualPlans).flatMap(([of, plan]) => (isPending(plan) ? [of] : []));

const submittedHere = ({ stage }: ProjectFacts): keyof typeof BEFORE | undefined =>
  SUBMITTED_AT.find((one) => one === stage);

const somethingSubmitted: Guard<unknown> = practiceGate(
  'facts',
  'somethingSubmitted',
  '有已经提交、尚未作出决定的申报或者申请',
  ({ facts }) =>
    submittedHere(facts) || pendingYears(facts).length > 0
      ? undefined
      : {
          says: '没有已经提交、尚未作出决定的申报或者申请。',
          remedy: '现无须撤回；已经作出决定的，决定有效。',
          wayOut: { needless: true },
        },
);

const whatIsMeant: Guard<Withdrawal> = practiceGate(
  'input',
  'whatIsMeant',
  '撤回以后年度投资计划申报的，写明尚待决定的年度；撤回本阶段所报的，不填年度',
  ({ facts }, { year: of }) => {
    const years = pendingYears(facts);
    if (of === undefined ? submittedHere(facts) : years.includes(of)) return undefined;
    if (!submittedHere(facts) && years.length === 0) return undefined;
    const says = of === undefined ? '未写明撤回哪一年度的申报。' : `${of}年度没有尚待决定的年度投资计划申报。`;
    return years.length > 0
      ? { says, remedy: `请核对年度；尚待决定的为${years.join('、')}年度。`, wayOut: { mend: true } }
      : { says, remedy: '请删去「年度」；撤回的是本阶段所报的材料。', wayOut: { mend: true } };
  },
);

/** The year whose declaration is meant: one that is named, or that under review. */
const yearMeant = (facts: ProjectFacts, { year: of }: Withdrawal): string | undefined =>
  of ?? (facts.stage === 'PLAN_DECLARED' ? pendingYears(facts)[0] : undefined);

/** A declaration for the plan may be the department's, and so may taking it back. */
const mayWithdraw = ({ stage }: ProjectFacts, said: Withdrawal | undefined): readonly Capacity[] =>
  stage === 'PLAN_DECLARED' || FURTHER_YEARS.includes(stage) || said?.year !== undefined
    ? ['constructionUnit', 'department']
    : ['constructionUnit'];

function withoutYear(facts: ProjectFacts, of: string, entry: Bookkeeping): ProjectFacts {
  const { [of]: _, ...annualPlans } = facts.annualPlans;
  const isAboutYear = ({ act: proposed, input: said }: ProjectFacts['proposals'][number]): boolean =>
    proposed === 'includeInAnnualPlan' && (said as { year: string }).year === of;
  return { ...overtaken(facts, entry, isAboutYear), annualPlans };
}

const MET_BY_APPLYING: Partial<Record<DutyName, string>> = {
  ACCEPTANCE_APPLICATION: '申请竣工验收',
  ACCEPTANCE_REAPPLICATION: '整改后再次验收',
};

/** Whoever takes an application back hears at once what is owed again, and whether that day has passed. */
function owedAgain({ facts, duties, moment }: WarningGround<ProjectFacts>): Warning[] {
  if (facts.stage !== 'ACCEPTANCE_IN_PROGRESS') return [];
  const [round, before] = facts.acceptanceRounds.toReversed();
  const key = before ? before.conclusion?.seq : facts.completion?.seq;
  const isMet = (record: DutyFigures): boolean =>
    record.duty in MET_BY_APPLYING && record.key === String(key) && (!isOpen(record) || record.awaits !== undefined);
  return duties
    .filter((record) => round && isMet(record))
    .map(({ duty, effectiveOn }) => ({
      code: 'owedAgain',
      article: before ? null : 28,
      says: `撤回后视为未申请，「${MET_BY_APPLYING[duty as DutyName]!}」仍按原日期${dayNameOf(effectiveOn)}办理${
        effectiveOn < moment.today ? '，该日期已经过去' : ''
      }。`,
    }));
}

/** R3: beside `withdraw`, by which the project is given up. */
export const withdrawSubmission = act<Withdrawal>({
  name: 'withdrawSubmission',
  title: '撤回本次申报（申请）',
  article: null,
  basis: 'practice',
  undoable: true,
  by: ['constructionUnit', 'department'],
  byHere: mayWithdraw,
  at: [...SUBMITTED_AT, 'LISTED', 'FEASIBILITY_APPROVED', ...FURTHER_YEARS],
  elsewhere: ({ stage }) =>
    stage === 'OOP_REQUESTED' || stage === 'OOP_FUNDING_CONFIRMED'
      ? { remedy: '撤回计划外办理申请的，请办理「撤回计划外办理申请」。', wayOut: { instead: ['withdrawOutOfPlan'] } }
      : { remedy: '现没有已经提交、尚待决定的申报或者申请，无须撤回。', wayOut: { needless: true } },
  input,
  guards: [somethingSubmitted, whatIsMeant],
  warnings: (ground) => owedAgain(ground),
  apply: (facts, said, entry) => {
    const of = yearMeant(facts, said);
    const cleared = of === undefined ? facts : withoutYear(facts, of, entry);
    const from = submittedHere(facts);
    // Of a year beside the stage nothing else was handed in.
    if (!from || (said.year !== undefined && from !== 'PLAN_DECLARED')) return cleared;
    return {
      ...overtaken(cleared, entry, ({ act: proposed }) => DECIDES_ON_A_REVIEW.includes(proposed)),
      stage: BEFORE[from](facts),
      acceptanceRounds:
        from === 'ACCEPTANCE_IN_PROGRESS' ? facts.acceptanceRounds.slice(0, -1) : facts.acceptanceRounds,
      review: withdrawnReview(facts, said.reason, entry),
    };
  },
  // Those to whom it was handed in; of an acceptance that the unit convened itself, nobody.
  tells: (facts, { year: of }): readonly Capacity[] => {
    const { review, stage } = facts;
    const isMeant = review?.status === 'WITHDRAWN' || review?.stage === stage;
    if (of !== undefined || (isMeant && review?.stage === 'PLAN_DECLARED'))
      return ['constructionUnit', 'development-reform', 'finance'];
    return isMeant ? reviewersOf(facts) : [];
  },
});
