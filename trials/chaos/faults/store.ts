// The engine loses what it knew: its store is restored from an older copy, empty, or without our namespace. The
// database has everything; a reconciliation brings it back.
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workflowIdOf } from '../../../workflows/lifecycle/contract.ts';
import { projectId } from '../../../test/dossier-names.ts';
import { WORKERS, type Arena } from '../arena.ts';
import type { Driver } from '../driver.ts';
import { between, type Fault } from '../fault.ts';
import { reconciledUntilNothingIsLeft } from '../reconciled.ts';
import { callMorning, everyoneReminded, until } from '../waking.ts';
import { correct } from './racing.ts';

/** Database and log; what lies between them in shared memory is made anew. */
const STORE = ['temporal.sqlite', 'temporal.sqlite-wal'] as const;
const SHARED = 'temporal.sqlite-shm';
/** For the copy, between the call of a morning and the morning. */
const LEAD_MS = 60_000;

export const storeOfYesterday: Fault = {
  name: "the engine's store is restored from yesterday",
  needsMornings: true,
  strike: async (arena, driver, dice) => {
    const { code: wentOn } = await driver.openAside();
    const morning = await callMorning(arena, driver, LEAD_MS);
    await arena.killAnd('temporal', () => copyStore(arena.folder));
    await arena.recovered();
    // Of this the copy knows nothing: a new project, further lines, a morning whose timers lie in the past when it
    // comes back.
    const { code: opened } = await driver.openAside();
    await correct(driver, wentOn);
    await until(morning.wakesAt);
    await everyoneReminded(arena, morning);
    await sleep(between(dice, 0, 5_000));
    await arena.killAnd('temporal', () => {
      // A worker still remembers what the store has lost and would answer for it: as the operator is told, none lives
      // through the restore.
      for (const worker of WORKERS) arena.kill(worker);
      restoreStore(arena.folder);
    });
    await arena.recovered();
    await mended(arena, driver, [
      [opened, 'notRunning'],
      [wentOn, 'behindLedger'],
    ]);
  },
};

export const storeEmpty: Fault = {
  name: "the engine's store is lost",
  strike: async (arena, driver) => {
    const { code } = await driver.openAside();
    await arena.killAnd('temporal', () => removeStore(arena.folder));
    // A worker makes the namespace when it starts.
    await arena.killForgiven(...WORKERS);
    await mended(arena, driver, [[code, 'notRunning']]);
  },
};

export const namespaceLost: Fault = {
  name: 'a namespace loses its projects',
  strike: async (arena, driver) => {
    const { code } = await driver.openAside();
    await arena.engine.connection.operatorService.deleteNamespace({ namespace: arena.stack.temporalNamespace });
    await sleep(3_000);
    await arena.killForgiven(...WORKERS);
    await mended(arena, driver, [[code, 'notRunning']]);
  },
};

/** A reconciliation says of each of these what it had lost, takes an act afterwards, and leaves nothing to people. */
async function mended(
  arena: Arena,
  driver: Driver,
  expected: readonly (readonly [code: string, trouble: string])[],
): Promise<void> {
  const found = await reconciledUntilNothingIsLeft(arena);
  await arena.recovered();
  for (const [code, trouble] of expected) {
    const workflowId = workflowIdOf(projectId(code));
    const about = found.filter((one) => one.startsWith(`${workflowId} `));
    if (!about.includes(`${workflowId} ${trouble} mended`))
      driver.client.violations.push(
        `${code} should have been found as ${trouble} and mended, and was: ${about.join('; ') || 'nothing'}`,
      );
    if (!(await correct(driver, code))) driver.client.violations.push(`${code} takes no act after the loss`);
  }
}

const COPY = '.yesterday';

function copyStore(folder: string): void {
  for (const file of STORE) {
    const from = path.join(folder, file);
    rmSync(from + COPY, { force: true });
    if (existsSync(from)) copyFileSync(from, from + COPY);
  }
}

function restoreStore(folder: string): void {
  removeStore(folder);
  for (const file of STORE) {
    const to = path.join(folder, file);
    if (existsSync(to + COPY)) copyFileSync(to + COPY, to);
  }
}

function removeStore(folder: string): void {
  for (const file of [...STORE, SHARED]) rmSync(path.join(folder, file), { force: true });
}
