import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { BIG_DATA, UNIT, World } from './world.ts';
// Under test
import { endpoints } from '../../api/endpoints.ts';

/** What follows from the build, or from a row that never changes. */
const UNCHANGING = [
  '/documents/{id}',
  '/measures',
  '/measures/articles',
  '/measures/acts',
  '/measures/duties',
  '/problems/{code}',
  '/openapi.json',
];
const READ = endpoints().filter(({ method }) => method === 'get');

describe('H1: what a caller has kept', () => {
  let world: World;
  let code: string;
  let document: string;
  beforeAll(async () => {
    world = await World.begin();
    [code, document] = [await world.openProject(), await world.document('needsStatement')];
    await world.plan(['甲']);
  });
  afterAll(() => world?.end());

  const NAMES: Record<string, () => string> = {
    '/projects': () => code,
    '/units': () => 'unit-one',
    '/parties': () => 'unit-one',
    '/documents': () => document,
    '/department-plans': () => 'department-one',
    '/calendar': () => '2026',
    '/problems': () => 'refused',
  };
  const addressOf = (template: string) => {
    const named = template.replaceAll(/\{\w+\}/g, () => NAMES[/^\/[^/]+/.exec(template)![0]]?.() ?? 'none');
    return template === '/calendar/period' ? `${named}?from=2026-03-02&months=6` : named;
  };

  it('H1: is confirmed by 304 only where it cannot change', () => {
    const unchanging = endpoints().filter((endpoint) => endpoint.unchanging);
    expect(unchanging.map(({ path }) => path).sort()).toEqual([...UNCHANGING].sort());
    expect(unchanging.every(({ method }) => method === 'get')).toBe(true);
  });

  it.each(READ.map(({ path }) => path))('H1: %s', async (template) => {
    const { open } = READ.find(({ path }) => path === template)!;
    const address = addressOf(template);
    const first = await world.api.call(UNIT, 'GET', address);
    const etag = first.headers.get('ETag');
    const asked = { 'If-None-Match': etag ?? '"1"', 'If-Modified-Since': new Date(Date.now() + 1e6).toUTCString() };
    const again = await world.api.call(UNIT, 'GET', address, { headers: asked });
    const any = await world.api.call(UNIT, 'GET', address, { headers: { 'If-None-Match': '*' } });
    if (UNCHANGING.includes(template)) {
      expect([first.status, again.status, again.text]).toEqual([200, 304, '']);
      expect(again.headers.get('ETag')).toBe(etag);
      expect(first.headers.get('Cache-Control')).toBe(open ? 'no-cache' : 'private, no-cache');
      const other = await world.api.call(UNIT, 'GET', address, { headers: { 'If-None-Match': '"another"' } });
      expect([other.status, other.text]).toEqual([200, first.text]);
    } else {
      expect([again.status, any.status]).toEqual([first.status, first.status]);
      for (const reply of [first, again, any]) expect(reply.headers.get('Cache-Control')).toBe('no-store');
    }
  });

  it('H1: a document is confirmed to nobody who may not see it', async () => {
    const { headers } = await world.api.call(UNIT, 'GET', `/documents/${document}`);
    const asked = { headers: { 'If-None-Match': headers.get('ETag')! } };
    expect((await world.api.call({ party: 'unit-two' }, 'GET', `/documents/${document}`, asked)).status).toBe(404);
  });

  it('H1: once the department has filed its plan, the list of acts says so, though no act came to the project', async () => {
    const declare = (body: { items: { act: string; lawful: boolean; refusals: { code: string }[] }[] }) =>
      body.items.find(({ act }) => act === 'declare')!;
    const before = await world.api.call(UNIT, 'GET', `/projects/${code}/acts`);
    expect(declare(before.body).lawful).toBe(false);
    await world.plan(['政务数据共享平台']);
    const headers = { 'If-None-Match': before.headers.get('ETag')! };
    const after = await world.api.call(UNIT, 'GET', `/projects/${code}/acts`, { headers });
    expect([after.status, after.headers.get('ETag')]).toEqual([200, before.headers.get('ETag')]);
    expect(declare(after.body).lawful).toBe(true);
  });

  it('H1: refusals and failures are kept by nobody either', async () => {
    for (const [caller, path] of [
      [undefined, '/projects'],
      [UNIT, '/projects/CQ-NONE'],
      [BIG_DATA, '/projects?limit=0'],
    ] as const)
      expect((await world.api.call(caller, 'GET', path)).headers.get('Cache-Control'), path).toBe('no-store');
  });
});
