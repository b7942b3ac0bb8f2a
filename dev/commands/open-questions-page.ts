// docs/open-questions.md: what the Measures leave open, from the marks in the code and the entries beside them.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { articleNumeral, MEASURES } from '../../measures/articles.ts';
import { OWNERS_QUESTIONS, type OpenQuestion } from '../../measures/open-question.ts';
import { QUESTIONS_LEFT_OPEN, type QuestionId } from '../../measures/questions-left-open.ts';
import { firstPractice } from '../../measures/register.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A doubt as it stands in the code: `QUESTION(article 28, longestExtension): the text knows no longest extension.` */
export interface Mark {
  article: number;
  id: string;
  /** From the root, with forward slashes. */
  file: string;
}

/** All marks of `measures/`, by article, then by file. Throws for one that is not of this form. */
export function marksInCode(): Mark[] {
  return readdirSync(path.join(root, 'measures'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `measures/${file.replaceAll(path.sep, '/')}`)
    .sort()
    .flatMap((file) => marksIn(readFileSync(path.join(root, file), 'utf8'), file))
    .sort((a, b) => a.article - b.article);
}

export function marksIn(source: string, file: string): Mark[] {
  const marks = [...source.matchAll(/QUESTION\(article (\d+), (\w+)\): \S/g)];
  if (marks.length !== [...source.matchAll(/QUESTION\(/g)].length)
    throw new Error(`${file}: a doubt is marked as QUESTION(article 28, longestExtension): and what is not known`);
  return marks.map(([, article, id]) => ({ article: Number(article), id: id!, file }));
}

export const openQuestionsPage = (marks: readonly Mark[]): string => `# 未决问题

> 本页由 \`npm run docs\` 根据源码中的 \`QUESTION\` 标记和 [questions-left-open.ts](../measures/questions-left-open.ts) 生成，请勿直接修改。
>
> 所引条文为复原文本，非官方原文，以《${MEASURES.title}》（${MEASURES.number}）官方文本为准。

《办法》没有写明而系统又必须有所取舍的地方，逐条列出：两种理解，系统按哪一种办理（甲），为什么；如果应当按另一种（乙），哪些日期、哪些人的义务会不同。共${marks.length}项。有权部门对任何一项作出答复的，按答复修改。

## 须由业主答复的问题

${OWNERS_QUESTIONS.map((question, index) => `${index + 1}. ${question}${entriesOf(index + 1, marks)}`).join('\n')}

## 各条的未决问题

${marks.map(entry).join('\n\n')}
`;

const questionOf = ({ id }: Mark): OpenQuestion => QUESTIONS_LEFT_OPEN[id as QuestionId];
const headingOf = (mark: Mark): string => `${articleNumeral(mark.article)}：${questionOf(mark).title}`;

/** What the system does meanwhile stands in the entries below. */
function entriesOf(owners: number, marks: readonly Mark[]): string {
  const titles = marks.filter((mark) => questionOf(mark).owners === owners).map((mark) => `「${headingOf(mark)}」`);
  return `见下${titles.join('、')}。`;
}

function entry(mark: Mark): string {
  const { asks, weRead, because, orRead, thenOtherwise, figures = [] } = questionOf(mark);
  return [
    `### ${headingOf(mark)}`,
    '',
    `- **条文**：${asks}`,
    `- **甲（系统照此办理）**：${weRead}`,
    `- **理由**：${because}`,
    `- **乙**：${orRead}`,
    `- **若按乙**：${thenOtherwise}`,
    ...figures.map((figure) => `- **可由管理员调整的参数**：\`${figure}\`，首版为 ${firstPractice().figures[figure]}`),
    `- **所在源码**：[${mark.file}](../${mark.file})`,
  ].join('\n');
}
