/** `<folder>/run/<part>.pid`: what we started, and how it wants to be stopped. It outlives a killed supervisor. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const pidFile = z.strictObject({
  part: z.string(),
  pid: z.int().positive(),
  startedAt: z.string(),
  /** Parts of a higher group lean on those of a lower one and are stopped first. */
  group: z.int(),
  stop: z.strictObject({
    signal: z.custom<NodeJS.Signals>((value) => typeof value === 'string'),
    withinMs: z.number(),
  }),
});

export type PidFile = z.output<typeof pidFile>;

/** Written beside and renamed, so that a reader never sees half of it. */
export function writePidFile(folder: string, content: PidFile): void {
  const file = fileOf(folder, content.part);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(content));
  renameSync(`${file}.new`, file);
}

export function removePidFile(folder: string, part: string): void {
  rmSync(fileOf(folder, part), { force: true });
}

/** Every readable pid file of the folder; a damaged one names nobody and is removed. */
export function readPidFiles(folder: string): PidFile[] {
  const found: PidFile[] = [];
  for (const name of namesIn(path.join(folder, 'run'))) {
    const part = path.basename(name, '.pid');
    const content = read(fileOf(folder, part));
    if (content) found.push(content);
    else removePidFile(folder, part);
  }
  return found;
}

function fileOf(folder: string, part: string): string {
  return path.join(folder, 'run', `${part}.pid`);
}

function namesIn(runFolder: string): string[] {
  try {
    return readdirSync(runFolder).filter((name) => name.endsWith('.pid'));
  } catch {
    return [];
  }
}

function read(file: string): PidFile | undefined {
  try {
    return pidFile.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
