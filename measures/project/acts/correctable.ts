// The closed list of what may be corrected: anchors and amounts, each with who reported it and which authority is told.
import type { AcceptanceRound, ProjectFacts } from '../facts.ts';
import { approvalOfTotal } from '../questions.ts';
import type { Capacity } from '../../vocabulary.ts';

export interface Correctable {
  title: string;
  /** What stands now; undefined where nothing was reported yet. */
  stands(facts: ProjectFacts): string | undefined;
  /** Whoever reported it. */
  by(facts: ProjectFacts): Capacity;
  told(facts: ProjectFacts): readonly Capacity[];
  set(facts: ProjectFacts, to: string): ProjectFacts;
}

const byUnit = (): Capacity => 'constructionUnit';
const lastRound = (facts: ProjectFacts): AcceptanceRound | undefined => facts.acceptanceRounds.at(-1);
const withLastRound = (facts: ProjectFacts, change: (round: AcceptanceRound) => AcceptanceRound): ProjectFacts => ({
  ...facts,
  acceptanceRounds: facts.acceptanceRounds.map((round, at) =>
    at === facts.acceptanceRounds.length - 1 ? change(round) : round,
  ),
});

/** The unit concludes below 3000万元, big-data above; who did is on record, whatever the class is now. */
const concluder = (facts: ProjectFacts): Capacity =>
  lastRound(facts)?.conclusion?.by === facts.parties.constructionUnit ? 'constructionUnit' : 'big-data';

export const CORRECTABLE_DATES = {
  'construction.startedOn': {
    title: '开工日期',
    by: byUnit,
    told: () => ['development-reform'],
    stands: ({ construction }) => construction?.startedOn,
    set: (facts, startedOn) =>
      facts.construction ? { ...facts, construction: { ...facts.construction, startedOn } } : facts,
  },
  'trialOperation.startedOn': {
    title: '试运行开始日期',
    by: byUnit,
    told: () => ['development-reform'],
    stands: ({ trialOperation }) => trialOperation?.startedOn,
    set: (facts, startedOn) =>
      facts.trialOperation ? { ...facts, trialOperation: { ...facts.trialOperation, startedOn } } : facts,
  },
  'completion.completedOn': {
    title: '实际建成日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ completion }) => completion?.completedOn,
    set: (facts, completedOn) =>
      facts.completion ? { ...facts, completion: { ...facts.completion, completedOn } } : facts,
  },
  'acceptance.appliedOn': {
    title: '申请（组织）竣工验收日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: (facts) => lastRound(facts)?.on,
    set: (facts, on) => withLastRound(facts, (round) => ({ ...round, on })),
  },
  'acceptance.concludedOn': {
    title: '验收结论日期',
    by: concluder,
    told: (facts) => (concluder(facts) === 'big-data' ? ['constructionUnit'] : ['big-data']),
    stands: (facts) => lastRound(facts)?.conclusion?.concludedOn,
    set: (facts, concludedOn) =>
      withLastRound(facts, (round) =>
        round.conclusion ? { ...round, conclusion: { ...round.conclusion, concludedOn } } : round,
      ),
  },
  'operation.operationOn': {
    title: '投入运行日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ operation }) => operation?.operationOn,
    set: (facts, operationOn) =>
      facts.operation ? { ...facts, operation: { ...facts.operation, operationOn } } : facts,
  },
  'selfEvaluation.submittedOn': {
    title: '自评价报告报送日期',
    by: byUnit,
    told: () => ['development-reform', 'finance', 'big-data'],
    stands: ({ selfEvaluation }) => selfEvaluation?.on,
    set: (facts, on) => (facts.selfEvaluation ? { ...facts, selfEvaluation: { ...facts.selfEvaluation, on } } : facts),
  },
} as const satisfies Record<string, Correctable>;

export const CORRECTABLE_AMOUNTS = {
  estimatedTotal: {
    // Case 30: an appraised total (R4) is development-reform's; the unit could correct it away and take the single
    // stage after all.
    title: '估算总投资',
    by: ({ appraisal }) => (appraisal ? 'development-reform' : 'constructionUnit'),
    told: ({ appraisal }) => (appraisal ? ['constructionUnit', 'big-data'] : ['big-data', 'development-reform']),
    stands: ({ estimatedTotal }) => estimatedTotal,
    set: (facts, to) => ({ ...facts, estimatedTotal: to }),
  },
  approvedTotal: {
    title: '批复总投资',
    by: () => 'development-reform',
    told: () => ['constructionUnit', 'finance', 'big-data'],
    stands: ({ approvedTotal }) => approvedTotal,
    // The reply that gave the total is corrected with it.
    set: (facts, total) => {
      const giving = approvalOfTotal(facts);
      return {
        ...facts,
        approvedTotal: total,
        approvals: facts.approvals.map((approval) => (approval === giving ? { ...approval, total } : approval)),
      };
    },
  },
} as const satisfies Record<string, Correctable>;

export type CorrectableField = keyof typeof CORRECTABLE_DATES | keyof typeof CORRECTABLE_AMOUNTS;
export const CORRECTABLE: Record<CorrectableField, Correctable> = { ...CORRECTABLE_DATES, ...CORRECTABLE_AMOUNTS };
/** How each is called, for a choice among them. */
export const titlesOf = <K extends CorrectableField>(correctable: Record<K, Correctable>): Record<K, string> =>
  Object.fromEntries(Object.entries<Correctable>(correctable).map(([field, { title }]) => [field, title])) as Record<
    K,
    string
  >;
export const CORRECTABLE_FIELDS = Object.keys(CORRECTABLE) as CorrectableField[];

// The planned day is no slip of the pen: it moves by a lawful change of the schedule, and with it would go the delay.
const PLANNED: Pick<Correctable, 'title' | 'stands'> = {
  title: '计划建成日期',
  stands: ({ construction }) => construction?.plannedCompletionOn,
};
const DATES = { ...CORRECTABLE, planned: PLANNED };
type DateField = keyof typeof DATES;

/** Pairs of fields whose dates may not change their order; what is not reported binds nothing. */
const ORDER: readonly (readonly [DateField, DateField])[] = [
  ['construction.startedOn', 'planned'],
  ['construction.startedOn', 'trialOperation.startedOn'],
  ['construction.startedOn', 'completion.completedOn'],
  ['trialOperation.startedOn', 'completion.completedOn'],
  ['completion.completedOn', 'acceptance.appliedOn'],
  ['completion.completedOn', 'acceptance.concludedOn'],
  ['construction.startedOn', 'operation.operationOn'],
  ['acceptance.concludedOn', 'selfEvaluation.submittedOn'],
  ['operation.operationOn', 'selfEvaluation.submittedOn'],
];

/** Titles of the first two fields that would stand in the wrong order after a correction. */
export function disorderOf(
  facts: ProjectFacts,
  corrected: CorrectableField,
): { earlier: string; later: string } | undefined {
  for (const [earlier, later] of ORDER) {
    if (earlier !== corrected && later !== corrected) continue;
    const [from, to] = [DATES[earlier].stands(facts), DATES[later].stands(facts)];
    if (from !== undefined && to !== undefined && from > to)
      return { earlier: DATES[earlier].title, later: DATES[later].title };
  }
  return undefined;
}
