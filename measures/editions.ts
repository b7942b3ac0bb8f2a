// The editions in force as they are kept, made into rules; kept as long as nothing was published.
import { calendarOf, type RestDayArrangement } from './calendar/rest-days.ts';
import type { Rules } from './moment.ts';
import type { Practice } from './practice.ts';
import { completed, firstPractice } from './register.ts';

export interface StoredEditions {
  arrangements: readonly RestDayArrangement[];
  /** Undefined in a database that was never seeded. */
  practice: Practice | undefined;
}

export const rulesOf = ({ arrangements, practice }: StoredEditions): Rules => ({
  calendar: calendarOf(arrangements),
  practice: practice ? completed(practice) : firstPractice(),
});

/** Every edition that was ever published, in that order. */
export interface PublishedEditions {
  arrangements: readonly RestDayArrangement[];
  practices: readonly Practice[];
}

/** The rules that were in force under these names; undefined where an edition of them is not there. */
export function rulesNamed({ arrangements, practices }: PublishedEditions, names: EditionNames): Rules | undefined {
  const practice = practices.find(({ edition }) => edition === names.practice);
  for (let count = arrangements.length; practice && count > 0; count--) {
    const calendar = calendarOf(arrangements.slice(0, count));
    if (calendar.edition === names.calendar) return { calendar, practice: completed(practice) };
  }
  return undefined;
}

/** Reads the editions once, and again only when their fingerprint says that one was published. */
export function rulesKept(): (fingerprint: string, read: () => Promise<StoredEditions>) => Promise<Rules> {
  let known: { fingerprint: string; rules: Rules } | undefined;
  return async (fingerprint, read) => {
    if (known?.fingerprint === fingerprint) return known.rules;
    known = { fingerprint, rules: rulesOf(await read()) };
    return known.rules;
  };
}

/** The names of the editions that a line of the ledger rests on. */
export interface EditionNames {
  calendar: string;
  practice: string;
}

export const editionNamesOf = ({ calendar, practice }: Rules): EditionNames => ({
  calendar: calendar.edition,
  practice: practice.edition,
});

/** Why a dossier is recalculated, as its ledger says it. */
export function newEditionsSay(before: EditionNames, now: EditionNames): string {
  const news = [
    ...(before.calendar === now.calendar ? [] : [`放假安排（${now.calendar}）`]),
    ...(before.practice === now.practice ? [] : [`提醒惯例（${now.practice}）`]),
  ];
  return `公布了新的${news.join('、')}`;
}
