// Test support: outbox, engine and mail server for mailboxes, in a database and a namespace of their own.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Connection, type Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import type { Pace } from '../../activities/pace.ts';
import { readConfig, type Config } from '../../config.ts';
import { inTransaction, openPool, type Db, type Pool } from '../../database/pool.ts';
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { openClient } from '../../engine/client.ts';
import { sealedWorker } from '../../engine/sealing/data-converter.ts';
import type { Notice } from '../../measures/notice.ts';
import { STAND_INS, type AddressedPost, type Post } from '../../measures/post.ts';
import { openChannels, type OpenChannels } from '../../messages/channels/open.ts';
import { SAMPLES } from '../messages/samples.ts';
import { registerNamespace } from '../../worker/namespace.ts';
import { startRelay, type Relay } from '../../worker/relay.ts';
import { notReplaying, type Run } from '../../worker/replayed.ts';
import { createWorkers } from '../../worker/workers.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import { WITHOUT_THREADS } from '../programs.ts';
import { MailServer } from './mail-server.ts';

const FROM = '督办 <duban@test.example>';
/** The standard's ten minutes are for real servers; trials wait them out. */
const ANSWER_SECONDS = 10;

export interface Posted {
  party: string;
  post?: AddressedPost;
  project?: string;
  notice?: Notice;
  /** From now, ms. */
  inMs?: number;
  /** False: nobody is told, only a poll can find it. */
  notifies?: boolean;
}

export interface DeliveryRow {
  id: string;
  contact: string | null;
  post: string;
  channel: string;
  address: string | null;
  message_keys: string[];
  attempts: number;
  status: string;
  because: string | null;
  version: number;
  left_out: Record<string, string>;
  unknown_outcomes: number;
  tried_since: number | null;
  attempt_begun_at: number | null;
  next_attempt_at: number | null;
  dated_at: number;
  sent_at: number | null;
  subject: string;
  body_text: string;
  body_html: string;
}

export class PostOffice {
  readonly mailServer = new MailServer();
  #smtpPort = 0;
  #channels: OpenChannels = new Map();
  #stops: (() => Promise<unknown>)[] = [];
  #numbers = 0;

  private constructor(
    readonly name: string,
    readonly pool: Pool,
    /** May do what the API's role and the worker's role may not, both at once. */
    readonly owner: Pool,
    readonly client: Client,
    private readonly native: NativeConnection,
    private readonly workerUrl: string,
    readonly apiUrl: string,
    private readonly config: Config,
  ) {}

