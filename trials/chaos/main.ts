// The long form: every fault once, then drawn again and again for as many minutes as asked for; one line every few
// seconds, and a verdict at the end.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { interruption } from '../../dev/commands/interruption.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { sayWithSeconds } from '../../dev/stack/progress.ts';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { calendarOf, isWorkingDay } from '../../measures/calendar/rest-days.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { worded } from '../ledger-check/finding.ts';
import { diceOf, pick } from '../../test/workflows/random-orders.ts';
import { Arena } from './arena.ts';
import type { Fault } from './fault.ts';
import { EVERY_FAULT } from './faults/all.ts';
import { diskFull, mountSmall, unmount } from './faults/disk.ts';
import { playRound, type Verdict } from './round.ts';

export interface ChaosOptions {
  minutes: number;
  seed: number;
  /** Parts of the names of faults; all of them if empty. */
  only: readonly string[];
  /** Leaves the folder with its logs where it is. */
  keep: boolean;
}

/** A burst is a hundred reminders at least, after all that may end projects meanwhile. */
const RIPE = 120;
const COMPLETED = 7;
const home = fileURLToPath(new URL('../../.duban', import.meta.url));

/** Answers the exit code: 1 when the checker found something, 2 when a tool is missing. */
export async function chaos({ minutes, seed, only, keep }: ChaosOptions): Promise<number> {
  const asked = EVERY_FAULT.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  const faults = asked.filter(({ needsMornings }) => !needsMornings || remindsToday());
  if (faults.length < asked.length)
    console.log(
      `today is a rest day, on which nobody is reminded: without ${asked
        .filter((fault) => !faults.includes(fault))
        .map(({ name }) => name)
        .join('; ')}`,
    );
  const missing = missingFor(faults);
  if (missing.length > 0 || faults.length === 0) {
    console.error(
      faults.length === 0
        ? `no such fault; there are: ${EVERY_FAULT.map(({ name }) => name).join('; ')}`
        : `missing: ${missing.join('; ')}`,
    );
    return 2;
  }
  console.log(`chaos seed ${seed} for ${minutes} minutes (npm run chaos -- --minutes ${minutes} --seed ${seed})`);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-chaos-'));
  chmodSync(folder, 0o711);
  const isSmall = faults.includes(diskFull);
  const data = path.join(folder, 'postgres');
  if (isSmall) {
    mkdirSync(data);
    mountSmall(data);
  }
  try {
    return report(await played(folder, faults, minutes, seed), seed);
  } finally {
    if (isSmall && !keep) unmount(data);
    if (keep) console.log(`kept: ${folder}`);
    else removeFolder(folder);
  }
}

async function played(folder: string, faults: readonly Fault[], minutes: number, seed: number): Promise<Verdict> {
  const arena = await Arena.begin({ folder, home, workflowBundle: await cachedBundle(home), say: sayWithSeconds() });
  const dice = diceOf(seed + 2);
  // Each of them once, however long that takes, then whatever the dice say. What is got ready before does not count.
  const first = [...faults];
  let until: number | undefined;
  const next = (): Fault | undefined => {
    until ??= Date.now() + minutes * 60_000;
    return first.shift() ?? (Date.now() > until ? undefined : pick(faults, dice));
  };
  const [ripe, completed] = faults.some(({ needsMornings }) => needsMornings) ? [RIPE, COMPLETED] : [0, 0];
  try {
    return await Promise.race([
      playRound(arena, { seed, next, hands: 6, projects: 2_000, ripe, completed, patienceMs: 60_000, isLong: true }),
      interruption(),
    ]);
  } finally {
    await arena.end();
  }
}

const remindsToday = (): boolean => isWorkingDay(calendarOf(REST_DAY_ARRANGEMENTS), beijingDateOf(Date.now()));

function report({ findings, violations, struck, figures }: Verdict, seed: number): number {
  console.log(`faults: ${struck.join('; ')}`);
  console.log(JSON.stringify(figures));
  for (const says of [...findings.map(worded), ...violations]) console.error(says);
  const isSilent = findings.length === 0 && violations.length === 0;
  console.log(
    isSilent
      ? `seed ${seed}: the checker is silent`
      : `seed ${seed}: ${findings.length} findings, ${violations.length} answers the contract does not know`,
  );
  return isSilent ? 0 : 1;
}

function missingFor(faults: readonly Fault[]): string[] {
  const programs = [...new Set(faults.flatMap(({ needs = [] }) => needs))];
  const absent = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
  const asRoot = faults.filter(({ needsRoot }) => needsRoot && process.getuid?.() !== 0);
  return [
    ...absent.map((program) => `the program ${program}`),
    ...asRoot.map(({ name }) => `root, for the fault "${name}"`),
  ];
}
