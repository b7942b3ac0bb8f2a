// Test support: real dossiers on the real server and a database of their own, with a worker in this process.
import { randomUUID } from 'node:crypto';
import { Connection, type Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { recordWith } from '../../activities/record.ts';
import { readConfig, type Config } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { openClient } from '../../engine/client.ts';
import { clientOptions } from '../../engine/connect.ts';
import { sealedWorker } from '../../engine/sealing/data-converter.ts';
import { codeOfBundle } from '../../worker/bundle.ts';
import { ignoredSignalSinks } from '../../worker/ignored-signals.ts';
import { LIFECYCLE_QUEUE, SEARCH_ATTRIBUTES, type LifecycleActivities } from '../../workflows/lifecycle/contract.ts';
import { registerNamespace } from '../../worker/namespace.ts';
import { Dossiers } from './dossiers.ts';
import { PATIENT } from '../../trials/patience.ts';

export { orderFrom, refusalTypeOf, unopened } from './dossiers.ts';
export { quietRuntime } from './quiet-runtime.ts';

export type Record = LifecycleActivities['record'];

export class World extends Dossiers {
  private constructor(
    readonly name: string,
    client: Client,
    pool: Pool,
    /** The real activity. */
    readonly record: Record,
    readonly databaseUrl: string,
    readonly namespace: string,
    taskQueue: string,
    private readonly native: NativeConnection,
    private readonly config: Config,
  ) {
    super(client, pool, taskQueue);
  }

  /**
   * `ownNamespace`: for the worker's own program, which polls the queues of production. `sealingKeys`: payloads are
   * sealed with the first.
   */
  static async begin(
    prefix: string,
    { ownNamespace = false, sealingKeys = '' }: { ownNamespace?: boolean; sealingKeys?: string } = {},
  ): Promise<World> {
    const name = `${prefix}_${randomUUID().slice(0, 8)}`;
    const { workerUrl } = await createDatabase(inject('databases'), name);
    const pool = openPool(workerUrl, { name, connectionTimeoutMs: PATIENT.connectionTimeoutMs });
    const address = inject('temporalAddress');
    const namespace = ownNamespace ? name : inject('temporalNamespace');
    const config = readConfig({
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      DUBAN_SEALING_KEYS: sealingKeys,
    });
    const [native, connection] = await Promise.all([
      NativeConnection.connect({ address }),
      Connection.connect(clientOptions(config)),
    ]);
    if (ownNamespace) await registerNamespace(native, namespace, SEARCH_ATTRIBUTES);
    const client = openClient(connection, config);
    const record = recordWith({ pool });
    return new World(
      name,
      client,
      pool,
      record,
      workerUrl,
      namespace,
      ownNamespace ? LIFECYCLE_QUEUE : `${name}-lifecycle`,
      native,
      config,
    );
  }

  /** For replays of what was written here. */
  get sealing() {
    return sealedWorker(this.config);
  }

  async end(): Promise<void> {
    await this.native.close();
    await this.client.connection.close();
    await this.pool.end();
    await dropDatabase(inject('databaseSuperuserUrl'), this.name);
  }

  /** A worker whose `record`, and whose bundle, is the one given; the answer stops it. */
  async startWorker({
    record = this.record,
    maxCachedWorkflows = 100,
    bundle = inject('workflowBundle'),
    sealingKeys,
  }: { record?: Record; maxCachedWorkflows?: number; bundle?: string; sealingKeys?: string } = {}): Promise<
    () => Promise<void>
  > {
    const worker = await Worker.create({
      connection: this.native,
      namespace: this.namespace,
      taskQueue: this.taskQueue,
      // As production runs it: with stacks, most of the time would go into looking their lines up.
      workflowBundle: { code: codeOfBundle(bundle, { stacks: false }) },
      activities: { record } satisfies LifecycleActivities,
      maxCachedWorkflows,
      sinks: ignoredSignalSinks,
      ...(sealingKeys === undefined ? this.sealing : sealedWorker(readConfig({ DUBAN_SEALING_KEYS: sealingKeys }))),
    });
    const running = worker.run();
    return () => {
      worker.shutdown();
      return running;
    };
  }
}
