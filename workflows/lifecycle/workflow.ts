// The life of one dossier, of whatever kind: refuse unlawful acts, take lawful ones, wait for the next reminder, and hand
// all of it to be recorded.
// The story alone records, one local activity at a time, and no predicate reads a clock: two results racing, or a clock
// asked while predicates are tried, make histories that cannot be replayed.
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
  CURRENT_DOSSIER_QUERY,
  RECALCULATE_SIGNAL,
  type ActOrder,
  type ActOutcome,
  type CurrentDossier,
  type LifecycleActivities,
  type LifecycleInput,
} from './contract.ts';
import { reasonGiven } from './order-shape.ts';
import { ledgerAhead, refuseUnlawful } from './refusal.ts';
import { show } from './show.ts';
import { FIRST_RETRY_MS, RunningDossier } from './state.ts';

export const act = defineUpdate<ActOutcome, [ActOrder]>(ACT_UPDATE);
export const recalculate = defineSignal<[string]>(RECALCULATE_SIGNAL);
export const currentDossier = defineQuery<CurrentDossier>(CURRENT_DOSSIER_QUERY);

// All attempts together stay well below the workflow task timeout: a task that outlives it costs its callers the whole
// of it.
const { record } = proxyLocalActivities<LifecycleActivities>({
  startToCloseTimeout: '3s',
  scheduleToCloseTimeout: '4s',
  retry: { maximumAttempts: 2, initialInterval: '50ms' },
  summary: '记入台账',
});

/** One workflow per dossier, for as long as anything binds it. A cancellation in the UI ends nothing. */
export async function lifecycle(input: LifecycleInput): Promise<void> {
  const runStartedAt = Date.now();
  const dossier = new RunningDossier(input, runStartedAt);

  // Messages
  setHandler(act, (order) => take(dossier, order), {
    // What is typed in the Temporal UI may be anything, and any number of things.
    validator: (order: ActOrder, ...more: unknown[]) => refuseUnlawful(dossier, order, Date.now(), more),
    description: '依《办法》办理一项行为',
  });
  setHandler(recalculate, (because: unknown) => dossier.askForRecalculation(reasonGiven(because), Date.now()), {
    description: '日历、规则或版本有变，重新计算期限',
  });
  setHandler(currentDossier, () => dossier.current(), { description: '卷宗现状' });

  // Story
  await CancellationScope.nonCancellable(async () => {
    const alarm = new Alarm();
    while (!(dossier.hasEnded() && (await everyoneIsAnswered(dossier)))) {
      dossier.turnTime(Date.now());
      if (dossier.hasNews()) await recordAll(dossier, runStartedAt);
      else if (dossier.isToBeginANewRun()) await beginANewRun(dossier);
      else {
        show(dossier);
        await newsOrTime(dossier, alarm);
      }
    }
    show(dossier);
  });
}

/** Applied and numbered at once, so that nobody is judged in between; answered when it stands in the ledger. */
async function take(dossier: RunningDossier, order: ActOrder): Promise<ActOutcome> {
  const outcome = dossier.take(order, Date.now());
  await CancellationScope.nonCancellable(() =>
    condition(() => dossier.isRecorded(outcome.seq) || dossier.isSuperseded),
  );
  if (!dossier.isRecorded(outcome.seq)) throw ledgerAhead();
  return outcome;
}

/**
 * Records everything queued in one go. Failing, it waits a little longer each time; a new line makes it try at once.
 */
async function recordAll(dossier: RunningDossier, runStartedAt: number): Promise<void> {
  const lines = dossier.unrecorded();
  try {
    const { continueAsNewSuggested, historySize: historyBytes } = workflowInfo();
    const { kind, code } = dossier;
    dossier.obey(await record({ kind: kind.name, code, lines, runStartedAt, continueAsNewSuggested, historyBytes }));
  } catch (error) {
    // A failed local activity arrives bare, as what it threw, not as an ActivityFailure around it.
    if (!(error instanceof TemporalFailure)) throw error;
    // Cancelled means that this run was evicted from the worker's cache, which says nothing about the database.
    const waitMs = isCancellation(error) ? FIRST_RETRY_MS : dossier.noteFailure(Date.now());
    await condition(() => dossier.wentOnSince(lines.at(-1)!.seq), waitMs);
  }
}

/** A new run has a short history, knows no update ids, and is the moment at which state may change its version. */
async function beginANewRun(dossier: RunningDossier): Promise<void> {
  if (!(await everyoneIsAnswered(dossier))) return;
  await makeContinueAsNewFunc<typeof lifecycle>({ workflowTaskTimeout: workflowInfo().taskTimeoutMs })(
    dossier.carriedOn(),
  );
}

/** True when all waiting handlers have finished and no news came meanwhile. */
async function everyoneIsAnswered(dossier: RunningDossier): Promise<boolean> {
  await condition(() => allHandlersFinished() || dossier.hasNews());
  return !dossier.hasNews();
}

async function newsOrTime(dossier: RunningDossier, alarm: Alarm): Promise<void> {
  alarm.setTo(dossier.nextWakeAt, Date.now(), wakeSummary(dossier));
  await condition(() => dossier.hasNews() || alarm.rang);
}

/** The name of the timer in the UI; a dossier also wakes for what reminds nobody, such as a lamp that changes. */
function wakeSummary({ nextWakeAt, recorded }: RunningDossier): string {
  if (nextWakeAt === null) return '';
  const wakesOn = beijingDateOf(nextWakeAt);
  return wakesOn === recorded?.nextReminderOn ? `下次提醒 ${wakesOn}` : `下次核对 ${wakesOn}`;
}
