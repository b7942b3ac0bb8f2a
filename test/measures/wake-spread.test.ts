import { describe, expect, test } from 'vitest';

import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { firstPractice } from '../../measures/register.ts';

import { wakeAt } from '../../measures/ladder.ts';

const PRACTICE = firstPractice();
const DAY = '2026-12-31';
const minuteOf = (unit: string): number =>
  Math.floor((wakeAt(DAY, unit, PRACTICE) - beijingInstantOf(DAY, PRACTICE.wakeFrom)) / 60_000);

describe('the minute at which projects of a unit wake', () => {
  test('lies in the window and is the same for all projects of one unit', () => {
    const minutes = Array.from({ length: 500 }, (_, index) => minuteOf(`unit-${index + 1}`));
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes)).toBeLessThan(PRACTICE.wakeWindowMinutes);
    expect(minuteOf('unit-7')).toBe(minuteOf('unit-7'));
  });

  test('differs so much that two hundred units numbered in a row leave no crowd, as chance would', () => {
    for (const prefix of ['unit-', 'unit-water-', 'unit-yearend-0-']) {
      const minutes = Array.from({ length: 200 }, (_, index) => minuteOf(`${prefix}${index + 1}`));
      const crowds = [...new Set(minutes)];
      const largest = Math.max(...crowds.map((minute) => minutes.filter((other) => other === minute).length));
      expect(largest).toBeLessThanOrEqual(9);
      expect(crowds.length).toBeGreaterThan(80);
    }
  });
});
