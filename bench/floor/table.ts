// The one table of the floor, beside ours in the same database.
import type { Db } from '../../database/pool.ts';
import type { FloorLine } from './contract.ts';

/** As the owner. `noted_at` is when the row was written, by PostgreSQL's clock. */
export const FLOOR_TABLE_SQL = `
  create table floor_line (
    workflow text,
    number integer,
    text text not null,
    noted_at timestamptz not null default clock_timestamp(),
    primary key (workflow, number)
  );
  grant select, insert on floor_line to duban_worker`;

/** A repeated attempt finds its row. */
export async function insertFloorLine(db: Db, { workflow, number, text }: FloorLine): Promise<number> {
  await db.query({
    name: 'insert-floor-line',
    text: 'insert into floor_line (workflow, number, text) values ($1, $2, $3) on conflict do nothing',
    values: [workflow, number, text],
  });
  return number;
}
