// Articles 8, 15: what bears the mark of a state secret is written nowhere.
// test support
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allKinds } from '../../../measures/register.ts';
// under test
import { alternativesOf, fieldOf, membersOf, required } from '../../../measures/field/field.ts';
import { inputErrors } from '../../../measures/field/input-errors.ts';
import { bearsSecrecyMark } from '../../../measures/field/secrecy-mark.ts';

describe('L1: the mark of a state secret', () => {
  it.each([
    '秘密★',
    '机密★10年',
    '绝密★启用前',
    '密级：机密★',
    '秘密 ★',
    '秘\u200b密\u3000★',
    '秘\ufe00密\u{e0100}★',
    '秘\u0301密\u2800★',
    '秘\u00ad密\u2060\u3164★',
    '机密☆',
    '绝密*',
    '绝密＊30年',
    '秘密⭐️',
    '机密级★',
    '机密【★】',
    '秘密（★5年）',
    '機密★',
    '一行\n秘密\n★ 另一行',
    '【机密】★',
    '(绝密)★',
    '〔秘密〕☆10年',
    '“机密”★',
    '《绝密》 ★启用前',
    '<机密>★',
    '「机密」（★10年）',
    '机密·★',
    '机密：★',
    '机密:\u00a0\u2003★',
    '机密――★',
    '机密/★',
    '机密｜★',
    '机密～★',
    '绝密、★',
    '绝密级别★',
    '絕密級★',
    '秘密等级：★',
    '【绝密级】★长期',
    '机密⭑',
    '秘密⭒5年',
  ])('is known as %j', (written) => expect(bearsSecrecyMark(written)).toBe(true));

  it.each([
    '密码应用方案',
    '★重点项目',
    '保密技术审查意见',
    '涉密信息系统安全保密测评报告',
    '依秘密载体管理规定办理',
    '绝密、机密、秘密三级',
    '密级★',
    '5*机密服务器',
    '保密★级',
    '保密级别：★',
    '【保密】★',
    '密级别★',
    '机密性★完整性★可用性★',
    '机密计算★',
    '机密级设备3台★',
    '不涉及国家秘密。★为重点项目',
    '不涉及国家秘密；*为必填项',
    '不涉及国家秘密，★为重点项目',
    '不含机密！\n★ 其他要求',
    '是否涉及秘密？★',
    '【机密】级服务器★',
    '（秘密）',
    '“机密”、“秘密”',
  ])('is not seen in %j', (written) => expect(bearsSecrecyMark(written)).toBe(false));
});

/** Every schema that takes written text, with the way to it, whatever kind of dossier it belongs to. */
function* textsIn(schema: z.core.$ZodType, path: string): Generator<[path: string, schema: z.ZodType]> {
  const inner = required(schema);
  if (['line', 'text', 'document'].includes(fieldOf(schema)?.kind ?? '') && inner instanceof z.ZodString)
    yield [path, inner];
  for (const alternative of alternativesOf(schema)) {
    for (const [name, member] of membersOf(alternative)) yield* textsIn(member, `${path}.${name}`);
    if (alternative instanceof z.ZodArray) yield* textsIn(alternative.element, `${path}[]`);
  }
}
const TEXTS = allKinds().flatMap(({ acts }) => acts.flatMap(({ name, input }) => [...textsIn(input, name)]));

describe('L1: a text of an act', () => {
  it('is refused with such a mark in every field of every act of every kind, and taken without', () => {
    expect(TEXTS.length).toBeGreaterThan(80);
    const kinds = new Set(TEXTS.map(([path]) => path.split(/[.[]/)[0]));
    for (const act of ['openDossier', 'recordOpinion', 'orderRectification', 'block', 'lift', 'declineProposal'])
      expect(kinds).toContain(act);
    for (const [path, schema] of TEXTS) {
      expect(schema.safeParse('密级：秘密★').success, path).toBe(false);
      expect(schema.safeParse('普通文字').success, path).toBe(true);
    }
  });

  it('is said by the field and the articles, without a word of what was written', () => {
    const reject = allKinds()
      .flatMap(({ acts }) => acts)
      .find(({ name }) => name === 'reject')!.input;
    const { error } = reject.safeParse({ reason: '某指挥系统 机密★' });
    expect(inputErrors(error!, reject)).toEqual([
      {
        pointer: '/reason',
        says: '「理由」载有国家秘密标志；涉密内容不得录入本系统（第八条、第十五条），请线下办理',
      },
    ]);
  });
});
