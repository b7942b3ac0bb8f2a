/** PostgreSQL, Temporal and the mail catcher as one: for `npm start`, rehearsals and tests. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { migrate } from '../../worker/migrate.ts';
import type { SearchAttribute } from '../../worker/namespace.ts';
import { createDatabase, createRoles, type DatabaseUrls } from './databases.ts';
import { enginePart } from './engine.ts';
import { holderOf, takeFolder } from './folder-lock.ts';
import { mailCatcherPart } from './mail-catcher.ts';
import { prepareNamespace } from './namespace.ts';
import { databaseUrl, postgresPart, superuser } from './postgres.ts';
import { secretsOf } from './secrets.ts';
import {
  addressesOf,
  assertEngineIsNamed,
  isDatabaseGiven,
  withEngine,
  type StackAddresses,
} from './stack-addresses.ts';
import { Supervisor } from './supervisor.ts';
import type { Part } from './part.ts';
import type { ProcessIdentity } from './process-identity.ts';
import type { Say } from './progress.ts';
import type { StartFailure } from './failure.ts';

export interface StackOptions {
  readonly config: Config;
  readonly searchAttributes: readonly SearchAttribute[];
  readonly say: Say;
  /** Where the Temporal binary is kept, if not in the stack's own folder. */
  readonly binaryFolder?: string;
  readonly durable?: boolean;
  readonly mail?: boolean;
  /** What the engine is told beside what it always is: keys and JSON of its dynamic configuration. */
  readonly engineSettings?: readonly string[];
  /** What runs on top; started last, stopped first. */
  readonly programs?: (addresses: StackAddresses) => readonly Part[];
}

export interface Stack extends StackAddresses {
  /** Processes that must live as long as the stack: npm and the bootstrap. */
  readonly launchers: readonly ProcessIdentity[];
  /** A database beside the main one with the same users, made and migrated if it is not there. */
  readonly createDatabase: (name: string) => Promise<DatabaseUrls>;
  /** Resolves when all has been stopped, with the reason if nobody asked for it. */
  readonly ended: () => Promise<StartFailure | undefined>;
  readonly stop: () => Promise<void>;
}

/** Starts everything in order and returns when all of it answers; when that fails nothing is left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  return (await beginStack(options)).ready;
}

/** As `startStack`, but can be stopped while it still starts. */
export async function beginStack(
  options: StackOptions,
): Promise<{ readonly ready: Promise<Stack>; readonly stop: () => Promise<void> }> {
  const { config, say } = options;
  const { folder } = config;
  assertEngineIsNamed(config);
  makeFolder(folder);
  const addresses = addressesOf(config, options.mail ?? true);
  const groups = groupsOf(options, addresses);
  const claims = groups.flat().flatMap((part) => part.ports ?? []);
  const lock = await takeFolder(folder, claims, say);
  const supervisor = new Supervisor({ folder, groups, say });
  const stop = async () => {
    await supervisor.stop();
    rmSync(recordOf(folder), { force: true });
    lock.release();
  };
  const start = async (): Promise<Stack> => {
    try {
      if (config.temporalAddress) await prepareNamespace(withEngine(config, addresses), options.searchAttributes);
      if (isDatabaseGiven(config) && addresses.database.ownerUrl) await migrate(addresses.database.ownerUrl);
      await supervisor.start();
    } catch (error) {
      await stop();
      throw error;
    }
    writeFileSync(recordOf(folder), JSON.stringify(addresses), { mode: 0o600 });
    return { ...withDatabases(addresses), launchers: lock.launchers, ended: () => supervisor.ended(), stop };
  };
  return { ready: start(), stop };
}

/** The stack that runs in this folder now, started by another process. */
export function runningStack(folder: string): (StackAddresses & Pick<Stack, 'createDatabase'>) | undefined {
  if (!holderOf(folder)) return undefined;
  try {
    return withDatabases(JSON.parse(readFileSync(recordOf(folder), 'utf8')) as StackAddresses);
  } catch {
    return undefined;
  }
}

/** Closed to others; started by root it lets PostgreSQL's own account pass through. */
function makeFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true })) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}

function groupsOf(
  { config, say, searchAttributes, binaryFolder, durable, mail = true, engineSettings, programs }: StackOptions,
  addresses: StackAddresses,
): Part[][] {
  const { folder } = config;
  const secrets = secretsOf(folder);
  const postgres = postgresPart({
    folder,
    port: config.postgresPort,
    password: secrets.postgres,
    durable,
    whenReady: async () => {
      await createRoles(databaseUrl(config.postgresPort, superuser, secrets.postgres, 'postgres'), secrets);
      await withDatabases(addresses).createDatabase('duban');
    },
  });
  const engine = enginePart({
    folder,
    binaryFolder,
    port: config.temporalPort,
    uiPort: config.uiPort,
    codecEndpoint: config.sealingKeys && `http://127.0.0.1:${config.apiPort}/codec`,
    settings: engineSettings,
    say,
    whenReady: () => prepareNamespace(withEngine(config, addresses), searchAttributes),
  });
  const catcher = mailCatcherPart({ folder, smtpPort: config.smtpPort, webPort: config.mailPort });
  return [
    isDatabaseGiven(config) ? [] : [postgres],
    [...(config.temporalAddress ? [] : [engine]), ...(!mail || config.smtpUrl ? [] : [catcher])],
    [...(programs?.(addresses) ?? [])],
  ];
}

function withDatabases(addresses: StackAddresses): StackAddresses & Pick<Stack, 'createDatabase'> {
  const createHere = async (name: string) => {
    const { ownerUrl, workerUrl, apiUrl } = addresses.database;
    if (!ownerUrl) throw new Error('缺少设置 DATABASE_OWNER_URL：没有它不能另建数据库');
    return createDatabase({ ownerUrl, workerUrl, apiUrl }, name);
  };
  return { ...addresses, createDatabase: createHere };
}

function recordOf(folder: string): string {
  return path.join(folder, 'run', 'stack.json');
}
