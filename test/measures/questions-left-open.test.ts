// test support
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { firstPractice } from '../../measures/register.ts';
// under test
import { OWNERS_QUESTIONS, type OpenQuestion } from '../../measures/open-question.ts';
import { QUESTIONS_LEFT_OPEN } from '../../measures/questions-left-open.ts';
import { marksIn, marksInCode, openQuestionsPage } from '../../dev/commands/open-questions-page.ts';

const marks = marksInCode();
const ENTRIES: [string, OpenQuestion][] = Object.entries(QUESTIONS_LEFT_OPEN);

describe('what the Measures leave open', () => {
  it('is marked in the code where it arises, each mark with an entry and each entry with one mark', () => {
    console.info(`${marks.length} legal doubts: ${marks.map(({ article, id }) => `${article} ${id}`).join(', ')}`);
    expect(marks.map(({ id }) => id).sort()).toEqual(Object.keys(QUESTIONS_LEFT_OPEN).sort());
  });

  it('is marked in one form only', () => {
    expect(marksIn('// QUESTION(article 31, whoLifts): not who lifts that', 'a.ts')).toEqual([
      { article: 31, id: 'whoLifts', file: 'a.ts' },
    ]);
    for (const other of [
      'QUESTION(article 31): not who',
      'QUESTION(31, whoLifts): not who',
      'QUESTION(article 31, whoLifts):',
    ])
      expect(() => marksIn(`// ${other}`, 'a.ts'), other).toThrow('a.ts');
  });

  it.each(ENTRIES)('%s is said in two readings that differ, in whole Chinese sentences', (_, question) => {
    const { title, asks, weRead, because, orRead, thenOtherwise, figures = [] } = question;
    expect(title).toMatch(/[^。]$/);
    for (const said of [asks, weRead, because, orRead, thenOtherwise]) expect(said).toMatch(/^[^a-z]*。$/);
    expect(weRead).not.toBe(orRead);
    for (const figure of figures) expect(firstPractice().figures).toHaveProperty(figure);
  });

  it('answers to each of the questions that only the owner can settle', () => {
    const asked = new Set(ENTRIES.map(([, { owners }]) => owners).filter((number) => number !== undefined));
    expect([...asked].sort()).toEqual(OWNERS_QUESTIONS.map((_, index) => index + 1));
  });

  it('stands in docs/open-questions.md as it is; if not, npm run docs writes it anew', () => {
    const page = path.join(import.meta.dirname, '..', '..', 'docs', 'open-questions.md');
    expect(readFileSync(page, 'utf8') === openQuestionsPage(marks), 'run npm run docs').toBe(true);
  });
});
