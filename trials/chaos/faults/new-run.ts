// Resets that make a number mean another act, and kill -9 while the runs begin that follow from them.
import { workflowIdOf } from '../../../workflows/lifecycle/contract.ts';
import { project } from '../../../measures/project/project.ts';
import { projectId } from '../../../test/dossier-names.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { WORKERS, type Arena } from '../arena.ts';
import type { Driver } from '../driver.ts';
import { between, type Fault } from '../fault.ts';
import { putUnderOrder } from '../ripe-projects.ts';
import { correct } from './racing.ts';

/**
 * `temporal.api.enums.v1.ResetReapplyExcludeType`: neither signals nor updates are brought again, as with both ticked
 * in the UI.
 */
const SIGNALS_AND_UPDATES = [1, 2];

export const anotherActUnderItsNumber: Fault = {
  name: 'a reset makes the same number mean another act',
  strike: async (arena, driver, _dice, { isLong }) => {
    const codes = await projectsWithThreeLines(driver, isLong ? 6 : 2);
    const before = await newRuns(arena);
    await Promise.all(
      codes.map(async (code) => {
        await resetToItsOpening(arena, code);
        await putUnderOrder(driver, code);
        const line = await orderOf(arena, code);
        if (!line || line <= 3)
          driver.client.violations.push(
            `${code} was reset to its opening; the order after it stands as line ${line ?? 'nothing'}`,
          );
      }),
    );
    arena.say(`${codes.length} projects were reset and took another act: ${(await newRuns(arena)) - before} new runs`);
    await arena.recovered();
  },
};

export const killedAtNewRun: Fault = {
  name: 'killed while new runs begin',
  strike: async (arena, driver, dice, { isLong }) => {
    for (const victims of [WORKERS, ['temporal'], ['postgres']] as const) {
      const codes = await projectsWithThreeLines(driver, isLong ? 12 : 4);
      const before = await newRuns(arena);
      await Promise.all(codes.map((code) => resetToItsOpening(arena, code)));
      const bringing = codes.map((code) => putUnderOrder(driver, code));
      await sleep(between(dice, 20, 400));
      await arena.killForgiven(...victims);
      await Promise.all(bringing);
      await arena.recovered();
      arena.say(`${victims.join(' and ')} killed while ${(await newRuns(arena)) - before} new runs began`);
    }
  },
};

async function projectsWithThreeLines(driver: Driver, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const { code } = await driver.openAside();
      for (let taken = 0; taken < 2;) taken += (await correct(driver, code)) ? 1 : 0;
      return code;
    }),
  );
}

/** The first task took the opening; what the later ones did stands in the ledger alone. */
async function resetToItsOpening({ engine, stack }: Arena, code: string): Promise<void> {
  const workflowId = workflowIdOf(projectId(code));
  const { runId } = await engine.workflow.getHandle(workflowId).describe();
  const { events } = await engine.workflow.getHandle(workflowId, runId).fetchHistory();
  const second = events!.filter((event) => event.workflowTaskCompletedEventAttributes)[1];
  await engine.workflowService.resetWorkflowExecution({
    namespace: stack.temporalNamespace,
    workflowExecution: { workflowId, runId },
    reason: 'by an administrator',
    requestId: crypto.randomUUID(),
    workflowTaskFinishEventId: second!.eventId,
    resetReapplyExcludeTypes: SIGNALS_AND_UPDATES,
  });
}

async function newRuns({ engine }: Arena): Promise<number> {
  return (
    await engine.workflow.count(`WorkflowType = '${project.workflowType}' AND ExecutionStatus = 'ContinuedAsNew'`)
  ).count;
}

async function orderOf({ pool }: Arena, code: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ seq: number }>(
    `select seq from ledger where kind = 'project' and code = $1 and act = 'orderRectification' order by seq limit 1`,
    [code],
  );
  return rows[0]?.seq;
}
