// What counts as text, for every field of every act, party, plan, document and setting: what the API makes of a text before
// anything is hashed, and what is refused wherever a text comes from, for an update may be typed in the Temporal UI.
// Follows Unicode (normalisation form C, default ignorable code points); knows no field and no length.
import { z } from 'zod';
import { withoutSecrecyMark } from './secrecy-mark.ts';

/** White space of Unicode, and the byte order mark that editors leave at the ends of what is copied from them. */
const BLANK = /[\p{White_Space}\ufeff]/u;

/**
 * Characters that a text may not hold, and how each is called. The first that fits is said.
 * Joiners and other invisible characters between visible ones are left alone: emoji and some scripts need them, and names
 * are compared without them. Newly assigned ideographs (planes 2 and 3) are not: persons are called by them before an
 * engine knows them.
 */
const REFUSED: readonly [RegExp, string][] = [
  [/\p{Cs}/u, '残缺的字符编码'],
  [/\t/u, '制表符'],
  [/[\r\u0085\u2028\u2029]/u, '换行符以外的行、段分隔符'],
  [/\p{Cc}/u, '控制字符'],
  [/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u, '改变文字方向的控制字符'],
  [/[\u{e0000}-\u{e007f}\ufff9-\ufffb\u2061-\u2064\u206a-\u206f]/u, '不显示的标记字符'],
  [/[\ufffc\ufffd]/u, '替代字符（原文的编码已经损坏）'],
  [/\p{Co}/u, '私用区字符'],
  [/\p{Noncharacter_Code_Point}/u, '非字符'],
  [/(?![\u{20000}-\u{3fffd}])\p{Cn}/u, '未定义的字符'],
  // A selector chooses the shape of the character before it; alone or in a row they only hide something.
  [
    /(?:^|[\p{White_Space}\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u,
    '没有所附字符的变体选择符',
  ],
];
/** Almost every text is free of all of them: asked for at once, that is known in one pass. */
const ANY_REFUSED = new RegExp(REFUSED.map(([{ source }]) => source).join('|'), 'u');

/** The blanks that Unicode counts as symbols or letters (Braille, hieroglyphs, a note without a head) show nothing either. */
const VISIBLE =
  /[\u{20000}-\u{3fffd}]|[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{C}\p{M}\u2800\u{1d159}\u{13441}\u{13442}]/u;

/**
 * The normal form of a text: NFC, no blanks around it, line feeds for the line ends of Windows. A normal text is left as it
 * is; what a text may not hold stays in it and is refused.
 */
export const normalText = (text: string): string => trimmed(text.replaceAll('\r\n', '\n').normalize('NFC'));

/** What is wrong with a text of several lines, in Chinese and without its subject; undefined where nothing is. */
export function textFault(text: string): string | undefined {
  const characters = text.replaceAll('\n', ' ');
  if (ANY_REFUSED.test(characters)) {
    const [, name] = REFUSED.find(([pattern]) => pattern.test(characters))!;
    return `不能含有${name}`;
  }
  if (!VISIBLE.test(text)) return text.trim() === '' ? '不能为空' : '不能为空：没有可见的文字';
  return text === normalText(text) ? undefined : '首尾不能有空白，文字应为 NFC 规范形式';
}

/** The same for text of one line. */
export const lineFault = (text: string): string | undefined =>
  text.trim().includes('\n') ? '只能写一行，不能换行' : textFault(text);

/** Text of one line, at most `max` characters: normal, and without the mark of a state secret. */
export const writtenLine = (max: number) => written(max, lineFault);

/** Text of several lines. */
export const writtenText = (max: number) => written(max, textFault);

const written = (max: number, faultOf: (text: string) => string | undefined) =>
  withoutSecrecyMark(
    z
      .string()
      .max(max)
      .superRefine((text, context) => {
        const message = faultOf(text);
        if (message !== undefined) context.addIssue({ code: 'custom', message });
      }),
  );

/** Not by a pattern: one that looks for blanks before an end takes a time that grows with the square of their number. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && BLANK.test(text[from]!)) from++;
  while (to > from && BLANK.test(text[to - 1]!)) to--;
  return text.slice(from, to);
}

/** Blanks and what shows nothing; they make no other name. */
const UNSEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu;

/**
 * What names are compared by (NFKC): two that a reader takes for the same come to the same, whatever the width of their
 * characters, with blanks or without, and with whatever shows nothing. Never shown or kept.
 */
export const comparableName = (name: string): string => name.normalize('NFKC').replace(UNSEEN, '').normalize('NFC');
