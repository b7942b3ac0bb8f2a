import { expect, test } from 'vitest';
// test support
import { Life } from '../../dossier.ts';
import {
  approved,
  combinedInReview,
  declared,
  DEPARTMENT,
  designInReview,
  drafted,
  feasibilityApproved,
  feasibilityInReview,
  listed,
  OPENING,
  UNIT,
} from '../../lawful-lives.ts';
// under test
import { findAct, kindNamed } from '../../../../measures/register.ts';
import { refusalsOf } from '../../../../measures/judgement.ts';
import { BUREAUS, type Stage } from '../../../../measures/vocabulary.ts';

const planDeclared = () =>
  approved().do('declareForAnnualPlan', UNIT, { year: '2026', amount: '1' }, { documents: ['performanceTargetTable'] });
const notListed = () => declared().do('declineListing', 'big-data', { reason: '重复' });
const rejected = () => combinedInReview().do('reject', 'development-reform', { reason: '必要性不足' });
const LIVES = [
  drafted,
  declared,
  listed,
  notListed,
  combinedInReview,
  feasibilityInReview,
  feasibilityApproved,
  designInReview,
  approved,
  planDeclared,
  rejected,
].map((life) => life().facts);
const PARTIES = [UNIT, DEPARTMENT, 'unit-stranger', ...BUREAUS];

/** Where development-reform may except from article 27; without it a guard refuses. */
const BEFORE_ITS_BUDGET: Stage[] = [
  'LISTED',
  'FEASIBILITY_APPROVED',
  'COMBINED_REVIEW',
  'FEASIBILITY_REVIEW',
  'DESIGN_REVIEW',
];

/** Act: who may bring it, at which of the stages above. */
const TABLE: [act: string, by: string[], at: Stage[]][] = [
  ['declare', [UNIT], ['DRAFT']],
  ['list', ['big-data'], ['DECLARED']],
  ['declineListing', ['big-data'], ['DECLARED']],
  ['reopenDeclaration', [UNIT], ['NOT_LISTED']],
  ['submitCombinedReport', [UNIT], ['LISTED']],
  ['submitFeasibilityReport', [UNIT], ['LISTED']],
  ['submitDesign', [UNIT], ['FEASIBILITY_APPROVED']],
  ['approveCombinedReport', ['development-reform'], ['COMBINED_REVIEW']],
  ['approveFeasibilityReport', ['development-reform'], ['FEASIBILITY_REVIEW']],
  ['approveDesign', ['development-reform'], ['DESIGN_REVIEW']],
  ['reject', ['development-reform'], ['COMBINED_REVIEW', 'FEASIBILITY_REVIEW', 'DESIGN_REVIEW']],
  ['reopenListing', ['development-reform'], ['REJECTED']],
  ['returnToTwoStages', ['development-reform'], ['COMBINED_REVIEW']],
  ['withdraw', [UNIT], ['DRAFT', 'DECLARED', 'NOT_LISTED', 'COMBINED_REVIEW', 'FEASIBILITY_REVIEW']],
  ['declareForAnnualPlan', [UNIT, DEPARTMENT], [...BEFORE_ITS_BUDGET, 'APPROVED', 'PLAN_DECLARED']],
  ['includeInAnnualPlan', ['development-reform', 'finance'], [...BEFORE_ITS_BUDGET, 'PLAN_DECLARED']],
  ['declineFromAnnualPlan', ['development-reform'], [...BEFORE_ITS_BUDGET, 'PLAN_DECLARED']],
  ['budget', ['finance'], [...BEFORE_ITS_BUDGET]],
];

test.each(TABLE)('%s is brought by %j and nobody else, at its stages and no others', (name, by, at) => {
  const act = findAct(name)!;
  for (const facts of LIVES) {
    for (const party of PARTIES) {
      // No guard is asked: what is judged here is the party and the stage alone.
      const codes = refusalsOf(
        kindNamed('project'),
        act,
        {
          facts,
          duties: [],
          references: { documents: [], standing: { blocks: [] } },
          party,
          today: '2026-01-05',
          figures: {},
        },
        undefined,
        [],
      ).map(({ code }) => code);
      expect(codes, `${party} at ${facts.stage}`).toEqual(
        !by.includes(party) ? ['wrongParty'] : at.includes(facts.stage) ? [] : ['wrongStage'],
      );
    }
  }
});

test('a bureau that builds for itself acts in both capacities', () => {
  const life = new Life().do('openDossier', 'finance', { ...OPENING, department: 'finance' });
  expect(life.codes('withdraw', 'finance', { reason: '不再建设' })).toEqual([]);
  expect(life.codes('withdraw', UNIT, { reason: '不再建设' })).toEqual(['wrongParty']);
});

test.each(TABLE)('%s says in Chinese what it asks for', (name) => {
  const { title, guards } = findAct(name)!;
  expect([title, ...guards.map(({ asks }) => asks)].every((said) => /^[^A-Za-z]+$/.test(said))).toBe(true);
  expect(new Set(guards.map((guard) => guard.name)).size).toBe(guards.length);
});
