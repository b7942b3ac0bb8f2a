// What a project costs while nothing happens to it: memory of the worker, bytes at rest, bytes of PostgreSQL's log.
import { setTimeout as sleep } from 'node:timers/promises';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { startFloors } from '../floor/caller.ts';
import type { Ground } from '../ground.ts';
import type { Metric } from '../metric.ts';
import { underConstruction } from '../project-facts.ts';
import { resultOf, type Result } from '../result.ts';
import { layDown } from '../sleeping-projects.ts';
import { mean } from '../statistics.ts';

const UNITS = 200;
const NEXT_YEAR_MS = 365 * 86_400_000;
/** Last tasks are completed and what they left is collected. */
const SETTLES_WITHIN_MS = 5_000;
const MEGABYTE = 1_048_576;

export const sleeping: Metric = {
  name: 'sleeping',
  measure: async ({
    ground: begin,
    sizes: {
      sleeping: { few, many },
    },
    say,
  }) => {
    const ground = await begin();
    await ground.setPractice();
    const withFew = await memoryWith(ground, few);
    const before = await bytesOf(ground);
    const ours = await memoryAfter(ground, () => layOurs(ground, many));
    const between = await bytesOf(ground);
    const floor = await memoryAfter(ground, () => layFloor(ground, many));
    const after = await bytesOf(ground);
    say(
      `memory of the bare worker: ${megabytes(withFew.floor)} MB with ${few}, ${megabytes(floor.floor)} MB with ${many}`,
    );
    const growth = one(
      `worker memory, ${many} sleeping projects (beside it: ${few})`,
      'MB',
      ours.ours / MEGABYTE,
      withFew.ours / MEGABYTE,
    );
    return [
      resultOf(growth.title, growth.unit, growth.rounds, mean, { of: 'ratio', atMost: 1.4 }),
      ...[
        one(
          'engine, bytes at rest a sleeping project',
          'bytes',
          (between.engine - before.engine) / many,
          (after.engine - between.engine) / many,
        ),
        one('PostgreSQL, bytes at rest a sleeping project', 'bytes', (between.tables - before.tables) / many),
        one('PostgreSQL, log written a sleeping project', 'bytes', (between.log - before.log) / many),
      ].map(({ title, unit, rounds }): Result => ({ ...resultOf(title, unit, rounds, mean), n: many })),
    ];
  },
};

const megabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);
const one = (title: string, unit: string, ours: number, floor?: number) => ({
  title,
  unit,
  rounds: [{ ours: [ours], floor: floor === undefined ? [] : [floor] }],
});

async function memoryWith(ground: Ground, count: number): Promise<{ ours: number; floor: number }> {
  return memoryAfter(ground, async () => {
    await layOurs(ground, count);
    await layFloor(ground, count);
  });
}

/** Of workers that have seen nothing but what `work` does. */
async function memoryAfter(ground: Ground, work: () => Promise<void>): Promise<{ ours: number; floor: number }> {
  await ground.restartWorkers();
  await ground.setPractice();
  await work();
  await sleep(SETTLES_WITHIN_MS);
  return ground.residentBytes();
}

async function layOurs(ground: Ground, count: number): Promise<void> {
  const sleepers = Array.from({ length: count }, (_, index) => ({
    code: `sleeping-${count}-${index + 1}`,
    unit: `unit-sleeping-${(index % UNITS) + 1}`,
  }));
  await layDown(ground, sleepers, underConstruction(beijingDateOf(Date.now())));
}

async function layFloor({ client }: Ground, count: number): Promise<void> {
  await startFloors(
    client,
    Array.from({ length: count }, (_, index) => ({
      id: `floor-sleeping-${count}-${index + 1}`,
      wakeAt: Date.now() + NEXT_YEAR_MS,
    })),
  );
}

async function bytesOf(ground: Ground): Promise<{ engine: number; tables: number; log: number }> {
  await sleep(SETTLES_WITHIN_MS);
  const { rows } = await ground.owner.query<{ tables: string; log: string }>(
    `select sum(pg_total_relation_size(name::regclass)) as tables, pg_current_wal_lsn() - '0/0' as log
       from unnest(array['dossier', 'duty', 'ledger', 'message', 'delivery']) name`,
  );
  return { engine: ground.engineBytes(), tables: Number(rows[0]!.tables), log: Number(rows[0]!.log) };
}
