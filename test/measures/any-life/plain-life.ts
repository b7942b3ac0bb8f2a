// Test support: a life that begins today and keeps its editions, as one on the real stack does: opened today, all else
// from tomorrow on.
import { addDays, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { diceOf } from '../../workflows/random-orders.ts';
import { AnyLife } from './any-life.ts';
import { beginAsSampled } from './begun-as-sampled.ts';
import { drawsOf } from './many-lives.ts';
import { step } from './steps.ts';

/** Every other one. */
const BEGUN_AS_SAMPLED = 2;
/** Virtual time takes its time. */
const LINES_AT_MOST = 60;

export function plainLife(seed: number, code: string, today: CalendarDate): AnyLife {
  const [begins, ...draws] = drawsOf(seed);
  const dice = diceOf(begins!);
  const life = new AnyLife(code, today, ({ facts }) => {
    if (life.today === today && facts.stage !== 'UNOPENED') life.today = addDays(today, 1);
  });
  life.keepsEditions = true;
  if (seed % BEGUN_AS_SAMPLED === 0) beginAsSampled(life, seed / BEGUN_AS_SAMPLED, dice);
  for (const draw of draws) {
    if (life.last?.ended || life.seq > LINES_AT_MOST) break;
    step(life, draw);
  }
  return life;
}
