import { expect, it } from 'vitest';
// under test
import { partyIdOf, partyKindOf } from '../../measures/party-id.ts';

it('tells of each id what kind of party it is, and of anything else that it is none', () => {
  expect(
    ['unit-a', 'department-jtw-2', 'company-x1', 'big-data', 'municipal-government'].map((id) => partyKindOf(id)),
  ).toEqual(['unit', 'department', 'company', 'bureau', 'bureau']);
  const strange = [
    '',
    'unit-',
    'unit-A',
    'unit--a',
    'unit-a-',
    'unit-甲',
    'unit_a',
    'big-data-2',
    'person-a',
    'unit-a\n',
  ];
  expect(strange.filter((id) => partyKindOf(id) !== undefined)).toEqual([]);
  expect(partyKindOf(`unit-${'a'.repeat(75)}`)).toBe('unit');
  expect(partyKindOf(`unit-${'a'.repeat(76)}`)).toBeUndefined();
});

it('says in Chinese which kinds a field takes', () => {
  const error = partyIdOf('company', 'unit').safeParse('department-a').error!;
  expect(error.issues.map(({ message }) => message)).toEqual([
    '应为公司（company-…）、单位（unit-…）的编号，只用小写字母、数字和连字符，不超过80个字符',
  ]);
});
