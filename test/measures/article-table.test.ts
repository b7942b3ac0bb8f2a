// test support
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ARTICLES } from '../../measures/articles.ts';
import { allKinds } from '../../measures/register.ts';
// under test
import {
  ARTICLES_IN_ROWS,
  articleTable,
  lawTests,
  testsOf,
  withArticleTable,
} from '../../dev/commands/article-table.ts';

const README = path.join(import.meta.dirname, '..', '..', 'measures', 'README.md');
const tests = lawTests();

it.each(['README.md', 'README.zh-CN.md'])('%s counts the acts and duties that there are', (file) => {
  const readme = readFileSync(path.join(import.meta.dirname, '..', '..', file), 'utf8');
  const acts = allKinds().flatMap((kind) => kind.acts).length;
  const duties = new Set(allKinds().flatMap((kind) => kind.duties.map(({ name }) => name))).size;
  const [, actsSaid, dutiesSaid] = /(\d+)(?: acts and |项行为、)(\d+)/.exec(readme) ?? [];
  expect([Number(actsSaid), Number(dutiesSaid)]).toEqual([acts, duties]);
});

describe('the table of articles in measures/README.md', () => {
  it('is up to date; if not, npm run docs writes it anew', () => {
    const readme = readFileSync(README, 'utf8');
    expect(withArticleTable(readme, tests) === readme, 'run npm run docs').toBe(true);
  });

  it('has a row for each of the thirty-eight and one for what is ours', () => {
    expect(articleTable(tests).split('\n')).toHaveLength(2 + 38 + 1);
  });

  it.each(ARTICLES.filter(({ fate }) => fate.is === 'encoded').map(({ number }) => [number]))(
    'names a test for article %i, which is encoded',
    (number) => {
      expect(testsOf(number, tests)).not.toEqual([]);
    },
  );

  it('knows every test that carries articles in its rows', () => {
    expect(tests.filter(({ text }) => /article %[id]/.test(text)).map(({ name }) => name)).toEqual(
      Object.keys(ARTICLES_IN_ROWS),
    );
  });

  it('finds a test by its file, by words and by the gates it expects, and by nothing else', () => {
    const of = (name: string, text: string) =>
      ARTICLES.map(({ number }) => number).filter((number) => testsOf(number, [{ name, text }]).length > 0);
    expect(of('acts/article-28-extension', '')).toEqual([28]);
    expect(of('x', "describe('the start (articles 15, 16 and 22)'")).toEqual([15, 16, 22]);
    expect(of('x', "expect(codes).toEqual(['departmentPlanFiled'])")).toEqual([6]);
    expect(of('x', 'departmentPlanFiled, particle 9, article 280')).toEqual([]);
  });
});
