// The first thing that runs on a fresh machine, so it leans on Node alone: checks Node, installs the locked packages if
// they are missing, and hands over to the TypeScript program of the same name.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [name, ...args] = process.argv.slice(2);
const program = path.join('dev', 'commands', `${name}.ts`);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || major > 24) {
  fail(`需要 Node.js 20.19 到 24，现在是 ${process.versions.node} (Node.js 20.19 to 24 is needed).`);
}
if (!name || !/^[a-z-]+$/.test(name) || !existsSync(path.join(root, program))) fail(`没有这个命令：${name ?? ''}`);
if (!packagesAreInstalled()) await install();
await handOver();

/** npm notes what it has installed in node_modules/.package-lock.json. */
function packagesAreInstalled() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return true;
  // A fresh checkout of the same lock file is newer but asks for nothing new.
  const { packages: have } = JSON.parse(readFileSync(installed, 'utf8'));
  const { packages: want } = JSON.parse(readFileSync(wanted, 'utf8'));
  return Object.entries(want).every(
    ([place, { version, optional }]) => place === '' || have[place]?.version === version || (optional && !have[place]),
  );
}

async function install() {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log('安装 npm 包（首次启动或有更新）…');
  const timer = setInterval(() => console.log(`安装 npm 包：已 ${seconds()} 秒`), 5_000);
  const code = await run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
  clearInterval(timer);
  if (code !== 0) {
    // Half an installation must not pass for a whole one next time.
    rmSync(path.join(root, 'node_modules', '.package-lock.json'), { force: true });
    fail(`npm ci 失败（退出码 ${code}）。请检查网络和 npm 设置后再试。`);
  }
  console.log(`npm 包已装好，用时 ${seconds()} 秒`);
}

function npm() {
  const found = spawnSync('npm', ['--version'], { shell: process.platform === 'win32' });
  if (found.status !== 0) fail('没有找到 npm：它随 Node.js 一起安装。');
  return 'npm';
}

async function handOver() {
  const words = path.join('dev', 'say-why.ts');
  process.exitCode = await run(process.execPath, ['--import', 'tsx', '--import', `./${words}`, program, ...args]);
}

/** Runs a program on our terminal; passes signals on and answers its exit code. */
function run(file, argv, options = {}) {
  const child = spawn(file, argv, { cwd: root, stdio: 'inherit', ...options });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((ended) => {
    child.once('error', (error) => {
      console.error(error.message);
      ended(1);
    });
    child.once('exit', (code, signal) => {
      for (const one of signals) process.removeListener(one, pass);
      ended(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
