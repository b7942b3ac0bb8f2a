// Test support: the whole of an installation on a database and a namespace of its own, whose database can be put back to
// an earlier moment while the engine goes on.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, type Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { readConfig, type Config } from '../../config.ts';
import { readDossierRow, readLastAct, spellingOf } from '../../database/dossier.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { enterRequest } from '../../database/request.ts';
import { createDatabase, dropDatabase, type DatabaseUrls } from '../../dev/stack/databases.ts';
import { openClient } from '../../engine/client.ts';
import { sealedWorker } from '../../engine/sealing/data-converter.ts';
import { openChannels } from '../../messages/channels/open.ts';
import { reconcile } from '../../worker/reconcile.ts';
import { registerNamespace } from '../../worker/namespace.ts';
import { wakeMailbox } from '../../worker/relay.ts';
import { createWorkers } from '../../worker/workers.ts';
import {
  LIFECYCLE_QUEUE,
  SEARCH_ATTRIBUTES,
  workflowIdOf,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import { recordedRows } from '../database/databases.ts';
import { projectId, unitId, type Named } from '../dossier-names.ts';
import { Dossiers, orderFrom } from '../workflows/dossiers.ts';
import { MailServer } from '../workflows/mail-server.ts';
import { diceOf, lawfulOrders, openingOf, seenIn } from '../workflows/random-orders.ts';
import { unitReferences } from '../workflows/unit-orders.ts';

export const UNIT = 'unit-hospital';
const WEEK_MS = 7 * 86_400_000;

export class Installation extends Dossiers {
  readonly mailServer = new MailServer();
  /** Projects whose next record asks for a new run. */
  readonly toBeginANewRun = new Set<string>();
  private readonly dice = diceOf(11);
  private stopWorkers: (() => Promise<unknown>) | undefined;
  private smtpPort = 0;

  private constructor(
    readonly name: string,
    readonly urls: DatabaseUrls,
    readonly owner: Pool,
    pool: Pool,
    client: Client,
    private readonly native: NativeConnection,
    private readonly config: Config,
  ) {
    super(client, pool, LIFECYCLE_QUEUE);
  }

  /** `sealingKeys`: payloads are sealed with the first. */
  static async begin(sealingKeys = ''): Promise<Installation> {
    const name = `putback_${randomUUID().slice(0, 8)}`;
    const urls = await createDatabase(inject('databases'), name);
    const address = inject('temporalAddress');
    const [native, connection] = await Promise.all([
      NativeConnection.connect({ address }),
      Connection.connect({ address }),
    ]);
    await registerNamespace(native, name, SEARCH_ATTRIBUTES);
    const owner = openPool(urls.ownerUrl, { name: 'test', max: 2, statementTimeoutMs: 60_000 });
    const pool = openPool(urls.workerUrl, { name: 'test' });
    const config = readConfig({ TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: name, DUBAN_SEALING_KEYS: sealingKeys });
    const client = openClient(connection, config);
    const installation = new Installation(name, urls, owner, pool, client, native, config);
    installation.smtpPort = await installation.mailServer.listen();
    await owner.query(
      `insert into party (id, name, kind, department, updated_by)
       values ('department-health', '市卫生健康委', 'department', null, 'test'), ($1, '市某医院', 'unit', 'department-health', 'test')`,
      [UNIT],
    );
    for (const party of [UNIT, 'department-health', 'development-reform', 'big-data', 'finance'])
      await owner.query(`insert into contact (party, post, name, addresses) values ($1, 'handler', '张三', $2)`, [
        party,
        { mail: `handler@${party}.example` },
      ]);
    return installation;
  }

  /** What a program has that was given these keys. */
  withKeys(sealingKeys: string): Client {
    const config = { ...this.config, sealingKeys: readConfig({ DUBAN_SEALING_KEYS: sealingKeys }).sealingKeys };
    return openClient(this.client.connection, config);
  }

  async end(): Promise<void> {
    await this.stop();
    await Promise.all([this.owner.end(), this.pool.end(), this.native.close(), this.client.connection.close()]);
    await this.mailServer.close();
    await dropDatabase(inject('databaseSuperuserUrl'), this.name);
  }

  async start(): Promise<void> {
    const channels = openChannels({
      smtpUrl: `smtp://127.0.0.1:${this.smtpPort}`,
      smtpAnswerSeconds: 10,
      mailFrom: '督办 <duban@test.example>',
    });
    const activities = createActivities({ pool: this.pool, channels });
    const workers = await createWorkers({
      connection: this.native,
      namespace: this.name,
      bundle: inject('workflowBundle'),
      sealing: sealedWorker(this.config),
      activities: {
        ...activities,
        lifecycle: {
          record: async (input) => {
            const answer = await activities.lifecycle.record(input);
            return answer.is === 'recorded' && this.toBeginANewRun.delete(input.code)
              ? { ...answer, newRun: true }
              : answer;
          },
        },
      },
    });
    const running = Promise.all(workers.map((worker) => worker.run()));
    this.stopWorkers = () => (workers.forEach((worker) => worker.shutdown()), running);
  }

  async stop(): Promise<void> {
    await this.stopWorkers?.();
    this.stopWorkers = undefined;
  }

  async opened(code: string): Promise<string> {
    const opening = orderFrom(openingOf('智慧医院', UNIT, '2000000000'));
    const { requestKey: key, requestHash: bodyHash, actor } = opening;
    // What the API keeps before it starts a run.
    await spellingOf(this.owner, projectId(code));
    await enterRequest(this.owner, { key, party: actor.party, bodyHash, opens: projectId(code) });
    await this.open(code, opening);
    return code;
  }

  async bringLawful(code: string, ...acts: string[]): Promise<void> {
    for (const act of acts) {
      const project = await readDossierRow<RecordedState>(this.pool, projectId(code));
      const order = lawfulOrders(seenIn(project!), this.dice).find((lawful) => lawful.act === act)!;
      await this.bringPatiently(code, orderFrom(order));
    }
  }

  /** Takes the last act back, by whoever brought it, as the API would. */
  async takeBack(code: string): Promise<void> {
    const { seq, by: party } = (await readLastAct(this.pool, projectId(code)))!;
    const references = { documents: [], standing: { blocks: [] } };
    const order = orderFrom({ act: 'undo', party, input: { of: seq, reason: '误登记' }, references });
    await this.bringPatiently(code, order);
  }

  async block(unit: string): Promise<void> {
    const input = { flag: 'omFundingBlocked', article: 33, reason: '未整合', documents: [] };
    await this.bringPatiently(
      unitId(unit),
      orderFrom({ act: 'block', party: 'finance', input, references: unitReferences(unit) }),
    );
  }

  /** As if its wake had come while nobody was there: a run of its own, begun from the ledger, takes a turn of time. */
  async sleepOver(code: string): Promise<void> {
    await this.handle(code).terminate('by an administrator');
    await this.owner.query(
      `update dossier set recorded = jsonb_set(recorded, '{nextWakeAt}', to_jsonb($2::bigint)) where code = $1`,
      [code, Date.now() - 60_000],
    );
    await reconcile({ client: this.client, pool: this.pool });
    await this.until(async () => (await this.linesOf(code)).at(-1) === 'time');
  }

  /** Everything that waits goes out now, whatever the hour. */
  async sendAll(): Promise<void> {
    const { rows } = await this.owner.query<{ party: string }>(
      `select distinct party from message where status = 'waiting' and party in (select party from contact)`,
    );
    for (const { party } of rows) {
      await wakeMailbox(this.client, { party, dueAt: Date.now() + WEEK_MS, messageKeys: [], deliveryIds: [] });
      await this.until(
        async () => (await this.client.workflow.getHandle(mailboxIdOf(party)).describe()).status.name !== 'RUNNING',
      );
    }
  }

  async until(isSo: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 60_000; !(await isSo()); await sleep(100))
      if (Date.now() > deadline) throw new Error('it does not come about');
  }

  async linesOf(named: string): Promise<string[]> {
    const { rows } = await this.owner.query<{ said: string }>(
      'select coalesce(act, line) as said from ledger where code = $1 order by seq',
      [named],
    );
    return rows.map(({ said }) => said);
  }

  /** What people see, without what PostgreSQL numbers and the relay notes for itself. */
  async rows(): Promise<Record<string, unknown[]>> {
    const all = await recordedRows(this.owner);
    const message = all.message!.map((row) => ({ ...(row as object), announced_at: null }));
    const { rows: letters } = await this.owner.query(
      `select id, party, contact, post, channel, status, message_keys, dated_at from delivery order by id`,
    );
    const { rows: codes } = await this.owner.query('select * from dossier_code order by kind, folded');
    const { rows: requests } = await this.owner.query(
      'select key, party, body_hash, kind, code from request order by party, key',
    );
    return { ...all, message, letters, codes, requests };
  }

  isIn = async (named: Named): Promise<boolean> =>
    (await readDossierRow(this.pool, typeof named === 'string' ? projectId(named) : named)) !== undefined;
  workflowId = (code: string): string => workflowIdOf(projectId(code));
}

