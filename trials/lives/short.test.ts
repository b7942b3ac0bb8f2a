// Three random lives on the real stack; `npm run lives -- --stack 30` lives thirty.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../dev/rehearsal/world.ts';
import { openWorldOfTests } from '../../test/world-of-tests.ts';
// under test
import { liveTwice } from './on-stack.ts';

const SEED = Number(process.env.LIVES_SEED ?? Date.now() % 1_000_000_000);

let world: World;
beforeAll(async () => {
  console.log(`lives ${SEED} to ${SEED + 2} (LIVES_SEED=${SEED} lives them again)`);
  world = await openWorldOfTests();
}, 120_000);
afterAll(() => world?.close());

describe.concurrent('any life on the real stack', () => {
  it.each([SEED, SEED + 1, SEED + 2])(
    'life %i is answered, recorded, owed and told as by the rules alone; of two racing acts one is taken',
    async (seed) => {
      const { byRule, onStack, winners } = await liveTwice(world, seed);
      expect(onStack).toEqual(byRule);
      expect([1, undefined]).toContain(winners);
    },
    300_000,
  );
});
