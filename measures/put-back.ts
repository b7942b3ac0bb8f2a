// Duties and messages when the last act is taken back: what it changed stands again as it stood before, and what was taken
// back because of it waits again. Nothing due is lost, nothing is said twice, and no key of a message is used again.
import { UNDONE } from './duty-records.ts';
import { refOf, type DutyRecord } from './duty.ts';
import type { Line } from './line.ts';
import type { PuttingBack, TakingBack } from './notice.ts';
import type { BroughtBefore, Undo } from './undo.ts';

/** Of a line that takes the last act back: that act's line, and what stood before it. */
export function undoneBy(line: Line): { of: number; before: BroughtBefore } | undefined {
  if (line.is !== 'act') return undefined;
  const { references, input } = line.brought;
  return references.before && { of: (input as Undo).of, before: references.before };
}

/** Duties as if the act had not been: those that it brought about are marked, and fall away unless they come about anyway. */
export function putBack(duties: readonly DutyRecord[], { duties: before, touched }: BroughtBefore): DutyRecord[] {
  const earlier = new Map(before.map((record) => [refOf(record), record]));
  return duties.map((now) => {
    const ref = refOf(now);
    const was = earlier.get(ref);
    if (was) return { ...was, usedVersion: usedVersionOf(was, now) };
    return touched.includes(ref) ? { ...now, undone: true } : now;
  });
}

function usedVersionOf(was: DutyRecord, { dueVersion, usedVersion = 0 }: DutyRecord): number | undefined {
  const used = Math.max(dueVersion, usedVersion);
  return used > was.dueVersion ? used : was.usedVersion;
}

/** Whether the line before the act was the last one of this duty: its steps since then were never due under it. */
export const isPutBack = ({ duties }: BroughtBefore, { duty, key }: DutyRecord): boolean =>
  duties.some((record) => record.duty === duty && record.key === key);

/** Waiting messages of a version that is gone. */
export const ofGoneVersions = (duties: readonly DutyRecord[], { duties: before }: BroughtBefore): TakingBack[] =>
  before.flatMap((was) => {
    const now = duties.find((record) => refOf(record) === refOf(was));
    return now && now.dueVersion !== was.dueVersion
      ? [{ dutyRef: refOf(was), exceptVersion: was.dueVersion, because: UNDONE }]
      : [];
  });

/** News of the act that nobody has yet, and messages that it, or what followed from it, had taken back. */
export const puttingBack = (of: number, { duties }: BroughtBefore): PuttingBack => ({
  line: of,
  because: '该项办理已撤回',
  gives: duties.map((was) => ({ dutyRef: refOf(was), dueVersion: was.dueVersion })),
});
