// The disk of PostgreSQL runs full and is freed again. Its data must lie on a small file system of its own
// (`mountSmall`).
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

const SIZE = '1500m';
const CHUNK = Buffer.alloc(1 << 20);

/** Puts a small file system in memory where the folder's PostgreSQL will keep its data. */
export function mountSmall(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0755`, 'tmpfs', folder], { stdio: 'pipe' });
}

export function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
}

export const diskFull: Fault = {
  name: 'disk full',
  lacks: () => {
    if (process.getuid?.() !== 0) return 'root, to put a small file system under PostgreSQL';
    const folder = mkdtempSync(path.join(tmpdir(), 'duban-small-'));
    try {
      mountSmall(folder);
      unmount(folder);
      return undefined;
    } catch (error) {
      return `the right to mount a small file system (${(error as Error).message.trim().split('\n').at(-1)})`;
    } finally {
      rmdirSync(folder);
    }
  },
  strike: async (arena) => {
    const ballast = path.join(arena.folder, 'postgres', 'ballast');
    const file = openSync(ballast, 'w');
    try {
      for (;;) writeSync(file, CHUNK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
    closeSync(file);
    // Long enough for acts to meet it; a PostgreSQL that cannot write its log dies, and the supervisor must not give up
    // on it.
    await sleep(5_000);
    rmSync(ballast);
    await arena.recovered();
  },
};
