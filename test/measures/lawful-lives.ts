// Test support: lives that went lawfully up to some stage, for tests of what may follow there.
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import type { Standing } from '../../measures/references.ts';
import { CHAPTERS, OPINIONS, type DocumentKind, type OpinionSubject } from '../../measures/vocabulary.ts';
import { Life } from './dossier.ts';

export const UNIT = 'unit-archive';
export const DEPARTMENT = 'department-culture';

export const STANDING: Standing = {
  departmentPlan: {
    department: DEPARTMENT,
    version: 3,
    fromYear: 2024,
    toYear: 2028,
    collectiveDecision: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'],
    contains: true,
  },
  blocks: [],
};

export const OPENING = {
  ...ACT_SAMPLES.openDossier.input(EXAMPLE),
  name: '档案资源共享平台',
  department: DEPARTMENT,
  estimatedTotal: '1200000000',
};
export const DECLARATION = { ...ACT_SAMPLES.declare.input(EXAMPLE), departmentPlanVersion: 3 };
export const LISTING = ACT_SAMPLES.list.input(EXAMPLE);

export const COMBINED = ACT_SAMPLES.submitCombinedReport.cites;
export const FEASIBILITY = ACT_SAMPLES.submitFeasibilityReport.cites;
export const DESIGN = ACT_SAMPLES.submitDesign.cites;

type Opening = Partial<
  Record<keyof typeof OPENING | 'frameworkPlan' | 'priorProject' | 'sharingException' | 'usingUnit', unknown>
>;

/** 3000万元 in fen, and one fen less. */
export const UPPER = '3000000000';
export const JUST_BELOW = '2999999999';

/** No dossier of a classified project is opened: what rules ask of one is tried on a project that became one. */
export function drafted({ classified = false, ...opening }: Opening = {}): Life {
  const life = new Life().do('openDossier', UNIT, { ...OPENING, ...opening });
  life.facts = { ...life.facts, classified: Boolean(classified) };
  return life;
}

export const declared = (opening: Opening = {}): Life =>
  drafted(opening).do(
    'declare',
    UNIT,
    { ...DECLARATION, channel: opening.classified ? 'OFFLINE' : 'YUKUAIBAN' },
    { documents: ACT_SAMPLES.declare.cites, standing: STANDING },
  );

export const listed = (opening: Opening = {}): Life =>
  declared(opening).do('list', 'big-data', LISTING, { standing: STANDING });

export function opine(life: Life, subject: OpinionSubject, said: object = {}): Life {
  return life.do(
    'recordOpinion',
    OPINIONS[subject].by,
    {
      ...ACT_SAMPLES.recordOpinion.input(EXAMPLE),
      subject,
      chapters: subject === 'appraisal' ? CHAPTERS : [],
      ...said,
    },
    { documents: subject === 'appraisal' ? ['appraisalReport'] : ACT_SAMPLES.recordOpinion.cites },
  );
}

export const TECHNICAL: readonly OpinionSubject[] = [
  'networkSecurity',
  'budget',
  'governmentData',
  'cryptography',
  'appraisal',
];
export const withOpinions = (life: Life, subjects: readonly OpinionSubject[] = TECHNICAL): Life =>
  subjects.reduce((so, subject) => opine(so, subject), life);

export const REPLY = { ...ACT_SAMPLES.approveCombinedReport.input(EXAMPLE), total: '1000000000' };
export const REPLY_DOCUMENTS = ACT_SAMPLES.approveCombinedReport.cites;

/** What a project of this opening must add to the ordinary documents. */
const also = ({ kind, newCivilWorks, highEnergyUse }: Opening): DocumentKind[] => [
  ...(kind === 'EXPANSION' ? (['priorPostEvaluation'] as const) : []),
  ...(newCivilWorks || highEnergyUse
    ? (['energyAssessment', 'siteSelection', 'landPreReview', 'environmentalAssessment'] as const)
    : []),
];
const technical = ({ classified }: Opening): OpinionSubject[] => [
  ...TECHNICAL,
  ...(classified ? (['secrecy'] as const) : []),
];

export const combinedInReview = (opening: Opening = {}): Life =>
  listed(opening).do('submitCombinedReport', UNIT, ACT_SAMPLES.submitCombinedReport.input(EXAMPLE), {
    documents: [...COMBINED, ...also(opening)],
  });
export const feasibilityInReview = (opening: Opening = {}): Life =>
  listed(opening).do('submitFeasibilityReport', UNIT, ACT_SAMPLES.submitFeasibilityReport.input(EXAMPLE), {
    documents: [...FEASIBILITY, ...also(opening)],
  });
export const feasibilityApproved = (opening: Opening = {}): Life =>
  withOpinions(feasibilityInReview(opening), technical(opening)).do(
    'approveFeasibilityReport',
    'development-reform',
    { ...REPLY, total: opening.estimatedTotal ?? REPLY.total },
    { documents: REPLY_DOCUMENTS },
  );
export const designInReview = (opening: Opening = {}): Life =>
  feasibilityApproved(opening).do('submitDesign', UNIT, ACT_SAMPLES.submitDesign.input(EXAMPLE), {
    documents: [...DESIGN, ...also(opening)],
  });

/** Approved with this total, on the track that fits it. */
export function approved(total: string = REPLY.total, opening: Opening = {}): Life {
  if (BigInt(total) < BigInt(UPPER)) {
    return withOpinions(combinedInReview(opening), technical(opening)).do(
      'approveCombinedReport',
      'development-reform',
      { ...REPLY, total },
      { documents: REPLY_DOCUMENTS },
    );
  }
  const life = withOpinions(designInReview({ ...opening, estimatedTotal: total }), [
    ...technical(opening),
    'designContent',
  ]);
  return life.do('approveDesign', 'development-reform', { ...REPLY, total }, { documents: REPLY_DOCUMENTS });
}

/** Approved, and a first year declared for the annual plan. */
export const declaredForPlan = (amount = REPLY.total): Life =>
  approved().do(
    'declareForAnnualPlan',
    UNIT,
    { year: '2026', amount },
    { documents: ACT_SAMPLES.declareForAnnualPlan.cites },
  );

/** Declares a year, includes it jointly and budgets it. */
export function budgeted(life: Life, year: string, amount: string): Life {
  life
    .do('declareForAnnualPlan', UNIT, { year, amount }, { documents: ACT_SAMPLES.declareForAnnualPlan.cites })
    .do('includeInAnnualPlan', 'development-reform', { year, amount });
  return life
    .do('includeInAnnualPlan', 'finance', {}, { confirms: life.seq })
    .do('budget', 'finance', { year, amount });
}
