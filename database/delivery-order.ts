// What administrators ordered of deliveries: written once for each request key, and never changed.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

const ORDERS = table('delivery_order', {
  /** Who ordered. */
  party: column<PartyId>(),
  requestKey: column<string>(),
  requestHash: column<string>(),
  delivery: column<string>(),
  ordered: column<'sendAgain' | 'sendTo'>(),
  contact: column<string | null>(),
  actor: column<string>(),
  at: instant,
  outcome: column<string>(),
});
export type DeliveryOrderRow = RowOf<typeof ORDERS>;

export async function readDeliveryOrder(db: Db, party: PartyId, key: string): Promise<DeliveryOrderRow | undefined> {
  const { rows } = await db.query<DeliveryOrderRow>(
    `select ${ORDERS.selected()} from delivery_order where party = $1 and request_key = $2`,
    [party, key],
  );
  return rows[0];
}

export async function insertDeliveryOrder(db: Db, order: DeliveryOrderRow): Promise<void> {
  await db.query(ORDERS.insertSql('$1'), [ORDERS.written([order])]);
}

/** What was ordered of a delivery, or brought it about, oldest first. */
export async function ordersOfDelivery(db: Db, delivery: string): Promise<DeliveryOrderRow[]> {
  const { rows } = await db.query<DeliveryOrderRow>(
    `select ${ORDERS.selected()} from delivery_order where delivery = $1 or outcome = $1 order by at, request_key`,
    [delivery],
  );
  return rows;
}
