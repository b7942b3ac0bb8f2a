// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDate } from './any-date.ts';
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { addDays, addMonths } from '../../../measures/calendar/calendar-date.ts';
import { periodEnd, type DueRule } from '../../../measures/calendar/period.ts';
import { awaitedYearOf, calendarOf, isWorkingDay } from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);
const rolling = fc.constantFrom('FORWARD' as const, 'BACKWARD_SOFT' as const, 'NONE' as const);
const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
  fc.record({ rule: fc.constant('months' as const), months: fc.integer({ min: 1, max: 60 }), rolling }),
  fc.record({ rule: fc.constant('days' as const), days: fc.integer({ min: 1, max: 400 }), rolling }),
  fc.record({ rule: fc.constant('workingDays' as const), days: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ rule: fc.constant('fixed' as const), on: anyDate }),
  fc.record({ rule: fc.constant('yearEnd' as const), year: fc.integer({ min: 1990, max: 2090 }) }),
);
const anyAnchor = anyDate.map((on) => ({ event: '建成', on }));

describe('the end of any period', () => {
  it('is the same when it is computed again, also with a calendar that went through JSON', () => {
    fc.assert(
      fc.property(anyRule, anyAnchor, (rule, anchor) => {
        const once = periodEnd(rule, anchor, calendar);
        expect(periodEnd(rule, anchor, calendar)).toEqual(once);
        expect(periodEnd(rule, anchor, JSON.parse(JSON.stringify(calendar)))).toEqual(once);
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
      }),
    );
  });

  it('does not depend on what was asked before, however like it that was', () => {
    const day = fc.constantFrom('2026-12-31', '2027-01-02');
    const number = fc.integer({ min: 1, max: 2 });
    const likeRules: fc.Arbitrary<DueRule> = fc.oneof(
      fc.record({ rule: fc.constant('months' as const), months: number, rolling }),
      fc.record({ rule: fc.constant('days' as const), days: number, rolling }),
      fc.record({ rule: fc.constant('workingDays' as const), days: number }),
      fc.record({ rule: fc.constant('fixed' as const), on: day }),
      fc.record({ rule: fc.constant('yearEnd' as const), year: fc.constantFrom(2026, 2027) }),
    );
    const likeAnchors = fc.record({ event: fc.constantFrom('建成', '2027-01-02 建成', ''), on: day });
    fc.assert(
      fc.property(fc.array(fc.tuple(likeRules, likeAnchors), { minLength: 20, maxLength: 60 }), (questions) => {
        const asked = calendarOf(REST_DAY_ARRANGEMENTS);
        for (const [rule, anchor] of questions)
          expect(periodEnd(rule, anchor, asked)).toEqual(periodEnd(rule, anchor, calendarOf(REST_DAY_ARRANGEMENTS)));
      }),
      { numRuns: 20 },
    );
  });

  it('is never before its nominal day, and its target never after it', () => {
    fc.assert(
      fc.property(anyRule, anyAnchor, (rule, anchor) => {
        const { nominalOn, effectiveOn, targetOn, legalLimitOn } = periodEnd(rule, anchor, calendar);
        expect(effectiveOn >= nominalOn).toBe(true);
        if (targetOn !== undefined) {
          expect(targetOn <= effectiveOn && isWorkingDay(calendar, targetOn)).toBe(true);
          expect(legalLimitOn).toBe(effectiveOn);
        }
      }),
    );
  });

  it('rolled forward is the first working day from the nominal day on, which is counted from the event', () => {
    fc.assert(
      fc.property(anyAnchor, fc.integer({ min: 1, max: 60 }), (anchor, months) => {
        const { nominalOn, effectiveOn, moved } = periodEnd(
          { rule: 'months', months, rolling: 'FORWARD' },
          anchor,
          calendar,
        );
        expect(nominalOn).toBe(addMonths(anchor.on, months));
        expect(isWorkingDay(calendar, effectiveOn)).toBe(true);
        expect(addDays(nominalOn, moved.length)).toBe(effectiveOn);
        expect(moved.some(({ on }) => isWorkingDay(calendar, on))).toBe(false);
      }),
    );
  });

  it('is one sentence, and names the awaited year exactly when it is provisional', () => {
    fc.assert(
      fc.property(anyRule, anyAnchor, (rule, anchor) => {
        const { text, status } = periodEnd(rule, anchor, calendar);
        expect(text.indexOf('。')).toBe(text.length - 1);
        expect(text).not.toMatch(/undefined|NaN|null/);
        if (rule.rule !== 'fixed') expect(/尚无\d{4}(、\d{4})*年放假安排/.test(text)).toBe(status === 'PROVISIONAL');
      }),
    );
  });

  it('is provisional exactly while an arrangement is awaited for a day it looked at', () => {
    fc.assert(
      fc.property(anyRule, anyAnchor, (rule, anchor) => {
        const { status, nominalOn, effectiveOn, targetOn } = periodEnd(rule, anchor, calendar);
        const looksAtNoDay = rule.rule === 'fixed' || ('rolling' in rule && rule.rolling === 'NONE');
        let awaited = false;
        const first = rule.rule === 'workingDays' ? addDays(anchor.on, 1) : (targetOn ?? nominalOn);
        for (let on = first; on <= effectiveOn; on = addDays(on, 1)) awaited ||= awaitedYearOf(calendar, on) !== null;
        expect(status).toBe(awaited && !looksAtNoDay ? 'PROVISIONAL' : 'FINAL');
      }),
    );
  });
});
