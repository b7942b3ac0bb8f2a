import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { openEngine, type Engine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { BIG_DATA, Listening, OTHER_UNIT, UNIT, type Deps } from './world.ts';

// Nothing here is read from a database or an engine: both are away.
const FEW = { windowMs: 60_000, perPerson: 5, perAddress: 3 };
const FORGED = ['203.0.113.1', '203.0.113.2', '2001:db8::1', '127.0.0.1', 'unknown', ''];

describe('H11: how much one caller may ask', () => {
  let pool: Pool;
  let engine: Engine;
  const open: Listening[] = [];
  beforeAll(() => {
    pool = openPool('postgres://duban_api@127.0.0.1:1/none', { name: 'none' });
    engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
  });
  afterEach(async () => {
    for (const api of open.splice(0)) await api.close();
  });
  afterAll(() => Promise.all([engine.close(), pool.end()]));

  const listening = async (more: Partial<Deps> = {}) => {
    const api = await Listening.open({ pool, engine, limits: FEW, ...more });
    open.push(api);
    return api;
  };
  const statuses = async (api: Listening, caller: Parameters<Listening['call']>[0], times: number, from?: string) => {
    const met: number[] = [];
    const headers: Record<string, string> = from === undefined ? {} : { 'X-Forwarded-For': from };
    for (let asked = 0; asked < times; asked++)
      met.push((await api.call(caller, 'GET', '/measures', { headers })).status);
    return met;
  };

  it('H11: one person who asks too much is told when to come again, and takes from nobody else', async () => {
    const api = await listening();
    expect(await statuses(api, UNIT, 6)).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await api.call(UNIT, 'GET', '/measures');
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    expect(refused.body).toMatchObject({ status: 429, code: 'tooManyRequests' });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
    for (const other of [OTHER_UNIT, BIG_DATA, { ...UNIT, sub: 'a colleague' }])
      expect(await statuses(api, other, 1)).toEqual([200]);
    expect(await statuses(api, undefined, 1)).toEqual([200]);
  });

  it('H11: a person of one party does not spend for one of another who is called the same', async () => {
    const api = await listening();
    await statuses(api, { party: 'unit-one', sub: 'li' }, 6);
    expect(await statuses(api, { party: 'unit-two', sub: 'li' }, 1)).toEqual([200]);
  });

  it('H11: a flood without tokens, or with bad ones, takes from no caller who is known, at the same address', async () => {
    const api = await listening();
    expect(await statuses(api, undefined, 4)).toEqual([200, 200, 200, 429]);
    const headers = { Authorization: 'Bearer no.token.atall' };
    expect((await api.call(undefined, 'GET', '/projects', { headers })).status).toBe(429);
    expect(await statuses(api, UNIT, 2)).toEqual([200, 200]);
  });

  it('H11: a forged X-Forwarded-For evades nothing: nobody is believed if nothing is set', async () => {
    const api = await listening();
    const met: number[] = [];
    for (const from of FORGED) met.push(...(await statuses(api, undefined, 1, from)));
    expect(met).toEqual([200, 200, 200, 429, 429, 429]);
    await statuses(api, UNIT, 5);
    expect(await statuses(api, UNIT, 1, '203.0.113.9')).toEqual([429]);
  });

  it('H11: behind a proxy that is named, each address behind it counts, and what a caller wrote before it does not', async () => {
    const api = await listening({ trustedProxies: ['127.0.0.1/32'] });
    expect(await statuses(api, undefined, 4, '203.0.113.1')).toEqual([200, 200, 200, 429]);
    expect(await statuses(api, undefined, 1, '203.0.113.2')).toEqual([200]);
    // The proxy appends where it was called from; all before that is the caller's own say.
    expect(await statuses(api, undefined, 1, '198.51.100.7, 203.0.113.1')).toEqual([429]);
  });

  it('H11: a proxy elsewhere that is named makes nobody else believed', async () => {
    const api = await listening({ trustedProxies: ['10.0.0.0/8'] });
    expect(await statuses(api, undefined, 4, '203.0.113.1')).toEqual([200, 200, 200, 429]);
    expect(await statuses(api, undefined, 1, '203.0.113.2')).toEqual([429]);
  });

  it('H11: whoever asks whether all is well is not limited, and the parts are asked once a second', async () => {
    let asked = 0;
    const counting = new Proxy(pool, {
      get: (target, name) => {
        if (name === 'query') asked++;
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const api = await listening({ pool: counting });
    const replies = await Promise.all(Array.from({ length: 100 }, () => api.call(undefined, 'GET', '/readyz')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([503]));
    expect(asked).toBeLessThanOrEqual(2);
  });
});
