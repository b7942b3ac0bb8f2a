/**
 * Units of systemd on a machine where it may not be in charge (a container): what `systemctl` is told of them is done
 * here, with the account, folder, environment and command that they name.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../../stack/failure.ts';
import { runCommand } from '../../stack/run-command.ts';

export interface Unit {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** It does its work and ends, and whoever starts it waits for that. */
  readonly ends: boolean;
}

/** What `[Service]` of a unit says, as far as our units say it. */
export function unitOf(text: string): Unit {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  const all = (name: string): string[] =>
    lines.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1).trim());
  const [command] = all('ExecStart');
  if (!command) throw new StartFailure('单元文件没有 ExecStart');
  const environment: Record<string, string> = {};
  for (const pair of all('Environment').flatMap((pairs) => pairs.split(/\s+/)))
    Object.assign(environment, pairOf(pair));
  // A leading minus: it need not be there.
  for (const named of all('EnvironmentFile')) {
    const from = named.replace(/^-/, '');
    if (named.startsWith('-') && !existsSync(from)) continue;
    for (const line of readFileSync(from, 'utf8').split('\n'))
      if (/^[A-Z]/.test(line)) Object.assign(environment, pairOf(line));
  }
  return {
    command: command.split(/\s+/),
    environment,
    folder: all('WorkingDirectory')[0] ?? '/',
    ends: all('Type')[0] === 'oneshot',
  };
}

/** As systemd reads it: what stands in double quotes is one value. */
function pairOf(line: string): Record<string, string> {
  const [, name, value] = /^"?([A-Z_][A-Z0-9_]*)=(.*?)"?$/.exec(line)!;
  return { [name!]: value!.replace(/^"/, '') };
}

export class Units {
  readonly #running = new Map<string, ChildProcess>();

  /** `folder` is where they write; `programs` stand for those of that name. */
  constructor(
    private readonly folder: string,
    private readonly programs: Readonly<Record<string, string>>,
  ) {}

  async start(name: string, text: string): Promise<void> {
    if (this.#running.has(name)) return;
    const { command, environment, folder, ends } = unitOf(text);
    const [program, ...args] = command;
    const log = openSync(path.join(this.folder, `${name}.log`), 'a');
    const child = spawn(this.programs[path.basename(program!)] ?? program!, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#running.set(name, child);
    const ended = once(child, 'exit').finally(() => this.#running.delete(name));
    if (!ends) return;
    const [code] = (await ended) as [number | null];
    if (code !== 0) throw new StartFailure(`${name} 以 ${code} 结束：${path.join(this.folder, `${name}.log`)}`);
  }

  async stop(name: string): Promise<void> {
    const child = this.#running.get(name);
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }

  async stopAll(): Promise<void> {
    for (const name of [...this.#running.keys()].reverse()) await this.stop(name);
  }
}

/** Whether systemd itself understands a unit; programs that are not installed here are no fault of it. */
export async function verifyUnit(file: string): Promise<void> {
  const said = await runCommand('systemd-analyze', ['verify', file]).catch((error: Error) => error.message);
  const faults = said
    .split('\n')
    .filter((line) => line.trim() !== '' && !/is not executable|Failed to prepare/.test(line));
  if (faults.length > 0) throw new StartFailure(`systemd 不认识 ${path.basename(file)}：${faults.join('；')}`);
}
