// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAct } from '../../measures/register.ts';
import { openWorldOfTests } from '../world-of-tests.ts';
// under test
import { readLife } from '../../dev/rehearsal/life.ts';
import { pageOf } from '../../dev/rehearsal/page.ts';
import { play } from '../../dev/rehearsal/play.ts';
import { remindersExpected, remindersSaid } from '../../dev/rehearsal/reminder-rows.ts';
import { SCENARIOS } from '../../dev/rehearsal/scenarios/all.ts';
import { timelineOf } from '../../dev/rehearsal/timeline.ts';
import type { World } from '../../dev/rehearsal/world.ts';

const WHOLE_LIFE_MS = 300_000;
/** A timer fires within about a second of its virtual instant. */
const PUNCTUAL_MS = 3_000;
/** A task that a busy worker does not fetch within ten seconds is given to any: seldom, and no later. */
const FETCHED_MS = 10_000;
const SELDOM = 2;

let world: World;

beforeAll(async () => {
  world = await openWorldOfTests();
}, 120_000);
afterAll(() => world?.close());

it(
  'the life of a blocked unit shows the block, the act it refused, the lift and the act that was taken',
  async () => {
    const scenario = SCENARIOS.find(({ name }) => name === 'blocked')!;
    const life = await readLife(world.pool, scenario, await play(scenario, world, () => undefined));
    // Block and opening are of today.
    expect(life.events.slice(0, 2).map(({ kind, what }) => [kind, what])).toEqual([
      ['unit', '登记限制措施　→ 单位「限制措施生效中」'],
      ['act', '项目建档'],
    ]);
    expect(life.events.slice(2).map(({ on, kind, what }) => [on, kind, what])).toEqual([
      ['2031-01-13', 'refused', '登记项目申报：不予办理'],
      ['2031-02-17', 'unit', '解除限制措施　→ 单位「限制措施已全部解除」'],
      ['2031-02-18', 'act', '登记项目申报'],
      ['2031-02-25', 'act', '撤回项目'],
    ]);
    expect(timelineOf(life)).toContain('现有限制措施尚未解除');
  },
  WHOLE_LIFE_MS,
);

describe.concurrent('a whole life in virtual time on the real stack', () => {
  it.each(SCENARIOS)(
    '"$name" says the reminders of the table that was written before, and wakes when it planned to',
    async (scenario) => {
      const played = await play(scenario, world, () => undefined);
      const { code, wakes } = played;
      const life = await readLife(world.pool, scenario, played);

      expect(remindersSaid(life.messages)).toEqual(remindersExpected(scenario.reminders));
      expect(wakes.length).toBeLessThanOrEqual(90);
      const { rows } = await world.pool.query<{ at: number }>(
        `select at from ledger where code = $1 and line = 'time' order by seq`,
        [code],
      );
      const late = rows.map(({ at }, index) => Number(at) - wakes[index]!).filter((ms) => ms < 0 || ms > PUNCTUAL_MS);
      const lost = late.filter((ms) => ms < 0 || ms > PUNCTUAL_MS + FETCHED_MS);
      expect({ lines: rows.length, lost }).toEqual({ lines: wakes.length, lost: [] });
      expect(late.length, late.join()).toBeLessThanOrEqual(SELDOM);

      const {
        rows: [project],
      } = await world.pool.query<{ stage: string; ended: boolean }>(
        'select stage, ended from dossier where code = $1',
        [code],
      );
      const last = scenario.acts.at(-1)!.act;
      expect(project).toEqual({ stage: last === 'withdraw' ? 'WITHDRAWN' : 'CLOSED', ended: true });
      expect(timelineOf(life)).toContain(findAct(last)!.title);
      expect(pageOf([life])).not.toMatch(/undefined|NaN/);
    },
    WHOLE_LIFE_MS,
  );
});
