// A digest as plain text: everything the HTML says, in the same order.
import { byGroup, type Letter, type Digest } from './letter.ts';
import { cut } from './row.ts';

export function textOf({ form, greeting, opening, letters, closing }: Digest): string {
  return (
    [
      ...(greeting ? [greeting, ''] : []),
      ...opening.flatMap((paragraph) => [paragraph, '']),
      ...(form === 'lines' ? tableLines(letters) : letterLines(letters)),
      ...(closing.length > 0 ? ['——', ...closing] : []),
    ]
      .join('\n')
      .trimEnd() + '\n'
  );
}

const tableLines = (letters: readonly Letter[]): string[] => [
  '项目｜事项｜最后一日｜状态',
  '',
  ...byGroup(letters).flatMap(([group, members]) => [`■ ${group}（${members.length}项）`, ...members.map(rowLine), '']),
];

export function rowLine({ row, subject }: Letter): string {
  if (!row) return cut(subject);
  const { about, code, what, lastDay, state } = row;
  return [`${cut(about)}（${cut(code)}）`, cut(what), lastDay || '—', cut(state)].join('｜');
}

function letterLines(letters: readonly Letter[]): string[] {
  const several = letters.length > 1;
  return [
    ...(several ? [...letters.map(({ subject }, index) => `${index + 1}. ${subject}`), ''] : []),
    ...letters.flatMap((letter, index) => [
      ...(several ? ['━'.repeat(24), `${index + 1}. ${letter.subject}`, ''] : []),
      ...linesOf(letter),
      '',
    ]),
  ];
}

export function linesOf({ banner, paragraphs, facts, sections }: Letter): string[] {
  return [
    ...(banner ? [`【${banner}】`, ''] : []),
    ...paragraphs.flatMap((paragraph) => [paragraph, '']),
    ...facts.map(({ label, value }) => `${label}：${value}`),
    ...sections.flatMap(({ title, lines, quoted }) => [
      '',
      `■ ${title}`,
      ...lines.map((line) => (quoted ? `  ${line}` : line)),
    ]),
  ];
}
