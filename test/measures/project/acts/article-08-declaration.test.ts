import { describe, expect, test } from 'vitest';
// test support
import { Life } from '../../dossier.ts';
import {
  DECLARATION,
  declared,
  DEPARTMENT,
  drafted,
  listed,
  LISTING,
  OPENING,
  STANDING,
  UNIT,
} from '../../lawful-lives.ts';
import { saying, sentence } from '../../saying.ts';
import type { Standing } from '../../../../measures/references.ts';
import type { ProjectKind } from '../../../../measures/vocabulary.ts';

const declaring = (life: Life, wrong: object = {}, standing: Standing = STANDING) =>
  life.refusals('declare', UNIT, { ...DECLARATION, ...wrong }, { documents: ['needsStatement'], standing });
const withPlan = (wrong: object): Standing => ({
  ...STANDING,
  departmentPlan: { ...STANDING.departmentPlan!, ...wrong },
});
const withBlock = (flag: Standing['blocks'][number]['flag'], article: 31 | 32 | 33): Standing => ({
  ...STANDING,
  blocks: [{ flag, article, reason: '未按要求共享数据', version: 1 }],
});

describe('opening', () => {
  test('makes the party that opens the construction unit, at 编制需求说明', () => {
    const { facts } = drafted({ usingUnit: 'unit-library' });
    expect(facts).toMatchObject({
      stage: 'DRAFT',
      parties: { constructionUnit: UNIT, department: DEPARTMENT, usingUnit: 'unit-library' },
      opened: { seq: 1, by: UNIT, on: '2026-01-05' },
    });
    expect(facts).not.toHaveProperty('department');
  });

  test('asks an expansion, and no other kind, for the earlier project', () => {
    expect(new Life().codes('openDossier', UNIT, { ...OPENING, kind: 'EXPANSION' })).toEqual(['priorProjectNamed']);
    expect(
      new Life().codes('openDossier', UNIT, { ...OPENING, kind: 'EXPANSION', priorProject: 'CQ-2019-0007' }),
    ).toEqual([]);
    expect(new Life().codes('openDossier', UNIT, { ...OPENING, kind: 'CONTINUATION' })).toEqual([]);
  });

  test('happens once', () => {
    expect(drafted().codes('openDossier', UNIT, OPENING)).toEqual(['wrongStage']);
  });
});

