// Submissions for approval, on one track or the other: articles 9, 12-14, 19 (T4, T6, T8).
import { z } from 'zod';
import { act, gate, type Bookkeeping } from '../act.ts';
import { choices, documents, yesNo } from '../../field/kinds.ts';
import type { ProjectFacts } from '../facts.ts';
import { exceptionOf, mayBeExcepted } from '../exceptions.ts';
import { upperTotalKnown } from '../questions.ts';
import { inWan } from '../../money.ts';
import { openedReview, reviewersOf } from './review.ts';
import { CHAPTER_NAMES, type Chapter, type DocumentKind, type Track, type OpinionSubject } from '../../vocabulary.ts';
import {
  CONSTRUCTION_KIND,
  DESIGN_DOCUMENT_KINDS,
  DESIGN_GATES,
  DESIGN_OF_STAGE,
  type DesignStage,
} from './design-gates.ts';
import { citedDocuments } from '../../documents.ts';
import { NEW_BUILD_GATES } from './unit-blocks.ts';

/**
 * Chapters that the document has, or on which a reply or appraisal gives its opinion; which must not be missing, a
 * guard says.
 */
export const chapters = (label: string, help?: string) => choices(label, CHAPTER_NAMES, 0, help);

/** A design document with what must come with it; `report` is the document itself. */
const submission = (report: DocumentKind) => ({
  documents: documents([report, ...DESIGN_DOCUMENT_KINDS]),
  chapters: chapters('所含篇（章）'),
});

interface Submission {
  documents: string[];
  chapters: Chapter[];
}

/** Articles 4, 9, 14, 35: what the technical review of a document leaves on record. */
const opinionsOn = ({ classified }: ProjectFacts, stage: DesignStage): OpinionSubject[] => [
  'networkSecurity',
  'budget',
  'governmentData',
  'cryptography',
  ...(classified ? (['secrecy'] as const) : []),
  'appraisal',
  ...(stage === 'DESIGN_REVIEW' ? (['designContent'] as const) : []),
];

const submitted = (
  facts: ProjectFacts,
  stage: DesignStage,
  track: Track,
  input: Submission,
  entry: Bookkeeping,
): ProjectFacts => ({
  ...facts,
  stage,
  track,
  review: openedReview(
    {
      stage,

      documents: citedDocuments(entry.references, input.documents),
      chapters: input.chapters,
      records: opinionsOn(facts, stage),
    },
    entry,
  ),
});

export const submitCombinedReport = act({
  name: 'submitCombinedReport',
  title: '报批可行性研究报告及概（预）算（代初步设计）',
  undoable: true,
  article: 9,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['LISTED'],
  input: z.strictObject(submission('combinedFeasibilityReport')),
  guards: [
    CONSTRUCTION_KIND,
    // What was once appraised or approved at 3000万元 or more does not come back by the single stage with a smaller sum.
    gate(9, 'facts', 'belowUpperClass', '项目总投资在3000万元以下', ({ facts, figures }) => {
      const upper = upperTotalKnown(facts);
      if (!upper || exceptionOf(facts, 'SINGLE_STAGE')) return undefined;
      const says = `${upper.what}为${inWan(upper.total)}，达到3000万元（含），应当先行编制可行性研究报告。`;
      const remedy = '请办理「报批可行性研究报告」，再根据批复编制初步设计及概（预）算方案';
      const instead = ['submitFeasibilityReport'] as const;
      return mayBeExcepted(figures, 'SINGLE_STAGE')
        ? {
            says,
            remedy: `${remedy}；确需一次审批的，先由市发展改革委办理「准予破例」。`,
            wayOut: { instead, acts: [{ act: 'grantException', input: { of: 'SINGLE_STAGE' } }] },
          }
        : { says, remedy: `${remedy}。`, wayOut: { instead } };
    }),
    DESIGN_OF_STAGE.COMBINED_REVIEW,
    ...DESIGN_GATES,
    ...NEW_BUILD_GATES,
  ],
  apply: (facts, input, entry) => submitted(facts, 'COMBINED_REVIEW', 'SINGLE_STAGE', input, entry),
  tells: reviewersOf,
});

/** Open to projects below 3000万元 as well: the single stage is a may (可), case 32. */
export const submitFeasibilityReport = act({
  name: 'submitFeasibilityReport',
  title: '报批可行性研究报告',
  undoable: true,
  article: 9,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['LISTED'],
  input: z.strictObject(submission('feasibilityReport')),
  guards: [CONSTRUCTION_KIND, DESIGN_OF_STAGE.FEASIBILITY_REVIEW, ...DESIGN_GATES, ...NEW_BUILD_GATES],
  apply: (facts, input, entry) => submitted(facts, 'FEASIBILITY_REVIEW', 'TWO_STAGE', input, entry),
  tells: reviewersOf,
});

export const submitDesign = act({
  name: 'submitDesign',
  title: '报批初步设计及概（预）算',
  undoable: true,
  article: 9,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['FEASIBILITY_APPROVED'],
  input: z.strictObject({
    ...submission('preliminaryDesign'),
    followsFeasibilityReply: yesNo('符合可行性研究报告批复要求'),
  }),
  guards: [
    gate<{ followsFeasibilityReply: boolean }>(
      9,
      'input',
      'followsFeasibilityReply',
      '初步设计及概（预）算根据可行性研究报告批复要求编制',
      (_, { followsFeasibilityReply }) =>
        followsFeasibilityReply
          ? undefined
          : {
              says: '未确认初步设计及概（预）算符合可行性研究报告批复要求。',
              remedy: '请对照批复要求修改、核对后，确认「符合可行性研究报告批复要求」。',
              wayOut: { mend: true, outside: ['completePapers'] },
            },
    ),
    DESIGN_OF_STAGE.DESIGN_REVIEW,
    ...DESIGN_GATES,
  ],
  apply: (facts, input, entry) => submitted(facts, 'DESIGN_REVIEW', 'TWO_STAGE', input, entry),
  tells: reviewersOf,
});
