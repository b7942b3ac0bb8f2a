// What only the engine knows: which workflows run and get nowhere.
import type { Client } from '@temporalio/client';
import { Gauge, type Registry } from 'prom-client';
import { countWedged } from '../../engine/wedged.ts';
import { LIFECYCLE_QUEUE } from '../../workflows/lifecycle/contract.ts';
import { MAILBOX_QUEUE } from '../../workflows/mailbox/contract.ts';
import type { Sources } from './source.ts';

const QUEUES = [LIFECYCLE_QUEUE, MAILBOX_QUEUE] as const;

export function engineFigures(registry: Registry, sources: Sources, client: Client): void {
  const engine = sources.open('engine', () => Promise.all(QUEUES.map((queue) => countWedged(client, queue))));
  new Gauge({
    name: 'duban_workflows_wedged',
    help: 'Running workflows whose tasks fail again and again: dossiers (queue lifecycle), and mailboxes and the night',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      const counts = await engine.look();
      this.reset();
      counts?.forEach((count, place) => count !== undefined && this.set({ queue: QUEUES[place]! }, count));
    },
  });
}
