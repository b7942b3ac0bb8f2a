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

/** A letter as one line of a table. */
export interface Row {
  /** Name of the dossier, without its code. */
  about: string;
  code: string;
  what: string;
  /** Empty where nothing is due. */
  lastDay: string;
  state: string;
}

export interface Letter {
  group: Group;
  /** Orders letters of one group, smallest first: days left. */
  pressing: number;
  subject: string;
  /** One line, for channels and lists with little room. */
  short: string;
  /** Without it the subject stands across the table. */
  row?: Row;
  /** Stands above everything else: this is a draft. */
  banner?: string;
  paragraphs: string[];
  facts: Fact[];
  sections: Section[];
  /** Whether the Measures are quoted, and so the note on their wording is due. */
  quotes: boolean;
}

/** Letters whole, or each as one line of a table. */
export type Form = 'letters' | 'lines';

/** All letters of one delivery, and what stands around them. */
export interface Digest {
  form: Form;
  subject: string;
  greeting: string;
  opening: string[];
  letters: Letter[];
  closing: string[];
}

/** The most pressing first: by group, then by days left. */
export function byPressure(a: Letter, b: Letter): number {
  return RANK[a.group] - RANK[b.group] || a.pressing - b.pressing || (a.subject < b.subject ? -1 : 1);
}

const RANK = Object.fromEntries(GROUPS.map((group, rank) => [group, rank])) as Record<Group, number>;

/** Groups that hold something, in their order. */
export function byGroup(letters: readonly Letter[]): [Group, Letter[]][] {
  const groups = new Map<Group, Letter[]>(GROUPS.map((group) => [group, []]));
  for (const letter of letters) groups.get(letter.group)!.push(letter);
  return [...groups].filter(([, members]) => members.length > 0);
}
