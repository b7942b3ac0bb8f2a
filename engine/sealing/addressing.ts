// Clients and activities put the address on what they send, and take only what bears their own: the counterpart of the
// door that workflows have (workflows/sealing/interceptors.ts).
import { ApplicationFailure } from '@temporalio/common';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { addressed, opened, UNSEALED_FAILURE, type Purpose } from '../../workflows/sealing/contract.ts';

/** Always one argument, also where there was none: a call without arguments never meets the codec. */
const letter = (workflowId: string | null | undefined, as: Purpose, args: unknown[]): unknown[] => [
  addressed(workflowId ?? '', as, args),
];

interface Start {
  workflowId: string;
  args: unknown[];
}
const start = <Options extends Start>(type: string, options: Options): Options => ({
  ...options,
  args: letter(options.workflowId, `start ${type}`, options.args),
});

export const addressedCalls: WorkflowClientInterceptor = {
  startWithDetails: (input, next) => next({ ...input, options: start(input.workflowType, input.options) }),
  signal: (input, next) =>
    next({ ...input, args: letter(input.workflowExecution.workflowId, `signal ${input.signalName}`, input.args) }),
  signalWithStart: (input, next) =>
    next({
      ...input,
      options: start(input.workflowType, input.options),
      signalArgs: letter(input.options.workflowId, `signal ${input.signalName}`, input.signalArgs),
    }),
  startUpdate: (input, next) =>
    next({ ...input, args: letter(input.workflowExecution.workflowId, `update ${input.updateName}`, input.args) }),
  startUpdateWithStart: (input, next) =>
    next({
      ...input,
      workflowStartOptions: start(input.workflowType, input.workflowStartOptions),
      updateArgs: letter(input.workflowStartOptions.workflowId, `update ${input.updateName}`, input.updateArgs),
    }),
  query: (input, next) =>
    next(
      // Those of the engine are answered by the SDK and bring nothing.
      input.queryType.startsWith('__')
        ? input
        : { ...input, args: letter(input.workflowExecution.workflowId, `query ${input.queryType}`, input.args) },
    ),
};

export const addressedActivities: ActivityInterceptorsFactory = ({ info }) => {
  const { activityType } = info;
  const { workflowId } = info.workflowExecution ?? { workflowId: '' };
  return {
    inbound: {
      async execute(input, next) {
        const found = opened(input.args, workflowId, `activity ${activityType}`);
        if ('refusedBecause' in found) throw ApplicationFailure.nonRetryable(found.refusedBecause, UNSEALED_FAILURE);
        const result = await next({ ...input, args: found.content as unknown[] });
        return addressed(workflowId, `result ${activityType}`, result);
      },
    },
  };
};
