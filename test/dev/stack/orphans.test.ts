// Test support
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// Under test
import { holderOf, takeFolder } from '../../../dev/stack/folder-lock.ts';
import { stopOrphans } from '../../../dev/stack/orphans.ts';
import { readPidFiles, writePidFile } from '../../../dev/stack/pid-file.ts';
import { identityOf, isRunning } from '../../../dev/stack/process-identity.ts';

const supervised = fileURLToPath(new URL('supervised.ts', import.meta.url));
let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-orphans-'));
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await stopOrphans(folder);
  rmSync(folder, { recursive: true, force: true });
});

async function startSupervised(): Promise<ChildProcess> {
  child = spawn(process.execPath, ['--import', 'tsx', supervised, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { stdout } = child;
  await new Promise<void>((ready) => {
    stdout!.on('data', (text: Buffer) => {
      if (text.toString().includes('all ready')) ready();
    });
  });
  return child;
}

describe('a folder', () => {
  it('is cleared of what a killed supervisor left, before the next one takes it', async () => {
    const killed = await startSupervised();
    const ended = new Promise((exit) => killed.once('exit', exit));
    killed.kill('SIGKILL');
    await ended;
    const left = readPidFiles(folder);
    expect(left.map((file) => file.part).sort()).toEqual(['above', 'below']);
    expect(left.every(isRunning)).toBe(true);

    const said: string[] = [];
    const lock = await takeFolder(folder, [], (line) => said.push(line));
    expect(said).toEqual(['已停止上次留下的进程：above、below']);
    expect(left.some(isRunning)).toBe(false);
    expect(readPidFiles(folder)).toEqual([]);
    lock.release();
    expect(holderOf(folder)).toBeUndefined();
  });

  it('is not taken from a living supervisor, and its parts run on', async () => {
    await startSupervised();
    const claims = [{ port: 7080, variable: 'DUBAN_API_PORT', purpose: 'API' }];
    await expect(takeFolder(folder, claims, () => undefined)).rejects.toThrow(
      /已在运行.*端口 7080（API，DUBAN_API_PORT）/,
    );
    expect(readPidFiles(folder).every(isRunning)).toBe(true);
  });
});

describe('a pid file', () => {
  it('does not get another process killed that was given the same number', async () => {
    const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const identity = identityOf(bystander.pid!)!;
    writePidFile(folder, {
      part: 'old',
      pid: identity.pid,
      startedAt: 'long ago',
      group: 0,
      stop: { signal: 'SIGKILL', withinMs: 100 },
    });
    expect(await stopOrphans(folder)).toEqual([]);
    expect(isRunning(identity)).toBe(true);
    expect(readPidFiles(folder)).toEqual([]);
    bystander.kill('SIGKILL');
  });

  it('of a process that has ended is not taken for a running one, even before anybody asked for its exit code', async () => {
    const brief = spawn(process.execPath, ['-e', '']);
    const identity = identityOf(brief.pid!)!;
    await new Promise((exit) => brief.once('exit', exit));
    expect(isRunning(identity)).toBe(false);
  });
});
