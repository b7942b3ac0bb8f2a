// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSED_EVERYWHERE, REFUSED_IN_A_LINE, TAKEN, textsIn } from '../../written-texts.ts';
// under test
import { fieldOf } from '../../../measures/field/field.ts';
import {
  comparableName,
  lineFault,
  normalText,
  textFault,
  writtenLine,
  writtenText,
} from '../../../measures/field/written.ts';
import { allKinds } from '../../../measures/register.ts';

describe('I2: a text', () => {
  it.each(REFUSED_IN_A_LINE)('with %s (%j) is refused in one line, in Chinese', (_, text) => {
    expect(lineFault(text)).toMatch(/^[一-龥A-Z，：、（） ]+$/);
    expect(writtenLine(100).safeParse(text).success).toBe(false);
  });

  it.each(REFUSED_EVERYWHERE)('with %s (%j) is refused in several lines as well', (_, text) =>
    expect(writtenText(100).safeParse(text).success).toBe(false),
  );

  it.each(TAKEN)('that reads %j is taken as it is', (text) => {
    expect([lineFault(text), textFault(text), normalText(text)]).toEqual([undefined, undefined, text]);
    expect(writtenLine(100).safeParse(text).data).toBe(text);
  });

  it('of several lines keeps its line feeds, and no other line end', () => {
    expect(textFault('一、数据\n\n二、平台')).toBeUndefined();
    expect(normalText('\ufeff 一、数据\r\n\r\n二、平台\r\n')).toBe('一、数据\n\n二、平台');
    for (const end of ['\r', '\v', '\f', '\u0085', '\u2028', '\u2029']) expect(textFault(`一${end}二`)).toBeDefined();
  });

  it.each([
    [' 智慧医院\u3000', '智慧医院'],
    ['\u0085\u2028智慧医院\u00a0\ufeff', '智慧医院'],
    ['Cafe\u0301', 'Café'],
    ['\u1112\u1161\u11ab', '한'],
    ['\uf900', '豈'],
    ['（一期）', '（一期）'],
  ])('of %j has the normal form %j', (given, normal) => expect(normalText(given)).toBe(normal));

  const unicode = fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), awkward()) });

  it('that is taken is its own normal form, whatever it is', () =>
    fc.assert(
      fc.property(unicode, (text) => {
        const normal = normalText(text);
        for (const faultOf of [lineFault, textFault]) {
          if (faultOf(text) === undefined) expect(normal).toBe(text);
          if (faultOf(normal) === undefined) expect(normalText(normal)).toBe(normal);
        }
        if (lineFault(text) === undefined) expect(textFault(text)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    ));

  it('that holds what is refused is refused wherever it stands in it', () =>
    fc.assert(
      fc.property(fc.constantFrom(...TAKEN), fc.constantFrom(...characterRefused()), fc.nat(), (taken, bad, at) => {
        const characters = [...taken];
        const place = at % (characters.length + 1);
        const text = [...characters.slice(0, place), bad, ...characters.slice(place)].join('');
        expect(lineFault(text)).toBeDefined();
        expect(textFault(text)).toBeDefined();
      }),
    ));

  it('of a quarter of a million blanks is read at once', () => {
    const blanks = ' '.repeat(250_000);
    const began = performance.now();
    expect(normalText(`a${blanks}b${blanks}`)).toBe(`a${blanks}b`);
    expect(textFault(`a${blanks}b`)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('I2: every field of every act of every kind', () => {
  const texts = allKinds().flatMap(({ acts }) => acts.flatMap(({ name, input }) => [...textsIn(input, name)]));

  it('takes none of it', () => {
    expect(texts.length).toBeGreaterThan(200);
    for (const [path, leaf] of texts) {
      const refused = fieldOf(leaf)?.kind === 'text' ? REFUSED_EVERYWHERE : REFUSED_IN_A_LINE;
      for (const [why, text] of refused) expect([path, why, leaf.safeParse(text).success]).toEqual([path, why, false]);
    }
  });

  it('that takes words takes those of all scripts', () => {
    const words = texts.filter(([, leaf]) => ['line', 'text', 'document'].includes(fieldOf(leaf)?.kind ?? ''));
    expect(words.length).toBeGreaterThan(80);
    for (const [path, leaf] of words)
      for (const text of TAKEN) expect([path, text, leaf.safeParse(text).success]).toEqual([path, text, true]);
  });
});

describe('I3: two names', () => {
  it.each([
    ['政务数据平台', '政务数据平台 '],
    ['政务数据平台', '政务 数据\u3000平台'],
    ['政务数据平台', '\ufeff政务数据\u200b平台\u2060'],
    ['政务数据平台', '政务数据\u00ad平台\u3164'],
    ['智慧医院（一期）', '智慧医院(一期)'],
    ['智慧医院（一期）', '智慧医院 ( 一期 )'],
    ['智慧医院［一期］', '智慧医院[一期]'],
    ['ＯＡ系统２．０', 'OA系统2.0'],
    ['ＯＡ－系统', 'OA-系统'],
    ['交通·一期', '交通·一期'],
    ['ﾃﾞｰﾀ･中心', 'データ・中心'],
    ['第①期', '第1期'],
    ['Café', 'Cafe\u0301'],
    ['葛\u{e0100}城', '葛城'],
    ['“双随机”平台：一', '“双随机”平台:一'],
  ])('%j and %j are the same', (one, other) => expect(comparableName(one)).toBe(comparableName(other)));

  it.each([
    ['政务数据平台', '政务数据平台二期'],
    ['智慧医院（一期）', '智慧医院一期'],
    ['智慧医院（一期）', '智慧医院（二期）'],
    ['OA系统', 'oa系统'],
    ['交通·一期', '交通一期'],
    ['交通—一期', '交通一一期'],
    ['数据—平台', '数据-平台'],
    ['未来城', '末来城'],
    ['系统2.0', '系统20'],
  ])('%j and %j are not', (one, other) => expect(comparableName(one)).not.toBe(comparableName(other)));
});

/** What lies on the borders of the rules comes up often enough. */
function awkward() {
  return fc.constantFrom(
    '\r',
    '\n',
    '\r\n',
    ' ',
    '\u3000',
    '\ufeff',
    '\u0301',
    '\u0323',
    'e',
    '\ufe0f',
    '\ud83d',
    '\ude00',
    '數',
    '\u1112',
    '\u1161',
  );
}

/** Single characters that are refused by themselves. */
function characterRefused(): string[] {
  return REFUSED_EVERYWHERE.filter(([, text]) => /^数据.平台$/su.test(text)).map(([, text]) => [...text][2]!);
}
