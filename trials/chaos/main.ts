// The long form: every fault once, then drawn again and again for as many minutes as asked for; one line every few
// seconds, and a verdict at the end.
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { interruption } from '../../dev/commands/interruption.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { sayWithSeconds } from '../../dev/stack/progress.ts';
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

/** Answers the exit code: 1 when the checker found something, 2 when nothing of what was asked for can be done here. */
export async function chaos({ minutes, seed, only, keep }: ChaosOptions): Promise<number> {
  const asked = EVERY_FAULT.filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  const { faults, leftOut } = sortedOut(asked);
  for (const says of leftOut) console.log(`left out: ${says}`);
  if (faults.length === 0) {
    console.error(asked.length > 0 ? 'nothing is left' : `no such fault; there are: ${namesOf(EVERY_FAULT)}`);
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
    return report(await played(folder, faults, minutes, seed), seed, leftOut);
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

function report({ findings, violations, struck, figures }: Verdict, seed: number, leftOut: readonly string[]): number {
  console.log(`faults: ${struck.join('; ')}`);
  console.log(JSON.stringify(figures));
  for (const says of [...findings.map(worded), ...violations]) console.error(says);
  const isSilent = findings.length === 0 && violations.length === 0;
  console.log(
    isSilent
      ? `seed ${seed}: the checker is silent${leftOut.length > 0 ? `, of a round without ${leftOut.join('; ')}` : ''}`
      : `seed ${seed}: ${findings.length} findings, ${violations.length} answers the contract does not know`,
  );
  return isSilent ? 0 : 1;
}

const namesOf = (faults: readonly Fault[]): string => faults.map(({ name }) => name).join('; ');

/** Those that can be done here, and a line for each that cannot. */
function sortedOut(asked: readonly Fault[]): { faults: Fault[]; leftOut: string[] } {
  const looked = asked.map((fault) => ({ fault, lacks: fault.lacks?.() }));
  return {
    faults: looked.filter(({ lacks }) => lacks === undefined).map(({ fault }) => fault),
    leftOut: looked
      .filter(({ lacks }) => lacks !== undefined)
      .map(({ fault, lacks }) => `${fault.name} (this machine has not ${lacks})`),
  };
}
