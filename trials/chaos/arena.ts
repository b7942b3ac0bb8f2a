// The whole system as `npm start` runs it, in a folder of its own, with a piece of network of ours in every connection
// and our own mail server.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Engine, Connection } from '@temporalio/client';
import type { Config } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { publishPractice } from '../../database/practice-edition.ts';
import type { Part } from '../../dev/stack/part.ts';
import { readPidFiles } from '../../dev/stack/pid-file.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { isRunning } from '../../dev/stack/process-identity.ts';
import { apiPart, workerPart } from '../../dev/stack/programs.ts';
import type { StackAddresses } from '../../dev/stack/stack-addresses.ts';
import type { Stack } from '../../dev/stack/stack.ts';
import type { Practice } from '../../measures/practice.ts';
import { LIFECYCLE_QUEUE } from '../../workflows/lifecycle/contract.ts';
import { clientOf, freeStackPorts, startTrialStack, type Place } from '../trial-stack.ts';
import type { Client } from './client.ts';
import { ANSWER_SECONDS, MailServer } from './mail-server.ts';
import { Proxy } from './proxy.ts';

export type PartName = 'postgres' | 'temporal' | 'worker' | 'worker-2' | 'api';
export const PARTS: readonly PartName[] = ['postgres', 'temporal', 'worker', 'worker-2', 'api'];
export const WORKERS = ['worker', 'worker-2'] as const;

/** Pieces of network, named by who connects to whom. */
export type Link = 'api-postgres' | 'api-temporal' | 'worker-postgres' | 'worker-temporal' | 'worker-mail';

/** How a worker is run that is started from now on. */
interface WorkerManner {
  /** Put before its command. */
  prefix: readonly string[];
}

/**
 * The supervisor gives up on a part that dies five times in a minute; one that starts while another is away dies once
 * more by itself.
 */
const DEATHS_A_MINUTE = 2;
/** `temporal.api.enums.v1.TaskQueueType`. */
const WORKFLOW_TASKS = 1;

export class Arena {
  readonly #deaths: { part: PartName; pid: number; at: number }[] = [];

  private constructor(
    readonly folder: string,
    readonly stack: Stack,
    readonly workers: WorkerManner,
    readonly links: Record<Link, Proxy>,
    readonly mail: MailServer,
    readonly client: Client,
    /** Straight to PostgreSQL, past every fault of the network. */
    readonly pool: Pool,
    readonly engine: Engine,
    /** What a Prometheus reads of both workers and of the API. */
    readonly scrape: Record<'worker' | 'worker-2' | 'api', () => Promise<string>>,
    readonly say: (line: string) => void,
  ) {}

  static async begin(place: Place): Promise<Arena> {
    const mail = new MailServer();
    const smtpPort = await mail.listen();
    const ports = await freeStackPorts();
    const { postgres, temporal } = ports;
    const links: Record<Link, Proxy> = {
      'api-postgres': await Proxy.open(postgres),
      'api-temporal': await Proxy.open(temporal),
      'worker-postgres': await Proxy.open(postgres),
      'worker-temporal': await Proxy.open(temporal),
      'worker-mail': await Proxy.open(smtpPort),
    };
    const [worker, worker2, api] = (await freePorts(3)) as [number, number, number];
    const workers: WorkerManner = { prefix: [] };
    const workerOn = (config: Config, addresses: StackAddresses): Part =>
      inManner(workers, workerPart(config, through(addresses, links, 'worker'), 'trials/chaos/worker.ts'));
    const trial = await startTrialStack({
      ...place,
      ports,
      smtpPort: links['worker-mail'].port,
      settings: { SMTP_ANSWER_SECONDS: String(ANSWER_SECONDS) },
      programs: (config, addresses) => [
        workerOn({ ...config, workerMetricsPort: worker }, addresses),
        { ...workerOn({ ...config, workerMetricsPort: worker2 }, addresses), name: 'worker-2', title: 'worker 2' },
        apiPart({ ...config, metricsPort: api }, through(addresses, links, 'api')),
      ],
    });
    const { stack } = trial;
    const connection = await Connection.connect({ address: stack.temporalAddress });
    const engine = new Engine({ connection, namespace: stack.temporalNamespace });
    return new Arena(
      place.folder,
      stack,
      workers,
      links,
      mail,
      clientOf(trial),
      openPool(stack.database.workerUrl, { name: 'chaos' }),
      engine,
      { worker: scrapeOf(worker), 'worker-2': scrapeOf(worker2), api: scrapeOf(api) },
      place.say,
    );
  }

