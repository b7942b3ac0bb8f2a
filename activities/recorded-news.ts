// What a batch that was recorded says of how well we keep up: which lines, and when the reminders in it were planned for.
import type { HeldDossier } from '../database/recording.ts';
import type { Line } from '../measures/line.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';
import type { Batch } from './settle-batch.ts';

export interface RecordedNews {
  kind: string;
  lines: Line['is'][];
  /** Of each reminder that a turn of time said: the instant at which the dossier was to wake for it, epoch ms. */
  remindersPlannedAt: number[];
}

export function newsOf({ row }: HeldDossier<RecordedState>, { leavings: { lines, says } }: Batch): RecordedNews {
  const wakes = [row?.recorded.nextWakeAt, ...lines.map(({ outcome }) => outcome.nextWakeAt)];
  return {
    kind: lines[0]!.kind,
    lines: lines.map(({ line }) => line),
    remindersPlannedAt: lines.flatMap(({ line, seq }, place) => {
      const plannedAt = wakes[place] ?? null;
      if (line !== 'time' || plannedAt === null) return [];
      return says.filter((said) => said.seq === seq && said.notice.kind === 'reminder').map(() => plannedAt);
    }),
  };
}
