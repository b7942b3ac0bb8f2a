// Which keys the engine still needs: every history that it keeps is looked through, of runs that live and of those that
// have ended and are retained, and what schedules will begin with.
import type { Connection } from '@temporalio/client';
import { keyIdOf } from '../engine/sealing/codec.ts';
import { payloadsIn } from '../engine/sealing/payloads-in.ts';
import { NOT_FOUND, tolerating } from './grpc.ts';
import { sideBySide } from './side-by-side.ts';

const AT_ONCE = 8;
const PAGE = 200;

/** By id of the key: workflows, and schedules, that cannot be read without it. */
export type KeyUse = Map<string, Set<string>>;

export async function keysInUse(connection: Connection, namespaces: readonly string[]): Promise<KeyUse> {
  const use: KeyUse = new Map();
  const note = (user: string, answer: unknown): void => {
    for (const payload of payloadsIn(answer)) {
      const id = keyIdOf(payload);
      if (id !== undefined) use.set(id, (use.get(id) ?? new Set()).add(user));
    }
  };
  for (const namespace of namespaces) {
    for await (const runs of runsIn(connection, namespace))
      await sideBySide(runs, AT_ONCE, async (execution) => {
        // One that was deleted or fell out of retention meanwhile needs no key.
        await tolerating(NOT_FOUND, async () => {
          const { workflowService } = connection;
          note(execution.workflowId!, await workflowService.describeWorkflowExecution({ namespace, execution }));
          for await (const page of historyOf(connection, namespace, execution)) note(execution.workflowId!, page);
        });
      });
    for await (const scheduleId of schedulesIn(connection, namespace))
      note(scheduleId, await connection.workflowService.describeSchedule({ namespace, scheduleId }));
  }
  return use;
}

interface Execution {
  workflowId?: string | null;
  runId?: string | null;
}

async function* runsIn({ workflowService }: Connection, namespace: string): AsyncGenerator<Execution[]> {
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await tolerating(NOT_FOUND, () =>
      workflowService.listWorkflowExecutions({ namespace, pageSize: PAGE, nextPageToken }),
    );
    yield (page?.executions ?? []).map(({ execution }) => execution!);
    nextPageToken = page?.nextPageToken;
  } while (nextPageToken?.length);
}

async function* historyOf({ workflowService }: Connection, namespace: string, execution: Execution) {
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await workflowService.getWorkflowExecutionHistory({ namespace, execution, nextPageToken });
    yield page.history;
    nextPageToken = page.nextPageToken;
  } while (nextPageToken?.length);
}

async function* schedulesIn({ workflowService }: Connection, namespace: string): AsyncGenerator<string> {
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await tolerating(NOT_FOUND, () =>
      workflowService.listSchedules({ namespace, maximumPageSize: PAGE, nextPageToken }),
    );
    for (const { scheduleId } of page?.schedules ?? []) yield scheduleId!;
    nextPageToken = page?.nextPageToken;
  } while (nextPageToken?.length);
}
