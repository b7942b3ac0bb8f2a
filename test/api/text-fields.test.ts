// test support
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { REFUSED_IN_A_LINE, TAKEN, textsIn } from '../written-texts.ts';
// under test
import { endpoints } from '../../api/endpoints.ts';
import { placeOf } from '../../api/http/paging.ts';
import { readQuery } from '../../api/http/query.ts';
import type { Problem } from '../../api/http/problem.ts';

/** What machines hand over, and nothing of it is kept. */
const UNWRITTEN = ['/codec/decode'];
const BODIES = endpoints().flatMap(({ method, path, body }) =>
  body && !UNWRITTEN.includes(path)
    ? [...textsIn(body)].map(([field, leaf]) => ({ at: `${method} ${path} ${field}`, leaf }))
    : [],
);

describe('I2: every field of every route that is no act', () => {
  it('takes no text that is refused', () => {
    expect(BODIES.length).toBeGreaterThan(100);
    for (const { at, leaf } of BODIES)
      for (const [why, text] of REFUSED_IN_A_LINE)
        expect([at, why, leaf.safeParse(text).success]).toEqual([at, why, false]);
  });

  it.each([
    'put /parties/{id} .name',
    'put /parties/{id} .contacts[].name',
    'put /parties/{id} .contacts[].division',
    'post /documents .name',
    'post /documents .reference',
    'put /department-plans/{department}/{version} .projects[]',
    'put /calendar/{year} .notice.title',
    'put /calendar/{year} .restDays[].holiday',
  ])('takes what people write in all scripts: %s', (field) => {
    const { leaf } = BODIES.find(({ at }) => at === field)!;
    for (const text of TAKEN) expect(leaf.safeParse(text).data).toBe(text);
  });
});

describe('I1: a query', () => {
  const faultsOf = (query: string): string[] => {
    try {
      readQuery(`/projects?${query}`);
      return [];
    } catch (error) {
      return (error as Problem).particulars.errors!.map(({ pointer, says }) => `${pointer} ${says}`);
    }
  };

  it.each([
    ['q=%CA%FD%BE%DD', '/q 应为 UTF-8 的百分号编码'],
    ['q=%E6%95', '/q 应为 UTF-8 的百分号编码'],
    ['q=%C0%AF', '/q 应为 UTF-8 的百分号编码'],
    ['q=%ED%A0%80', '/q 应为 UTF-8 的百分号编码'],
    ['q=100%', '/q 应为 UTF-8 的百分号编码'],
    ['q=%u6570', '/q 应为 UTF-8 的百分号编码'],
    ['%ff=1', ' 查询条件的名称应为 UTF-8 的百分号编码'],
    ['q=\u00e6\u0095\u00b0', ' 地址中的汉字等应为 UTF-8 的百分号编码'],
    ['q=a&q=b', '/q 只能写一次'],
    ['q=a&%71=a', '/q 只能写一次'],
    ['limit=5&unit=x&limit=5', '/limit 只能写一次'],
    ['q=a%00b', '/q 不能含有控制字符'],
    ['q=a%0Ab', '/q 只能写一行，不能换行'],
    ['q=%E2%80%AEa', '/q 不能含有改变文字方向的控制字符'],
    ['q=%EF%BF%BD', '/q 不能含有替代字符（原文的编码已经损坏）'],
    ['q=%E2%80%8B', '/q 不能为空：没有可见的文字'],
  ])('%j is refused, by its parameter', (query, says) => expect(faultsOf(query)).toEqual([says]));

  it('is read as UTF-8 in its normal form', () => {
    expect(readQuery('/projects?q=%E6%95%B0+%E6%8D%AE%20&&unit=&limit=5&x=a%3Db=c')).toEqual({
      q: '数 据',
      unit: '',
      limit: '5',
      x: 'a=b=c',
    });
    expect(readQuery('/projects?q=Cafe%CC%81')).toEqual({ q: 'Café' });
    expect([readQuery('/projects'), readQuery('/projects?'), readQuery('/projects?q')]).toEqual([{}, {}, { q: '' }]);
  });
});

it.each<[string, Uint8Array]>([
  ['no UTF-8', Uint8Array.of(0x22, 0xca, 0xfd, 0x22)],
  ['half a character', Buffer.from('"\\ud800"')],
  ['no JSON', Buffer.from('abc')],
  ['nothing', Buffer.from('')],
  ['another place', Buffer.from('{"code":"x"}')],
])('I1: a cursor that holds %s is none of ours', (_, held) => {
  expect(() => placeOf(Buffer.from(held).toString('base64url'), z.string())).toThrow(/游标/);
});
