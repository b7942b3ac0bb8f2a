import { expect, test } from 'vitest';
// under test
import { inWan, sumOf } from '../../measures/money.ts';

test.each([
  ['3000000000', '3,000万元'],
  ['2999999999', '2,999.999999万元'],
  ['1', '0.000001万元'],
  ['100', '0.0001万元'],
  ['1000000', '1万元'],
  ['1050000', '1.05万元'],
  ['999999999999999', '999,999,999.999999万元'],
  ['-1500000', '-1.5万元'],
  ['0', '0万元'],
])('says %s fen as %s, to the last fen', (fen, said) => {
  expect(inWan(fen)).toBe(said);
});

test('adds beyond what a float holds', () => {
  expect(sumOf(['999999999999999', '1', '9007199254740993'])).toBe(10_007_199_254_740_993n);
});
