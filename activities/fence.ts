// The fence: the ledger has the last word. A workflow that was reset, or began again from an older state, brings lines
// under numbers that are taken.
import type { HeldDossier } from '../database/recording.ts';
import type { LineIdentity } from '../database/ledger.ts';
import type { Line } from '../measures/line.ts';

export type Fenced =
  /** Lines that are not there yet; none when a retry finds its own work done. */
  | { is: 'open'; lines: Line[] }
  /** Another line stands under one of the numbers, or the ledger went on beyond them. */
  | { is: 'ahead' };

/** Sorts out what is new. Throws when the ledger ends before the lines begin: it lost lines that were acknowledged. */
export function fenced(
  { row, lines: stored }: Pick<HeldDossier<unknown>, 'row' | 'lines'>,
  lines: readonly Line[],
): Fenced {
  const ends = row?.seq ?? 0;
  const first = lines[0]!;
  if (first.seq > ends + 1) {
    throw new Error(
      `${first.facts.code} 的台账止于第 ${ends} 行，却要记第 ${first.seq} 行：数据库似由较早的备份恢复，请按《运维手册》第九部分（二）补齐后再继续。`,
    );
  }
  const taken = new Map(stored.map((line) => [line.seq, line]));
  const keys = new Map(stored.map((line) => [line.requestKey, line.seq]));
  const isOther = lines.some(
    (line) => (taken.has(line.seq) && !isSameLine(taken.get(line.seq)!, line)) || isTakenElsewhere(keys, line),
  );
  if (isOther || lines.at(-1)!.seq < ends) return { is: 'ahead' };
  return { is: 'open', lines: lines.filter(({ seq }) => !taken.has(seq)) };
}

/** A key so old that the workflow carries it no longer: the act was done then, and must not be done again. */
const isTakenElsewhere = (keys: ReadonlyMap<string | null, number>, line: Line): boolean =>
  line.is === 'act' && (keys.get(line.brought.requestKey) ?? line.seq) !== line.seq;

/** Whether this line is the one that is stored under its number. */
export function isSameLine(stored: LineIdentity, line: Line): boolean {
  const brought = line.is === 'act' ? line.brought : undefined;
  return (
    stored.line === line.is &&
    stored.at === line.at &&
    stored.requestKey === (brought?.requestKey ?? null) &&
    stored.requestHash === (brought?.requestHash ?? null)
  );
}
