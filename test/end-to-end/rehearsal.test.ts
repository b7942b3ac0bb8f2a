// test support
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../config.ts';
import { createDatabase } from '../../dev/stack/databases.ts';
// under test
import { readLife } from '../../dev/rehearsal/life.ts';
import { pageOf } from '../../dev/rehearsal/page.ts';
import { play } from '../../dev/rehearsal/play.ts';
import { remindersExpected, remindersSaid } from '../../dev/rehearsal/reminder-rows.ts';
import { SCENARIOS } from '../../dev/rehearsal/scenarios/all.ts';
import { timelineOf } from '../../dev/rehearsal/timeline.ts';
import { openWorld, type World } from '../../dev/rehearsal/world.ts';

const WHOLE_LIFE_MS = 300_000;
/** A timer fires within about a second of its virtual instant. */
const PUNCTUAL_MS = 3_000;

let world: World;

beforeAll(async () => {
  const databases = inject('databases');
  const folder = inject('stackFolder');
  const config = readConfig({
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    WORKFLOW_BUNDLE: inject('workflowBundle'),
  });
  const stack = {
    folder,
    database: databases,
    temporalAddress: inject('temporalAddress'),
    temporalNamespace: inject('temporalNamespace'),
    temporalUiUrl: inject('temporalUiUrl'),
    smtpUrl: undefined,
    mailPageUrl: undefined,
    tokenSecret: inject('tokenSecret'),
    createDatabase: (name: string) => createDatabase(databases, name),
  };
  world = await openWorld(config, stack, () => undefined);
}, 120_000);
afterAll(() => world?.close());

describe.concurrent('a whole life in virtual time on the real stack', () => {
  it.each(SCENARIOS)(
    '"$name" says the reminders of the table that was written before, and wakes when it planned to',
    async (scenario) => {
      const { code, wakes } = await play(scenario, world, () => undefined);
      const life = await readLife(world.pool, scenario, code, wakes.length);

      expect(remindersSaid(life.messages)).toEqual(remindersExpected(scenario.reminders));
      expect(wakes.length).toBeLessThanOrEqual(90);
      const { rows } = await world.pool.query<{ at: number }>(
        `select at from ledger where code = $1 and line = 'time' order by seq`,
        [code],
      );
      const late = rows.map(({ at }, index) => Number(at) - wakes[index]!).filter((ms) => ms < 0 || ms > PUNCTUAL_MS);
      expect({ lines: rows.length, late }).toEqual({ lines: wakes.length, late: [] });

      const {
        rows: [project],
      } = await world.pool.query<{ stage: string; ended: boolean }>(
        'select stage, ended from dossier where code = $1',
        [code],
      );
      expect(project).toEqual({ stage: 'CLOSED', ended: true });
      expect(timelineOf(life)).toContain('办结归档');
      expect(pageOf([life])).not.toMatch(/undefined|NaN/);
    },
    WHOLE_LIFE_MS,
  );
});
