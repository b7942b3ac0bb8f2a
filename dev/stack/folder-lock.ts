/**
 * One supervisor per folder. `<folder>/run/supervisor.json` says who it is and by which processes it was launched (npm,
 * the
 * bootstrap): a supervisor whose launcher was killed is an orphan like any part, and the next start takes its place.
 */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartFailure } from './failure.ts';
import { stopOrphans } from './orphans.ts';
import { identityOf, isRunning, snapshotOf, type ProcessIdentity } from './process-identity.ts';
import { stopProcess } from './stop-process.ts';
import type { PortClaim } from './ports.ts';
import type { Say } from './progress.ts';

const identity = z.object({ pid: z.int().positive(), startedAt: z.string() });
const lockFile = z.object({ supervisor: identity, launchers: z.array(identity) });

export interface FolderLock {
  readonly launchers: readonly ProcessIdentity[];
  readonly release: () => void;
}

/** Takes the folder, stopping whatever an earlier, killed supervisor left there; fails if a live one holds it. */
export async function takeFolder(folder: string, claims: readonly PortClaim[], say: Say): Promise<FolderLock> {
  const file = path.join(folder, 'run', 'supervisor.json');
  const holder = holderOf(folder);
  if (holder) {
    if (holder.launchers.every(isRunning)) {
      const ports = claims.map(({ port, variable, purpose }) => `端口 ${port}（${purpose}，${variable}）`).join('、');
      throw new StartFailure(
        `${folder} 里的 Duban 已在运行（进程 ${holder.supervisor.pid}），占用${ports}。请先停止它，或用 DUBAN_FOLDER 和这些设置另起一套`,
      );
    }
    say(`上次的主进程（${holder.supervisor.pid}）无人看管，先停止它`);
    await stopProcess(holder.supervisor, { signal: 'SIGTERM', withinMs: 45_000 });
  }
  const stopped = await stopOrphans(folder);
  if (stopped.length > 0) say(`已停止上次留下的进程：${stopped.join('、')}`);

  const lock = { supervisor: identityOf(process.pid), launchers: launchersOf(process.ppid) };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(lock));
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return { launchers: lock.launchers, release: () => rmSync(file, { force: true }) };
}

/** The live supervisor of a folder, if there is one. */
export function holderOf(folder: string): z.output<typeof lockFile> | undefined {
  try {
    const found = lockFile.parse(JSON.parse(readFileSync(path.join(folder, 'run', 'supervisor.json'), 'utf8')));
    return isRunning(found.supervisor) ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The bootstrap, and npm with the shell between them, if that is how we were launched; nothing else above us counts.
 */
function launchersOf(parentPid: number): ProcessIdentity[] {
  const chain: ProcessIdentity[] = [];
  for (let pid = parentPid, steps = 0; pid > 1 && steps < 4; steps += 1) {
    const ancestor = snapshotOf(pid);
    if (!ancestor) break;
    chain.push({ pid, startedAt: ancestor.startedAt });
    if (/(^|\/)npm( |$)|npm-cli\.js/.test(ancestor.commandLine)) return chain;
    pid = ancestor.parentPid;
  }
  const parent = snapshotOf(parentPid);
  return parent?.commandLine.includes('bootstrap.mjs') ? chain.slice(0, 1) : [];
}