describe('declaring', () => {
  test('passes when everything is there, and awaits the big-data bureau', () => {
    const { facts } = declared();
    expect(facts).toMatchObject({
      stage: 'DECLARED',
      declaration: { round: 1, channel: 'YUKUAIBAN', departmentPlanVersion: 3 },
      review: { stage: 'DECLARED', status: 'PENDING', version: 1 },
    });
    expect(facts.declaration!.documents.map(({ kind }) => kind)).toEqual(['needsStatement']);
  });

  test.each([
    ['outside the scope', { scopeAttested: false }, 'withinScope', 2],
    ['without data standards', { dataStandardsSet: false }, 'dataStandardsSet', 7],
    ['with data not yet governed', { existingDataGoverned: false }, 'existingDataGoverned', 7],
    ['offline though not classified', { channel: 'OFFLINE' }, 'channelMatchesClassification', 8],
    ['by an older version of the department plan', { departmentPlanVersion: 2 }, 'departmentPlanVersionCited', null],
  ])('is refused %s', (_, wrong, code, article) => {
    expect(declaring(drafted(), wrong)).toMatchObject([{ code, article, says: sentence, remedy: sentence }]);
  });

  test.each<[string, Standing, string, number | null]>([
    ['there is no department plan', { blocks: [] }, 'departmentPlanFiled', 6],
    ['it was not decided collectively', withPlan({ collectiveDecision: false }), 'departmentPlanFiled', 6],
    [
      'it was not filed with the cyberspace office',
      withPlan({ filedWith: ['big-data', 'development-reform'] }),
      'departmentPlanFiled',
      6,
    ],
    [
      'it was not filed with the big-data bureau',
      withPlan({ filedWith: ['cyberspace', 'development-reform'] }),
      'departmentPlanFiled',
      6,
    ],
    [
      'it was not filed with development-reform',
      withPlan({ filedWith: ['cyberspace', 'big-data'] }),
      'departmentPlanFiled',
      6,
    ],
    ['it does not contain the project', withPlan({ contains: false }), 'departmentPlanContains', 6],
    ['it runs for two years', withPlan({ fromYear: 2025, toYear: 2026 }), 'departmentPlanTerm', 6],
    ['it runs for six years', withPlan({ fromYear: 2025, toYear: 2030 }), 'departmentPlanTerm', 6],
    ['it has ended', withPlan({ fromYear: 2021, toYear: 2025 }), 'departmentPlanCurrent', null],
    ['it has not begun', withPlan({ fromYear: 2027, toYear: 2029 }), 'departmentPlanCurrent', null],
  ])('is refused while %s', (_, standing, code, article) => {
    expect(declaring(drafted(), {}, standing)).toMatchObject([{ code, article }]);
  });

  test.each([
    ['three', 2025, 2027],
    ['five', 2022, 2026],
  ])('passes under a plan of %s years, in any of its years', (_, fromYear, toYear) => {
    expect(declaring(drafted(), {}, withPlan({ fromYear, toYear }))).toEqual([]);
  });

  test('is refused without the needs statement, by its name', () => {
    const [refusal, ...others] = drafted().refusals('declare', UNIT, DECLARATION, {
      documents: ['evidence'],
      standing: STANDING,
    });
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({
      code: 'needsStatement',
      article: 8,
      basis: 'law',
      says: saying('「项目需求说明」'),
    });
  });

  test('is refused with a document that is not on record', () => {
    expect(
      drafted().codes(
        'declare',
        UNIT,
        { ...DECLARATION, documents: ['doc-needsStatement', 'doc-nowhere'] },
        { documents: ['needsStatement'], standing: STANDING },
      ),
    ).toEqual(['documentsOnRecord']);
  });

  test('names every reason at once', () => {
    const codes = drafted().codes('declare', UNIT, {
      ...DECLARATION,
      scopeAttested: false,
      dataStandardsSet: false,
      documents: [],
    });
    expect(codes).toEqual(['withinScope', 'departmentPlanFiled', 'dataStandardsSet', 'needsStatement']);
  });

  test('L1: of a classified project is not opened, whatever it is called: it is declared offline', () => {
    for (const name of ['某部队指挥系统', '涉密项目2026-001']) {
      expect(new Life().refusals('openDossier', UNIT, { ...OPENING, name, classified: true })).toMatchObject([
        { code: 'notClassified', article: 8, says: saying('第十五条'), remedy: saying('线下方式') },
      ]);
      expect(new Life().codes('openDossier', UNIT, { ...OPENING, name, classified: false })).toEqual([]);
    }
  });

  test('of a classified project goes offline only, and online is refused with nothing but instructions (case 92)', () => {
    const life = drafted({ classified: true });
    expect(declaring(life)).toMatchObject([
      { code: 'channelMatchesClassification', article: 8, remedy: saying('线下') },
    ]);
    expect(declaring(life, { channel: 'OFFLINE' })).toEqual([]);
  });
});

