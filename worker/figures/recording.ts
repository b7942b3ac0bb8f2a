// What this process recorded, how late its reminders were, and which of its activities failed; counted since it began.
import { Counter, Histogram, type Registry } from 'prom-client';
import type { RecordedNews } from '../../activities/recorded-news.ts';
import { isDatabaseAway } from '../../database/away.ts';
import { allKinds } from '../../measures/register.ts';

/** A turn of time is due within its window of minutes; beyond days nobody tells apart how late it was. */
const LATENESS_SECONDS = [1, 5, 15, 60, 300, 900, 3_600, 21_600, 86_400, 259_200];
const LINES = ['act', 'time', 'recalculation'] as const;
const CAUSES = ['database', 'other'] as const;

export interface RecordingFigures {
  readonly noteRecorded: (news: RecordedNews) => void;
  readonly noteFailure: (activity: string, error: unknown) => void;
}

/** `activities`: the names of all there are, so that each is told of before it fails for the first time. */
export function recordingFigures(registry: Registry, activities: readonly string[]): RecordingFigures {
  const registers = [registry];
  const records = new Counter({
    name: 'duban_records_total',
    help: 'Lines that this worker put into the ledger',
    labelNames: ['kind', 'line'],
    registers,
  });
  const lateness = new Histogram({
    name: 'duban_reminder_lateness_seconds',
    help: 'From the instant a reminder was planned for to when it stood in the outbox',
    buckets: LATENESS_SECONDS,
    registers,
  });
  const failures = new Counter({
    name: 'duban_activity_failures_total',
    help: 'Attempts of activities that failed, by what was in their way',
    labelNames: ['activity', 'cause'],
    registers,
  });
  // An alert on a series that is absent never fires, and the first failure would be no increase.
  for (const { name: kind } of allKinds()) for (const line of LINES) records.inc({ kind, line }, 0);
  for (const activity of activities) for (const cause of CAUSES) failures.inc({ activity, cause }, 0);

  return {
    noteRecorded({ kind, lines, remindersPlannedAt }) {
      for (const line of lines) records.inc({ kind, line });
      for (const plannedAt of remindersPlannedAt) lateness.observe(Math.max(0, Date.now() - plannedAt) / 1_000);
    },
    noteFailure(activity, error) {
      failures.inc({ activity, cause: error instanceof Error && isDatabaseAway(error) ? 'database' : 'other' });
    },
  };
}
