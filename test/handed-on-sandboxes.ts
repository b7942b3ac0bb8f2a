// Test support: the thread in which a worker's workflows run is handed on, once that worker has stopped, to the next
// worker of the process that asks for the same. To load the workflows into a new one takes more than most worlds do in it.
import { createHash } from 'node:crypto';
import { Worker } from '@temporalio/worker';

interface Workflow {
  dispose(): Promise<void>;
}
/** What the SDK calls a workflow creator: such a thread, with the workflows loaded. */
interface Sandbox<Options = unknown> {
  createWorkflow(options: Options): Promise<Workflow>;
  destroy(): Promise<void>;
}
interface Bundle {
  code: string;
  sourceMap: { sources: unknown[] };
}
interface Asked {
  /** Replays: their workflows run in the thread of whoever asks. */
  debugMode?: boolean;
  activities: ReadonlyMap<string, unknown>;
  isolateExecutionTimeoutMs: number;
}
interface Maker {
  createWorkflowCreator(bundle: Bundle, asked: Asked, logger: unknown): Promise<Sandbox>;
}

/** Each holds some 80 MB. */
const IDLE_AT_MOST = 3;

interface Idle {
  readonly serves: string;
  readonly sandbox: Sandbox;
}
const idle: Idle[] = [];
let isHandingOn = false;

/** Once a process, whichever file asks. */
export function handSandboxesOn(): void {
  if (isHandingOn) return;
  isHandingOn = true;
  const maker = Worker as unknown as Maker;
  const make = maker.createWorkflowCreator.bind(Worker);
  maker.createWorkflowCreator = async (bundle, asked, logger) => {
    const { debugMode, activities, isolateExecutionTimeoutMs } = asked;
    // The SDK keeps one source map in a process for all bundles of one file name: the end of one that is idle would take
    // it from another in the same thread.
    if (debugMode && bundle.sourceMap.sources.length > 0) return make(bundle, asked, logger);
    const code = createHash('sha256').update(bundle.code).digest('hex');
    const serves = JSON.stringify([code, debugMode, [...activities.keys()].sort(), isolateExecutionTimeoutMs]);
    const at = idle.findIndex((one) => one.serves === serves);
    const sandbox = at < 0 ? await make(bundle, asked, logger) : idle.splice(at, 1)[0]!.sandbox;
    return lent(sandbox, serves);
  };
}

/** The sandbox for one worker alone: it is left without a workflow. */
function lent(sandbox: Sandbox, serves: string): Sandbox {
  const alive = new Set<Workflow>();
  return {
    async createWorkflow(options) {
      const workflow = await sandbox.createWorkflow(options);
      alive.add(workflow);
      const dispose = workflow.dispose.bind(workflow);
      workflow.dispose = () => {
        alive.delete(workflow);
        return dispose();
      };
      return workflow;
    },
    async destroy() {
      await Promise.all([...alive].map((workflow) => workflow.dispose()));
      idle.push({ serves, sandbox });
      if (idle.length > IDLE_AT_MOST) await idle.shift()!.sandbox.destroy();
    },
  };
}
