// The long form: every fault, drawn again and again, for as many minutes as asked for; one line every few seconds, and a verdict at the end.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeFolder } from '../../dev/postgres-home.ts';
import { sayWithSeconds } from '../../dev/progress.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { worded } from '../ledger-check/finding.ts';
import { diceOf, pick } from '../workflows/random-orders.ts';
import { Arena } from './arena.ts';
import type { Fault } from './fault.ts';
import { EVERY_FAULT } from './faults/all.ts';
import { diskFull, mountSmall, unmount } from './faults/disk.ts';
import { morningFrom } from './morning.ts';
import { playRound, type Verdict } from './round.ts';

export interface ChaosOptions {
  minutes: number;
  seed: number;
  /** Parts of the names of faults; all of them if empty. */
  only: readonly string[];
  /** Leaves the folder with its logs where it is. */
  keep: boolean;
}

/** Projects with a reminder that falls on today, and the time they are given to become so before the morning comes. */
const RIPE = 21;
const RIPE_WITHIN_MS = 120_000;
const home = fileURLToPath(new URL('../../.duban', import.meta.url));

/** Answers the exit code: 1 when the checker found something, 2 when a tool is missing. */
export async function chaos({ minutes, seed, only, keep }: ChaosOptions): Promise<number> {
  const faults = EVERY_FAULT.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  const missing = missingFor(faults);
  if (missing.length > 0 || faults.length === 0) {
    console.error(faults.length === 0 ? `no such fault; there are: ${EVERY_FAULT.map(({ name }) => name).join('; ')}` : `missing: ${missing.join('; ')}`);
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
  const practice = morningFrom(Date.now() + RIPE_WITHIN_MS);
  const arena = await Arena.begin({ folder, home, workflowBundle: await cachedBundle(home), practice, say: sayWithSeconds() });
  const dice = diceOf(seed + 2);
  const until = Date.now() + minutes * 60_000;
  // Each of them once, then whatever the dice say.
  const first = [...faults];
  const next = (): Fault | undefined => (Date.now() > until ? undefined : (first.shift() ?? pick(faults, dice)));
  let interrupted = (): void => undefined;
  const interruption = new Promise<never>((_, reject) => (interrupted = () => reject(new Error('interrupted'))));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    return await Promise.race([playRound(arena, { seed, next, hands: 6, projects: 2_000, ripe: RIPE, practice, patienceMs: 60_000, isLong: true }), interruption]);
  } finally {
    await arena.end();
  }
}

function report({ findings, violations, struck, figures }: Verdict, seed: number): number {
  console.log(`faults: ${struck.join('; ')}`);
  console.log(JSON.stringify(figures));
  for (const says of [...findings.map(worded), ...violations]) console.error(says);
  const isSilent = findings.length === 0 && violations.length === 0;
  console.log(isSilent ? `seed ${seed}: the checker is silent` : `seed ${seed}: ${findings.length} findings, ${violations.length} answers the contract does not know`);
  return isSilent ? 0 : 1;
}

function missingFor(faults: readonly Fault[]): string[] {
  const programs = [...new Set(faults.flatMap(({ needs = [] }) => needs))];
  const absent = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);
  const asRoot = faults.filter(({ needsRoot }) => needsRoot && process.getuid?.() !== 0);
  return [...absent.map((program) => `the program ${program}`), ...asRoot.map(({ name }) => `root, for the fault "${name}"`)];
}
