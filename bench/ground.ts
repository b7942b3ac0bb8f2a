// Where everything is measured: one embedded stack with a durable PostgreSQL in a folder of its own, our two programs,
// and the floor's worker beside them.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { openEngine } from '../api/engine.ts';
import { readConfig, type Config } from '../config.ts';
import { openClient } from '../engine/client.ts';
import { openPool, type Pool } from '../database/pool.ts';
import { ApiClient, developerTokens } from '../dev/api-client.ts';
import { stopOrphans } from '../dev/stack/orphans.ts';
import type { Command, Part } from '../dev/stack/part.ts';
import { freePorts } from '../dev/stack/ports.ts';
import { removeFolder } from '../dev/stack/postgres-home.ts';
import { snapshotOf } from '../dev/stack/process-identity.ts';
import { apiPart } from '../dev/stack/programs.ts';
import { withEngine } from '../dev/stack/stack-addresses.ts';
import { startStack, type Stack } from '../dev/stack/stack.ts';
import { publishArrangements, readArrangements } from '../database/rest-day.ts';
import { publishPractice } from '../database/practice-edition.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { Practice } from '../measures/practice.ts';
import { firstPractice } from '../measures/register.ts';
import { cachedBundle } from '../worker/bundle.ts';
import { SEARCH_ATTRIBUTES } from '../workflows/lifecycle/contract.ts';
import { Child } from './child.ts';
import { FLOOR_TABLE_SQL } from './floor/table.ts';
import { Pace } from './pace.ts';
import { profiledInto } from './profile.ts';
import { workingDays } from './working-days.ts';

/** When a line was written, by PostgreSQL's clock: nothing of ours says so, for dates go by the workflow's. */
const NOTED_AT_SQL = 'alter table ledger add column noted_at timestamptz not null default clock_timestamp()';

const home = fileURLToPath(new URL('../.duban', import.meta.url));

export class Ground {
  /** How long it takes to lay down a sleeping project, and a bare workflow. */
  readonly pace = { ours: new Pace(20), floor: new Pace(10) };

  private editions = 0;

  private constructor(
    readonly config: Config,
    readonly stack: Stack,
    readonly client: Client,
    /** Of the bare workflows, whose payloads are never sealed. */
    readonly floorClient: Client,
    /** The owner's: sees everything. */
    readonly owner: Pool,
    /** The worker's rights: lays down what `record` would have written. */
    readonly worker: Pool,
    private ours: Child,
    private floor: Child,
    private readonly closeEngine: () => Promise<void>,
    /** Where profiles go, if any are taken. */
    private readonly profiles: string | undefined,
  ) {}

