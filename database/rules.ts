// The editions in force, of the calendar and of our practice: what whoever settles or shows something goes by.
import type { StoredEditions } from '../measures/editions.ts';
import type { Db } from './pool.ts';
import { practiceInForce } from './practice-edition.ts';
import { ARRANGEMENTS_FINGERPRINT_SQL, readArrangements } from './rest-day.ts';

/** SQL of a text that changes whenever an edition is published. */
export const RULES_FINGERPRINT_SQL = `(${ARRANGEMENTS_FINGERPRINT_SQL} || '/' ||
  (select coalesce(max(number), 0)::text from practice_edition))`;

export async function readRules(db: Db): Promise<StoredEditions> {
  const [arrangements, edition] = [await readArrangements(db), await practiceInForce(db)];
  return { arrangements, practice: edition?.practice };
}
