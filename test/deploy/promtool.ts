// Test support: Prometheus's own tool, which reads and evaluates rules as Prometheus does. From PATH, or out of Debian's
// package, unpacked once beside the other programs of the tests and never installed.
import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../.duban/bin', import.meta.url));

export interface Said {
  code: number;
  text: string;
}

/** Runs a program to its end; a code of -1 where there is none. */
export const run = (file: string, args: readonly string[], cwd?: string): Promise<Said> =>
  new Promise((done) => {
    execFile(file, args, { cwd, maxBuffer: 50_000_000 }, (error, stdout, stderr) =>
      done({ code: !error ? 0 : typeof error.code === 'number' ? error.code : -1, text: `${stdout}${stderr}` }),
    );
  });

/** Undefined, and said aloud, where it can be had by none of the two ways. */
export async function findPromtool(): Promise<string | undefined> {
  if ((await run('promtool', ['--version'])).code === 0) return 'promtool';
  const kept = path.join(bin, 'promtool');
  if (existsSync(kept)) return kept;
  mkdirSync(bin, { recursive: true });
  const work = mkdtempSync(path.join(bin, 'promtool-'));
  // For whatever account apt fetches by.
  chmodSync(work, 0o777);
  try {
    const fetched = (await fetchPackage(work, [])) ?? (await fetchPackage(work, await ownLists(work)));
    if (fetched === undefined) {
      console.warn('left out: the alerts are not evaluated, for promtool is not on PATH (Prometheus brings it along)');
      return undefined;
    }
    await run('dpkg-deb', ['--extract', fetched, work]);
    copyFileSync(path.join(work, 'usr/bin/promtool'), path.join(work, 'promtool'));
    renameSync(path.join(work, 'promtool'), kept);
    return kept;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Debian's package, whose checksum and signature apt has looked at; undefined where it cannot be had. */
async function fetchPackage(work: string, options: readonly string[]): Promise<string | undefined> {
  await run('apt-get', [...options, 'download', 'prometheus'], work);
  const found = readdirSync(work).find((name) => name.endsWith('.deb'));
  return found && path.join(work, found);
}

/** A machine may never have asked what packages there are, and we may not change its lists. */
async function ownLists(work: string): Promise<string[]> {
  const places = { 'Dir::State::lists': 'lists', 'Dir::Cache': 'cache' };
  const options = Object.entries(places).flatMap(([name, folder]) => {
    mkdirSync(path.join(work, folder, 'partial'), { recursive: true });
    return ['-o', `${name}=${path.join(work, folder)}`];
  });
  await run('apt-get', [...options, 'update']);
  return options;
}