  /** `sealed`: with payloads of projects sealed, as a new namespace is that is to have it. */
  static async begin(
    say: (line: string) => void,
    { profiles, sealed = false }: { profiles?: string; sealed?: boolean } = {},
  ): Promise<Ground> {
    await sweep();
    const folder = path.join(home, `bench-${process.pid}`);
    const config = await configOf(folder, sealed ? `bench:${randomBytes(32).toString('base64')}` : '');
    const bundle = await cachedBundle(home);
    const stack = await startStack({
      config,
      say,
      searchAttributes: SEARCH_ATTRIBUTES,
      binaryFolder: home,
      durable: true,
      programs: (addresses) => [profiled(apiPart(config, addresses), profiles)],
    });
    try {
      const owner = openPool(stack.database.ownerUrl!, { name: 'bench-owner', statementTimeoutMs: 600_000 });
      await owner.query(`${NOTED_AT_SQL}; ${FLOOR_TABLE_SQL}`);
      await publishArrangements(owner, workingDays(beijingDateOf(Date.now()), await readArrangements(owner)), 'bench');
      const worker = openPool(stack.database.workerUrl, { name: 'bench-worker', max: 8 });
      const env = { ...environmentOf(stack), WORKFLOW_BUNDLE: bundle };
      const [ours, floor] = await Promise.all([
        Child.start('bench/duban-worker.ts', folder, env, profiledInto(profiles)),
        Child.start('bench/floor/worker.ts', folder, env),
      ]);
      const engine = openEngine(withEngine(config, stack));
      const floorClient = openClient(engine.client.connection, { ...config, sealingKeys: undefined });
      const close = () => engine.close();
      return new Ground(config, stack, engine.client, floorClient, owner, worker, ours, floor, close, profiles);
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  callApi(): ApiClient {
    return new ApiClient({
      url: `http://127.0.0.1:${this.config.apiPort}`,
      tokenOf: developerTokens(this.stack.tokenSecret),
    });
  }

  /** Publishes what our worker goes by from here on; each time an edition of its own. */
  async setPractice(practice: Practice = firstPractice()): Promise<void> {
    const edition = { ...practice, edition: `${practice.edition} bench ${++this.editions}` };
    await publishPractice(this.owner, edition, 'bench');
  }

  /** Both workers anew, with nothing in their caches. */
  async restartWorkers(): Promise<void> {
    await Promise.all([this.ours.stop(), this.floor.stop()]);
    const env = { ...environmentOf(this.stack), WORKFLOW_BUNDLE: await cachedBundle(home) };
    [this.ours, this.floor] = await Promise.all([
      Child.start('bench/duban-worker.ts', this.stack.folder, env, profiledInto(this.profiles)),
      Child.start('bench/floor/worker.ts', this.stack.folder, env),
    ]);
  }

  async residentBytes(): Promise<{ ours: number; floor: number }> {
    return { ours: await this.ours.residentBytes(), floor: await this.floor.residentBytes() };
  }

  /** Bytes of the engine's store, what its log holds included. */
  engineBytes(): number {
    const files = ['', '-wal'].map((suffix) => path.join(this.stack.folder, `temporal.sqlite${suffix}`));
    return files.reduce((sum, file) => sum + (existsSync(file) ? statSync(file).size : 0), 0);
  }

  async end(): Promise<void> {
    // Whatever will not end must not keep the servers running.
    await Promise.allSettled([this.ours.stop(), this.floor.stop()]);
    await Promise.allSettled([this.closeEngine(), this.owner.end(), this.worker.end()]);
    await this.stack.stop();
    removeFolder(this.stack.folder);
  }
}

function profiled(part: Part, profiles: string | undefined): Part {
  const command = (): Command => {
    const { args, ...asEver } = part.command();
    return { ...asEver, args: [...profiledInto(profiles), ...args] };
  };
  return { ...part, command };
}

/** What a killed bench left behind. */
async function sweep(): Promise<void> {
  for (const name of existsSync(home) ? readdirSync(home) : []) {
    const pid = Number(/^bench-(\d+)$/.exec(name)?.[1]);
    if (!pid || snapshotOf(pid)) continue;
    await stopOrphans(path.join(home, name));
    removeFolder(path.join(home, name));
  }
}

/** Nothing of the caller's environment may lead the bench to somebody's real database or engine. */
async function configOf(folder: string, sealingKeys: string): Promise<Config> {
  const names = [
    'DUBAN_PG_PORT',
    'DUBAN_TEMPORAL_PORT',
    'DUBAN_UI_PORT',
    'DUBAN_API_PORT',
    'DUBAN_MAIL_PORT',
    'DUBAN_SMTP_PORT',
  ];
  const ports = await freePorts(names.length);
  return readConfig({
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    DUBAN_SEALING_KEYS: sealingKeys,
    ...Object.fromEntries(names.map((name, index) => [name, String(ports[index])])),
  });
}

function environmentOf({
  folder,
  database,
  temporalAddress,
  temporalNamespace,
  sealingKeys = '',
  smtpUrl,
}: Stack): Record<string, string> {
  return {
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    DATABASE_URL: database.workerUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: temporalNamespace,
    DUBAN_SEALING_KEYS: sealingKeys,
    SMTP_URL: smtpUrl!,
  };
}
