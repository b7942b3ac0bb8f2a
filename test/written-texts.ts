// Test support: texts that no field takes, by the reason why, and the leaves of any schema that take text at all.
import { z } from 'zod';

/** In the middle of a word, so that nothing is left to trimming. */
const within = (characters: string): string => `数据${characters}平台`;

/** Not taken in a line, nor in a text of several lines. */
export const REFUSED_EVERYWHERE: readonly [why: string, text: string][] = [
  ...['\u0000', '\u0007', '\b', '\t', '\v', '\f', '\r', '\u001b', '\u007f', '\u0085', '\u009b'].map(named('a control')),
  ...['\u2028', '\u2029'].map(named('a separator')),
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e'].map(named('a direction')),
  ...['\u2066', '\u2067', '\u2068', '\u2069', '\u200e', '\u200f', '\u061c'].map(named('a direction')),
  ...['\u{e0001}', '\u{e0041}', '\u{e007f}'].map(named('a tag')),
  ...['\ufff9', '\ufffa', '\ufffb', '\u2061', '\u206a'].map(named('an annotation or an operator that shows nothing')),
  ...['\ufffc', '\ufffd'].map(named('a replacement')),
  ...['\ue000', '\uf8ff', '\u{f0000}', '\u{10fffd}'].map(named('a private character')),
  ...['\ufdd0', '\uffff', '\u{1fffe}', '\u{2fffe}', '\u{3ffff}'].map(named('a noncharacter')),
  ...['\u0378', '\u{50000}'].map(named('an unassigned character')),
  ...['\ud800', '\udfff', '\udc00\ud800'].map(named('half a pair')),
  ...['\ufe0f\ufe0f', '\u{e0100}\u{e01ef}', ' \ufe00', '\u180b\u180c'].map(named('selectors that select nothing')),
  ['a selector in front', '\ufe0f数据'],
  ...['', ' ', '\u3000', '\u00a0\u2003', '\n'].map(named('nothing', (text) => text)),
  ...['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u180e'].map(named('nothing visible', (text) => text)),
  ...['\u3164', '\u115f', '\u1160', '\uffa0', '\u2800', '\u{1d159}'].map(named('nothing visible', (text) => text)),
  ['marks on nothing', '\u0301\u20dd'],
  ...[' 数据', '数据 ', '数据\u3000', '\u00a0数据', '数据\ufeff', '\n数据', '数据\n'].map(
    named('blanks around', (text) => text),
  ),
  ['not NFC', 'Cafe\u0301'],
  ['not NFC', '\uf900'],
];

/** Not taken in a line either. */
export const REFUSED_IN_A_LINE: readonly [why: string, text: string][] = [
  ...REFUSED_EVERYWHERE,
  ['two lines', '数据\n平台'],
];

/** Taken everywhere. */
export const TAKEN: readonly string[] = [
  '智慧医院（一期）·数据—平台',
  '﨑𠀀𪜶𰻞𱍐'.normalize('NFC'),
  '\u{3347a}氏',
  '葛\u{e0100}城',
  '👨\u200d👩\u200d👧 1\ufe0f\u20e3',
  '政务\u200b数据\ufeff平台',
  'ᠮᠣᠩ\u180bᠭᠣᠯ བོད་ཡིག ئۇيغۇر',
  '< b > & "引号" | * _ `',
];

function named(why: string, around: (characters: string) => string = within) {
  return (characters: string): [string, string] => [why, around(characters)];
}

/** Every leaf of a schema that takes text, with the way to it. */
export function* textsIn(schema: z.core.$ZodType, path = ''): Generator<[path: string, leaf: z.ZodType]> {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) yield* textsIn(schema.unwrap(), path);
  else if (schema instanceof z.ZodDefault) yield* textsIn(schema.def.innerType, path);
  else if (schema instanceof z.ZodPipe) yield* textsIn(schema.in, path);
  else if (schema instanceof z.ZodArray) yield* textsIn(schema.element, `${path}[]`);
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* textsIn(option, path);
  else if (schema instanceof z.ZodObject)
    for (const [name, member] of Object.entries(schema.shape)) yield* textsIn(member as z.ZodType, `${path}.${name}`);
  else if (['string', 'enum', 'literal'].includes(schema._zod.def.type)) yield [path, schema as z.ZodType];
  else if (!['number', 'boolean', 'unknown'].includes(schema._zod.def.type))
    throw new Error(`${path}: nobody looks into a ${schema._zod.def.type}`);
}
