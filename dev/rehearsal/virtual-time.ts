// Moves one project through virtual time on the real server. Two rules keep every wake: never skip past the next known
// one, and look only at a project that answers (a fresh run does not, and a skip into it loses all wakes up to its end).
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { DossierId } from '../../measures/dossier.ts';
import { CURRENT_DOSSIER_QUERY, workflowIdOf, type CurrentDossier } from '../../workflows/lifecycle/contract.ts';
import { StartFailure } from '../stack/failure.ts';

const COMPLETED = 2;
const FAILED = 3;
const ATTEMPTS = 3;
/** A wake is recorded within seconds of real time; far beyond it something is wrong. */
const PATIENCE_MS = 30_000;
/** Past the instant itself, so that its timer has fired. */
const JUST_AFTER_MS = 50;

/** The project's own clock, epoch ms; the real one until it was moved for the first time. */
export async function clockOf(client: Client, id: DossierId): Promise<number> {
  const { raw } = await client.workflow.getHandle(workflowIdOf(id)).describe();
  const time = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return time ? Number(time.seconds) * 1000 + Number(time.nanos ?? 0) / 1e6 : Date.now();
}

/**
 * Lets virtual time pass until `at` (epoch ms), stopping at every wake until it is recorded. Answers false when the
 * life ended before.
 */
export async function advanceTo(
  client: Client,
  id: DossierId,
  at: number,
  tellWake: (plannedAt: number) => void,
): Promise<boolean> {
  for (let project = await settled(client, id); project;) {
    const { nextWakeAt, seq, ended } = project;
    if (ended) return false;
    if (nextWakeAt === null || nextWakeAt >= at) {
      await skipTo(client, id, at);
      return (await settled(client, id)) !== undefined;
    }
    await skipTo(client, id, nextWakeAt + JUST_AFTER_MS);
    tellWake(nextWakeAt);
    project = await settled(client, id, seq);
  }
  return false;
}

/**
 * The project once everything it took is recorded; with `after`, once a line beyond that number is. Undefined when its
 * workflow has ended.
 */
export async function settled(client: Client, id: DossierId, after = 0): Promise<CurrentDossier | undefined> {
  const handle = client.workflow.getHandle(workflowIdOf(id));
  for (const until = performance.now() + PATIENCE_MS; ;) {
    const project = await handle.query<CurrentDossier>(CURRENT_DOSSIER_QUERY).catch(() => undefined);
    if (project && project.recordedUpTo === project.seq && project.seq > after) {
      const { status } = await handle.describe();
      return status.name === 'RUNNING' ? project : undefined;
    }
    if (performance.now() > until)
      throw new Error(`${workflowIdOf(id)}：虚拟时间中的一次唤醒没有记入台账（最后序号 ${after}）`);
    await sleep(20);
  }
}

/** Lets virtual time pass until `at` (epoch ms), and nothing else; nothing may be planned before. */
export async function skipTo(client: Client, id: DossierId, at: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const failedReason = await tryToSkip(client, id, at);
    if (failedReason === undefined) return;
    if (attempt === ATTEMPTS) throw new Error(`${workflowIdOf(id)}：快进失败（${failedReason}）`);
    // A run that began meanwhile knows nothing of it. What of the time has passed has passed.
    if (!(await settled(client, id))) return;
  }
}

/** Why it failed. */
async function tryToSkip(client: Client, id: DossierId, at: number): Promise<string | undefined> {
  const byMs = Math.ceil(at - (await clockOf(client, id)));
  if (byMs <= 0) return undefined;
  const service = client.workflowService;
  const fastForwardId = randomUUID();
  const where = { namespace: client.options.namespace, workflowExecution: { workflowId: workflowIdOf(id) } };
  const { workflowExecutionOptions } = await service.updateWorkflowExecutionOptions({
    ...where,
    identity: 'rehearsal',
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id: fastForwardId, duration: msToTs(byMs) },
        maxSessionSkipCount: 1000,
      },
    },
  });
  // An older server answers OK and leaves out what it does not know. (`enabled` is false again when nothing stood in
  // the way of the skip.)
  if (!workflowExecutionOptions?.timeSkippingConfig)
    throw new StartFailure(
      '这个 Temporal 服务不支持虚拟时间（需要 1.32 或更新，并打开 frontend.WorkflowTimeSkippingEnabled）；不设 TEMPORAL_ADDRESS 时使用自带的服务即可演练',
    );
  for (;;) {
    const { fastForwardPollingResult, failedReason } = await service.pollWorkflowExecutionTimeSkipping({
      ...where,
      fastForwardId,
    });
    if (Number(fastForwardPollingResult) === COMPLETED) return undefined;
    if (Number(fastForwardPollingResult) === FAILED) return String(failedReason);
  }
}
