// The results as a table, on paper and in the documentation between its two marks, where what was measured another day
// stays until it is measured again.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Result } from './result.ts';

const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';
const HEAD = [
  'bench',
  'metric',
  'unit',
  'ours',
  'floor',
  'ratio',
  'goal',
  'met',
  'spread of the rounds',
  'n',
  'measured on',
];

/** What one of the bench's measurements found. */
export interface Measured {
  name: string;
  /** YYYY-MM-DD. */
  on: string;
  results: readonly Result[];
}

export function tableOf(measured: readonly Measured[]): string {
  return asTable(measured.flatMap(rowsOf));
}

/**
 * Puts what was measured between the marks of `file`, in the order of `names`. Rows of other measurements stay if this
 * machine made them.
 */
export function writeBetweenMarks(file: string, measured: readonly Measured[], names: readonly string[]): void {
  const document = readFileSync(file, 'utf8');
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${file} has no place for the table: ${BEGIN} … ${END}`);
  const isMeasuredAnew = (row: string) => measured.some(({ name }) => nameIn(row) === name);
  const rows = [
    ...rowsByThisMachine(document.slice(begin, end)).filter((row) => !isMeasuredAnew(row)),
    ...measured.flatMap(rowsOf),
  ];
  const inOrder = names.flatMap((name) => rows.filter((row) => nameIn(row) === name));
  writeFileSync(
    file,
    `${document.slice(0, begin)}${BEGIN}\n\n${machine()}\n\n${asTable(inOrder)}\n\n${document.slice(end)}`,
  );
}

/** Figures of another machine do not stand beside ours. */
function rowsByThisMachine(text: string): string[] {
  return text.includes(`\n${machine()}\n`) ? text.split('\n').filter((line) => nameIn(line) !== undefined) : [];
}

const nameIn = (row: string): string | undefined => /^\| `([a-z-]+)` +\|/.exec(row)?.[1];

function rowsOf({ name, on, results }: Measured): string[] {
  const number = (value: number | null) =>
    value === null ? '' : value.toLocaleString('en', { maximumSignificantDigits: 3 });
  const verdict = (met: boolean | null) => (met === null ? '' : met ? 'yes' : '**no**');
  return results.map(({ metric, unit, ours, floor, ratio, goal, met, spread, n }) =>
    rowOf([
      `\`${name}\``,
      metric,
      unit,
      number(ours),
      number(floor),
      number(ratio),
      goal ?? 'reported',
      verdict(met),
      spread.map(number).join(' to '),
      n.toLocaleString('en'),
      on,
    ]),
  );
}

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const asTable = (rows: readonly string[]): string => [rowOf(HEAD), rowOf(HEAD.map(() => '---')), ...rows].join('\n');

/** The machine, in one sentence. */
function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cpus().length} cores (${model}), ${memory}, ${process.platform}, Node.js ${process.versions.node}.`;
}
