// The editions in force, of the calendar and of our practice: what whoever settles or shows something goes by.
import type { RestDayArrangement } from '../measures/calendar/rest-days.ts';
import type { Practice } from '../measures/practice.ts';
import type { Db } from './pool.ts';
import { practiceInForce } from './practice-edition.ts';
import { ARRANGEMENTS_FINGERPRINT_SQL, readArrangements } from './rest-day.ts';

/** As they are kept; `measures` makes a calendar of the arrangements. */
export interface StoredRules {
  arrangements: RestDayArrangement[];
  /** Undefined in a database that was never seeded. */
  practice: Practice | undefined;
}

/** SQL of a text that changes whenever an edition is published. */
export const RULES_FINGERPRINT_SQL = `(${ARRANGEMENTS_FINGERPRINT_SQL} || '/' ||
  (select coalesce(max(number), 0)::text from practice_edition))`;

export async function readRules(db: Db): Promise<StoredRules> {
  const [arrangements, edition] = [await readArrangements(db), await practiceInForce(db)];
  return { arrangements, practice: edition?.practice };
}
