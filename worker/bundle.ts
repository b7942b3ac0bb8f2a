// The workflows as one file for the sandbox. Made once per content: a later start with the same sources finds it in the
// folder.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `.ts` beside the sources, `.js` in what `npm run build` wrote. */
const extension = path.extname(import.meta.url);
const workflowsPath = path.join(root, `workflows/index${extension}`);
const preloaded = path.join(root, `workflows/preloaded${extension}`);
const aheadOfTask = path.join(root, `workflows/ahead-of-task${extension}`);
const recordedBatches = path.join(root, `workflows/recorded-batches${extension}`);
const sealing = path.join(root, `workflows/sealing/interceptors${extension}`);
const failureConverter = path.join(root, `workflows/sealing/failure-converter${extension}`);
/** Only what was built has one: it lies in the root of `dist`. */
const PREBUILT = path.join(root, 'workflow-bundle.js');
/** Rooms that workflows may import. */
const BUNDLED_ROOMS = ['workflows', 'measures'];
/** Packages that end up inside the bundle. */
const BUNDLED_PACKAGES = ['@temporalio/workflow', '@temporalio/common', '@temporalio/worker', 'zod'];
/** A few: going back and forth between two states of the sources must not bundle again. */
const BUNDLES_KEPT = 4;

/**
 * Bundles the workflows of this build, or those of `from`, and answers the code. Takes seconds, half of them for the map
 * that leads from lines of the bundle to those of the sources.
 */
export async function bundleWorkflows(from = workflowsPath, { mapped = true } = {}): Promise<string> {
  // Loaded only when needed: webpack alone costs half a second.
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const quiet = { trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error, log() {} };
  const { code } = await bundleWorkflowCode({
    workflowsPath: from,
    preloadModules: [preloaded],
    // The first is the outermost: within sealing the others would see nothing but envelopes.
    workflowInterceptorModules: [aheadOfTask, recordedBatches, sealing],
    failureConverterPath: failureConverter,
    webpackConfigHook: (config) => (mapped ? config : { ...config, devtool: false }),
    logger: quiet,
  });
  return mapped ? code : `${code}\n${EMPTY_MAP}`;
}

/**
 * The bundle to load: the given file, else the one `npm run build` laid beside this program, else that of the present
 * sources, kept in `folder`.
 */
export async function bundleFile(given: string | undefined, folder: string): Promise<string> {
  if (given) return given;
  return existsSync(PREBUILT) ? PREBUILT : cachedBundle(folder);
}

const NOTHING_MAPPED = { version: 3, file: 'workflow-bundle.js', sources: [], names: [], mappings: '' };
/** A source map of nothing: the SDK takes no bundle without one. */
const EMPTY_MAP = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(NOTHING_MAPPED)).toString('base64')}`;
const SOURCE_MAP = /\/\/# sourceMappingURL=data:[^\n]*\s*$/;

/**
 * The code of a bundle as a worker is given it. Without `stacks` no error raised in a workflow has one: the SDK takes the
 * stack of every promise there is in a workflow and looks each of its lines up in the source map, which costs more than
 * all that our workflows do. The sandbox reads no settings, so the code itself says it.
 */
export function codeOfBundle(file: string, { stacks }: { stacks: boolean }): string {
  const code = readFileSync(file, 'utf8');
  if (stacks) return code;
  return `Error.stackTraceLimit = 0;\n${code.replace(SOURCE_MAP, EMPTY_MAP)}`;
}

/**
 * The code with stacks, for whoever replays a history and holds its keys: what fails in it is told as it is, and not
 * sealed. Nothing of a replay is sent anywhere. On one line with what follows, so that the source map stays right.
 */
export const codeThatShowsFailures = (file: string): string =>
  `globalThis.failuresAreShown = true; ${codeOfBundle(file, { stacks: true })}`;

/** The code for whoever records again what a replayed run gave to `record`; see `workflows/recorded-batches`. */
export const codeThatHandsBatchesOut = (file: string): string =>
  `globalThis.batchesAreHandedOut = true; ${codeOfBundle(file, { stacks: false })}`;

/** The file with the bundle of the present sources, made if it is not in `folder` yet. */
export async function cachedBundle(folder: string): Promise<string> {
  const bundles = path.join(folder, 'bundles');
  const file = path.join(bundles, `workflows-${contentHash()}.js`);
  if (existsSync(file)) return file;
  mkdirSync(bundles, { recursive: true });
  // Beside and renamed: two starts at once, or a kill, never leave half a bundle.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, await bundleWorkflows());
  renameSync(unfinished, file);
  forgetOldest(bundles);
  return file;
}

function contentHash(): string {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const room of BUNDLED_ROOMS) {
    for (const file of sourcesIn(path.join(root, room)))
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  const require = createRequire(import.meta.url);
  for (const name of BUNDLED_PACKAGES)
    hash.update(`${name}@${(require(`${name}/package.json`) as { version: string }).version}\0`);
  return hash.digest('hex').slice(0, 16);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function forgetOldest(bundles: string): void {
  const files = readdirSync(bundles).map((name) => path.join(bundles, name));
  const newestFirst = files.sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const file of newestFirst.slice(BUNDLES_KEPT)) rmSync(file, { force: true });
}
