/** One embedded stack for the whole run of the tests, whatever projects they are of, on free ports and in a folder of its own. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import type { DatabaseUrls } from '../dev/stack/databases.ts';
import { stopOrphans } from '../dev/stack/orphans.ts';
import { startOwnStack } from '../dev/stack/own-stack.ts';
import { databaseUrl, superuser } from '../dev/stack/postgres.ts';
import { removeFolder } from '../dev/stack/postgres-home.ts';
import { snapshotOf } from '../dev/stack/process-identity.ts';
import { secretsOf } from '../dev/stack/secrets.ts';
import type { Stack } from '../dev/stack/stack.ts';
import { cachedBundle } from '../worker/bundle.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/lifecycle/contract.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The main database by its three users; `createDatabase(inject('databases'), name)` makes another beside it. */
    databases: DatabaseUrls;
    databaseOwnerUrl: string;
    databaseUrl: string;
    databaseApiUrl: string;
    /** For `dropDatabase`; nothing under test may have it. */
    databaseSuperuserUrl: string;
    temporalAddress: string;
    temporalNamespace: string;
    temporalUiUrl: string;
    tokenSecret: string;
    stackFolder: string;
    /** The file of the prebuilt workflow bundle. */
    workflowBundle: string;
  }
}

/**
 * A task that was lost more than three times in a row is given longer and longer, minutes in the end, before it is given
 * to a worker anew. Tests lose tasks by the dozen, on purpose: nobody is to wait for so long.
 */
const QUICK_AGAIN = ['history.workflowTaskRetryMaxInterval="3s"'];

const root = fileURLToPath(new URL('..', import.meta.url));
const home = path.join(root, '.duban');

interface Started {
  readonly stack: Stack;
  readonly folder: string;
  readonly bundle: string;
  readonly tearDown: () => Promise<void>;
}

/** Each project loads this module for itself. */
const run = globalThis as { stackOfThisRun?: Promise<Started> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stack, folder, bundle, tearDown } = await (run.stackOfThisRun ??= begin());
  const { ownerUrl, workerUrl, apiUrl } = stack.database;
  if (!ownerUrl || !stack.temporalUiUrl) throw new Error('the embedded stack names all its addresses');
  project.provide('databases', { ownerUrl, workerUrl, apiUrl });
  project.provide('databaseOwnerUrl', ownerUrl);
  project.provide('databaseUrl', workerUrl);
  project.provide('databaseApiUrl', apiUrl);
  project.provide('databaseSuperuserUrl', superuserUrlOf(folder, Number(new URL(ownerUrl).port)));
  project.provide('temporalAddress', stack.temporalAddress);
  project.provide('temporalNamespace', stack.temporalNamespace);
  project.provide('temporalUiUrl', stack.temporalUiUrl);
  project.provide('tokenSecret', stack.tokenSecret);
  project.provide('stackFolder', folder);
  project.provide('workflowBundle', bundle);
  return tearDown;
}

async function begin(): Promise<Started> {
  await sweep();
  const folder = path.join(home, `test-${process.pid}`);
  const [stack, bundle] = await Promise.all([start(folder), process.env.WORKFLOW_BUNDLE || cachedBundle(home)]);
  let ended: Promise<void> | undefined;
  const tearDown = () => (ended ??= stack.stop().then(() => removeFolder(folder)));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void tearDown().finally(() => process.exit(1)));
  return { stack, folder, bundle, tearDown };
}

function superuserUrlOf(folder: string, port: number): string {
  return databaseUrl(port, superuser, secretsOf(folder).postgres, 'postgres');
}

async function start(folder: string): Promise<Stack> {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  try {
    const { stack } = await startOwnStack({
      folder,
      say,
      searchAttributes: SEARCH_ATTRIBUTES,
      binaryFolder: home,
      engineSettings: QUICK_AGAIN,
    });
    return stack;
  } catch (error) {
    console.error(said.join('\n'));
    throw error;
  }
}

/** Folders of test runs that were killed. */
async function sweep(): Promise<void> {
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    const pid = Number(/^(?:test|bundle)-(\d+)$/.exec(name)?.[1]);
    if (!pid || snapshotOf(pid)) continue;
    await stopOrphans(path.join(home, name));
    removeFolder(path.join(home, name));
  }
}
