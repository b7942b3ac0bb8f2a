// test support
import { describe, expect, it } from 'vitest';
// under test
import { date } from '../../../measures/field/kinds.ts';

const calendarDate = date('开工日期');

describe('a date that an act brings', () => {
  it.each(['2015-01-01', '2024-02-29', '2099-12-31'])('%s is taken', (on) =>
    expect(calendarDate.safeParse(on).success).toBe(true),
  );
  it.each(['9999-12-31', '1026-03-01', '2014-12-31', '2100-01-01', '2025-02-29', '2025-6-1', ''])(
    '%s is refused: its duties would reach into no calendar, or it is no day',
    (on) => {
      expect(calendarDate.safeParse(on).success).toBe(false);
    },
  );
});
