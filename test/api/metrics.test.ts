import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { metricsServer } from '../../api/http/metrics.ts';
import { BIG_DATA, Listening, UNIT } from './world.ts';

// Nothing here is read from a database or an engine: both are away.
const pool = openPool('postgres://duban_api@127.0.0.1:1/none', { name: 'none' });
const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));

describe('the figures of the process', () => {
  let api: Listening;
  let own: string;
  const figures = metricsServer();
  beforeAll(async () => {
    api = await Listening.open({ pool, engine });
    await once(figures.listen(0, '127.0.0.1'), 'listening');
    own = `http://127.0.0.1:${(figures.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await api?.close();
    figures.close().closeAllConnections();
    await Promise.all([engine.close(), pool.end()]);
  });

  it('time every answer under the template of its route, and name no path that a caller made up', async () => {
    await api.call(undefined, 'GET', '/problems/refused');
    await api.call(undefined, 'GET', '/problems/keyReused');
    await api.call(undefined, 'GET', '/projects/CQ-1');
    await api.call(undefined, 'GET', '/made-up/by-somebody');
    const answer = await fetch(`${own}/metrics`);
    const text = await answer.text();
    const type = answer.headers.get('Content-Type');
    expect([answer.status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const count = (labels: string) =>
      text.match(new RegExp(`^http_request_duration_seconds_count\\{${labels}\\} (\\d+)$`, 'm'))?.[1];
    expect(count('method="GET",route="/problems/\\{code\\}",status="200"')).toBe('2');
    expect(count('method="GET",route="/projects/\\{code\\}",status="401"')).toBe('1');
    expect(count('method="GET",route="other",status="404"')).toBe('1');
    expect(text).not.toMatch(/made-up|CQ-1/);
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  it('H11: are not to be had where the callers are, with a token or without, and nothing else is where they are', async () => {
    for (const caller of [undefined, UNIT, BIG_DATA])
      expect((await api.call(caller, 'GET', '/metrics')).status).toBe(404);
    for (const path of ['/', '/healthz', '/projects', '/metrics/'])
      expect((await fetch(own + path)).status, path).toBe(404);
    expect((await fetch(`${own}/metrics`, { method: 'POST' })).status).toBe(404);
  });
});
