// Test support: outbox, engine and mail server for mailboxes, in a database and a namespace of their own.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import type { Notice, Person } from '../../measures/notice.ts';
import { PRACTICE } from '../../measures/practice.ts';
import { smtpChannel } from '../../messages/channels/smtp.ts';
import { SAMPLES } from '../../messages/samples.ts';
import { registerNamespace } from '../../worker/namespace.ts';
import { startRelay, type Relay } from '../../worker/relay.ts';
import { createWorkers } from '../../worker/workers.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import { MailServer } from './mail-server.ts';

const FROM = '督办 <duban@test.example>';
const MAIN = fileURLToPath(new URL('../../worker/main.ts', import.meta.url));

export interface Posted {
  party: string;
  person?: Person;
  notice?: Notice;
  /** From now, ms. */
  inMs?: number;
  /** False: nobody is told, only a poll can find it. */
  notifies?: boolean;
}

export interface DeliveryRow {
  id: string;
  person: string;
  address: string | null;
  message_keys: string[];
  attempts: number;
  status: string;
  failed_because: string | null;
  dated_at: number;
  sent_at: number | null;
  body_text: string;
}

export class PostOffice {
  readonly mailServer = new MailServer();
  #smtpPort = 0;
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
  ) {}

  static async open(): Promise<PostOffice> {
    const name = `mail_${randomUUID().slice(0, 8)}`;
    const address = inject('temporalAddress');
    const [{ workerUrl, ownerUrl }, native, connection] = await Promise.all([
      createDatabase(inject('databases'), name),
      NativeConnection.connect({ address }),
      Connection.connect({ address }),
    ]);
    await registerNamespace(native, name, []);
    const office = new PostOffice(
      name,
      openPool(workerUrl, { name }),
      openPool(ownerUrl, { name }),
      new Client({ connection, namespace: name }),
      native,
      workerUrl,
    );
    office.#smtpPort = await office.mailServer.listen();
    office.#stops.push(
      () => connection.close(),
      () => native.close(),
    );
    return office;
  }

  /** Workers as `worker/main.ts` makes them, in this process. */
  async startWorkers(): Promise<Worker[]> {
    const channels = { smtp: smtpChannel(this.smtpUrl) };
    const activities = createActivities({ pool: this.pool, calendarOf, practice: PRACTICE, channels, from: FROM });
    const workers = await createWorkers({
      connection: this.native,
      namespace: this.name,
      bundle: inject('workflowBundle'),
      activities,
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
      MAIL_FROM: FROM,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      DUBAN_FOLDER: inject('stackFolder'),
    };
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#stops.unshift(
      async () =>
        void (
          child.exitCode === null &&
          child.signalCode === null &&
          (child.kill('SIGKILL'), await once(child, 'exit'))
        ),
    );
    for await (const chunk of child.stdout) if (String(chunk).includes('ready')) break;
    return child;
  }

  /** A unit with contacts; `department` brings an administrator. Returns its id. */
  async registerUnit(
    contacts: Partial<Record<'handler' | 'deputy' | 'leader', string>>,
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
    const people = [
      ...Object.entries(contacts).map(([duty, email]) => [unit, duty, email]),
      ...(administrator ? [[department, 'administrator', administrator]] : []),
    ];
    for (const [party, duty, email] of people)
      await this.owner.query(`insert into contact (party, duty, name, email) values ($1, $2, $3, $4)`, [
        party,
        duty,
        `${duty}先生`,
        email,
      ]);
    return unit;
  }

  /** Puts a message into the outbox as `record` does; answers its key. */
  async post({
    party,
    person = 'handler',
    notice = SAMPLES[this.#numbers % SAMPLES.length]!.notice,
    inMs = 0,
    notifies = true,
  }: Posted): Promise<string> {
    const key = `CQ-2024-0017/${++this.#numbers}/ahead-30/1/${party}/${person}`;
    const now = Date.now();
    await this.pool.query(
      `with said as (
         insert into message (key, project, seq, party, person, kind, step, planned_on, send_not_before, notice, created_at)
         values ($1, 'CQ-2024-0017', $2, $3, $4, $5, 'ahead-30', $6, $7, $8, $9) returning 1
       ) select pg_notify('duban_message', '') from said where $10`,
      [
        key,
        this.#numbers,
        party,
        person,
        notice.kind,
        new Date(now).toISOString().slice(0, 10),
        new Date(now + inMs),
        notice,
        new Date(now),
        notifies,
      ],
    );
    return key;
  }

  async deliveriesOf(party: string): Promise<DeliveryRow[]> {
    const { rows } = await this.pool.query<DeliveryRow>(
      'select * from delivery where party = $1 order by dated_at, person',
      [party],
    );
    return rows;
  }

  /** Keys that lie in more than one delivery of one person and channel, or in none. */
  async misplacedKeys(keys: readonly string[]): Promise<{ key: string; deliveries: number }[]> {
    const { rows } = await this.pool.query<{ key: string; deliveries: number }>(
      `select wanted.key, count(d.id)::int as deliveries from unnest($1::text[]) as wanted (key)
         left join delivery d on wanted.key = any(d.message_keys) group by wanted.key, d.person, d.channel having count(d.id) <> 1`,
      [keys],
    );
    return rows;
  }

  async hasEnded(party: string): Promise<boolean> {
    return (await this.client.workflow.getHandle(mailboxIdOf(party)).describe()).status.name === 'COMPLETED';
  }

  /** Every history of this office, judged by the present code. */
  async replayAll(): Promise<number> {
    let replayed = 0;
    for await (const { workflowId, runId } of this.client.workflow.list()) {
      const history = await this.client.workflow.getHandle(workflowId, runId).fetchHistory();
      await Worker.runReplayHistory({ workflowBundle: { codePath: inject('workflowBundle') } }, history, workflowId);
      replayed++;
    }
    return replayed;
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

/** Waits until it holds, and says after `withinMs` what did not. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, withinMs = 20_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`within ${withinMs} ms not: ${what}`);
    await sleep(50);
  }
}
