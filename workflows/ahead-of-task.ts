/**
 * Refuses what no workflow task has brought yet. A question about a run that has left the worker's memory is answered
 * from its history as it stands, and that may hold events after the last task that was started: a timer that fired, a
 * signal. The SDK (1.24) hands them to the workflow at once, and goes on from there when their task comes: what was
 * decided so is not what a replay decides, and the run is lost for good. So the question fails, the run is put out of
 * memory, and the task finds it as its history says; whoever asks again is answered.
 */
import { workflowInfo, type ActivateInput, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

type Job = NonNullable<ActivateInput['activation']['jobs']>[number];

export const interceptors: WorkflowInterceptorsFactory = () => {
  let last = { length: 0, size: 0, at: 0 };
  return {
    internals: [
      {
        activate(input, next) {
          const { historyLength: length, historySize: size } = workflowInfo();
          const shown = { length, size, at: Date.now() };
          // The start of a task moves the clock and the size on; other events only lengthen the history.
          const isAhead = size > 0 && size === last.size && shown.at === last.at && length > last.length;
          if (isAhead && !input.activation.jobs?.some(isOfATask))
            throw new Error('历史中有尚未交给工作流任务的事件，请稍后再查询');
          last = shown;
          next(input);
        },
      },
    ],
  };
};

/** What only a task can bring, whatever a clock that was set back makes of it. */
const isOfATask = ({ doUpdate, resolveActivity }: Job): boolean => Boolean(doUpdate ?? resolveActivity?.isLocal);