describe('blocks of the unit', () => {
  const rows: [ProjectKind, Standing['blocks'][number]['flag'], 31 | 32 | 33, boolean][] = [
    ['NEW_BUILD', 'newBuildBlocked', 31, true],
    ['EXPANSION', 'newBuildBlocked', 31, true],
    ['CONTINUATION', 'newBuildBlocked', 31, false],
    ['OM', 'newBuildBlocked', 31, false],
    ['NEW_BUILD', 'newBuildBlocked', 32, true],
    ['EXPANSION', 'newBuildBlocked', 32, true],
    ['NEW_BUILD', 'newBuildNotSupported', 33, true],
    ['EXPANSION', 'newBuildNotSupported', 33, false],
    ['CONTINUATION', 'newBuildNotSupported', 33, false],
    ['NEW_BUILD', 'omFundingBlocked', 31, false],
    ['OM', 'omFundingBlocked', 31, false],
  ];
  test.each(rows)('%s under %s of article %i: stopped at declaration %s', (kind, flag, article, stopped) => {
    const life = drafted({ kind, ...(kind === 'EXPANSION' ? { priorProject: '一期' } : {}) });
    expect(declaring(life, {}, withBlock(flag, article)).map((refusal) => refusal.article)).toEqual(
      stopped ? [article] : [],
    );
  });

  test('quote why the block was set', () => {
    expect(declaring(drafted(), {}, withBlock('newBuildBlocked', 31))[0]!.says).toContain('未按要求共享数据');
  });
});

describe('listing', () => {
  test('takes the review of all four parts', () => {
    const life = declared();
    for (const part of Object.keys(LISTING.necessity)) {
      const necessity = Object.fromEntries(Object.entries(LISTING.necessity).filter(([key]) => key !== part));
      expect(life.refusals('list', 'big-data', { ...LISTING, necessity }), part).toMatchObject([
        { code: 'necessityReviewed', article: 8 },
      ]);
    }
    expect(listed().facts).toMatchObject({
      stage: 'LISTED',
      listing: { necessity: LISTING.necessity },
      review: { status: 'DECIDED' },
    });
  });

  test('of a project that shares data takes the review of sharing; of O&M it does not', () => {
    expect(declared().codes('list', 'big-data', { ...LISTING, dataSharingReviewed: false })).toEqual([
      'dataSharingReviewed',
    ]);
    expect(declared({ kind: 'OM' }).codes('list', 'big-data', { ...LISTING, dataSharingReviewed: false })).toEqual([]);
  });

  test.each<[string, Standing['sharingException'], boolean]>([
    ['no exception', undefined, false],
    ['another exception', { id: 'exc-2', version: 1, firstReviewedOn: '2025-11-01', approvedOn: '2025-12-01' }, false],
    ['an exception not reviewed', { id: 'exc-1', version: 1 }, false],
    ['an exception reviewed but not approved', { id: 'exc-1', version: 2, firstReviewedOn: '2025-11-01' }, false],
    ['an exception approved without first review', { id: 'exc-1', version: 2, approvedOn: '2025-12-01' }, false],
    [
      'an approved exception',
      { id: 'exc-1', version: 3, firstReviewedOn: '2025-11-01', approvedOn: '2025-12-01' },
      true,
    ],
  ])('of a project that cannot share, with %s: lawful %#', (_, sharingException, lawful) => {
    const life = declared({ sharesData: false, sharingException: 'exc-1' });
    const refusals = life.refusals(
      'list',
      'big-data',
      { ...LISTING, dataSharingReviewed: false },
      { standing: { ...STANDING, sharingException } },
    );
    expect(refusals.map(({ code, article }) => [code, article])).toEqual(
      lawful ? [] : [['sharingExceptionApproved', 31]],
    );
  });

  test('declined ends the round; declared again it counts the second', () => {
    const life = declared().do('declineListing', 'big-data', { reason: '与既有系统重复' });
    expect(life.facts).toMatchObject({
      stage: 'NOT_LISTED',
      refusedListing: { reason: '与既有系统重复' },
      review: { status: 'DECIDED' },
    });
    life
      .do('reopenDeclaration', UNIT)
      .do('declare', UNIT, DECLARATION, { documents: ['needsStatement'], standing: STANDING });
    expect(life.facts).toMatchObject({
      stage: 'DECLARED',
      declaration: { round: 2 },
      review: { status: 'PENDING', version: 1 },
    });
  });
});
