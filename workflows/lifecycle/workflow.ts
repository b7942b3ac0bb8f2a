// The life of one project: refuse unlawful acts, take lawful ones, wait for the next reminder, and hand all of it to be
// recorded.
// The story alone records, one local activity at a time, and no predicate reads a clock: two results racing, or a clock
// asked
// while predicates are tried, make histories that cannot be replayed.
import {
  allHandlersFinished,
  CancellationScope,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  isCancellation,
  makeContinueAsNewFunc,
  proxyLocalActivities,
  setHandler,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { Alarm } from './alarm.ts';
import {
  ACT_UPDATE,
  CURRENT_PROJECT_QUERY,
  RECALCULATE_SIGNAL,
  type ActOrder,
  type ActOutcome,
  type CurrentProject,
  type LifecycleActivities,
  type LifecycleInput,
} from './contract.ts';
import { ledgerAhead, refuseUnlawful } from './refusal.ts';
import { show } from './show.ts';
import { FIRST_RETRY_MS, RunningProject } from './state.ts';

export const act = defineUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE);
export const recalculate = defineSignal<[string]>(RECALCULATE_SIGNAL);
export const currentProject = defineQuery<CurrentProject>(CURRENT_PROJECT_QUERY);

// All attempts together stay well below the workflow task timeout: a task that outlives it costs its callers the whole
// of it.
const { record } = proxyLocalActivities<LifecycleActivities>({
  startToCloseTimeout: '3s',
  scheduleToCloseTimeout: '4s',
  retry: { maximumAttempts: 2, initialInterval: '50ms' },
  summary: '记入台账',
});

/** One workflow per project, for as long as anything binds it. A cancellation in the UI ends nothing. */
export async function projectLifecycle(input: LifecycleInput): Promise<void> {
  const runStartedAt = Date.now();
  const project = new RunningProject(input, runStartedAt);

  // Messages
  setHandler(act, (order) => take(project, order), {
    validator: (order: ActOrder) => refuseUnlawful(project, order, Date.now()),
    description: '依《办法》办理一项行为',
  });
  setHandler(recalculate, (because) => project.askForRecalculation(because, Date.now()), {
    description: '日历、规则或版本有变，重新计算期限',
  });
  setHandler(currentProject, () => project.current(), { description: '项目现状' });

  // Story
  await CancellationScope.nonCancellable(async () => {
    const alarm = new Alarm();
    while (!(project.hasEnded() && (await everyoneIsAnswered(project)))) {
      project.turnTime(Date.now());
      if (project.hasNews()) await recordAll(project, runStartedAt);
      else if (project.isToBeginANewRun()) await beginANewRun(project);
      else {
        show(project);
        await newsOrTime(project, alarm);
      }
    }
    show(project);
  });
}

/** Applied and numbered at once, so that nobody is judged in between; answered when it stands in the ledger. */
async function take(project: RunningProject, order: ActOrder): Promise<ActOutcome> {
  const outcome = project.take(order, Date.now());
  await CancellationScope.nonCancellable(() =>
    condition(() => project.isRecorded(outcome.seq) || project.isSuperseded),
  );
  if (!project.isRecorded(outcome.seq)) throw ledgerAhead();
  return outcome;
}

/**
 * Records everything queued in one go. Failing, it waits a little longer each time; a new line makes it try at once.
 */
async function recordAll(project: RunningProject, runStartedAt: number): Promise<void> {
  const lines = project.unrecorded();
  try {
    project.obey(
      await record({
        code: project.code,
        lines,
        runStartedAt,
        continueAsNewSuggested: workflowInfo().continueAsNewSuggested,
      }),
    );
  } catch (error) {
    // A failed local activity arrives bare, as what it threw, not as an ActivityFailure around it.
    if (!(error instanceof TemporalFailure)) throw error;
    // Cancelled means that this run was evicted from the worker's cache, which says nothing about the database.
    const waitMs = isCancellation(error) ? FIRST_RETRY_MS : project.noteFailure(Date.now());
    await condition(() => project.wentOnSince(lines.at(-1)!.seq), waitMs);
  }
}

/** A new run has a short history, knows no update ids, and is the moment at which state may change its version. */
async function beginANewRun(project: RunningProject): Promise<void> {
  if (!(await everyoneIsAnswered(project))) return;
  await makeContinueAsNewFunc<typeof projectLifecycle>({ workflowTaskTimeout: workflowInfo().taskTimeoutMs })(
    project.carriedOn(),
  );
}

/** True when all waiting handlers have finished and no news came meanwhile. */
async function everyoneIsAnswered(project: RunningProject): Promise<boolean> {
  await condition(() => allHandlersFinished() || project.hasNews());
  return !project.hasNews();
}

async function newsOrTime(project: RunningProject, alarm: Alarm): Promise<void> {
  alarm.setTo(project.nextWakeAt, Date.now(), wakeSummary(project));
  await condition(() => project.hasNews() || alarm.rang);
}

/** The name of the timer in the UI; a project also wakes for what reminds nobody, such as a lamp that changes. */
function wakeSummary({ nextWakeAt, recorded }: RunningProject): string {
  if (nextWakeAt === null) return '';
  const wakesOn = beijingDateOf(nextWakeAt);
  return wakesOn === recorded?.nextReminderOn ? `下次提醒 ${wakesOn}` : `下次核对 ${wakesOn}`;
}
