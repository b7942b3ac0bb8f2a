// How many events of a history an act, and a wake, cost: each workflow task is counted with what brought it about and
// what it commanded.
import type { WorkflowHandle } from '@temporalio/client';

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
type Event = NonNullable<History['events']>[number];

export interface EventCount {
  acts: number;
  wakes: number;
  newRuns: number;
  /** Events by what they were for. */
  forActs: number;
  forWakes: number;
  /**
   * A new run comes with a new year, whatever the project does: its end, start and first task. What is set up again in
   * it belongs to the act or wake before.
   */
  forNewRuns: number;
}

const NOTHING: EventCount = { acts: 0, wakes: 0, newRuns: 0, forActs: 0, forWakes: 0, forNewRuns: 0 };

/**
 * Counts the histories of one chain of runs, in their order. Events of time skipping exist in rehearsals only and are
 * left out.
 */
export function countEvents(histories: readonly History[]): EventCount {
  const count = { ...NOTHING };
  let last: 'forActs' | 'forWakes' = 'forActs';
  for (const [run, { events }] of histories.entries()) {
    for (const [turn, all] of turnsOf((events ?? []).filter((event) => !isOfTimeSkipping(event))).entries()) {
      const mine = all.filter((event) => !isOfNewRun(event, run > 0 && turn === 0));
      const acts = all.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
      const wakes = all.filter((event) => event.timerFiredEventAttributes).length;
      if (acts > 0) last = 'forActs';
      else if (wakes > 0) last = 'forWakes';
      count.acts += acts;
      count.wakes += wakes;
      count[last] += mine.length;
      count.forNewRuns += all.length - mine.length;
      count.newRuns += all.filter((event) => event.workflowExecutionContinuedAsNewEventAttributes).length;
    }
  }
  return count;
}

function isOfNewRun(event: Event, isFirstTurn: boolean): boolean {
  const isOfFirstTask =
    event.workflowExecutionStartedEventAttributes ??
    event.workflowTaskScheduledEventAttributes ??
    event.workflowTaskStartedEventAttributes ??
    event.workflowTaskCompletedEventAttributes;
  return Boolean(event.workflowExecutionContinuedAsNewEventAttributes) || (isFirstTurn && Boolean(isOfFirstTask));
}

/**
 * A turn begins with what happened since the commands of the task before, up to and including the commands of its own.
 */
function turnsOf(events: readonly Event[]): Event[][] {
  const turns: Event[][] = [[]];
  for (const event of events) {
    const isCommanded = turns.at(-1)!.some((earlier) => earlier.workflowTaskCompletedEventAttributes);
    if (isCommanded && beginsTurn(event)) turns.push([]);
    turns.at(-1)!.push(event);
  }
  return turns;
}

/**
 * What comes from outside. A task that only goes on with a long local activity belongs to its turn and is not told
 * apart: those of the bench are short.
 */
const beginsTurn = (event: Event): boolean =>
  Boolean(
    event.timerFiredEventAttributes ??
    event.workflowExecutionSignaledEventAttributes ??
    event.workflowTaskScheduledEventAttributes,
  );

const isOfTimeSkipping = (event: Event): boolean =>
  Boolean(
    event.workflowExecutionOptionsUpdatedEventAttributes ??
    event.workflowExecutionTimeSkippingTransitionedEventAttributes,
  );
