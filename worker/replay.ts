// Replays the history of a run by the workflows of this build: whether it goes on under them, and where it does not, at
// which event and by which line of code. Reads alone; nothing is sent to the run.
import { Connection, type Client } from '@temporalio/client';
import { readConfig } from '../config.ts';
import { openClient } from '../engine/client.ts';
import { clientOptions } from '../engine/connect.ts';
import { runsOf } from '../engine/runs.ts';
import { replaysAs } from '../engine/sealing/by-hand.ts';
import { workflowTypes } from '../measures/register.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { bundleFile, codeThatShowsFailures } from './bundle.ts';
import { eventNamed } from './event-named.ts';
import { KIND_OPTION, namedWorkflows } from './named-dossiers.ts';
import { installQuietRuntime } from './quiet-runtime.ts';
import { historyOf, type Event, type History } from './refill/histories.ts';
import { replayed, type Run } from './replayed.ts';

export interface Replayed {
  workflowId: string;
  runId: string;
  events: number;
  /** Undefined where it replays. */
  error?: string;
  /** The event at which it does not. */
  at?: Event | undefined;
}

/** The latest run of each, or with `all` every open dossier's. */
export async function* replayAll(client: Client, bundle: string, ids: readonly string[]): AsyncGenerator<Replayed> {
  const lengths = new Map<string, readonly Event[]>();
  async function* runs(): AsyncGenerator<Run> {
    for await (const workflowId of ids.length > 0 ? ids : openWorkflows(client)) {
      const { runId } = await client.workflow.getHandle(workflowId).describe();
      const history = await historyOf(client, workflowId, runId);
      if (!history) throw new PlainError(`引擎不再保留 ${workflowId} 的历史：请核对编号。`);
      lengths.set(workflowId, history.events ?? []);
      yield { workflowId, runId, history: withTaskThatFails(history) };
    }
  }
  const by = { code: codeThatShowsFailures(bundle), sinks: {} };
  for await (const { workflowId, runId, error } of replayed(by, runs(), replaysAs(client))) {
    const events = lengths.get(workflowId)!;
    lengths.delete(workflowId);
    const one = { workflowId, runId, events: events.length };
    yield error ? { ...one, error: error.message, at: eventNamed(error.message, events) } : one;
  }
}

/** `temporal.api.enums.v1.EventType`. */
const TASK_COMPLETED = 7;

/**
 * With the task that failed last as if it had been completed, and nothing after it: a replay passes over what failed, and
 * that is what shall be seen.
 */
function withTaskThatFails(history: History): History {
  const events = history.events ?? [];
  const completed = events.findLastIndex((event) => event.workflowTaskCompletedEventAttributes);
  const at = events.findIndex((event, index) => index > completed && event.workflowTaskFailedEventAttributes);
  if (at < 0) return history;
  const { eventId, eventTime, workflowTaskFailedEventAttributes } = events[at]!;
  const { scheduledEventId, startedEventId } = workflowTaskFailedEventAttributes!;
  const asCompleted = {
    eventId,
    eventTime,
    eventType: TASK_COMPLETED,
    workflowTaskCompletedEventAttributes: { scheduledEventId, startedEventId },
  };
  return { ...history, events: [...events.slice(0, at), asCompleted] };
}

async function* openWorkflows(client: Client): AsyncGenerator<string> {
  const query = runsOf(workflowTypes(), { isRunning: true });
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 500 })) yield workflowId;
}

const USAGE = `用法：replay 编号… [--kind project|unit]
       replay --open
以本版程序回放工作流的历史（不发送任何内容）：能否接续，不能的，停在哪个事件、哪行程序。编号可以是 CQ-2026-0001，也可以是工作流编号 project:…、unit:…、mailbox:…。
--open：全部未结卷宗，升级之前用。--bundle 文件：改用另一版的工作流包。
退出码：0 都能回放；1 有不能回放的；2 未能完成。`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments(
    USAGE,
    {
      ...KIND_OPTION,
      open: { type: 'boolean', default: false },
      bundle: { type: 'string' },
    },
    true,
  );
  if (values.open === positionals.length > 0) throw new PlainError('请写明编号，或者只写 --open；用法见 --help。');
  const stacks: string[] = [];
  installQuietRuntime(({ meta }) => {
    const stack = stackIn(meta?.error);
    if (stack !== undefined && !stacks.includes(stack)) stacks.push(stack);
  });
  const config = readConfig();
  const connection = await Connection.connect(clientOptions(config));
  const client = openClient(connection, config);
  const bundle = await bundleFile(values.bundle ?? config.workflowBundle, config.folder);
  const ids = namedWorkflows(positionals, values.kind);
  let failed = 0;
  for await (const one of replayAll(client, bundle, ids)) {
    if (one.error !== undefined) failed += 1;
    if (one.error !== undefined || !values.open) console.log(worded(one, stacks.splice(0)));
  }
  if (values.open) console.log(failed === 0 ? '未结卷宗都能回放' : `${failed} 个不能回放`);
  await connection.close();
  return failed === 0 ? EXIT.done : EXIT.left;
}

const stackIn = (error: unknown): string | undefined => (error instanceof Error ? error.stack : undefined);

function worded({ workflowId, runId, events, error, at }: Replayed, stacks: readonly string[]): string {
  if (error === undefined) return `${workflowId} 运行 ${runId}：能回放（${events} 个事件）`;
  return [
    `${workflowId} 运行 ${runId}：不能回放`,
    ...(at ? [`停在事件 ${String(at.eventId)}（${kindOf(at)}）`] : []),
    ...(stackOf(error) ?? [error, ...stacks]),
    cureOf(error),
  ].join('\n');
}

/** Of a task that failed the core hands on what the workflow said, in its own way of writing. */
function stackOf(error: string): string[] | undefined {
  const written = /stack_trace: "((?:[^"\\]|\\.)*)"/.exec(error)?.[1];
  const stack = written?.replaceAll('\\n', '\n').replaceAll(/\\(["'\\])/g, '$1');
  return stack ? [stack.slice(stack.indexOf('\n\n') + 1).trim()] : undefined;
}

/** Its attributes name what it is. */
const kindOf = (event: Event): string =>
  Object.keys(event)
    .find((name) => name.endsWith('EventAttributes'))
    ?.replace('EventAttributes', '') ?? '';

const cureOf = (error: string): string =>
  /TMPRL1100|nondeterminism/i.test(error)
    ? '怎么办：本版程序与这段历史不合。换回上一版 worker，它会自行接续，再以 patched() 修正程序；没有能接续它的版本，运行 restart，它按台账重新开始，什么也不丢。'
    : /state version/.test(error)
      ? '怎么办：这个运行由更新的版本开始。请停掉旧的 worker，换上那一版，它会自行接续；没有那样的版本（例如有人手工启动的），运行 restart，它按台账重新开始，什么也不丢。'
      : '怎么办：按所示的程序行修正并部署，它会自行接续；修不了的，运行 restart，它按台账重新开始，什么也不丢。';

if (isProgram(import.meta.url)) await runProgram(main);
