/**
 * Compares what ought to run with what does, and mends it: whatever an administrator, a lost namespace or a restored
 * backup did to the engine.
 * Doing it twice, or two at once, is harmless. Every night by a schedule, and by hand.
 */
import { Connection } from '@temporalio/client';
import { readConfig, requireSetting } from '../config.ts';
import { openDossiers } from '../database/dossier.ts';
import { partiesLeftWaiting } from '../database/outbox.ts';
import { openPool } from '../database/pool.ts';
import { saveReconciliation } from '../database/reconciliation.ts';
import { assertSchemaIsCurrent } from '../database/schema.ts';
import { openClient } from '../engine/client.ts';
import { clientOptions } from '../engine/connect.ts';
import { proveSealing } from '../engine/sealing/prove.ts';
import { assertEngineTrusted } from '../engine/trust.ts';
import type { DossierId } from '../measures/dossier.ts';
import { LIFECYCLE_QUEUE, SEARCH_ATTRIBUTES, workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { mailboxIdOf } from '../workflows/mailbox/contract.ts';
import type { Finding, Reconciliation } from '../workflows/reconciliation/contract.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { bundleFile } from './bundle.ts';
import { registerNamespace } from './namespace.ts';
import type { ReconcileDeps } from './reconcile/deps.ts';
import { reconcileMailbox } from './reconcile/mailboxes.ts';
import { large } from './reconcile/large.ts';
import { undelivered } from './reconcile/undelivered.ts';
import { reconcileDossier } from './reconcile/dossiers.ts';
import { countsOf, reportOf } from './reconcile/report.ts';
import type { RefillDeps } from './refill/deps.ts';
import { isWhole, refillReportOf } from './refill/report.ts';
import { sideBySide } from './side-by-side.ts';
import { reconcileWithoutRow, withoutRow } from './reconcile/without-row.ts';

/** Each asks the engine two or three times; at night, beside the work of the day that is left. */
const AT_ONCE = 8;
const PAGE = 500;
/** `temporal.api.enums.v1.TaskQueueType`. */
const WORKFLOW_TASKS = 1;

/**
 * Looks at everything once; `alive` is called after each. One that cannot be looked at is reported and holds up no
 * other.
 */
export async function reconcile(deps: ReconcileDeps, alive: () => void = () => undefined): Promise<Reconciliation> {
  const done: Reconciliation = { dossiers: 0, parties: 0, findings: [] };
  const each = async <Item>(
    items: readonly Item[],
    nameOf: (item: Item) => string,
    look: (item: Item) => Promise<Finding | undefined>,
  ): Promise<void> => {
    const findings = await sideBySide(items, AT_ONCE, async (item) => {
      const finding = await look(item).catch((error: unknown) => notChecked(nameOf(item), error));
      alive();
      return finding;
    });
    done.findings.push(...findings.filter((finding) => finding !== undefined));
  };
  const answers = await isPolled(deps);
  if (!answers)
    done.findings.push({
      about: LIFECYCLE_QUEUE,
      trouble: 'noWorker',
      outcome: 'left',
      says: '没有 worker 在运行：不办理、不提醒，也无从核对是否与台账一致。请启动 worker。',
    });
  for (let after: DossierId | undefined; ;) {
    const ids = await openDossiers(deps.pool, { after, limit: PAGE });
    await each(ids, workflowIdOf, (id) => reconcileDossier(deps, id, { answers }));
    done.dossiers += ids.length;
    after = ids.at(-1);
    if (!after) break;
  }
  for await (const ids of withoutRow(deps)) await each(ids, workflowIdOf, (id) => reconcileWithoutRow(deps, id));
  const waiting = await partiesLeftWaiting(deps.pool);
  await each(
    waiting,
    ({ party }) => mailboxIdOf(party),
    (waking) => reconcileMailbox(deps, waking),
  );
  done.parties = waiting.length;
  done.findings.push(...(await undelivered(deps)), ...(await large(deps)));
  await saveReconciliation(deps.pool, countsOf(done));
  return done;
}

async function isPolled({ client }: ReconcileDeps): Promise<boolean> {
  const { namespace } = client.options;
  const { pollers } = await client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: LIFECYCLE_QUEUE },
    taskQueueType: WORKFLOW_TASKS,
  });
  return pollers.length > 0;
}

const notChecked = (about: string, error: unknown): Finding => ({
  about,
  trouble: 'notChecked',
  outcome: 'left',
  says: `未能核对：${String(error)}`,
});

const USAGE = `用法：reconcile [--json]
       reconcile --refill [--json]
核对卷宗与工作流，能修复的随即修复。--refill：数据库由较早的备份恢复之后，由引擎的历史补记其后的台账（先停止 worker 和 API）。
退出码：0 无须人处理；1 有待人处理；2 未能完成。`;

async function main(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = readArguments(USAGE, { json: flag, refill: flag });
  const config = readConfig();
  const url = requireSetting(config, values.refill ? 'databaseOwnerUrl' : 'databaseUrl');
  const pool = openPool(url, { name: 'duban-reconcile', max: AT_ONCE });
  await assertEngineTrusted(config);
  await proveSealing(pool, config);
  const connection = await Connection.connect(clientOptions(config));
  const client = openClient(connection, config);
  // A namespace that was lost takes every dossier with it; made again, all of them can be started.
  if (!values.refill) await registerNamespace(connection, config.temporalNamespace, SEARCH_ATTRIBUTES);
  const isDone = values.refill
    ? await refillAll(
        { owner: pool, client, bundle: await bundleFile(config.workflowBundle, config.folder) },
        values.json,
      )
    : await look({ pool, client }, values.json);
  await connection.close();
  await pool.end();
  return isDone ? EXIT.done : EXIT.left;
}

async function look(deps: ReconcileDeps, asJson: boolean): Promise<boolean> {
  const reconciliation = await reconcile(deps);
  console.log(asJson ? JSON.stringify(reconciliation, null, 2) : reportOf(reconciliation));
  return reconciliation.findings.every(({ outcome }) => outcome !== 'left');
}

async function refillAll(deps: RefillDeps, asJson: boolean): Promise<boolean> {
  // Loaded only when needed: the workflows' sandbox costs a third of what a reconciliation takes to begin.
  const [{ installQuietRuntime }, { refill }] = await Promise.all([
    import('./quiet-runtime.ts'),
    import('./refill/refill.ts'),
  ]);
  installQuietRuntime();
  await assertSchemaIsCurrent(deps.owner);
  const refilled = await refill(deps);
  console.log(asJson ? JSON.stringify(refilled, null, 2) : refillReportOf(refilled));
  return isWhole(refilled);
}

if (isProgram(import.meta.url)) await runProgram(main);
