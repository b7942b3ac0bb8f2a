// The results as a table, on paper and in the documentation between its two marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Result } from './result.ts';

const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';

export function tableOf(results: readonly Result[]): string {
  const number = (value: number | null) => (value === null ? '' : value.toLocaleString('en', { maximumSignificantDigits: 3 }));
  const verdict = (met: boolean | null) => (met === null ? '' : met ? 'yes' : '**no**');
  const rows = results.map(({ metric, unit, ours, floor, ratio, goal, met, spread, n }) =>
    [metric, unit, number(ours), number(floor), number(ratio), goal ?? 'reported', verdict(met), spread.map(number).join(' to '), number(n)]);
  const head = ['metric', 'unit', 'ours', 'floor', 'ratio', 'goal', 'met', 'spread of the rounds', 'n'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The machine, in one sentence. */
export function machine(): string {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node.js ${process.versions.node}`;
}

/** Puts text between the marks of `file`, in the place of what stood there. */
export function writeBetweenMarks(file: string, text: string): void {
  const document = readFileSync(file, 'utf8');
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${file} has no place for the table: ${BEGIN} … ${END}`);
  writeFileSync(file, `${document.slice(0, begin)}${BEGIN}\n\n${text}\n\n${document.slice(end)}`);
}