/** Tables that a dump holds; the schema itself stays. */
async function tablesOf(owner: Pool): Promise<{ name: string; columns: string }[]> {
  const { rows } = await owner.query<{ name: string; columns: string }>(
    `select table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
       from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER' and table_name <> 'schema_migration'
      group by table_name order by table_name`,
  );
  return rows;
}

/** A copy of every table and of the number given out last; the answer puts the database back to it. */
export async function dump(owner: Pool): Promise<() => Promise<void>> {
  const copy = `dump_${randomUUID().slice(0, 8)}`;
  const tables = await tablesOf(owner);
  await owner.query(`create schema ${copy}`);
  for (const { name } of tables) await owner.query(`create table ${copy}.${name} as table public.${name}`);
  const { rows } = await owner.query<{ last: string; called: boolean }>(
    'select last_value as last, is_called as called from issued_number',
  );
  return async () => {
    await owner.query(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
    // Parents first: a row may lean on one of another table.
    const first = ['party', 'contact', 'message', 'delivery', 'delivery_message'];
    const ordered = [...tables].sort((a, b) => rank(first, a.name) - rank(first, b.name));
    for (const { name, columns } of ordered)
      await owner.query(
        `insert into public.${name} (${columns}) overriding system value select ${columns} from ${copy}.${name}`,
      );
    await owner.query(`select setval('issued_number', $1, $2)`, [rows[0]!.last, rows[0]!.called]);
  };
}

const rank = (first: readonly string[], name: string): number => {
  const at = first.indexOf(name);
  return at < 0 ? first.length : at;
};
