/** One process of the embedded stack: what it is (data), and one run of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { identityOf, type ProcessIdentity } from './process-identity.ts';
import { writePidFile } from './pid-file.ts';
import type { PortClaim } from './ports.ts';
import type { StopManner } from './stop-process.ts';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Set where the part must not run as the caller: PostgreSQL refuses root. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

export interface Part {
  /** Names its pid file and its log. */
  readonly name: string;
  readonly title: string;
  readonly ports?: readonly PortClaim[];
  /** Done once, before the first run; given up when the signal is aborted. */
  readonly prepare?: (signal: AbortSignal) => Promise<void>;
  readonly command: () => Command;
  /** Asked again and again until it is true; never throws. */
  readonly isReady: (run: Run) => Promise<boolean> | boolean;
  /** Done once, after the first run answers; others that lean on this part wait for it. */
  readonly whenReady?: () => Promise<void>;
  readonly stop?: Partial<StopManner>;
  readonly readyWithinMs?: number;
}

export interface Run {
  /** `undefined` when it ended before it could be looked at. */
  readonly identity: ProcessIdentity | undefined;
  /** How it ended, in words; resolves once. */
  readonly ended: Promise<string>;
  readonly log: string;
  /** What this run, not an earlier one, has written so far. */
  readonly output: () => string;
}

const largestLogBytes = 20_000_000;

export function stopMannerOf(part: Part): StopManner {
  return { signal: 'SIGTERM', withinMs: 10_000, ...part.stop };
}

/** Starts one run and notes it in the pid file before anything else can happen. */
export function launch(part: Part, folder: string, group: number): Run {
  const log = path.join(folder, 'logs', `${part.name}.log`);
  const descriptor = openLog(log);
  const writtenBefore = fstatSync(descriptor).size;
  const { file, args, env, cwd, account } = part.command();
  // Its own process group: the terminal's Ctrl-C must reach the supervisor only, which then stops all in order.
  // Its output goes straight into a file: a pipe would break when the supervisor is killed, and take the part along.
  const child = spawn(file, args, {
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
    env: { ...process.env, ...env },
    cwd,
    ...account,
  });
  closeSync(descriptor);
  const ended = endOf(child);
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (identity) writePidFile(folder, { part: part.name, ...identity, group, stop: stopMannerOf(part) });
  return { identity, ended, log, output: () => readFileSync(log).subarray(writtenBefore).toString('utf8') };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `退出码 ${code}`));
  });
}

function openLog(log: string): number {
  mkdirSync(path.dirname(log), { recursive: true });
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(log, `${log}.1`);
  return openSync(log, 'a');
}
