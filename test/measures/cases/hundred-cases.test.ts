// Every case of the reading is a test whose title begins with its number, or waits for something that has a name.
// test support
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { WAITING, WAITING_IN_PART } from './waiting.ts';

const TESTS = path.join(import.meta.dirname, '..');

/** 1 to 100, with the two that were put between. */
const ALL = [...Array.from({ length: 100 }, (_, index) => String(index + 1)), '44a', '62a'];

/** The numbers with which titles begin, of tests and of rows. */
const casesIn = (source: string): string[] => [...source.matchAll(/['"`]case (\d+a?): /g)].map(([, number]) => number!);

const tested = new Set(
  readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('hundred-cases.test.ts'))
    .flatMap((file) => casesIn(readFileSync(path.join(TESTS, file), 'utf8'))),
);
const numbersOf = (cases: readonly { number: string }[]) => cases.map(({ number }) => number);
const sorted = (numbers: Iterable<string>) => [...numbers].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
const reasons = [...new Set(WAITING.map(({ waitsFor }) => waitsFor))];
const counted = reasons
  .map((reason) => `${WAITING.filter(({ waitsFor }) => waitsFor === reason).length} for ${reason}`)
  .join(', ');

describe('the hundred cases', () => {
  it('are tests or wait, and none does both', () => {
    expect(sorted([...tested, ...numbersOf(WAITING)])).toEqual(sorted(ALL));
    console.info(
      `${tested.size} cases are tests, ${WAITING_IN_PART.length} of them in part; ${WAITING.length} wait: ${counted}`,
    );
  });

  it('that wait in part are tests for the rest', () =>
    expect(numbersOf(WAITING_IN_PART).filter((number) => !tested.has(number))).toEqual([]));

  it('are found by the beginning of a title alone', () =>
    expect(casesIn(`it('case 7: …'); it('as in case 8: …'); // case 9: …\n[\`case 44a: …\`]`)).toEqual(['7', '44a']));
});
