import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
// under test
import { writeBetweenMarks } from '../../bench/table.ts';

const NAMES = ['act', 'year-end'];
const result = (ours: number) => ({
  metric: 'p50',
  unit: 'ms',
  ours,
  floor: 10,
  ratio: ours / 10,
  goal: 'ratio ≤ 1.5',
  met: ours <= 15,
  spread: [1, 2] as [number, number],
  n: 5,
});
const measured = (name: string, on: string, ours: number) => ({ name, on, results: [result(ours)] });

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duban-table-'));
  file = path.join(folder, 'performance.md');
  writeFileSync(file, 'before\n\n<!-- bench: begin -->\n<!-- bench: end -->\n\nafter\n');
  writeBetweenMarks(file, [measured('year-end', '2026-11-27', 23), measured('act', '2026-11-27', 14)], NAMES);
});
afterAll(() => rmSync(folder, { recursive: true }));

const rows = (): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.replace(/ +/g, ' '));

it('replaces the rows of what was measured and leaves the others with their day, also where a formatter widened them', () => {
  // As a table looks in which every column is as wide as its widest cell.
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('| `act` |', '| `act`      |'));
  writeBetweenMarks(file, [measured('year-end', '2026-11-30', 22)], NAMES);
  expect(rows()).toEqual([
    '| `act` | p50 | ms | 14 | 10 | 1.4 | ratio ≤ 1.5 | yes | 1 to 2 | 5 | 2026-11-27 |',
    '| `year-end` | p50 | ms | 22 | 10 | 2.2 | ratio ≤ 1.5 | **no** | 1 to 2 | 5 | 2026-11-30 |',
  ]);
  writeBetweenMarks(file, [measured('act', '2026-11-30', 16)], NAMES);
  expect(rows()).toEqual([
    '| `act` | p50 | ms | 16 | 10 | 1.6 | ratio ≤ 1.5 | **no** | 1 to 2 | 5 | 2026-11-30 |',
    '| `year-end` | p50 | ms | 22 | 10 | 2.2 | ratio ≤ 1.5 | **no** | 1 to 2 | 5 | 2026-11-30 |',
  ]);
  expect(readFileSync(file, 'utf8')).toMatch(/^before\n[^]*\nafter\n$/);
});
