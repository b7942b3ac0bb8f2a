// How a worker ends that has a letter in hand, of which its mail server says nothing.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
// Test support
import { beijingDateOf, addDays } from '../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { World } from '../api/world.ts';

let silent: Server;
const connected: Socket[] = [];
let world: World;
beforeEach(async () => {
  silent = createServer((socket) => void connected.push(socket.on('error', () => undefined)));
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  world = await World.begin({ DUBAN_RELAY: 'on', SMTP_URL: `smtp://127.0.0.1:${port}`, LOG_LEVEL: 'info' });
}, 60_000);
afterEach(async () => {
  for (const socket of connected.splice(0)) socket.destroy();
  silent.close();
  await world.end();
});

it.each([
  ['SIGTERM', 'SIGTERM', 143],
  ['SIGTERM', 'SIGINT', 130],
] as const)(
  'O3: a worker ends at once when it is told a second time: %s, then %s',
  async (first, second, code) => {
    const worker = world.worker!;
    const today = beijingDateOf(Date.now());
    const project = await world.openProject();
    const ordered = await world.api.call(
      { party: 'big-data' },
      'POST',
      `/projects/${project}/acts/orderRectification`,
      {
        body: {
          ...ACT_SAMPLES.orderRectification.input(EXAMPLE),
          servedOn: today,
          dueOn: addDays(today, 90),
          documents: [],
        },
      },
    );
    expect(ordered.status, ordered.text).toBe(200);
    await expect.poll(() => connected.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const ended = once(worker, 'exit');
    worker.kill(first);
    await expect.poll(() => world.workersSaid, { interval: 10, timeout: 20_000 }).toContain('"msg":"stopping"');
    expect(worker.exitCode, 'the letter is still in hand').toBeNull();
    worker.kill(second);
    const began = performance.now();
    expect(await ended).toEqual([code, null]);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(world.workersSaid).toContain('ended at once, by a second signal');
  },
  120_000,
);
