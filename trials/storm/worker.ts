// The worker of production. The one thing in which those of a storm differ is how many projects they keep in memory.
import { Worker } from '@temporalio/worker';
import { LIFECYCLE_QUEUE } from '../../workflows/lifecycle/contract.ts';

const create = Worker.create.bind(Worker);
Worker.create = (options) =>
  create(
    options.taskQueue === LIFECYCLE_QUEUE
      ? { ...options, maxCachedWorkflows: Number(process.env.STORM_CACHED) }
      : options,
  );
await import('../../worker/main.ts');
