// A message before it is text or HTML: what it says and in which parts. Each notice has one file that yields a letter;
// no letter knows a channel.

/** Kinds of news a digest counts and orders by, the most pressing first. */
export const GROUPS = [
  '已逾期',
  '今日到期',
  '整改要求',
  '待审定代拟稿',
  '待会同',
  '期限变更',
  '即将到期',
  '已过建议办结日期',
  '待对方办理',
  '新增应办事项',
  '已可办理',
  '办理情况',
] as const;
export type Group = (typeof GROUPS)[number];

export interface Fact {
  label: string;
  value: string;
}

export interface Section {
  title: string;
  lines: string[];
  /** A passage of the Measures or the text of a draft: set apart from what the system itself says. */
  quoted?: true;
}

export interface Letter {
  group: Group;
  /** Orders letters of one group, smallest first: days left. */
  pressing: number;
  subject: string;
  /** One line, for channels and lists with little room. */
  short: string;
  /** Stands above everything else: this is a draft. */
  banner?: string;
  paragraphs: string[];
  facts: Fact[];
  sections: Section[];
  /** Whether the Measures are quoted, and so the note on their wording is due. */
  quotes: boolean;
}

/** All letters of one delivery, and what stands around them. */
export interface Digest {
  subject: string;
  greeting: string;
  opening: string[];
  letters: Letter[];
  closing: string[];
}