  /** `more`: settings of channels beside mail. `sealingKeys`: payloads are sealed with the first. */
  static async open(more: Record<string, unknown> = {}, sealingKeys = ''): Promise<PostOffice> {
    const name = `mail_${randomUUID().slice(0, 8)}`;
    const address = inject('temporalAddress');
    const [{ workerUrl, apiUrl, ownerUrl }, native, connection] = await Promise.all([
      createDatabase(inject('databases'), name),
      NativeConnection.connect({ address }),
      Connection.connect({ address }),
    ]);
    await registerNamespace(native, name, []);
    const config = readConfig({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: name, DUBAN_SEALING_KEYS: sealingKeys });
    const office = new PostOffice(
      name,
      openPool(workerUrl, { name }),
      openPool(ownerUrl, { name }),
      openClient(connection, config),
      native,
      workerUrl,
      apiUrl,
      config,
    );
    office.#smtpPort = await office.mailServer.listen();
    office.#channels = openChannels({
      smtpUrl: office.smtpUrl,
      smtpAnswerSeconds: ANSWER_SECONDS,
      mailFrom: FROM,
      ...more,
    });
    office.#stops.push(
      () => connection.close(),
      () => native.close(),
    );
    return office;
  }

  /** Workers as `worker/main.ts` makes them, in this process. */
  async startWorkers({ pace, channels = this.channels }: { pace?: Pace; channels?: OpenChannels } = {}): Promise<
    Worker[]
  > {
    const activities = createActivities({ pool: this.pool, channels, pace });
    const workers = await createWorkers({
      connection: this.native,
      namespace: this.name,
      bundle: inject('workflowBundle'),
      activities,
      sealing: sealedWorker(this.config),
    });
    const running = Promise.all(workers.map((worker) => worker.run()));
    this.#stops.unshift(() => (workers.forEach((worker) => worker.shutdown()), running));
    return workers;
  }

  startRelay(pollMs: number): Relay {
    const relay = startRelay({ pool: this.pool, databaseUrl: this.workerUrl, client: this.client, pollMs });
    this.#stops.unshift(() => relay.stop());
    return relay;
  }

  /** The worker as it runs in production, as a process that can be killed. Returns when it is ready. */
  async startProcess(): Promise<ChildProcess> {
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      DATABASE_URL: this.workerUrl,
      DATABASE_OWNER_URL: '',
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: this.name,
      SMTP_URL: this.smtpUrl,
      SMTP_ANSWER_SECONDS: String(ANSWER_SECONDS),
      MAIL_FROM: FROM,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      DUBAN_FOLDER: inject('stackFolder'),
      ...WITHOUT_THREADS,
    };
    const child = spawn(process.execPath, argumentsFor('worker/main.ts'), {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#stops.unshift(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    for await (const chunk of child.stdout) if (String(chunk).includes('ready')) break;
    return child;
  }

  /** A unit with contacts; `administrator` is that of the department above it. Returns its id. */
  async registerUnit(
    contacts: Partial<Record<Exclude<Post, 'administrator'>, string>>,
    administrator?: string,
  ): Promise<string> {
    const id = `${this.#numbers++}-${randomUUID().slice(0, 8)}`;
    const [unit, department] = [`unit-${id}`, `department-${id}`];
    await this.owner.query(
      `insert into party (id, name, kind, updated_by) values ($1, '市交通运输委', 'department', 'test')`,
      [department],
    );
    await this.owner.query(
      `insert into party (id, name, kind, department, updated_by) values ($1, '交通信息中心', 'unit', $2, 'test')`,
      [unit, department],
    );
    for (const [post, mail] of Object.entries(contacts)) await this.enter(unit, post as Post, { mail });
    if (administrator) await this.enter(department, 'administrator', { mail: administrator });
    return unit;
  }

  /** Enters a contact beside the others and answers its id. */
  async enter(
    party: string,
    post: Post,
    addresses: Record<string, string>,
    departments: readonly string[] = [],
  ): Promise<string> {
    const { rows } = await this.owner.query<{ id: string }>(
      `insert into contact (party, post, name, addresses, departments) values ($1, $2, $3, $4, $5) returning id`,
      [party, post, `${post}先生`, addresses, departments],
    );
    return rows[0]!.id;
  }

  /** Puts a message into the outbox as `record` does; answers its key. */
  post = (posted: Posted): Promise<string> => this.#put(this.pool, posted);

  /** Several in one transaction, as an act brings them: whoever looks, for whatever reason, sees all of them or none. */
  postTogether(...posted: Posted[]): Promise<string[]> {
    return inTransaction(this.pool, async (db) => {
      const keys: string[] = [];
      for (const one of posted) keys.push(await this.#put(db, one));
      return keys;
    });
  }

  async #put(db: Db, { party, inMs = 0, notifies = true, ...posted }: Posted): Promise<string> {
    const {
      post = 'handler',
      project = 'CQ-2024-0017',
      notice = SAMPLES[this.#numbers % SAMPLES.length]!.notice,
    } = posted;
    const seq = ++this.#numbers;
    const key = `${project}/${seq}/ahead-30/1/${party}/${post}`;
    await db.query(
      `with said as (
         insert into message (key, kind, code, seq, party, post, step, planned_on, send_not_before, notice, created_at)
         values ($1, 'project', $2, $3, $4, $5, 'ahead-30', current_date, $6, $7, now()) returning 1
       ) select pg_notify('duban_message', '') from said where $8`,
      [key, project, seq, party, post, new Date(Date.now() + inMs), notice, notifies],
    );
    return key;
  }

  async deliveriesOf(party: string): Promise<DeliveryRow[]> {
    const { rows } = await this.pool.query<DeliveryRow>(
      'select * from delivery where party = $1 order by dated_at, array_position($2::text[], post), channel',
      [party, STAND_INS.handler],
    );
    return rows;
  }

  /** Keys that lie in more than one delivery of one recipient and channel, or in none. */
  async misplacedKeys(keys: readonly string[]): Promise<{ key: string; deliveries: number }[]> {
    const { rows } = await this.pool.query<{ key: string; deliveries: number }>(
      `select wanted.key, count(d.id)::int as deliveries from unnest($1::text[]) as wanted (key)
         left join delivery d on wanted.key = any(d.message_keys) group by wanted.key, d.recipient, d.channel having count(d.id) <> 1`,
      [keys],
    );
    return rows;
  }

  /** Of the latest run of its mailbox. */
  async statusOf(party: string): Promise<string> {
    return (await this.client.workflow.getHandle(mailboxIdOf(party)).describe()).status.name;
  }

  async hasEnded(party: string): Promise<boolean> {
    return (await this.statusOf(party)) !== 'RUNNING';
  }

  /** Every history of this office, judged by the present code. */
  async replayAll(): Promise<number> {
    const runs: Run[] = [];
    for await (const { workflowId, runId } of this.client.workflow.list()) {
      const history = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
      runs.push({ workflowId, runId, history });
    }
    const failed = await notReplaying(inject('workflowBundle'), runs);
    if (failed.length > 0) throw new Error(failed.join('\n'));
    return runs.length;
  }

  get channels(): OpenChannels {
    return this.#channels;
  }

  get smtpUrl(): string {
    return `smtp://127.0.0.1:${this.#smtpPort}`;
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) await stop();
    await this.mailServer.close();
    await Promise.all([this.pool.end(), this.owner.end()]);
    await dropDatabase(inject('databaseSuperuserUrl'), this.name);
  }
}
