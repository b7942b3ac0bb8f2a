// The shape of a question that the Measures leave open, and those of them that only the owner can answer.
import type { ProjectFigures } from './project/figures.ts';

/** 甲 is the reading that the code acts on. */
export interface OpenQuestion {
  title: string;
  /** What the text says, and what it does not. */
  asks: string;
  weRead: string;
  because: string;
  orRead: string;
  /** By the other reading: which dates would differ, or who would owe what. */
  thenOtherwise: string;
  /** Figures of the practice that decide it without a change of code. */
  figures?: readonly (keyof ProjectFigures)[];
  /** Which of the questions that only the owner can answer it belongs to, from 1. */
  owners?: number;
}

/** Questions that only the owner of the project can answer. */
export const OWNERS_QUESTIONS = [
  '第二十六条第（二）项的官方文字是什么；第三十八条之后有无附则（施行日期、解释机关等）？',
  '调整金额的15%，是每次单独计算，还是累计计算？',
  '年度绩效评价报告所称「建设期」，到建成为止，还是到通过验收为止？',
  '延期验收最长多久，可以延期几次？',
  '涉密项目能否以不含内容的条目（存根）出现在系统中？',
  '这些行政期限遇休息日，是否比照《民法典》顺延，还是按期间届满的当日计算？',
  '《办法》现在是否仍然有效；所列部门自2021年以来有无更名？',
] as const;
