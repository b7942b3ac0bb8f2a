/**
 * The door of every workflow where payloads are sealed: only what was sealed for this workflow and this purpose comes in,
 * whatever leaves it to come back is addressed. Workflows know nothing of it.
 * A run is sealed for good or not at all, as its start was. One that is not has here not one promise more than without
 * this module: its history was made so.
 */
import { ApplicationFailure } from '@temporalio/common';
import {
  log,
  proxySinks,
  workflowInfo,
  type QueryInput,
  type Sinks,
  type WorkflowExecuteInput,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';
import type { InputError } from '../../measures/field/input-errors.ts';
import {
  addressed,
  isAddressed,
  isUnsealed,
  opened,
  UNSEALED_FAILURE,
  type Purpose,
  type SealingSink,
} from './contract.ts';
import { run } from './run.ts';

const { sealing } = proxySinks<Sinks & { sealing: SealingSink }>();

export const interceptors: WorkflowInterceptorsFactory = () => {
  let ignored = 0;

  const ignore = (signalName: string, because: string): Promise<void> => {
    log.warn('a signal was ignored: it was not sealed for this workflow', { signalName, because, ignored: ++ignored });
    if (!workflowInfo().unsafe.isReplaying) sealing.ignoredSignal(signalName);
    return Promise.resolve();
  };

  return {
    inbound: [
      {
        execute(input, next) {
          const { args } = input;
          // Every workflow of ours begins with something, so one that begins with nothing was not begun by us.
          if (args.length > 0 && !args.some(isUnsealed) && !isAddressed(args[0])) return next(input);
          return executeSealed(input, next);
        },
        validateUpdate(input, next) {
          next(run.isSealed ? { ...input, args: argumentsIn(input.args, `update ${input.name}`) } : input);
        },
        handleUpdate(input, next) {
          return next(run.isSealed ? { ...input, args: argumentsIn(input.args, `update ${input.name}`) } : input);
        },
        handleSignal(input, next) {
          if (!run.isSealed) return next(input);
          const found = open(input.args, `signal ${input.signalName}`);
          if ('refusedBecause' in found) return ignore(input.signalName, found.refusedBecause);
          return next({ ...input, args: found.content as unknown[] });
        },
        handleQuery(input, next) {
          return run.isSealed ? answerSealed(input, next) : next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => (run.isSealed ? askAddressed(input, next) : next(input)),
        scheduleLocalActivity: (input, next) => (run.isSealed ? askAddressed(input, next) : next(input)),
        continueAsNew(input, next) {
          if (!run.isSealed) return next(input);
          const purpose: Purpose = `start ${input.options.workflowType}`;
          return next({ ...input, args: [addressed(workflowInfo().workflowId, purpose, input.args)] });
        },
      },
    ],
  };
};

/** What was not sealed by us ends at once, as failed. */
async function executeSealed(
  input: WorkflowExecuteInput,
  next: (input: WorkflowExecuteInput) => Promise<unknown>,
): Promise<unknown> {
  const args = argumentsIn(input.args, `start ${workflowInfo().workflowType}`);
  run.isSealed = true;
  return next({ ...input, args });
}

async function answerSealed(input: QueryInput, next: (input: QueryInput) => Promise<unknown>): Promise<unknown> {
  return next({ ...input, args: argumentsIn(input.args, `query ${input.queryName}`) });
}

/** Whoever reaches the engine may complete an activity in a worker's name: its result is looked at like an order. */
async function askAddressed<Input extends { activityType: string; args: unknown[] }>(
  input: Input,
  next: (input: Input) => Promise<unknown>,
): Promise<unknown> {
  const { activityType, args } = input;
  const { workflowId } = workflowInfo();
  const result = await next({ ...input, args: [addressed(workflowId, `activity ${activityType}`, args)] });
  return contentIn([result], `result ${activityType}`);
}

const open = (given: readonly unknown[], purpose: Purpose) => opened(given, workflowInfo().workflowId, purpose);

const argumentsIn = (given: readonly unknown[], purpose: Purpose): unknown[] => contentIn(given, purpose) as unknown[];

function contentIn(given: readonly unknown[], purpose: Purpose): unknown {
  const found = open(given, purpose);
  if ('content' in found) return found.content;
  const errors: InputError[] = [{ pointer: '', says: found.refusedBecause }];
  throw ApplicationFailure.create({
    type: UNSEALED_FAILURE,
    message: found.refusedBecause,
    nonRetryable: true,
    details: [errors],
  });
}
