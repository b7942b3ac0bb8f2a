// The handbook's commands for the embedded way, as printed and in the order in which they are printed, in a folder like
// the one an operator has unpacked: started, asked, mended, stopped, backed up, put back, and the engine's store lost.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// test support
import { findEngine } from '../../dev/stack/engine-binary.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
// under test
import { commandBlocks, readHandbook, unpackSources, type Way } from '../../dev/commands/handbook.ts';

const root = path.join(import.meta.dirname, '..', '..');
const READY = '督办 Duban 已就绪';
const PORTS = ['API', 'UI', 'TEMPORAL', 'PG', 'MAIL', 'SMTP'].map((name) => `DUBAN_${name}_PORT`);
const printed = commandBlocks(readHandbook());
const scriptsOf = (way: Way): string[] =>
  printed.filter((block) => block.way === way).map(({ script }) => script.trim());
const [starting, ...running] = scriptsOf('内置方式');
const [backUp, putBack, databaseAlone, refillAtOnce, loseEngine, refill] = scriptsOf('内置方式，停止以后');
const [refusal] = scriptsOf('内置方式，演练拒收');
const [otherPorts] = scriptsOf('内置方式，另设端口');

let parent: string;
let folder: string;
let ports: string[];
let refusing: number;
let env: NodeJS.ProcessEnv;
let system: ChildProcess | undefined;

beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'duban-handbook-'));
  folder = path.join(parent, 'duban');
  unpackSources(folder);
  // What an installation fetches once: packages, and the Temporal server.
  // Each package by itself: whatever installs anew here removes links, and not what they lead to.
  mkdirSync(path.join(folder, 'node_modules'));
  for (const name of readdirSync(path.join(root, 'node_modules')))
    symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name));
  const engine = await findEngine(path.join(root, '.duban'), () => undefined);
  if (engine !== 'temporal') {
    mkdirSync(path.join(folder, '.duban', 'bin'), { recursive: true, mode: 0o711 });
    symlinkSync(engine, path.join(folder, '.duban', 'bin', path.basename(engine)));
  }
  const free = await freePorts(PORTS.length + 1);
  refusing = free.pop()!;
  ports = free.map(String);
  const given = Object.fromEntries(PORTS.map((name, index) => [name, ports[index]]));
  // Nothing of whoever runs the tests may lead elsewhere.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(DUBAN|TEMPORAL|DATABASE|SMTP|OIDC|MAIL|WORKFLOW|COMPILED)_/.test(name),
  );
  env = { ...Object.fromEntries(own), NODE_ENV: undefined, VITEST: undefined, ...given };
});
afterAll(async () => {
  await stop();
  removeFolder(path.join(folder, '.duban'));
  removeFolder(path.join(folder, '.duban-before'));
  removeFolder(parent);
}, 180_000);

/** What is printed with the ports of this run; everything else as it stands there. */
const here = (script: string): string =>
  script
    .replaceAll('127.0.0.1:7080', `127.0.0.1:${ports[0]}`)
    .replaceAll('127.0.0.1:7233', `127.0.0.1:${ports[2]}`)
    .replaceAll('2525', String(refusing));

async function run(script: string): Promise<string> {
  const bash = ['--noprofile', '--norc', '-euo', 'pipefail', '-c', here(script)];
  const options = { cwd: folder, env, maxBuffer: 20_000_000 };
  return promisify(execFile)('bash', bash, options).then(
    ({ stdout, stderr }) => stdout + stderr,
    (error: Error & { stdout: string; stderr: string }) => {
      throw new Error(`${script}\n${error.stdout}${error.stderr}`, { cause: error });
    },
  );
}

/** Starts what keeps running until Ctrl-C, in a process group of its own as a terminal makes one. */
async function start(script: string): Promise<void> {
  system = spawn('bash', ['-c', here(script)], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [system!.stdout!, system!.stderr!])
      stream.on('data', (piece: Buffer) => {
        said += piece.toString();
        if (said.includes(READY)) resolve();
      });
    system!.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
}

/** Ctrl-C. */
async function stop(): Promise<void> {
  if (!system || system.exitCode !== null || system.signalCode !== null) return;
  const ended = once(system, 'exit');
  process.kill(-system.pid!, 'SIGINT');
  await ended;
  // What a script puts into the background takes no Ctrl-C where there is no terminal.
  try {
    process.kill(-system.pid!, 'SIGKILL');
  } catch {
    // Nobody was left.
  }
}

const ready = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${ports[0]}/readyz`)).json();
const file = (name: string): string => path.join(folder, name);

describe.sequential('O8: the handbook, followed in an empty folder the embedded way,', () => {
  const said: string[] = [];

  it('O8: starts the system', async () => {
    expect(starting).toBe('npm start');
    await start(starting!);
  }, 300_000);

  it.each(running)(
    'O8: does beside it what is printed: %s',
    async (script) => void said.push(await run(script)),
    180_000,
  );

  it('O8: is answered as it says', () => {
    const all = said.join('\n');
    const answers = ['"ready":true', 'SAMPLE-23', '对账：核对未结卷宗 23 个', '全部相符'];
    // As parts 六, 八 and 十三 say.
    for (const words of [...answers, '能回放', '重新开始', '封存', '已通知重新计算']) expect(all).toContain(words);
  });

  it('O8: moves its ports as the handbook says, if only by variables that npm start reads', () => {
    expect([...otherPorts!.matchAll(/(DUBAN_\w+_PORT)=\d+/g)].map(([, name]) => name).sort()).toEqual(
      [...PORTS].sort(),
    );
  });

  it('O8: is stopped, backed up, and put back with every line', async () => {
    const lines = /(\d+) 行，全部相符/.exec(await run('npm run --silent ledger:verify'))![1];
    await stop();
    await run(backUp!);
    // What happened since the backup is gone with the folder that is moved away.
    writeFileSync(file('.duban/written-since'), '');
    await run(putBack!);
    expect(existsSync(file('.duban/written-since'))).toBe(false);
    // The next start is the rehearsal of a refusal: its mail server takes the place of the catcher.
    await start(refusal!);
    expect(await ready()).toMatchObject({ ready: true, mail: 'open' });
    expect(readFileSync(file('.duban/secrets.json'))).toEqual(readFileSync(file('.duban-before/secrets.json')));
    expect(await run('npm run --silent ledger:verify')).toContain(`${lines} 行，全部相符`);
  }, 240_000);

  it('O8: loses the engine’s store, and the reconciliation starts every dossier again', async () => {
    await stop();
    await run(loseEngine!);
    await start(starting!);
    expect(await run('npm run --silent reconcile')).toContain('已修复 23 项');
    expect(await run('npm run --silent reconcile')).toContain('全部相符');
  }, 240_000);

  it('O8: has the database of its backup put back alone, and filled with what only the engine knows', async () => {
    await run('npm run --silent recalculate -- project:SAMPLE-02 --because 备份以后');
    const lineOf = () => run('npm run --silent ledger:verify -- project:SAMPLE-02');
    await expect.poll(lineOf, { timeout: 60_000, interval: 1_000 }).toContain('台账 3 行，全部相符');
    await stop();
    await run(databaseAlone!);
    expect(await run(refillAtOnce!)).toContain('补记：核对卷宗 23 个，为其中 1 个补记 1 行');
    // As often as one likes, as part 九 says.
    expect(await run(refill!)).toContain('为其中 0 个补记 0 行');
    await start(starting!);
    expect(await lineOf()).toContain('台账 3 行，全部相符');
    expect(await run('npm run --silent reconcile')).toContain('全部相符');
  }, 240_000);
});
