// What lies in the outbox and what the last reconciliation found: the same whichever worker is asked, for it is read from
// the database. And by which channels this worker sends.
import { Gauge, type Registry } from 'prom-client';
import { countDeliveries } from '../../database/delivery.ts';
import { outboxAge } from '../../database/outbox.ts';
import type { Pool } from '../../database/pool.ts';
import { lastReconciliation } from '../../database/reconciliation.ts';
import { CHANNELS } from '../../messages/channels/registry.ts';
import { DELIVERY_STATES } from '../../messages/delivery-state.ts';
import type { Sources } from './source.ts';

async function read(pool: Pool) {
  const [deliveries, age, night] = await Promise.all([
    countDeliveries(pool),
    outboxAge(pool),
    lastReconciliation(pool),
  ]);
  return { deliveries, age, night };
}

/** `sendsBy` names the channels by which this worker sends. */
export function outboxFigures(registry: Registry, sources: Sources, pool: Pool, sendsBy: readonly string[]): void {
  const database = sources.open('database', () => read(pool));
  const registers = [registry];
  const open = new Gauge({
    name: 'duban_mail_open',
    help: 'Whether this worker sends by the channel: 1, or 0 where it is not set up or nothing is to go out',
    labelNames: ['channel'],
    registers,
  });
  for (const { name } of CHANNELS) open.set({ channel: name }, 0);
  for (const channel of sendsBy) open.set({ channel }, 1);
  new Gauge({
    name: 'duban_deliveries',
    help: 'Deliveries by where they stand and by channel',
    labelNames: ['state', 'channel'],
    registers,
    async collect() {
      const answer = await database.look();
      this.reset();
      if (!answer) return;
      // Named also where there is none: an alert on a series that is absent never fires.
      for (const state of Object.keys(DELIVERY_STATES)) this.set({ state, channel: '' }, 0);
      for (const { status, channel, count } of answer.deliveries) this.set({ state: status, channel }, count);
    },
  });
  new Gauge({
    name: 'duban_outbox_oldest_age_seconds',
    help: 'How long the oldest waits that could go out: a message no mailbox has claimed, a delivery nobody has taken',
    labelNames: ['stage'],
    registers,
    async collect() {
      const answer = await database.look();
      this.reset();
      if (answer) for (const stage of ['message', 'delivery'] as const) this.set({ stage }, answer.age[stage]);
    },
  });
  new Gauge({
    name: 'duban_reconciliation_finished_timestamp_seconds',
    help: 'When the last reconciliation came to its end, by night or by hand; 0 before the first',
    registers,
    async collect() {
      const answer = await database.look();
      this.set(answer ? (answer.night?.finishedAt ?? 0) / 1_000 : NaN);
    },
  });
  new Gauge({
    name: 'duban_reconciliation_findings',
    help: 'What the last reconciliation found: mended, watched until it ends by itself, or left to people',
    labelNames: ['outcome'],
    registers,
    async collect() {
      const answer = await database.look();
      this.reset();
      if (!answer) return;
      const { mended = 0, watched = 0, leftToPeople = 0 } = answer.night ?? {};
      for (const [outcome, count] of Object.entries({ mended, watched, left: leftToPeople }))
        this.set({ outcome }, count);
    },
  });
}
