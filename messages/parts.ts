// How the letters of one reader are dealt out to deliveries: whole, or as lines of a table, and how many go together.
// Drafts stay whole whatever their number, in deliveries of their own: whoever signs them needs every word, and does
// not look for it among five hundred lines.
import { letterMarkup, rowMarkup } from './as-html.ts';
import { linesOf, rowLine } from './as-text.ts';
import { byPressure, type Form, type Letter } from './letter.ts';

export interface Part<T> {
  form: Form;
  /** The most pressing first. */
  items: T[];
}

/** What the channel takes at once. */
export interface Room {
  takes: 'html' | 'text' | 'short';
  maxBytes: number;
}

/** More letters than this in one delivery nobody reads. */
export const WHOLE_LETTERS = 10;
export const LINES_OF_A_TABLE = 500;
/** What stands around letters and lines: at most a quarter of the room, and of mails some kilobytes. */
const FRAME_BYTES = 6_000;

/** How letters that stay together are written: lines past ten, drafts not counted. */
export const formOf = (letters: readonly Letter[]): Form =>
  letters.filter((letter) => !isDraft({ letter })).length > WHOLE_LETTERS ? 'lines' : 'letters';

/** Every item lies in one part. A part may yet pass the room by a little: whoever renders it looks. */
export function partsOf<T extends { letter: Letter }>(items: readonly T[], room: Room): Part<T>[] {
  const sorted = [...items].sort((a, b) => byPressure(a.letter, b.letter));
  // All of it is one line anyway.
  if (room.takes === 'short') return [{ form: 'letters', items: sorted }];
  if (sorted.length <= WHOLE_LETTERS) return packed(sorted, 'letters', room);
  const others = sorted.filter((item) => !isDraft(item));
  return [
    ...packed(others, others.length > WHOLE_LETTERS ? 'lines' : 'letters', room),
    ...packed(sorted.filter(isDraft), 'letters', room),
  ];
}

/** What took too much room, as less: two halves, or of one letter its line. Undefined where nothing is less. */
export function halved<T extends { letter: Letter }>({ form, items }: Part<T>): Part<T>[] | undefined {
  if (items.length > 1) {
    const half = Math.ceil(items.length / 2);
    return [items.slice(0, half), items.slice(half)].map((some) => ({ form, items: some }));
  }
  return form === 'letters' ? [{ form: 'lines', items }] : undefined;
}

const isDraft = ({ letter }: { letter: Letter }): boolean => letter.group === '待审定代拟稿';

function packed<T extends { letter: Letter }>(items: readonly T[], form: Form, { takes, maxBytes }: Room): Part<T>[] {
  const parts: Part<T>[] = [];
  const room = maxBytes - Math.min(FRAME_BYTES, maxBytes / 4);
  const most = form === 'lines' ? LINES_OF_A_TABLE : Infinity;
  let taken = 0;
  for (const item of items) {
    const bytes = bytesOf(item.letter, form, takes);
    const last = parts.at(-1);
    if (last && last.items.length < most && taken + bytes <= room) {
      last.items.push(item);
      taken += bytes;
    } else {
      parts.push({ form, items: [item] });
      taken = bytes;
    }
  }
  return parts;
}

function bytesOf(letter: Letter, form: Form, takes: Room['takes']): number {
  const text = form === 'lines' ? rowLine(letter) : [letter.subject, letter.subject, ...linesOf(letter)].join('\n');
  const page =
    takes !== 'html' ? '' : form === 'lines' ? rowMarkup(letter).source : letter.subject + letterMarkup(letter).source;
  // For numbers, rules and the marks of a list.
  return Buffer.byteLength(text + page) + 200;
}
