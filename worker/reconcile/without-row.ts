// Workflows that run without a row. One that took nothing would end by itself if a worker ran it; one whose opening is
// being recorded has a row in a moment; one that recorded lines which the database no longer holds is the only copy of
// them, and is left alone.
import type { Client, WorkflowHandle } from '@temporalio/client';
import { knownDossiers } from '../../database/dossier.ts';
import { readLine } from '../../database/ledger.ts';
import { contentsOf } from '../../engine/sealing/by-hand.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { runsOf } from '../../engine/runs.ts';
import { workflowTypes } from '../../measures/register.ts';
import { dossierOf, workflowIdOf, type LifecycleInput } from '../../workflows/lifecycle/contract.ts';
import type { Finding, Outcome } from '../../workflows/reconciliation/contract.ts';
import type { ReconcileDeps } from './deps.ts';
import { ask, lookAt } from './look-at.ts';

const DAY_MS = 86_400_000;
const LISTED_AT_ONCE = 500;

/** Dossiers whose workflows run and that have no row, in portions. */
export async function* withoutRow({ client, pool }: ReconcileDeps): AsyncGenerator<DossierId[]> {
  let listed: DossierId[] = [];
  const unknown = async (): Promise<DossierId[]> => {
    const known = new Set((await knownDossiers(pool, listed)).map(workflowIdOf));
    return listed.filter((id) => !known.has(workflowIdOf(id)));
  };
  for await (const { workflowId } of client.workflow.list({
    query: runsOf(workflowTypes(), { isRunning: true }),
    pageSize: LISTED_AT_ONCE,
  })) {
    listed.push(dossierOf(workflowId));
    if (listed.length < LISTED_AT_ONCE) continue;
    yield await unknown();
    listed = [];
  }
  yield await unknown();
}

/**
 * Looks at one of them; undefined when it has ended or has a row by now. One that took nothing for `patienceMs` is
 * terminated.
 */
export async function reconcileWithoutRow(
  { client, pool }: ReconcileDeps,
  id: DossierId,
  patienceMs = DAY_MS,
): Promise<Finding | undefined> {
  const found = (outcome: Outcome, says: string): Finding => ({
    about: workflowIdOf(id),
    trouble: 'noRow',
    outcome,
    says,
  });
  const seen = await lookAt(client, workflowIdOf(id));
  if (seen.is === 'absent') return undefined;
  const handle = client.workflow.getHandle(workflowIdOf(id));
  const { startTime } = await handle.describe();
  const isOld = Date.now() - startTime.getTime() > patienceMs;
  if (!(await tookAnything(client, handle))) {
    if (!isOld) return found('watched', '工作流没有受理过建档，将自行结束。');
    // An opening taken in this very moment is in the ledger, and the next reconciliation starts it from there.
    await handle.terminate('对账：没有受理过建档');
    return found('mended', '工作流长时间没有受理建档，已终止。');
  }
  const { current } = seen.is === 'running' ? await ask(client, id) : {};
  if ((await knownDossiers(pool, [id])).length > 0) return undefined;
  if (await readLine(pool, id, 1))
    return found('left', '台账中有它，卷宗表中没有。请运行 rebuild（《运维手册》第九部分（七））。');
  if (!current)
    return found('left', '工作流没有对应的卷宗，也不作答。请查看 worker 日志，勿终止：其中可能有数据库里没有的台账。');
  if (current.recordedUpTo > 0)
    return found(
      'left',
      `工作流已记到第 ${current.recordedUpTo} 行，数据库中却没有这个卷宗：数据库似由较早的备份恢复。请按《运维手册》第九部分（二）补齐，勿终止该工作流。`,
    );
  return found(isOld ? 'left' : 'watched', '建档已受理，尚未记入台账，正在重试。');
}

/** Whether it began with a dossier or accepted an order. */
async function tookAnything(client: Client, handle: WorkflowHandle): Promise<boolean> {
  const { events } = await handle.fetchHistory();
  const [begunWith] = await contentsOf(client, events?.[0]?.workflowExecutionStartedEventAttributes?.input);
  return (
    ((begunWith as Partial<LifecycleInput> | undefined)?.seq ?? 0) > 0 ||
    events!.some((event) => event.workflowExecutionUpdateAcceptedEventAttributes)
  );
}
