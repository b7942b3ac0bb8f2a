// Test support: the API over HTTP on a database and a namespace of its own, with the real worker beside it.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { inject } from 'vitest';
import { createApp } from '../../api/app.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { tokenVerifier } from '../../api/http/auth.ts';
import { openServer, PATIENCE } from '../../api/http/server.ts';
import type { Deps as AppDeps } from '../../api/deps.ts';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { ApiClient, developerTokens, type Caller, type Reply as ApiReply } from '../../dev/api-client.ts';
import { codecOf } from '../../engine/sealing/data-converter.ts';
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { createDatabase, dropDatabase, type DatabaseUrls } from '../../dev/stack/databases.ts';
import { prepareNamespace } from '../../dev/stack/namespace.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { WITHOUT_THREADS } from '../programs.ts';
import { startWorkerHere } from './worker-here.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Sent {
  /** An object is sent as JSON, text as it is. */
  body?: unknown;
  /** Random if absent, none if null. */
  key?: string | null;
  headers?: Record<string, string>;
  /** None: also an answer past the deadline is one to look at. */
  patient?: boolean;
}

/** A busy machine may take longer than the deadline of the API; whoever has a key then asks again, as it is told to. */
const PATIENCE_MS = 20_000;
const isLate = ({ status, body }: ApiReply): boolean => status === 503 && body?.code === 'deadline';

export type { Caller };
export type Deps = Omit<AppDeps, 'verifyToken' | 'log'> & Partial<Pick<AppDeps, 'log'>>;
export type Reply = Omit<ApiReply, 'headers'> & { headers: Headers };

/** What an answer says, without the number of the request. */
export const saidIn = ({ text }: Pick<Reply, 'text'>): string => text.replace(/,"requestId":"[^"]*"/, '');

/** The application that takes developers' tokens. */
export function appOf(deps: Deps, log: Logger = pino({ level: 'silent' })): ReturnType<typeof createApp> {
  const tokens = {
    environment: 'development',
    oidcIssuer: undefined,
    oidcAudience: 'duban',
    tokenSecret: inject('tokenSecret'),
  } as const;
  return createApp({ ...deps, verifyToken: tokenVerifier(tokens), log });
}

/** An application that listens, and a way to call it. */
export class Listening {
  private constructor(
    readonly server: Server,
    readonly url: string,
    private readonly client: ApiClient,
  ) {}

  static async open(deps: Deps, log?: Logger): Promise<Listening> {
    const server = openServer(appOf(deps, log), PATIENCE, log);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new Listening(server, url, new ApiClient({ url, tokenOf: developerTokens(inject('tokenSecret')) }));
  }

  async call(
    caller: Caller | undefined,
    method: string,
    route: string,
    { body, key, headers, patient = true }: Sent = {},
  ): Promise<Reply> {
    const given = key ?? (method === 'GET' || key === null ? undefined : randomUUID());
    const mayRepeat = patient && (given !== undefined || method === 'GET');
    const patienceMs = mayRepeat ? PATIENCE_MS : 0;
    const asked = { body, key: given, headers, patienceMs, isBusy: isLate };
    const reply = await this.client.send(caller, method, route, asked);
    return { ...reply, headers: new Headers(reply.headers as Record<string, string>) };
  }

