// Processor time by program, of everything that the bench has started and of itself. What others do on the machine moves
// it far less than it moves a clock. Only Linux says it; elsewhere there is none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { statFieldsOf } from '../dev/stack/process-identity.ts';

/** Milliseconds by program, since its processes began. */
export type ProcessorTime = ReadonlyMap<string, number>;

interface Running {
  parent: number;
  /** User and system. */
  ms: number;
}

/** `/proc` counts in hundredths of a second, whatever the kernel's own clock does. */
const TICK_MS = 10;

export function processorTime(): ProcessorTime {
  const running = new Map(existsSync('/proc/self/stat') ? processIds().flatMap(runningAs) : []);
  const isOurs = (pid: number): boolean =>
    pid === process.pid || (running.has(pid) && isOurs(running.get(pid)!.parent));
  const time = new Map<string, number>();
  for (const [pid, { ms }] of running) if (isOurs(pid)) time.set(programOf(pid), (time.get(programOf(pid)) ?? 0) + ms);
  return time;
}

/** What was used between two looks, by program; nothing of those that used nothing. */
export const usedSince = (before: ProcessorTime, after = processorTime()): ProcessorTime =>
  new Map([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)] as const).filter(([, ms]) => ms > 0));

export const sumOf = (time: ProcessorTime): number => [...time.values()].reduce((sum, ms) => sum + ms, 0);

const processIds = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** None of a process that has ended meanwhile. */
function runningAs(pid: number): [number, Running][] {
  try {
    const fields = statFieldsOf(pid);
    return [[pid, { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS }]];
  } catch {
    return [];
  }
}

/** `api/main.ts`, `postgres`, `temporal-1.9.1`. */
function programOf(pid: number): string {
  if (pid === process.pid) return 'bench';
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const script = args.find((arg) => /\.[cm]?[jt]s$/.test(arg) && !arg.includes('node_modules'));
    if (script) return path.join(path.basename(path.dirname(script)), path.basename(script));
    return path.basename(args[0]!).replace(/:.*/s, '');
  } catch {
    return 'ended';
  }
}
