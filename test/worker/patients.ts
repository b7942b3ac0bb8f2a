// Test support: projects on a real server of their own namespace, and what a reconciliation says of them.
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { inject } from 'vitest';
import { readDossierRow } from '../../database/dossier.ts';
import { readLedger } from '../../database/ledger.ts';
import { messagesOf } from '../../database/message.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase } from '../../dev/stack/databases.ts';
import { kindNamed } from '../../measures/register.ts';
import { reconcile } from '../../worker/reconcile.ts';
import {
  workflowIdOf,
  type LifecycleInput,
  type RecordedState,
  type RecordInput,
} from '../../workflows/lifecycle/contract.ts';
import type { Finding, Reconciliation } from '../../workflows/reconciliation/contract.ts';
import { idOf, projectId, type Named } from '../dossier-names.ts';
import { diceOf, lawfulOrders, openingOf, seenIn, type Order } from '../workflows/random-orders.ts';
import { orderFrom, World } from '../workflows/world.ts';

type Events = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;

export const anOpening = (): Order => openingOf('智慧医院', 'unit-hospital', '2000000000');
const outcomeOf = ({ trouble, outcome }: Finding): string => `${trouble} ${outcome}`;
/** What was found about one dossier, as `trouble outcome`. */
export const about = ({ findings }: Reconciliation, dossier: Named): string[] =>
  findings.filter((finding) => finding.about === workflowIdOf(idOf(dossier))).map(outcomeOf);
/** Mailboxes aside: nobody sends here, and what one test said is due in the next. */
export const ofDossiers = ({ findings }: Reconciliation): Finding[] =>
  findings.filter(({ trouble }) => trouble !== 'mailboxNotRunning');

export class Patients {
  /** Projects whose `record` fails at present. */
  readonly failing = new Set<string>();
  private readonly dice = diceOf(7);
  private number = 0;
  private stopWorker: () => Promise<void> = async () => undefined;

  private constructor(
    readonly world: World,
    readonly owner: Pool,
  ) {}

  static async begin(): Promise<Patients> {
    const world = await World.begin('reconcile', { ownNamespace: true });
    const { ownerUrl } = await createDatabase(inject('databases'), world.name);
    const patients = new Patients(world, openPool(ownerUrl, { name: 'test', max: 1 }));
    patients.stopWorker = await world.startWorker({
      record: (input: RecordInput) =>
        patients.failing.has(input.code) ? Promise.reject(new Error('the database is away')) : world.record(input),
    });
    return patients;
  }

  async end(): Promise<void> {
    await this.stopWorker();
    await this.owner.end();
    await this.world.end();
  }

  look = (): Promise<Reconciliation> => reconcile(this.world);
  anotherCode = (): string => `MEND-${++this.number}-${this.world.name.split('_')[1]}`;

  /** A project with two acts behind it, so that there is something to know and to say. */
  async declared(opening = orderFrom(anOpening())): Promise<string> {
    const code = this.anotherCode();
    await this.world.open(code, opening);
    await this.bringLawful(code, 'declare');
    return code;
  }

  async bringLawful(code: string, act: string): Promise<void> {
    const project = await readDossierRow<RecordedState>(this.world.pool, projectId(code));
    await this.world.bringPatiently(
      code,
      orderFrom(lawfulOrders(seenIn(project!), this.dice).find((lawful) => lawful.act === act)!),
    );
  }

  terminate = (dossier: Named): Promise<unknown> => this.world.handle(dossier).terminate('by an administrator');

  startFrom = (code: string, input: LifecycleInput): Promise<unknown> =>
    this.world.client.workflow.start(kindNamed(input.kind).workflowType, {
      workflowId: workflowIdOf(projectId(code)),
      taskQueue: this.world.taskQueue,
      args: [input],
    });

  async deleteWorkflow(code: string): Promise<void> {
    await this.world.client.workflowService.deleteWorkflowExecution({
      namespace: this.world.namespace,
      workflowExecution: { workflowId: workflowIdOf(projectId(code)) },
    });
    while (
      await this.world
        .handle(code)
        .describe()
        .then(
          () => true,
          () => false,
        )
    )
      await sleep(100);
  }

  /** Signals and updates after that point are not brought again, as with "exclude" ticked in the UI. */
  async reset(code: string, to: (taskCompleted: Events) => Events[number]): Promise<void> {
    const { events } = await this.world.handle(code).fetchHistory();
    const { runId } = await this.runOf(code);
    await this.world.client.workflowService.resetWorkflowExecution({
      namespace: this.world.namespace,
      workflowExecution: { workflowId: workflowIdOf(projectId(code)), runId },
      reason: 'by an administrator',
      requestId: `reset ${code}`,
      workflowTaskFinishEventId: to(events!.filter((event) => event.workflowTaskCompletedEventAttributes)).eventId,
      resetReapplyExcludeTypes: [1, 2],
    });
  }

  /** As if the last record had asked for this wake. */
  async wakeAt(code: string, at: number): Promise<void> {
    await this.owner.query(
      `update dossier set recorded = jsonb_set(recorded, '{nextWakeAt}', to_jsonb($2::bigint)) where code = $1`,
      [code, at],
    );
  }

  /** As if the database had been put back to before the project. */
  async forget(code: string): Promise<void> {
    for (const table of ['message', 'duty', 'ledger'])
      await this.owner.query(`delete from ${table} where code = $1`, [code]);
    await this.owner.query('delete from dossier where code = $1', [code]);
  }

  async runOf(dossier: Named): Promise<{ status: string; runId: string }> {
    const { status, runId } = await this.world.handle(dossier).describe();
    return { status: status.name, runId };
  }

  lines = async (dossier: Named): Promise<string[]> =>
    (await readLedger(this.world.pool, idOf(dossier), { limit: 100 })).items.map(({ act, line }) => act ?? line);
  said = async (code: string) => (await messagesOf(this.world.pool, projectId(code), { limit: 500 })).items;
}
