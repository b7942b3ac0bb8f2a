// The editions in force, of the calendar and of our practice: what whoever settles or shows something goes by.
import type { PublishedEditions, StoredEditions } from '../measures/editions.ts';
import type { Db } from './pool.ts';
import { practiceEditions, practiceInForce } from './practice-edition.ts';
import { ARRANGEMENTS_FINGERPRINT_SQL, arrangementsAsPublished, readArrangements } from './rest-day.ts';

/** SQL of a text that changes whenever an edition is published. */
export const RULES_FINGERPRINT_SQL = `(${ARRANGEMENTS_FINGERPRINT_SQL} || '/' ||
  (select coalesce(max(number), 0)::text from practice_edition))`;

/** All there are, for whoever goes by earlier ones. */
export async function readPublished(db: Db): Promise<PublishedEditions> {
  const [arrangements, editions] = [await arrangementsAsPublished(db), await practiceEditions(db)];
  return { arrangements, practices: editions.map(({ practice }) => practice) };
}

export async function readRules(db: Db): Promise<StoredEditions> {
  const [arrangements, edition] = [await readArrangements(db), await practiceInForce(db)];
  return { arrangements, practice: edition?.practice };
}