  async close(): Promise<void> {
    this.client.close();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export class World {
  /** The one that ends with this world. */
  worker: ChildProcess | undefined;
  private stopWorkerHere: (() => Promise<void>) | undefined;
  /** What workers wrote to their logs. */
  workersSaid = '';

  private constructor(
    readonly name: string,
    readonly databases: DatabaseUrls,
    readonly deps: Deps,
    readonly api: Listening,
    private readonly workerEnv: Record<string, string>,
  ) {}

  /**
   * `workerEnv`: what the worker is told beside where everything is; keys to seal with it has in common with the API. With
   * nothing to be told it works in this process. `log`: of the API.
   */
  static async begin(workerEnv?: Record<string, string>, log?: AppDeps['log']): Promise<World> {
    const name = `api_${randomUUID().slice(0, 8)}`;
    const settings = readConfig({
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: name,
      DUBAN_SEALING_KEYS: workerEnv?.DUBAN_SEALING_KEYS,
    });
    const [databases] = await Promise.all([
      createDatabase(inject('databases'), name),
      prepareNamespace(settings, SEARCH_ATTRIBUTES),
    ]);
    const deps = {
      pool: openPool(databases.apiUrl, { name }),
      engine: openEngine(settings),
      temporalUiUrl: inject('temporalUiUrl'),
      codec: codecOf(settings),
    };
    const world = new World(name, databases, deps, await Listening.open(deps, log), workerEnv ?? {});
    if (workerEnv) await world.startWorker();
    else world.stopWorkerHere = await startWorkerHere(settings, databases.workerUrl);
    for (const [id, department] of Object.entries(PARTIES)) await world.register(id, department);
    return world;
  }

  async end(): Promise<void> {
    await this.stopWorker();
    await this.api.close();
    await this.deps.engine.close();
    await this.deps.pool.end();
    await dropDatabase(inject('databaseSuperuserUrl'), this.name);
  }

  /**
   * `more`: what it is told beside what every worker of this world is told. One `beside` the first is the caller's to
   * stop.
   */
  async startWorker(
    more: Record<string, string> = {},
    { beside = false }: { beside?: boolean } = {},
  ): Promise<ChildProcess> {
    const env = {
      ...process.env,
      NODE_ENV: 'development',
      LOG_LEVEL: 'error',
      DATABASE_URL: this.databases.workerUrl,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: this.name,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      DUBAN_RELAY: 'off',
      DATABASE_OWNER_URL: '',
      SMTP_URL: '',
      ...WITHOUT_THREADS,
      ...this.workerEnv,
      ...more,
    };
    const worker = spawn(process.execPath, argumentsFor('worker/main.ts'), {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    worker.stderr.on('data', (said: Buffer) => {
      this.workersSaid += said.toString();
      if (env.LOG_LEVEL === 'error') process.stderr.write(said);
    });
    if (!beside) this.worker = worker;
    await new Promise<void>((resolve, reject) => {
      worker.stdout.on('data', (said: Buffer) => said.toString().includes('duban worker ready') && resolve());
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it was ready`)));
    });
    return worker;
  }

  async stopWorker(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const { worker, stopWorkerHere } = this;
    this.worker = this.stopWorkerHere = undefined;
    await stopWorkerHere?.();
    if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
    worker.kill(signal);
    await once(worker, 'exit');
  }

  private async register(id: string, department: string | undefined): Promise<void> {
    const contacts = [{ post: 'handler', name: '经办人', addresses: { mail: `${id}@example.org` } }];
    const reply = await this.api.call({ party: 'big-data', role: 'administrator' }, 'PUT', `/parties/${id}`, {
      body: { name: `名称 ${id}`, department, contacts },
    });
    if (reply.status !== 200) throw new Error(reply.text);
  }

  /** Opens a project of `unit-one` and answers its code. */
  async openProject(more: Record<string, unknown> = {}): Promise<string> {
    const reply = await this.api.call(UNIT, 'POST', '/projects', { body: { ...OPENING, ...more } });
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body.code;
  }

  async document(kind: string, caller: Caller = UNIT): Promise<string> {
    const reply = await this.api.call(caller, 'POST', '/documents', {
      body: { kind, name: `材料 ${kind}`, sha256: 'a'.repeat(64), reference: '档案 1' },
    });
    if (reply.status !== 201) throw new Error(reply.text);
    return reply.body.id;
  }

  /** A plan of department-one that is filed and contains the project. */
  async plan(projects: string[]): Promise<number> {
    const version = (this.plans += 1);
    const body = {
      fromYear: YEAR,
      toYear: YEAR + 3,
      collectiveDecision: true,
      filedWith: ['big-data', 'development-reform', 'cyberspace'],
      projects,
    };
    const reply = await this.api.call(DEPARTMENT, 'PUT', `/department-plans/department-one/${version}`, { body });
    if (reply.status !== 200) throw new Error(reply.text);
    return version;
  }
  private plans = 0;

  /** A letter that a party got; answers the id of its delivery. */
  async sentLetter(party: string): Promise<string> {
    const pool = openPool(this.databases.workerUrl, { name: this.name });
    const { rows } = await pool.query<{ id: string }>(
      `insert into delivery (id, party, contact, post, channel, window_on, message_keys, subject, body_text, body_html, dated_at, status)
       values (gen_random_uuid(), $1, gen_random_uuid(), 'handler', 'mail', now(), '{}', '', '', '', now(), 'sent') returning id`,
      [party],
    );
    await pool.end();
    return rows[0]!.id;
  }

  /** Everything that could show that something happened to a project. */
  async traceOf(code: string): Promise<unknown> {
    const of = async (table: string) =>
      (await this.deps.pool.query(`select * from ${table} where kind = 'project' and code = $1`, [code])).rows;
    return {
      dossier: await of('dossier'),
      ledger: await of('ledger'),
      duty: await of('duty'),
      message: await of('message'),
    };
  }
}

const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const PARTIES = {
  'department-one': undefined,
  'department-two': undefined,
  'unit-one': 'department-one',
  'unit-two': 'department-two',
};

export const UNIT: Caller = { party: 'unit-one' };
export const OTHER_UNIT: Caller = { party: 'unit-two' };
export const DEPARTMENT: Caller = { party: 'department-one' };
export const BIG_DATA: Caller = { party: 'big-data' };

export const OPENING = {
  ...ACT_SAMPLES.openDossier.input(EXAMPLE),
  name: '政务数据共享平台',
  department: 'department-one',
  estimatedTotal: '2999999999',
};
/** What a declaration brings beside its documents; no other plan has been filed than the first. */
export const ATTESTED = ACT_SAMPLES.declare.input(EXAMPLE);
