// The table "article → acts, duties, gates → tests" of measures/README.md, from the registers and the tests themselves.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARTICLES, articleNumeral, type Article } from '../../measures/articles.ts';
import { allKinds } from '../../measures/register.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const TESTS = path.join(root, 'test', 'measures');
const BEGIN = '<!-- generated: articles -->';
const END = '<!-- /generated -->';

/** Tests whose rows carry articles as bare numbers ("article %i" in the title). */
export const ARTICLES_IN_ROWS: Readonly<Record<string, readonly number[]>> = {
  'project/acts/article-08-declaration': [31, 32, 33],
  'project/acts/article-10-annual-plan': [31, 32, 33],
  'unit/blocks': [31, 32, 33],
};

const ACTS = allKinds().flatMap(({ acts }) => acts);
// What kinds have in common has one row.
const DUTIES = [
  ...new Map(allKinds().flatMap(({ duties }) => duties.map((duty) => [duty.name, duty] as const))).values(),
];

// Some gates stand at several acts, and one name may stand for two articles (to whom a report goes: 23 and 30).
const GATES = [
  ...new Map(ACTS.flatMap(({ guards }) => guards).map((gate) => [`${gate.article} ${gate.name}`, gate])).values(),
];
const gatesOf = (number: number | null) => GATES.filter(({ article }) => article === number);

export interface LawTest {
  /** Below test/measures, without `.test.ts`. */
  name: string;
  text: string;
}

/** The README with its table made anew. */
export function withArticleTable(readme: string, tests: readonly LawTest[]): string {
  const [before, rest] = cut(readme, BEGIN);
  const [, after] = cut(rest, END);
  return `${before}${BEGIN}\n<!-- prettier-ignore-start -->\n\n${articleTable(tests)}\n\n<!-- prettier-ignore-end -->\n${END}${after}`;
}

export function articleTable(tests: readonly LawTest[]): string {
  const rows = ARTICLES.map((article) =>
    rowOf([`${articleNumeral(article.number)} ${article.gist}`, ...cellsOf(article, tests)]),
  );
  return [
    rowOf(['Article', 'Acts', 'Duties', 'Gates', 'Tests']),
    rowOf(Array<string>(5).fill('---')),
    ...rows,
    rowOf(ourOwn()),
  ].join('\n');
}

/**
 * A test stands for an article when its file is named for it, it says "article 28", or it names a gate or duty of that
 * article alone.
 */
export function testsOf(number: number, tests: readonly LawTest[]): LawTest[] {
  const own = gatesOf(number).filter(({ name }) => GATES.filter((gate) => gate.name === name).length === 1);
  const names = [...own, ...DUTIES.filter(({ article }) => article === number)].map(({ name }) => `'${name}'`);
  return tests.filter(
    ({ name, text }) =>
      articleInName(name) === number ||
      ARTICLES_IN_ROWS[name]?.includes(number) ||
      articlesInWords(text).has(number) ||
      names.some((quoted) => text.includes(quoted)),
  );
}

const articleInName = (name: string): number => Number(/article-(\d+)/.exec(name)?.[1]);
const articlesInWords = (text: string): Set<number> =>
  new Set(
    [...text.matchAll(/\barticles? (\d+(?:(?:, | and )\d+)*)/g)].flatMap(([, numbers]) =>
      numbers!.split(/, | and /).map(Number),
    ),
  );

export function lawTests(): LawTest[] {
  // The test of this table speaks of all articles and tests none.
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && file !== 'article-table.test.ts')
    .sort();
  return files.map((file) => ({
    name: file.replaceAll(path.sep, '/').replace(/\.test\.ts$/, ''),
    text: readFileSync(path.join(TESTS, file), 'utf8'),
  }));
}

function cellsOf({ number, fate }: Article, tests: readonly LawTest[]): string[] {
  if (fate.is !== 'encoded') return [`${fate.is}: ${fate.because}`, '', '', ''];
  const acts = ACTS.filter(({ article }) => article === number).map(named);
  const duties = DUTIES.filter(({ article }) => article === number).map(named);
  const follows = DUTIES.filter(({ lest, article }) => lest.article === number && article !== number).map(
    ({ name }) => `what follows if not: \`${name}\``,
  );
  const gates = gatesOf(number).map(gated);
  const links = testsOf(number, tests).map(({ name }) => `[${name}](../test/measures/${name}.test.ts)`);
  return [
    acts.join('<br>'),
    [...duties, ...follows].join('<br>'),
    [...gates, ...(fate.later ? [`later: ${fate.later}`] : [])].join('<br>'),
    links.join('<br>'),
  ];
}

/** Nothing of ours may look as if an article stood behind it. */
function ourOwn(): string[] {
  const acts = ACTS.filter(({ article }) => article === null).map(named);
  const duties = DUTIES.filter(({ article }) => article === null).map(named);
  return [
    'no article: our practice',
    acts.join('<br>'),
    duties.join('<br>'),
    `${gatesOf(null).length} gates marked \`practice\``,
    '',
  ];
}

const named = ({ name, title }: { name: string; title: string }): string => `\`${name}\` ${title}`;
const gated = ({ name, asks }: { name: string; asks: string }): string => `\`${name}\` ${asks}`;
const rowOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function cut(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`measures/README.md has lost its mark ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
