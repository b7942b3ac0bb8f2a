// Test support
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tinyPart } from './tiny-parts.ts';

// Under test
import { freePorts } from '../../../dev/stack/ports.ts';
import { isRunning } from '../../../dev/stack/process-identity.ts';
import { readPidFiles, type PidFile } from '../../../dev/stack/pid-file.ts';
import { Supervisor } from '../../../dev/stack/supervisor.ts';

let folder: string;
let said: string[];
let supervisor: Supervisor | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-supervisor-'));
  said = [];
});

afterEach(async () => {
  await supervisor?.stop();
  supervisor = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function supervise(...groups: ReturnType<typeof tinyPart>[][]): Supervisor {
  supervisor = new Supervisor({ folder, groups, say: (line) => said.push(line) });
  return supervisor;
}

function pidFileOf(part: string): PidFile {
  const found = readPidFiles(folder).find((file) => file.part === part);
  if (!found) throw new Error(`${part} has no pid file`);
  return found;
}

describe('the supervisor', () => {
  it('starts every part and leaves neither process nor pid file after a stop', async () => {
    await supervise([tinyPart('first')], [tinyPart('second'), tinyPart('third')]).start();
    const files = readPidFiles(folder);
    expect(files.map((file) => file.part).sort()).toEqual(['first', 'second', 'third']);
    expect(files.every(isRunning)).toBe(true);

    await supervisor!.stop();
    expect(files.some(isRunning)).toBe(false);
    expect(readdirSync(path.join(folder, 'run'))).toEqual([]);
  });

  it('stops the last group before the first', async () => {
    const stamp = (name: string) =>
      `process.prependListener('SIGTERM', () => require('node:fs').appendFileSync('${folder}/order', '${name} '))`;
    await supervise([tinyPart('base', { does: stamp('base') })], [tinyPart('top', { does: stamp('top') })]).start();
    await supervisor!.stop();
    expect(readFileSync(path.join(folder, 'order'), 'utf8')).toBe('top base ');
  });

  it('does the work between two groups before the second begins', async () => {
    const order: string[] = [];
    const first = tinyPart('first', {
      prepare: async () => void order.push('prepare'),
      whenReady: async () => void order.push('first answers'),
    });
    const second = tinyPart('second', { prepare: async () => void order.push('second begins') });
    await supervise([first], [second]).start();
    expect(order).toEqual(['prepare', 'first answers', 'second begins']);
  });

  it('starts a killed part again, under a new pid file', async () => {
    await supervise([tinyPart('part')]).start();
    const before = pidFileOf('part');
    process.kill(before.pid, 'SIGKILL');
    await vi.waitFor(() => expect(said.join('\n')).toContain('part 已恢复'), { timeout: 5_000 });
    const after = pidFileOf('part');
    expect(after.pid).not.toBe(before.pid);
    expect(isRunning(after)).toBe(true);
  });

  it('stops everything with one message when a part dies five times in a minute', async () => {
    const steady = tinyPart('steady');
    const mortal = tinyPart('mortal', {
      does: `setTimeout(() => { console.error('out of ink'); process.exit(3) }, 50)`,
    });
    await supervise([steady], [mortal]).start();
    const steadyFile = pidFileOf('steady');

    const failure = await supervisor!.ended();
    expect(failure?.message).toMatch(/mortal 一分钟内退出了 5 次.*退出码 3/);
    expect(failure?.message).toContain('out of ink');
    expect(failure?.message).toContain(path.join(folder, 'logs', 'mortal.log'));
    expect(isRunning(steadyFile)).toBe(false);
    expect(readPidFiles(folder)).toEqual([]);
  });

  it('gives up on a part that never answers, and stops the others', async () => {
    const mute = tinyPart('mute', { isReady: () => false, readyWithinMs: 300 });
    const starting = supervise([tinyPart('other')], [mute]).start();
    await expect(starting).rejects.toThrow(/mute 在 0.3 秒内没有应答/);
    expect(readPidFiles(folder)).toEqual([]);
  });

  it('says which program is missing', async () => {
    const absent = tinyPart('absent', {
      command: () => ({ file: '/nowhere/program', args: [] }),
      isReady: () => false,
    });
    await expect(supervise([absent]).start()).rejects.toThrow(/absent 一分钟内退出了 5 次.*ENOENT/);
  });

  it('can be stopped while it still starts', async () => {
    const starting = supervise([tinyPart('quick')], [tinyPart('slow', { isReady: () => false })]).start();
    const outcome = expect(starting).rejects.toThrow('启动已中止');
    await vi.waitFor(() => expect(readPidFiles(folder)).toHaveLength(2), { timeout: 5_000 });
    const files = readPidFiles(folder);
    await supervisor!.stop();
    await outcome;
    expect(files.some(isRunning)).toBe(false);
  });

  it('kills a part that does not stop in time, and says so', async () => {
    const deaf = tinyPart('deaf', {
      does: `process.removeAllListeners('SIGTERM'); process.on('SIGTERM', () => {})`,
      stop: { withinMs: 300 },
    });
    await supervise([deaf]).start();
    const file = pidFileOf('deaf');
    await supervisor!.stop();
    expect(isRunning(file)).toBe(false);
    expect(said.join('\n')).toContain('deaf 没有按时停止');
  });

  it('names the port in use and its setting, and starts nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as { port: number };
    const part = tinyPart('part', { ports: [{ port, variable: 'DUBAN_API_PORT', purpose: 'API' }] });
    await expect(supervise([part]).start()).rejects.toThrow(new RegExp(`端口 ${port}（API）已被占用.*DUBAN_API_PORT`));
    expect(existsSync(path.join(folder, 'run'))).toBe(false);
    server.close();
  });

  it('refuses two settings with one port', async () => {
    const [port] = await freePorts(1);
    const claim = (variable: string) => ({ port: port!, variable, purpose: variable });
    const part = tinyPart('part', { ports: [claim('DUBAN_API_PORT'), claim('DUBAN_UI_PORT')] });
    await expect(supervise([part]).start()).rejects.toThrow('与 DUBAN_UI_PORT 相同');
  });
});
