// The closed list of what may be corrected: anchors, days of submission and amounts, each with who reported it, which
// authority is told, and who goes along where the correction is in the favour of whoever reported.
import type { Entry } from '../../dossier.ts';
import type { ProjectFacts } from '../facts.ts';
import type { Bureau, Capacity } from '../../vocabulary.ts';
import type { ActStep } from '../../way-out.ts';
import type { ActName } from '../act-names.ts';
import { dropsYearEndReport, movesSelfEvaluationLater } from './correction-effect.ts';
import { ANSWER_DATES } from './correctable-answers.ts';
import { PATH_DATES } from './correctable-of-paths.ts';
import { byUnit, SUBMISSION_DATES } from './correctable-submissions.ts';
import { LATER_DATES } from './correctable-later-life.ts';
import { SUPERVISION_DATES } from './correctable-supervision.ts';
import { withApprovedTotal } from './corrected-total.ts';

export interface Change {
  from: string;
  to: string;
  /** Line of the ledger that is meant, where several stand under one field; absent: the last. */
  of?: number;
}

export interface Correctable {
  title: string;
  /** What stands now; undefined where nothing was reported yet, or nothing by this line. */
  stands(facts: ProjectFacts, of?: number): string | undefined;
  /** Whoever reported it. */
  by(facts: ProjectFacts, of?: number): Capacity;
  told(facts: ProjectFacts, of?: number): readonly Capacity[];
  /** `agreed`: whoever was owed went along with it, by this entry. */
  set(facts: ProjectFacts, to: string, of?: number, agreed?: Entry): ProjectFacts;
  /** Who decided it together with whoever is asked to correct it, and so corrects it together. */
  decidedWith?(facts: ProjectFacts, of?: number): readonly Capacity[];
  /** Who is owed what the correction moves later, or whose lateness on record it takes away. */
  owed?(facts: ProjectFacts, change: Change): readonly Bureau[];
}

const EVENT_DATES = {
  'construction.startedOn': {
    title: '开工日期',
    by: byUnit,
    told: () => ['development-reform'],
    stands: ({ construction }) => construction?.startedOn,
    set: (facts, startedOn) =>
      facts.construction ? { ...facts, construction: { ...facts.construction, startedOn } } : facts,
    owed: (facts, { to }) =>
      dropsYearEndReport(facts, { ...facts.construction, startedOn: to }) ? ['development-reform'] : [],
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
    // The half year of article 28 begins later, or the report of a year end (article 23) is owed no more.
    owed: (facts, { from, to }) => [
      ...(to > from ? (['big-data'] as const) : []),
      ...(dropsYearEndReport(facts, { completedOn: to }) ? (['development-reform'] as const) : []),
    ],
  },
  'operation.operationOn': {
    title: '投入运行日期',
    by: byUnit,
    told: () => ['big-data'],
    stands: ({ operation }) => operation?.operationOn,
    set: (facts, operationOn) =>
      facts.operation ? { ...facts, operation: { ...facts.operation, operationOn } } : facts,
    owed: (facts, { to }) => (movesSelfEvaluationLater(facts, { operationOn: to }) ? ['big-data'] : []),
  },
} as const satisfies Record<string, Correctable>;

export const CORRECTABLE_DATES = {
  ...EVENT_DATES,
  ...SUBMISSION_DATES,
  ...ANSWER_DATES,
  ...SUPERVISION_DATES,
  ...LATER_DATES,
  ...PATH_DATES,
} as const satisfies Record<string, Correctable>;

export const CORRECTABLE_AMOUNTS = {
  estimatedTotal: {
    // Case 30: an appraised total (R4) is development-reform's; the unit could correct it away and take the single
    // stage after all.
    title: '估算总投资',
    by: ({ appraisal }) => (appraisal ? 'development-reform' : 'constructionUnit'),
    told: ({ appraisal }) => (appraisal ? ['constructionUnit', 'big-data'] : ['big-data', 'development-reform']),
    stands: ({ estimatedTotal }) => estimatedTotal,
    set: (facts, to) => ({
      ...facts,
      estimatedTotal: to,
      appraisal: facts.appraisal && { ...facts.appraisal, total: to },
    }),
  },
  approvedTotal: {
    title: '批复总投资',
    by: () => 'development-reform',
    told: () => ['constructionUnit', 'finance', 'big-data'],
    stands: ({ approvedTotal }) => approvedTotal,
    set: withApprovedTotal,
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

/** The correction of a date or an amount, as a refusal points to it. */
export const correctionOf = (facts: ProjectFacts, field: CorrectableField): ActStep<ActName> => ({
  act: 'correct',
  input: { field },
  by: [CORRECTABLE[field].by(facts)],
});
