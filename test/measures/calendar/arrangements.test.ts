// test support
import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { addDays, weekdayOf, yearOf } from '../../../measures/calendar/calendar-date.ts';
import { calendarOf, dayOf, isWorkingDay } from '../../../measures/calendar/rest-days.ts';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);

describe('the arrangements of 2019-2026', () => {
  it('agree with the public data of chinese-days on every single day', () => {
    const different: string[] = [];
    for (let on = '2018-12-29'; on <= '2026-12-31'; on = addDays(on, 1)) {
      if (isWorkingDay(calendar, on) !== chineseDays.isWorkday(on))
        different.push(`${on}: ${dayOf(calendar, on).because}`);
    }
    expect(different).toEqual([]);
  });

  it.each(REST_DAY_ARRANGEMENTS)('$edition rests on a notice with number, title and date', ({ year, notice }) => {
    expect(notice.number).toMatch(/^国办发明电〔20\d\d〕\d+号$/);
    expect(notice.number).toContain(`〔${yearOf(notice.issuedOn)}〕`);
    expect(notice.title).toContain(`${year}年`);
    expect(notice.title).toMatch(/^国务院办公厅关于.+的通知$/);
  });

  it('make up for holidays on weekend days only', () => {
    for (const { makeUpWorkingDays } of REST_DAY_ARRANGEMENTS) {
      for (const { on } of makeUpWorkingDays) expect([on, weekdayOf(on) >= 6]).toEqual([on, true]);
    }
  });

  it('lie in their year or in the last days of December before it', () => {
    for (const { year, restDays, makeUpWorkingDays } of REST_DAY_ARRANGEMENTS) {
      for (const { on } of [...restDays, ...makeUpWorkingDays])
        expect(on >= `${year - 1}-12-26` && on <= `${year}-12-31`).toBe(true);
    }
  });

  it('know every holiday of every year', () => {
    for (const { restDays } of calendar.arrangements) {
      const named = new Set(restDays.flatMap(({ holiday }) => holiday.split('、')));
      expect([...named].sort()).toEqual(['中秋节', '元旦', '劳动节', '国庆节', '春节', '清明节', '端午节'].sort());
    }
  });

  it('keep the first edition of a year that a later notice changed', () => {
    const editionsOf = (wanted: number) =>
      REST_DAY_ARRANGEMENTS.filter(({ year }) => year === wanted).map(({ edition }) => edition);
    expect(editionsOf(2019)).toEqual(['2019', '2019.2']);
    expect(editionsOf(2020)).toEqual(['2020', '2020.2']);
    const keys = REST_DAY_ARRANGEMENTS.map(({ year, edition }) => `${year} ${edition}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
