// test support
import chineseDays from 'chinese-days';
import { describe, expect, it } from 'vitest';
// under test
import { REST_DAY_ARRANGEMENTS } from '../../../measures/calendar/arrangements.ts';
import { amended, editionAfter, flawsOf } from '../../../measures/calendar/edition.ts';
import { calendarOf, type RestDayArrangement } from '../../../measures/calendar/rest-days.ts';
import { HOLIDAYS, statutoryDaysOf } from '../../../measures/calendar/statutory-days.ts';
import { arrangementOf } from './arrangement-of.ts';
import { IMAGINED_2027 } from './imagined-2027.ts';

const TODAY = '2026-11-28';
const of2026 = REST_DAY_ARRANGEMENTS.find(({ edition }) => edition === '2026')!;

describe('the statutory days of a year', () => {
  it.each([
    [2024, '春节', ['2024-02-10', '2024-02-11', '2024-02-12']],
    [2024, '劳动节', ['2024-05-01']],
    [2025, '春节', ['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31']],
    [2025, '劳动节', ['2025-05-01', '2025-05-02']],
    [2026, '清明节', ['2026-04-05']],
    [2027, '春节', ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']],
    [2027, '端午节', ['2027-06-09']],
    [2027, '中秋节', ['2027-09-15']],
    [2031, '中秋节', ['2031-10-01']],
    [2031, '国庆节', ['2031-10-01', '2031-10-02', '2031-10-03']],
  ])('I6: of %i, %s is on %j, by the Regulation of its time', (year, name, days) => {
    expect(statutoryDaysOf(year)!.find(({ holiday }) => holiday === name)!.days).toEqual(days);
  });

  it('I6: fall on the lunar days and the solar term, in every year of the table, and are not known beyond it', () => {
    const { getLunarDate, getSolarTermDate } = chineseDays;
    for (let year = 2019; year <= 2060; year += 1) {
      const days = Object.fromEntries(statutoryDaysOf(year)!.map((one) => [one.holiday, one.days]));
      const lunar = (on: string) => {
        const { lunarMon, lunarDay, isLeap } = getLunarDate(on);
        return `${lunarMon}/${lunarDay}${isLeap ? ' leap' : ''}`;
      };
      expect([
        year,
        lunar(days.春节![year < 2025 ? 0 : 1]!),
        lunar(days.端午节![0]!),
        lunar(days.中秋节![0]!),
        days.清明节![0],
      ]).toEqual([year, '1/1', '5/5', '8/15', getSolarTermDate(year, 4, 'pure_brightness')]);
      expect(Object.keys(days)).toEqual([...HOLIDAYS]);
    }
    expect([statutoryDaysOf(2018), statutoryDaysOf(2061)]).toEqual([undefined, undefined]);
    expect(flawsOf({ ...IMAGINED_2027, year: 2061, edition: '2061' }, '2060-11-30')).toHaveLength(1);
  });
});

describe('an edition', () => {
  it.each(REST_DAY_ARRANGEMENTS)('I6: $edition, as the State Council issued it, has no flaw', (arrangement) => {
    expect(flawsOf(arrangement, TODAY)).toEqual([]);
  });

  it('I6: of the days alone that are everybody’s by law has none in any year, also where two festivals are one day', () => {
    for (let year = 2027; year <= 2060; year += 1) expect(flawsOf(arrangementOf(year), `${year}-01-01`)).toEqual([]);
    expect(arrangementOf(2028).restDays).toContainEqual({ on: '2028-10-03', holiday: '中秋节、国庆节' });
  });

  const changed = (change: Partial<RestDayArrangement>): string[] =>
    flawsOf({ ...IMAGINED_2027, ...change }, TODAY).map(({ pointer, says }) => `${pointer} ${says}`);
  const without = (...gone: string[]) => IMAGINED_2027.restDays.filter(({ on }) => !gone.includes(on));
  const issuedOn = (on: string) => changed({ notice: { ...IMAGINED_2027.notice, issuedOn: on } });
  const alsoRest = (on: string, holiday: string) => changed({ restDays: [...IMAGINED_2027.restDays, { on, holiday }] });
  const alsoWorked = (on: string, holiday = '春节') => changed({ makeUpWorkingDays: [{ on, holiday }] });

  it('I6: that is whole has no flaw', () => {
    expect(changed({})).toEqual([]);
  });

  it.each(HOLIDAYS)('I6: without %s is refused, and says which days are missing', (holiday) => {
    const days = statutoryDaysOf(2027)!.find((one) => one.holiday === holiday)!.days;
    const rest = IMAGINED_2027.restDays.filter((day) => day.holiday !== holiday);
    expect(changed({ restDays: rest, makeUpWorkingDays: [] })).toEqual([
      `/restDays 未列${holiday}的法定放假日${days.join('、')}（《全国年节及纪念日放假办法》）`,
    ]);
  });

  it('I6: lacks no single statutory day: the eve of Spring Festival, 2 May and 3 October are some', () => {
    for (const on of ['2027-02-05', '2027-05-02', '2027-10-03'])
      expect(changed({ restDays: without(on) })).toEqual([expect.stringContaining(on)]);
  });

  it('I6: is of its year and the last days of December before it, where only 元旦 reaches', () => {
    expect(alsoRest('2028-01-01', '元旦')[0]).toMatch(
      /^\/restDays\/\d+\/on 2028-01-01 不在2026-12-26至2027-12-31之间$/,
    );
    expect(alsoRest('2026-12-25', '元旦')[0]).toMatch(/2026-12-25 不在/);
    expect(alsoRest('2026-12-31', '元旦')).toEqual([]);
    expect(alsoRest('2026-12-31', '春节')[0]).toMatch(/只能属于元旦/);
  });

  it('I6: makes up on weekend days only, never on a holiday, for a holiday it has, and names each day once', () => {
    expect(alsoWorked('2027-02-03')).toEqual(['/makeUpWorkingDays/0/on 2027-02-03 为周三，调休上班日只能是周六、周日']);
    expect(alsoWorked('2027-02-06')).toEqual(['/makeUpWorkingDays/0/on 2027-02-06 重复']);
    expect(alsoWorked('2027-02-20', '植树节')).toEqual(['/makeUpWorkingDays/0/holiday 没有名为「植树节」的假期']);
    expect(alsoWorked('2027-02-20')).toEqual([]);
    expect(alsoRest('2027-10-01', '国庆节')).toEqual([expect.stringMatching(/\/on 2027-10-01 重复$/)]);
  });

  it('I6: gives one stretch to each holiday, weekend days included or not', () => {
    expect(alsoRest('2027-10-11', '国庆节')).toEqual(['/restDays 国庆节的放假日不连续：2027-10-08 为工作日']);
    expect(alsoRest('2027-03-02', '春节')[0]).toMatch(/春节的放假日不连续/);
    // Saturday and Sunday before the Monday rest without being named.
    const monday = { on: '2027-01-04', holiday: '元旦' };
    expect(changed({ restDays: [...without('2027-01-02', '2027-01-03'), monday] })).toEqual([]);
  });

  it('I6: may add a day that the Regulation does not know, as the notice of 2015 did', () => {
    expect(alsoRest('2027-09-03', '纪念日')).toEqual([]);
  });

  it('I6: rests on a notice that has been issued: not of tomorrow, not of 2062, not two years ago', () => {
    expect(issuedOn(TODAY)).toEqual([]);
    expect(issuedOn('2026-11-29')).toEqual(['/notice/issuedOn 通知的印发日期不得晚于今日（2026-11-28）']);
    expect(issuedOn('2062-01-01')[0]).toMatch(/不得晚于今日/);
    expect(issuedOn('2026-01-01')).toEqual([]);
    expect(issuedOn('2025-12-31')[0]).toMatch(/2026年1月1日至2027年12月31日/);
  });

  it('I6: has the next number of its year, ten after nine', () => {
    expect(editionAfter(2027, [])).toBe('2027');
    expect(editionAfter(2027, ['2027'])).toBe('2027.2');
    expect(editionAfter(2027, ['2027', '2027.9', '2027.2'])).toBe('2027.10');
  });

  it('I6: follows by its number, whatever day the notice of the one before bears', () => {
    const mistaken = { ...of2026, edition: '2026.2', notice: { ...of2026.notice, issuedOn: '2026-12-30' } };
    const mended = { ...of2026, edition: '2026.10' };
    expect(calendarOf([mended, mistaken, of2026]).edition).toBe('2026+2026.10');
  });
});

describe('an amendment', () => {
  const notice = { number: '国办发明电〔2027〕9号', title: '调整', issuedOn: '2027-03-22' };
  const made = (restDays: object, makeUpWorkingDays: object = {}) => {
    const none = { added: [], removed: [] };
    const changes = { restDays: { ...none, ...restDays }, makeUpWorkingDays: { ...none, ...makeUpWorkingDays } };
    return amended(IMAGINED_2027, { edition: '2027.2', notice }, changes);
  };

  it('I6: of two days comes to a whole edition, which keeps every other day', () => {
    const moved = made(
      { added: [{ on: '2027-05-06', holiday: '劳动节' }] },
      { added: [{ on: '2027-05-15', holiday: '劳动节' }] },
    );
    const { arrangement } = moved as { arrangement: RestDayArrangement };
    expect(arrangement).toMatchObject({ year: 2027, edition: '2027.2', notice });
    expect(arrangement.restDays).toHaveLength(IMAGINED_2027.restDays.length + 1);
    expect(arrangement.restDays).toEqual(expect.arrayContaining(IMAGINED_2027.restDays));
    expect(arrangement.restDays.map(({ on }) => on)).toEqual(arrangement.restDays.map(({ on }) => on).sort());
    expect(flawsOf(arrangement, '2027-03-23')).toEqual([]);
  });

  it('I6: is refused where it takes out what is not there, adds what is, or changes nothing', () => {
    expect(made({ removed: ['2027-05-06'] })).toEqual({
      errors: [{ pointer: '/changes/restDays/removed/0', says: '2027 版中没有 2027-05-06，无从取消' }],
    });
    expect(made({ added: [{ on: '2027-05-01', holiday: '劳动节' }] })).toEqual({
      errors: [{ pointer: '/changes/restDays/added/0/on', says: '2027 版中已有 2027-05-01，无须增加' }],
    });
    expect(made({})).toEqual({ errors: [{ pointer: '/changes', says: '未写明增加或者取消的任何一日' }] });
  });

  it('I6: may name a day anew, and leaves one that lacks a statutory day to be refused as an edition', () => {
    const renamed = made({ removed: ['2027-05-03'], added: [{ on: '2027-05-03', holiday: '劳动节、青年节' }] });
    expect(flawsOf((renamed as { arrangement: RestDayArrangement }).arrangement, '2027-03-23')).toEqual([]);
    const lacking = made({ removed: ['2027-05-01'] }) as { arrangement: RestDayArrangement };
    expect(flawsOf(lacking.arrangement, '2027-03-23')).toHaveLength(1);
  });
});
