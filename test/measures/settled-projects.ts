// Facts of small lives through `settle`: a project that is built, and what happens to its acceptance.
import type { ProjectFacts, Rectification, YearEndReport } from '../../measures/project/facts.ts';
import type { Bureau } from '../../measures/vocabulary.ts';

export const UNIT = 'unit-a';
export const entry = (seq: number, on: string, by = UNIT) => ({ seq, on, by });
const report = (seq: number, on: string): YearEndReport => ({
  ...entry(seq, on),
  sections: [],
  consultations: {},
  documents: [],
  recipients: [],
});

export function builtProject(completedOn: string, approvedTotal = '3000000000'): (facts: ProjectFacts) => ProjectFacts {
  return (facts) => ({
    ...facts,
    stage: 'COMPLETED',
    name: '试点平台',
    parties: { constructionUnit: UNIT, department: 'department-x' },
    approvedTotal,
    construction: {
      ...entry(5, '2024-05-06'),
      startedOn: '2024-05-06',
      plannedCompletionOn: '2026-06-30',
      implementingBody: '信息中心',
      responsiblePerson: '负责人',
      documents: [],
    },
    completion: { ...entry(9, completedOn), completedOn, documents: [] },
    yearEndReports: { 2024: report(6, '2024-12-02'), 2025: report(7, '2025-11-20') },
  });
}
export const applied =
  (on: string) =>
  (facts: ProjectFacts): ProjectFacts => ({
    ...facts,
    stage: 'ACCEPTANCE_IN_PROGRESS',
    acceptanceRounds: [{ ...entry(20, on), documents: [] }],
  });
export const asked =
  (on: string, until: string) =>
  (facts: ProjectFacts): ProjectFacts => ({
    ...facts,
    extensions: [{ ...entry(15, on), until, reason: '测评未完成', documents: [], status: 'REQUESTED' }],
  });
export const decided =
  (status: 'GRANTED' | 'REFUSED', on: string, until?: string) =>
  (facts: ProjectFacts): ProjectFacts => ({
    ...facts,
    extensions: facts.extensions.map((extension) => ({
      ...extension,
      status,
      decided: { ...entry(16, on, 'big-data'), until },
    })),
  });

/** Under construction since `startedOn`, with no report made yet. */
export const building =
  (startedOn: string) =>
  (facts: ProjectFacts): ProjectFacts => {
    const built = builtProject('2024-01-01')(facts);
    const construction = { ...built.construction!, startedOn, plannedCompletionOn: '2030-01-01' };
    return { ...built, stage: 'UNDER_CONSTRUCTION', completion: undefined, yearEndReports: {}, construction };
  };

/** An order under article 35, served on 2 March 2026 for 1 April. */
export const orderBy = (issuer: Bureau, over: Partial<Rectification> = {}): Rectification => ({
  ...entry(30, '2026-03-02', issuer),
  ground: 'ART35',
  issuers: [issuer],
  violation: '未共享',
  documents: [],
  servedOn: '2026-03-02',
  dueOn: '2026-04-01',
  status: 'ISSUED',
  dates: [{ ...entry(30, '2026-03-02', issuer), dueOn: '2026-04-01', servedOn: '2026-03-02' }],
  submissions: [],
  findings: [],
  ...over,
});
export const underOrder =
  (order: Rectification) =>
  (facts: ProjectFacts): ProjectFacts => ({
    ...facts,
    name: '试点',
    stage: 'UNDER_CONSTRUCTION',
    parties: { constructionUnit: UNIT, department: 'department-x' },
    rectifications: [order],
  });
