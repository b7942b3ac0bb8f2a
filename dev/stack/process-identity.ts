/**
 * A process id alone says little: the kernel hands it out again. Together with the moment the process began it names
 * one
 * process for ever, so nothing is ever signalled that we did not start.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal only for the same process. */
  readonly startedAt: string;
}

interface Snapshot extends ProcessIdentity {
  readonly parentPid: number;
  readonly commandLine: string;
}

/**
 * What runs under this id now; `undefined` when nothing does (a zombie has ended, only nobody has asked for its exit
 * code yet).
 */
export function snapshotOf(pid: number): Snapshot | undefined {
  return process.platform === 'linux' ? snapshotFromProc(pid) : snapshotFromPs(pid);
}

/** Who runs under this id now. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const found = snapshotOf(pid);
  return found && { pid, startedAt: found.startedAt };
}

/** Whether exactly this process still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startedAt === identity.startedAt;
}

/** What `/proc` says of a process from its state on, the third of the fields in proc(5). Throws where it has ended. */
export function statFieldsOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command stands in brackets and may itself hold blanks and brackets: count the fields after the last one.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

let bootId: string | undefined;

function snapshotFromProc(pid: number): Snapshot | undefined {
  try {
    const fields = statFieldsOf(pid);
    const [state, parentPid] = fields;
    if (state === 'Z' || state === 'X') return undefined;
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, startedAt: `${bootId}:${fields[19]}`, parentPid: Number(parentPid), commandLine };
  } catch {
    return undefined;
  }
}

function snapshotFromPs(pid: number): Snapshot | undefined {
  const asked = spawnSync('ps', ['-o', 'stat=,ppid=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const found = /^\s*(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d{4})\s+(.*)$/m.exec(asked.stdout ?? '');
  if (!found || found[1]?.startsWith('Z')) return undefined;
  return { pid, startedAt: String(found[3]), parentPid: Number(found[2]), commandLine: String(found[4]) };
}
