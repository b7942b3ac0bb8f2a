// Test support: our image without a container engine. What the Dockerfile copies lies in a folder of its own, outside
// of the repository,
// and the programs get the environment that the Dockerfile and docker-compose.yml set, and nothing else.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { COMPILED } from '../../dev/stack/program-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

export type Environment = Readonly<Record<string, string>>;

/**
 * `npm run build` into an empty folder, with the packages that production installs and no others beside it. `npm test` has
 * checked the types before, and more of them.
 */
export async function buildImage(): Promise<string> {
  const image = mkdtempSync(path.join(tmpdir(), 'duban-image-'));
  cpSync(path.join(root, 'package.json'), path.join(image, 'package.json'));
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: object;
  };
  for (const name of Object.keys(dependencies)) {
    const link = path.join(image, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), link);
  }
  try {
    const args = [path.join(image, 'dist'), ...(process.env[COMPILED] ? ['--noCheck'] : [])];
    await run(process.execPath, ['--import', 'tsx', 'dev/commands/build.ts', ...args], { cwd: root });
  } catch (error) {
    removeImage(image);
    // The compiler says what is wrong on standard output.
    throw new Error(`npm run build failed: ${(error as { stdout?: string }).stdout}`, { cause: error });
  }
  return image;
}

export const removeImage = (image: string | undefined): void => {
  if (image) rmSync(image, { recursive: true, force: true });
};

/** The stages that one of our three images is made of, as the Dockerfile has them. */
function stagesOf(target: string): string {
  const stages = readFileSync(path.join(root, 'Dockerfile'), 'utf8').split(/^FROM /m);
  return ['runtime', target]
    .map((name) => stages.find((stage) => stage.split('\n')[0]!.endsWith(` AS ${name}`))!)
    .join('\n');
}

/** The program that a container starts, or asks for its health. */
export function commandOf(target: string, of: 'CMD' | 'HEALTHCHECK'): string[] {
  const pattern = of === 'CMD' ? /^CMD (\[.+\])$/m : /^HEALTHCHECK[^\n]*\\\n +CMD (\[.+\])$/m;
  return JSON.parse(pattern.exec(stagesOf(target))![1]!) as string[];
}

/** What the image itself sets, with its own paths. */
export function imageEnvironment(image: string, target: string): Environment {
  const pairs = /^ENV (.+)$/m
    .exec(stagesOf(target))![1]!
    .split(' ')
    .map((pair) => pair.split('='));
  return Object.fromEntries(pairs.map(([name, value]) => [name!, value!.replace(/^\/app(?=\/)/, image)]));
}

/** Runs a program of the image to its end and answers its exit code and what it said. */
export async function runInImage(
  image: string,
  command: readonly string[],
  env: Environment,
): Promise<{ code: number | null; said: string }> {
  const program = start(image, command, env);
  let said = '';
  for (const stream of [program.stdout!, program.stderr!])
    stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const [code] = (await once(program, 'close')) as [number | null];
  return { code, said };
}

/** Starts a program of the image and waits until it writes this line. */
export async function startInImage(
  image: string,
  command: readonly string[],
  env: Environment,
  ready: string,
): Promise<ChildProcess> {
  const program = start(image, command, env);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [program.stdout!, program.stderr!]) {
      stream.on('data', (piece: Buffer) => {
        said += piece.toString();
        if (said.includes(ready)) resolve();
      });
    }
    program.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code}: ${said}`)));
  });
  return program;
}

function start(image: string, [program, ...args]: readonly string[], env: Environment): ChildProcess {
  if (program !== 'node') throw new Error(`the image runs ${program}`);
  return spawn(process.execPath, args, { cwd: image, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** As a container is stopped. */
export async function stopProgram(program: ChildProcess | undefined): Promise<number | null> {
  if (!program || program.exitCode !== null) return program?.exitCode ?? null;
  program.kill('SIGTERM');
  const [code] = (await once(program, 'exit')) as [number | null];
  return code;
}
