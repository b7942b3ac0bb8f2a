// Our practice in its editions. Which one is in force is the last that was published.
import type { Practice } from '../measures/practice.ts';
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

const EDITIONS = table('practice_edition', {
  number: column<number>(),
  edition: column<string>(),
  practice: column<Practice>(),
  publishedAt: instant,
  publishedBy: column<string>(),
});
export type PracticeEdition = RowOf<typeof EDITIONS>;

/** The edition in force; undefined in a database that was never seeded. */
export async function practiceInForce(db: Db): Promise<PracticeEdition | undefined> {
  const { rows } = await db.query<PracticeEdition>(
    `select ${EDITIONS.selected()} from practice_edition order by number desc limit 1`,
  );
  return rows[0];
}

/** Every edition, the youngest first. */
export async function practiceEditions(db: Db): Promise<PracticeEdition[]> {
  const { rows } = await db.query<PracticeEdition>(
    `select ${EDITIONS.selected()} from practice_edition order by number desc`,
  );
  return rows;
}

/** Of those who publish and name the edition they saw, one after another. Any number that nobody else takes. */
const LOCK = 20_211_123;

/**
 * The number of the edition in force (0: there is none). Nobody who asks as well publishes before this transaction ends.
 */
export async function numberInForce(db: Db): Promise<number> {
  await db.query(`select pg_advisory_xact_lock(${LOCK})`);
  return (await practiceInForce(db))?.number ?? 0;
}

/** Publishes an edition; undefined when one of this name is there already. */
export async function publishPractice(db: Db, practice: Practice, by: string): Promise<PracticeEdition | undefined> {
  const { rows } = await db.query<PracticeEdition>(
    `insert into practice_edition (edition, practice, published_by) values ($1, $2, $3) on conflict (edition) do nothing
     returning ${EDITIONS.selected()}`,
    [practice.edition, JSON.stringify(practice), by],
  );
  return rows[0];
}

/** Enters the code's edition where none was ever published by a person: an upgrade may bring a better one. */
export async function seedPractice(db: Db, practice: Practice, by: string): Promise<void> {
  await db.query(
    `insert into practice_edition (edition, practice, published_by)
     select $1, $2, $3 where not exists (select from practice_edition where published_by <> $3)
     on conflict (edition) do nothing`,
    [practice.edition, JSON.stringify(practice), by],
  );
}
