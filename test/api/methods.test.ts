import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { Listening, UNIT } from './world.ts';
// Under test
import { endpoints } from '../../api/endpoints.ts';
import { allowedBy } from '../../api/http/methods.ts';

// Nothing here is read from a database or an engine: both are away.
const pool = openPool('postgres://duban_api@127.0.0.1:1/none', { name: 'none' });
const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));

const ALL = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const known = new Map<string, Set<string>>();
for (const { method, path } of endpoints()) {
  const methods = known.get(path) ?? new Set();
  known.set(path, methods.add(method.toUpperCase()));
  if (method === 'get') methods.add('HEAD');
}
/** A path of the template that names nothing: what a method means is said before what it is about is looked for. */
const pathOf = (template: string) => template.replaceAll(/\{\w+\}/g, 'nothing-here');

describe('H2: a method that a path does not know', () => {
  let api: Listening;
  beforeAll(async () => {
    api = await Listening.open({ pool, engine });
  });
  afterAll(async () => {
    await api?.close();
    await Promise.all([engine.close(), pool.end()]);
  });

  it.each([...known.keys()])('H2: is answered 405 with Allow, with a token or without, at %s', async (template) => {
    const methods = known.get(template)!;
    const wrong = ALL.filter((method) => !methods.has(method));
    expect(wrong).toContain('DELETE');
    for (const caller of [undefined, UNIT])
      for (const method of wrong) {
        const reply = await api.call(caller, method, pathOf(template));
        expect([method, reply.status]).toEqual([method, 405]);
        const allow = reply.headers.get('Allow')!.split(', ');
        expect(allow.sort()).toEqual([...methods, 'OPTIONS'].sort());
        if (method === 'HEAD') continue;
        expect(reply.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
        expect(reply.body).toMatchObject({ code: 'methodNotAllowed', allow: reply.headers.get('Allow')!.split(', ') });
      }
  });

  it.each([...known.keys()])('H2: OPTIONS says what is allowed at %s, and does nothing', async (template) => {
    const reply = await api.call(undefined, 'OPTIONS', pathOf(template));
    expect([reply.status, reply.text, reply.headers.get('Allow')]).toEqual([
      204,
      '',
      allowedBy(endpoints(), template).join(', '),
    ]);
  });

  it('H2: the more exact path counts: a period is no year, an edition no preview', async () => {
    const allow = async (method: string, path: string) => {
      const { status, headers } = await api.call(undefined, method, path);
      return [status, headers.get('Allow')];
    };
    expect(await allow('PUT', '/calendar/period')).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await allow('DELETE', '/calendar/2026')).toEqual([405, 'GET, HEAD, PUT, OPTIONS']);
    expect(await allow('GET', '/practice/preview')).toEqual([405, 'POST, OPTIONS']);
    expect(await allow('GET', '/practice/2027-01')).toEqual([405, 'PUT, OPTIONS']);
    expect(await allow('GET', '/projects/CQ-1/acts/declare')).toEqual([405, 'POST, OPTIONS']);
    expect(await allow('POST', '/docs')).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await allow('DELETE', '/PROJECTS/')).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('H2: %s on a path that nobody knows is 404', async (method) => {
    for (const path of ['/', '/made-up', '/projects/CQ-1/made-up', '/parties', '/projects/CQ-1/acts/declare/preview/x'])
      expect((await api.call(UNIT, method, path)).status, path).toBe(404);
  });

  it('H2: HEAD answers as GET does, without a body', async () => {
    for (const path of ['/measures', '/healthz', '/docs', '/problems/refused']) {
      const [head, get] = [await api.call(undefined, 'HEAD', path), await api.call(undefined, 'GET', path)];
      expect([head.status, head.text]).toEqual([200, '']);
      for (const name of ['Content-Type', 'ETag', 'Content-Length'])
        expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    expect((await api.call(undefined, 'HEAD', '/projects')).status).toBe(401);
  });
});
