// What tests of `record` say alike: its input, a line brought by somebody else, and the rows of one project.
import { randomUUID } from 'node:crypto';
import type { Line } from '../../measures/line.ts';
import type { RecordInput } from '../../workflows/lifecycle/contract.ts';
import { recordedRows, type OwnDatabase } from '../database/databases.ts';
import type { WrittenLife } from './written-life.ts';

export const codeOf = (): string => `CQ-${randomUUID().slice(0, 8)}`;
export const inputOf = (lines: readonly Line[], more: Partial<RecordInput> = {}): RecordInput => ({
  kind: 'project',
  code: lines[0]!.facts.code,
  lines: [...lines],
  runStartedAt: lines[0]!.at,
  continueAsNewSuggested: false,
  historyBytes: 0,
  ...more,
});
/** The same number and instant, brought by somebody else. */
export const another = (line: Line): Line =>
  line.is === 'act'
    ? { ...line, brought: { ...line.brought, requestKey: randomUUID(), requestHash: 'other' } }
    : { ...line, at: line.at + 1 };
/** Without members that are undefined, as JSON has it. */
export const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
export const rowsOf = async (database: OwnDatabase, code: string) => {
  const all = await recordedRows(database.owner);
  return Object.fromEntries(
    Object.entries(all).map(([table, rows]) => [table, rows.filter((row) => JSON.stringify(row).includes(code))]),
  );
};
export const wait = (life: WrittenLife, wakes: number) => {
  for (let count = 0; count < wakes; count += 1) life.wake();
  return life.lines;
};
