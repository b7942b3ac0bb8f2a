// Open dossiers against their workflows: each must run, answer, and know what its ledger holds.
import { setTimeout as sleep } from 'node:timers/promises';
import { readDossierRow } from '../../database/dossier.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { RECALCULATE_SIGNAL, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import type { Finding, Outcome, Trouble } from '../../workflows/reconciliation/contract.ts';
import { unlessAbsent } from '../grpc.ts';
import type { ReconcileDeps } from './deps.ts';
import { ask, lookAt, type Seen } from './look-at.ts';
import { startFromLedger } from '../../engine/start-from-ledger.ts';

/** A fence met is a new run begun: seconds, unless the database is away. */
const CATCHES_UP_WITHIN_MS = 15_000;
const PAUSE_MS = 250;

/**
 * Compares one open dossier with its workflow and mends what can be; undefined when all is well. `answers`: a worker is
 * there to answer.
 */
export async function reconcileDossier(
  deps: ReconcileDeps,
  id: DossierId,
  { answers }: { answers: boolean },
): Promise<Finding | undefined> {
  const seen = await lookAt(deps.client, workflowIdOf(id));
  if (seen.is !== 'running') return notRunning(deps, id, seen);
  return answers ? reconcileKnowledge(deps, id) : undefined;
}

async function notRunning(
  deps: ReconcileDeps,
  id: DossierId,
  seen: Exclude<Seen, { is: 'running' }>,
): Promise<Finding | undefined> {
  if (seen.is === 'paused')
    return found(id, 'paused', 'left', '工作流被人暂停，期间不提醒、不办理。请在 Temporal 中恢复运行。');
  if (seen.is === 'wedged') return wedged(id, seen.because);
  const start = await startFromLedger(deps, id);
  if (start.is !== 'started') return undefined;
  const next = start.nextWakeAt === null ? '' : `，下次唤醒仍为 ${beijingDateOf(start.nextWakeAt)}`;
  return found(
    id,
    'notRunning',
    'mended',
    `工作流不在运行（${seen.because}），已按台账第 ${start.seq} 行重新启动${next}。`,
  );
}

const wedged = (id: DossierId, because: string): Finding =>
  found(
    id,
    'wedged',
    'left',
    `${because}。提醒和办理已停。请查看 worker 日志和该工作流的事件，换上能回放其历史的版本后会自行恢复；没有那样的版本的，运行 restart，它按台账重新开始。`,
  );

/** The row is read before the workflow is asked: a line is known to the workflow before it stands in the ledger. */
async function reconcileKnowledge(deps: ReconcileDeps, id: DossierId): Promise<Finding | undefined> {
  const recorded = await seqOf(deps, id);
  const { current, because } = await ask(deps.client, id);
  if (because !== undefined) return wedged(id, because);
  if (!current)
    return found(id, 'noAnswer', 'left', '工作流在运行却不作答。请以 replay 看它停在哪里，并查看 worker 日志。');
  if (current.seq < recorded) return catchUp(deps, id, current.seq, recorded);
  const now = await seqOf(deps, id);
  if (current.recordedUpTo <= now) return undefined;
  return found(
    id,
    'aheadOfLedger',
    'left',
    `工作流已记到第 ${current.recordedUpTo} 行，台账止于第 ${now} 行：数据库似由较早的备份恢复。请按《运维手册》第九部分（二）补齐台账，勿终止该工作流。`,
  );
}

/** A line that meets the fence makes the workflow adopt what the ledger holds. */
async function catchUp(
  deps: ReconcileDeps,
  id: DossierId,
  knew: number,
  recorded: number,
): Promise<Finding | undefined> {
  const { client } = deps;
  const says = `工作流只知道第 ${knew} 行，台账已到第 ${recorded} 行（曾被重置，或 Temporal 由较早的备份恢复）`;
  // It may have ended meanwhile, which the loop finds out.
  await client.workflow.getHandle(workflowIdOf(id)).signal(RECALCULATE_SIGNAL, '对账：按台账恢复').catch(unlessAbsent);
  for (const until = Date.now() + CATCHES_UP_WITHIN_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    const seen = await lookAt(client, workflowIdOf(id));
    // Reset to before its opening it takes nothing and ends.
    if (seen.is === 'absent') return notRunning(deps, id, seen);
    const { current } = await ask(client, id);
    if (current && current.seq >= recorded) return found(id, 'behindLedger', 'mended', `${says}，已按台账恢复。`);
  }
  return found(id, 'behindLedger', 'left', `${says}，已发出通知，尚未恢复。请稍后再对账。`);
}

const seqOf = async ({ pool }: ReconcileDeps, id: DossierId): Promise<number> =>
  (await readDossierRow(pool, id))?.seq ?? 0;

const found = (id: DossierId, trouble: Trouble, outcome: Outcome, says: string): Finding => ({
  about: workflowIdOf(id),
  trouble,
  outcome,
  says,
});
