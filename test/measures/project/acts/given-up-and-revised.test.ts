// R5: a listed project leaves the list; whoever gives a project up is told the way that is right; and what the dossier says is
// revised before it is declared.
// test support
import { describe, expect, it, test } from 'vitest';
import type { Life } from '../../dossier.ts';
import {
  approved,
  combinedInReview,
  declared,
  declaredForPlan,
  DEPARTMENT,
  drafted,
  feasibilityApproved,
  listed,
  OPENING,
  STANDING,
  UNIT,
} from '../../lawful-lives.ts';
import { LOWER, underConstruction } from './built-lives.ts';
import { listedOutOfPlan, omBudgeted, recorded, requested } from './path-lives.ts';

const plannedOm = (): Life =>
  listed({ kind: 'OM' }).do('declareForAnnualPlan', UNIT, { year: '2026', amount: LOWER }, { documents: [] });

describe('a project that is given up', () => {
  const GONE = { reason: '机构调整' };
  it.each<[string, () => Life, string]>([
    ['listed: by big-data, once the plan of the department holds it no more', listed, 'removeFromList'],
    ['approved in part: on request', feasibilityApproved, 'requestTermination'],
    ['approved: on request', approved, 'requestTermination'],
    ['declared for the plan: on request', declaredForPlan, 'requestTermination'],
    ['of O&M, declared for its first plan: first taken back', plannedOm, 'withdrawSubmission'],
    ['of O&M, budgeted: on request', omBudgeted, 'requestTermination'],
    ['built: on request', underConstruction, 'requestTermination'],
  ])('%s', (_, lived, act) =>
    expect(lived().refusals('withdraw', UNIT, GONE)).toMatchObject([{ code: 'wrongStage', instead: [{ act }] }]),
  );

  it('is asked to go the shorter way where nothing is approved', () =>
    expect(declared().refusals('requestTermination', UNIT, GONE, { documents: [] })).toMatchObject([
      { code: 'wrongStage', instead: [{ act: 'withdraw' }] },
    ]));
});

describe('R5: a listed project leaves the list', () => {
  const REMOVED = { reason: '总体方案已删减本项目' };
  const dropped = (more: object = {}) => ({
    ...STANDING,
    departmentPlan: { ...STANDING.departmentPlan!, version: 4, contains: false, ...more },
  });
  const refused = (life: Life, standing = STANDING) =>
    life.refusals('removeFromList', 'big-data', REMOVED, { standing });

  it('once its department’s plan holds it no more, decided and filed anew (article 6)', () => {
    expect(refused(listed())).toMatchObject([
      {
        code: 'departmentPlanDropped',
        article: 6,
        basis: 'law',
        says: '部门整合建设总体方案第3版仍列有本项目。',
        outside: [{ step: 'reviseDepartmentPlan' }],
      },
    ]);
    expect(
      refused(listed(), dropped({ collectiveDecision: false, filedWith: ['big-data', 'cyberspace'] })),
    ).toMatchObject([
      { says: '部门整合建设总体方案第4版已删减本项目，但尚未完成：集体审议决定、向市发展改革委报备。' },
    ]);
    expect(refused(listed(), dropped())).toEqual([]);
    expect(listed().codes('removeFromList', UNIT, REMOVED, { standing: dropped() })).toEqual(['wrongParty']);
  });

  it('and may be declared anew, or be withdrawn', () => {
    const life = listed().do('removeFromList', 'big-data', REMOVED, { standing: dropped() });
    expect(life.facts).toMatchObject({
      stage: 'NOT_LISTED',
      listing: undefined,
      removals: [{ ...REMOVED, listing: 3 }],
    });
    expect(life.codes('withdraw', UNIT, { reason: '不再建设' })).toEqual([]);
    expect(life.do('reopenDeclaration', UNIT).facts.stage).toBe('DRAFT');
  });

  it('out of plan stood in none: big-data takes it off without one', () => {
    const life = listedOutOfPlan();
    expect(refused(life)).toEqual([]);
  });

  it('when it was rejected as well; from an approval on it is terminated', () => {
    const rejected = combinedInReview().do('reject', 'development-reform', { reason: '必要性不足' });
    expect(refused(rejected, dropped())).toEqual([]);
    expect(refused(approved(), dropped())).toMatchObject([
      { code: 'wrongStage', instead: [{ act: 'requestTermination' }] },
    ]);
  });

  it('does not come back by the single stage with a smaller estimate, once it was appraised at 3000万元 or more', () => {
    const life = combinedInReview()
      .do('returnToTwoStages', 'development-reform', { appraisedTotal: '3200000000', reason: '评估' })
      .do('removeFromList', 'big-data', REMOVED, { standing: dropped() })
      .do('reopenDeclaration', UNIT);
    const { department: _, ...said } = OPENING;
    expect(life.refusals('reviseDossier', UNIT, { ...said, estimatedTotal: LOWER })).toMatchObject([
      {
        code: 'estimateNotAppraised',
        article: 9,
        instead: [{ act: 'correct', by: [{ capacity: 'development-reform' }] }],
      },
    ]);
  });
});

describe('what the opening said is revised', () => {
  const { department: _, ...SAID } = OPENING;
  const revising = (life: Life, more: object) => life.codes('reviseDossier', UNIT, { ...SAID, ...more });

  it('before it is declared, each time as a line, the whole of it', () => {
    const life = drafted({ usingUnit: 'unit-users', frameworkPlan: 'FP-1' });
    life.do('reviseDossier', UNIT, {
      ...SAID,
      name: '档案共享平台（一期）',
      estimatedTotal: LOWER,
      usingUnit: 'unit-others',
    });
    expect(life.seq).toBe(2);
    expect(life.facts).toMatchObject({
      stage: 'DRAFT',
      name: '档案共享平台（一期）',
      estimatedTotal: LOWER,
      frameworkPlan: undefined,
      parties: { constructionUnit: UNIT, department: DEPARTMENT, usingUnit: 'unit-others' },
    });
    life.do('reviseDossier', UNIT, { ...SAID, kind: 'OM' });
    expect(life.facts).toMatchObject({ kind: 'OM', parties: { usingUnit: undefined } });
  });

  it('with the gates of the opening', () => {
    expect(revising(drafted(), { classified: true })).toEqual(['notClassified']);
    expect(revising(drafted(), { kind: 'EXPANSION' })).toEqual(['priorProjectNamed']);
    expect(revising(drafted(), {})).toEqual(['revisesSomething']);
  });

  test('who stands above it is not its to say', () =>
    expect(drafted().judgement('reviseDossier', UNIT, { ...SAID, department: 'department-other' })).toMatchObject({
      is: 'malformed',
    }));

  it('not its kind, while a reply of before is looked at', () => {
    expect(revising(recorded(), { kind: 'NEW_BUILD' })).toEqual(['kindNotUnderConfirmation']);
    expect(revising(recorded(), { kind: 'CONTINUATION', newCivilWorks: true })).toEqual([]);
  });

  it.each<[string, () => Life, string | undefined]>([
    ['declared: taken back first', declared, 'withdrawSubmission'],
    ['requested out of plan: taken back first', requested, 'withdrawOutOfPlan'],
    [
      'not listed: drafted anew first',
      () => declared().do('declineListing', 'big-data', { reason: '重复' }),
      'reopenDeclaration',
    ],
    ['listed: no more', listed, undefined],
  ])('%s', (_case, lived, act) => {
    const [refusal] = lived().refusals('reviseDossier', UNIT, SAID);
    expect(refusal).toMatchObject({ code: 'wrongStage', ...(act ? { acts: [{ act }] } : { needless: true }) });
  });
});