  async end(): Promise<void> {
    await this.engine.connection.close();
    await this.pool.end();
    await this.stack.stop();
    for (const link of Object.values(this.links)) await link.close();
    await this.mail.close();
  }

  /** Whether the part may be killed without the supervisor giving up on it. */
  mayKill(part: PartName): boolean {
    return (
      this.#deaths.filter((death) => death.part === part && death.at > Date.now() - 60_000).length < DEATHS_A_MINUTE
    );
  }

  /** kill -9, on exactly the process that the supervisor has noted; it starts again by itself. */
  kill(part: PartName): void {
    const found = readPidFiles(this.folder).find((file) => file.part === part);
    if (!found) return;
    this.#deaths.push({ part, pid: found.pid, at: Date.now() });
    try {
      process.kill(found.pid, 'SIGKILL');
    } catch {
      // Just died of something else.
    }
  }

  /** The same, when the supervisor will forgive it. */
  async killForgiven(...parts: readonly PartName[]): Promise<void> {
    for (const part of parts) {
      while (!this.mayKill(part)) await sleep(500);
      this.kill(part);
    }
  }

  /**
   * kill -9, and something is done to what the part left before it starts again: nothing else of this process runs
   * meanwhile, so neither does the supervisor.
   */
  async killAnd(part: PartName, meanwhile: () => void): Promise<void> {
    while (!this.mayKill(part)) await sleep(500);
    const found = readPidFiles(this.folder).find((file) => file.part === part)!;
    this.kill(part);
    while (isRunning(found)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    meanwhile();
  }

  /** Publishes this practice: whatever is recorded from now on goes by it. */
  async goBy(practice: Practice): Promise<void> {
    const pool = openPool(this.stack.database.apiUrl, { name: 'chaos-practice', max: 1 });
    try {
      await publishPractice(pool, practice, 'chaos');
    } finally {
      await pool.end();
    }
  }

  /** Returns when everything answers again: API, engine and database, and both workers ask for work. */
  async recovered(withinMs = 120_000): Promise<void> {
    const until = Date.now() + withinMs;
    for (let quiet = 0; quiet < 2; await sleep(300)) {
      const { status, text } = await this.client.call('big-data', 'GET', '/readyz');
      const missing = status === 200 ? await this.#notPolling() : [];
      quiet = status === 200 && missing.length === 0 ? quiet + 1 : 0;
      const because = status === 200 ? `${missing.join(', ')} not polling` : `${status} ${text}`;
      if (Date.now() > until) throw new Error(`not recovered within ${withinMs / 1000} s: ${because}`);
    }
  }

  async #notPolling(): Promise<string[]> {
    const request = {
      namespace: this.stack.temporalNamespace,
      taskQueue: { name: LIFECYCLE_QUEUE },
      taskQueueType: WORKFLOW_TASKS,
    };
    const { pollers } = await this.engine.workflowService.describeTaskQueue(request).catch(() => ({ pollers: [] }));
    // The SDK calls a worker by its process and host.
    const isDead = (pid: number): boolean => this.#deaths.some((death) => death.pid === pid);
    const polls = (pid: number): boolean =>
      !isDead(pid) && pollers.some(({ identity }) => identity?.startsWith(`${pid}@`));
    return readPidFiles(this.folder)
      .filter(({ part, pid }) => part.startsWith('worker') && !polls(pid))
      .map(({ part }) => part);
  }

  logOf(part: PartName): string {
    return readFileSync(path.join(this.folder, 'logs', `${part}.log`), 'utf8');
  }
}

const scrapeOf = (port: number) => (): Promise<string> =>
  fetch(`http://127.0.0.1:${port}/metrics`).then((response) => response.text());

/** The same addresses, each by way of the piece of network between. */
function through(addresses: StackAddresses, links: Record<Link, Proxy>, who: 'api' | 'worker'): StackAddresses {
  const via = (url: string): string =>
    Object.assign(new URL(url), { port: String(links[`${who}-postgres`].port) }).href;
  const { workerUrl, apiUrl } = addresses.database;
  return {
    ...addresses,
    database: { workerUrl: via(workerUrl), apiUrl: via(apiUrl) },
    temporalAddress: `127.0.0.1:${links[`${who}-temporal`].port}`,
  };
}

function inManner(workers: WorkerManner, part: Part): Part {
  return {
    ...part,
    command: () => {
      const command = part.command();
      const [file, ...args] = [...workers.prefix, command.file, ...command.args];
      return { ...command, file: file!, args };
    },
  };
}
