// A digest as plain text: everything the HTML says, in the same order.
import type { Letter, Digest } from './letter.ts';

export function textOf({ greeting, opening, letters, closing }: Digest): string {
  const several = letters.length > 1;
  return (
    [
      ...(greeting ? [greeting, ''] : []),
      ...opening.flatMap((paragraph) => [paragraph, '']),
      ...(several ? [...letters.map(({ subject }, index) => `${index + 1}. ${subject}`), ''] : []),
      ...letters.flatMap((letter, index) => [
        ...(several ? ['━'.repeat(24), `${index + 1}. ${letter.subject}`, ''] : []),
        ...linesOf(letter),
        '',
      ]),
      ...(closing.length > 0 ? ['——', ...closing] : []),
    ]
      .join('\n')
      .trimEnd() + '\n'
  );
}

function linesOf({ banner, paragraphs, facts, sections }: Letter): string[] {
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
