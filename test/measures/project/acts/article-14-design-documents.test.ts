import { describe, expect, test } from 'vitest';
// test support
import { documentOf, type Life } from '../../dossier.ts';
import {
  COMBINED,
  combinedInReview,
  DEPARTMENT,
  DESIGN,
  FEASIBILITY,
  feasibilityApproved,
  listed,
  REPLY,
  REPLY_DOCUMENTS,
  STANDING,
  UNIT,
  withOpinions,
} from '../../lawful-lives.ts';
import { saying } from '../../saying.ts';
import type { Standing } from '../../../../measures/references.ts';
import { CHAPTERS, DOCUMENT_KIND_NAMES, type DocumentKind } from '../../../../measures/vocabulary.ts';

const SUBMISSIONS = [
  { act: 'submitCombinedReport', life: listed, documents: COMBINED, input: { chapters: CHAPTERS } },
  { act: 'submitFeasibilityReport', life: listed, documents: FEASIBILITY, input: { chapters: CHAPTERS } },
  {
    act: 'submitDesign',
    life: feasibilityApproved,
    documents: DESIGN,
    input: { chapters: CHAPTERS, followsFeasibilityReply: true },
  },
] as const;

const ARTICLES: Partial<Record<DocumentKind, number>> = {
  combinedFeasibilityReport: 9,
  feasibilityReport: 9,
  preliminaryDesign: 9,
  dataResourceCatalogue: 14,
  cryptographyPlan: 14,
  productSecurityStatement: 19,
  frameworkOpinion: 13,
  priorPostEvaluation: 14,
  energyAssessment: 12,
  siteSelection: 12,
  landPreReview: 12,
  environmentalAssessment: 12,
};
const ARTICLE_12: readonly DocumentKind[] = [
  'energyAssessment',
  'siteSelection',
  'landPreReview',
  'environmentalAssessment',
];
const FRAMEWORK: Standing = {
  ...STANDING,
  frameworkPlan: { id: 'fp-1', version: 2, status: 'ENDORSED', endorsedOn: '2025-12-20', participants: [DEPARTMENT] },
};

describe.each(SUBMISSIONS)('$act', ({ act, life, documents, input }) => {
  /** Leaves out each document in turn; every one must be asked for by its article and its name. */
  function everyOneIsAsked(of: Life, all: readonly DocumentKind[], standing: Standing = STANDING) {
    expect(of.codes(act, UNIT, input, { documents: all, standing })).toEqual([]);
    for (const missing of all) {
      const refusals = of.refusals(act, UNIT, input, { documents: all.filter((kind) => kind !== missing), standing });
      expect(refusals, missing).toMatchObject([
        { article: ARTICLES[missing], basis: 'law', says: saying(`「${DOCUMENT_KIND_NAMES[missing]}」`) },
      ]);
    }
  }

  test('asks for every document of the ordinary project', () => {
    everyOneIsAsked(life(), documents);
  });

  test('asks for the four papers of article 12 with new civil works, and with high energy use', () => {
    everyOneIsAsked(life({ newCivilWorks: true }), [...documents, ...ARTICLE_12]);
    everyOneIsAsked(life({ highEnergyUse: true }), [...documents, ...ARTICLE_12]);
  });

  test('case 88: asks an expansion for the evaluation of the earlier project, whenever that was built', () => {
    everyOneIsAsked(life({ kind: 'EXPANSION', priorProject: '一期' }), [...documents, 'priorPostEvaluation']);
  });

  test.each(CHAPTERS)('asks for the chapter %s', (chapter) => {
    const chapters = CHAPTERS.filter((other) => other !== chapter);
    expect(life().refusals(act, UNIT, { ...input, chapters }, { documents })).toMatchObject([
      { code: 'chapters', article: 14 },
    ]);
  });

  test('names everything that is missing at once', () => {
    const codes = life().codes(act, UNIT, { ...input, chapters: [] }, { documents: [] });
    expect(codes.slice(-4)).toEqual([
      expect.stringMatching(/Report$|Design$/),
      'chapters',
      'mandatoryDocuments',
      'productSecurityStatement',
    ]);
  });

  test('keeps what was cited, in the order cited', () => {
    const { review } = life().do(act, UNIT, input, { documents }).facts;
    expect(review).toMatchObject({
      status: 'PENDING',
      version: 1,
      chapters: CHAPTERS,
      documents: documents.map((kind) => ({ id: documentOf(kind).id, kind })),
      opinions: {},
      returns: [],
    });
  });
});

describe('a cross-department project', () => {
  // A project under a framework reaches the list before the framework is endorsed; its own approval waits for it.
  const life = listed({ frameworkPlan: 'fp-1' });
  const submitting = (standing: Standing, documents: readonly DocumentKind[] = [...COMBINED, 'frameworkOpinion']) =>
    life.codes('submitCombinedReport', UNIT, { chapters: CHAPTERS }, { documents, standing });
  const framework = (wrong: object): Standing => ({
    ...FRAMEWORK,
    frameworkPlan: { ...FRAMEWORK.frameworkPlan!, ...wrong },
  });

  test.each<[string, Standing, string[]]>([
    ['endorsed', FRAMEWORK, []],
    ['unknown', STANDING, ['frameworkEndorsed']],
    ['a draft', framework({ status: 'DRAFT' }), ['frameworkEndorsed']],
    ['submitted', framework({ status: 'SUBMITTED' }), ['frameworkEndorsed']],
    ['returned', framework({ status: 'RETURNED' }), ['frameworkEndorsed']],
    ['another one', framework({ id: 'fp-2' }), ['frameworkEndorsed']],
    ['of other departments', framework({ participants: ['department-transport'] }), ['frameworkParticipant']],
  ])('with its framework plan %s', (_, standing, codes) => {
    expect(submitting(standing)).toEqual(codes);
  });

  test('brings the opinion of the big-data bureau on the framework', () => {
    expect(submitting(FRAMEWORK, COMBINED)).toEqual(['frameworkOpinion']);
  });
});

test('a design must follow the reply to the feasibility report', () => {
  expect(
    feasibilityApproved().refusals(
      'submitDesign',
      UNIT,
      { chapters: CHAPTERS, followsFeasibilityReply: false },
      { documents: DESIGN },
    ),
  ).toMatchObject([{ code: 'followsFeasibilityReply', article: 9 }]);
});

test.each(['submitCombinedReport', 'submitFeasibilityReport'])('a block set after listing stops %s', (act) => {
  const standing: Standing = {
    ...STANDING,
    blocks: [{ flag: 'newBuildBlocked', article: 32, reason: '存在重大安全隐患', version: 1 }],
  };
  expect(
    listed().refusals(act, UNIT, { chapters: CHAPTERS }, { documents: [...COMBINED, 'feasibilityReport'], standing }),
  ).toMatchObject([{ code: 'notBlockedForSecurity', article: 32 }]);
});

test.each(['dataResourceCatalogue', 'cryptographyPlan'] as const)(
  'case 100: no approval without %s, whatever else is there',
  (kind) => {
    const life = withOpinions(combinedInReview());
    // Not reachable by acts: shows that the approval itself looks again.
    life.facts.review!.documents = life.facts.review!.documents.filter((document) => document.kind !== kind);
    expect(
      life.refusals('approveCombinedReport', 'development-reform', REPLY, { documents: REPLY_DOCUMENTS }),
    ).toMatchObject([{ code: 'mandatoryDocumentsOnFile', article: 14 }]);
  },
);
