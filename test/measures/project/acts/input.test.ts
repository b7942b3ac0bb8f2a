import { expect, test } from 'vitest';
// test support
import { Life } from '../../dossier.ts';
import { approved, DECLARATION, drafted, OPENING, UNIT } from '../../lawful-lives.ts';

function errorsOf(life: Life, act: string, party: string, input: object) {
  const judgement = life.judgement(act, party, input);
  if (judgement.is !== 'malformed') throw new Error(`judged ${judgement.is}`);
  return judgement.errors;
}

test.each([
  ['fen as a number', { estimatedTotal: 3 }, '/estimatedTotal'],
  ['fen with a fraction', { estimatedTotal: '1.5' }, '/estimatedTotal'],
  ['negative fen', { estimatedTotal: '-1' }, '/estimatedTotal'],
  ['no fen', { estimatedTotal: '0' }, '/estimatedTotal'],
  ['fen of 16 digits', { estimatedTotal: '1000000000000000' }, '/estimatedTotal'],
  ['a leading zero', { estimatedTotal: '01' }, '/estimatedTotal'],
  ['an unknown kind', { kind: 'OTHER' }, '/kind'],
  ['no fund source', { fundSources: [] }, '/fundSources'],
  ['a fund source twice', { fundSources: ['FISCAL', 'FISCAL'] }, '/fundSources'],
  ['a blank name', { name: ' ' }, '/name'],
  ['a name of 201 characters', { name: '档'.repeat(201) }, '/name'],
  ['a unit where a department is asked', { department: UNIT }, '/department'],
  ['an unknown field', { remark: '无' }, '/remark'],
  ['text for a yes or no', { classified: '否' }, '/classified'],
])('tells of %s in Chinese, with the field', (_, wrong, pointer) => {
  const errors = errorsOf(new Life(), 'openDossier', UNIT, { ...OPENING, ...wrong });
  expect(errors.map((error) => error.pointer)).toEqual([pointer]);
  expect(errors[0]!.says).toMatch(/[\u4e00-\u9fff]/);
});

test('names every missing field of an empty opening', () => {
  const errors = errorsOf(new Life(), 'openDossier', UNIT, {});
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(
    Object.keys(OPENING)
      .map((field) => `/${field}`)
      .sort(),
  );
  expect(errors.every(({ says }) => /^「.+」必填，应为/.test(says))).toBe(true);
});

test('takes no document cited twice', () => {
  const errors = errorsOf(drafted(), 'declare', UNIT, { ...DECLARATION, documents: ['a', 'a'] });
  expect(errors).toEqual([{ pointer: '/documents', says: '「材料」重复引用了同一份材料' }]);
});

test('takes 50 documents, not 51', () => {
  const ids = Array.from({ length: 51 }, (_, index) => `doc-${index}`);
  expect(drafted().judgement('declare', UNIT, { ...DECLARATION, documents: ids.slice(1) }).is).toBe('refused');
  expect(errorsOf(drafted(), 'declare', UNIT, { ...DECLARATION, documents: ids })).toEqual([
    { pointer: '/documents', says: '「材料」过多，至多50项' },
  ]);
});

test.each(['26', '1926', '20266', '2026年'])('takes no year %s', (year) => {
  expect(
    errorsOf(approved(), 'declareForAnnualPlan', UNIT, { year, amount: '1', documents: [] }).map(
      ({ pointer }) => pointer,
    ),
  ).toEqual(['/year']);
});

test('takes an amount of a bigint of fen: 15 digits', () => {
  expect(drafted({ estimatedTotal: '999999999999999' }).facts.estimatedTotal).toBe('999999999999999');
});
