// Small lives, written as tables from the Measures, the calendar and the numbers of our practice before they were
// played: to whom what is said on which day, in which words, and how the duties stand.
import { describe, expect, it } from 'vitest';
// test support
import { ADJUSTED } from './adjusted.ts';
import { APPLIED_FOR } from './applied-for.ts';
import { CONCLUDED } from './concluded.ts';
import { CORRECTED } from './corrected.ts';
import { DELAYED } from './delayed.ts';
import { EVALUATED } from './evaluated.ts';
import { EXTENDED } from './extended.ts';
import { FALLEN_AWAY } from './fallen-away.ts';
import { FOUND_LATER } from './found-later.ts';
import { LATER_LIFE } from './later-life.ts';
import { ORDERED } from './ordered.ts';
import { expectedOf, played } from './played.ts';
import { REPORTED } from './reported.ts';
import { RETURNED } from './returned.ts';
import { UNANSWERED } from './unanswered.ts';

const LIVES = {
  'acceptance, applied for or not': APPLIED_FOR,
  'completion, recorded late or not': DELAYED,
  'the extension of acceptance': EXTENDED,
  'a request that waits': UNANSWERED,
  'what is returned for correction': RETURNED,
  'the conclusion of acceptance': CONCLUDED,
  'a corrected day of completion': CORRECTED,
  'the year-end report': REPORTED,
  'self-evaluation': EVALUATED,
  'what follows acceptance': LATER_LIFE,
  'orders of rectification': ORDERED,
  'what is found later': FOUND_LATER,
  'what falls away': FALLEN_AWAY,
  'adjustment and change': ADJUSTED,
};

describe.each(Object.entries(LIVES))('%s', (_, lives) => {
  it.each(lives)('$title', (life) => {
    expect(played(life)).toEqual(expectedOf(life));
  });
});

it('are at least thirty', () => {
  expect(Object.values(LIVES).flat().length).toBeGreaterThanOrEqual(30);
});
