import { expect, test } from 'vitest';
// under test
import { dayNameOf } from '../../measures/date-name.ts';

test.each([
  ['2026-02-28', '2026年2月28日（周六）'],
  ['2027-01-09', '2027年1月9日（周六）'],
  ['2026-11-30', '2026年11月30日（周一）'],
])('writes %s as %s', (on, day) => {
  expect(dayNameOf(on)).toBe(day);
});
