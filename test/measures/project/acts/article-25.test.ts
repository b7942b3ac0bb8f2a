// Article 25: a surplus is put on record, with what became of it.
import { expect, it } from 'vitest';
// test support
import { completed, LOWER, underConstruction, UNIT } from './built-lives.ts';

const SURPLUS = { amount: '50000000', goalsUnchanged: true, handling: '已上缴国库', documents: [] };

it.each([
  ['50万元 of 1000万元', {}, []],
  ['where goals or content changed', { goalsUnchanged: false }, ['goalsAndContentUnchanged']],
  ['of as much as was approved', { amount: LOWER }, ['surplusWithinTotal']],
])('article 25: a surplus %s', (_, otherwise, codes) =>
  expect(completed().codes('recordSurplus', UNIT, { ...SURPLUS, ...otherwise })).toEqual(codes),
);

it('adds up over several records, and is none before completion', () => {
  const life = completed().do('recordSurplus', UNIT, SURPLUS);
  expect(life.facts.surpluses).toMatchObject([{ amount: '50000000', handling: '已上缴国库' }]);
  expect(life.codes('recordSurplus', UNIT, { ...SURPLUS, amount: '949999999' })).toEqual([]);
  expect(life.codes('recordSurplus', UNIT, { ...SURPLUS, amount: '950000000' })).toEqual(['surplusWithinTotal']);
  expect(underConstruction().codes('recordSurplus', UNIT, SURPLUS)).toEqual(['wrongStage']);
});
