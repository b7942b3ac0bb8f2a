// The worker of production. The one thing in which those of a chaos differ is how soon a letter is tried again: seconds
// instead of hours and days. `npm run mail` waits as long as production does.
import { PACE } from '../../activities/pace.ts';

Object.assign(PACE, {
  firstMs: 500,
  longestMs: 5_000,
  triedForMs: 15 * 60_000,
  unknown: { firstMs: 1_000, thenMs: 2_000, most: PACE.unknown.most },
} satisfies typeof PACE);
await import('../../worker/main.ts');
