// I17: sealed payloads are opened for administrators of big-data, at the call of the Temporal page, and never sealed.
// test support
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Payload } from '@temporalio/common';
import { ADMINISTRATOR } from '../workflows/operation.ts';
import { BIG_DATA, UNIT, World, type Caller } from '../api/world.ts';
import { projectId } from '../dossier-names.ts';
import { Intruder, plain, tampered } from './intruder.ts';
import { K1, K9 } from './keys.ts';
// under test
import { readConfig } from '../../config.ts';
import { codecOf } from '../../engine/sealing/data-converter.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';

let world: World;
let code: string;
let orders: Payload[];
beforeAll(async () => {
  world = await World.begin({ DUBAN_SEALING_KEYS: K1 });
  code = await world.openProject({ name: '政务数据共享平台' });
  const found = await new Intruder(world.deps.engine.client).found(workflowIdOf(projectId(code)));
  orders = found.orders.flat();
});
afterAll(() => world?.end());

const base64 = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('base64');
/** As the page writes them. */
const written = (payloads: Payload[]) => ({
  payloads: payloads.map(({ metadata, data }) => ({
    metadata: Object.fromEntries(Object.entries(metadata!).map(([name, value]) => [name, base64(value)])),
    data: base64(data),
  })),
});
const decode = (caller: Caller | undefined, body: object, headers: Record<string, string> = {}) =>
  world.api.call(caller, 'POST', '/codec/decode', { body, headers, key: null });
const textsOf = (body: { payloads: { data: string }[] }): string[] =>
  body.payloads.map(({ data }) => Buffer.from(data, 'base64').toString());

describe('POST /codec/decode', () => {
  it('I17: opens what is sealed, and says of the rest what it is', async () => {
    const [strange] = await codecOf(readConfig({ DUBAN_SEALING_KEYS: K9 }))!.encode(plain('x'));
    const given = [...orders, ...plain('typed by hand'), ...tampered(orders), strange!];
    const { status, body } = await decode(ADMINISTRATOR, written(given));
    expect(status).toBe(200);
    const [order, typed, broken, unknown] = textsOf(body);
    expect(JSON.parse(order!)).toMatchObject({
      sealedFor: workflowIdOf(projectId(code)),
      as: 'update act',
      content: [{ act: 'openDossier', input: { name: '政务数据共享平台' } }],
    });
    expect(typed).toBe('"typed by hand"');
    expect(JSON.parse(broken!)).toEqual({ 'duban/unsealed': 'broken', key: 'k1' });
    expect(JSON.parse(unknown!)).toEqual({ 'duban/unsealed': 'unknownKey', key: 'k9' });
  });

  it('I17: is for administrators of big-data, and noted in the audit once a day', async () => {
    for (let looked = 0; looked < 2; looked++) await decode(ADMINISTRATOR, written(orders));
    await decode(ADMINISTRATOR, written(plain('names no dossier')));
    const refused: [Caller | undefined, number][] = [
      [undefined, 401],
      [BIG_DATA, 403],
      [UNIT, 403],
      [{ party: 'unit-one', role: 'administrator' }, 403],
      [{ party: 'big-data', role: 'auditor' }, 403],
    ];
    for (const [caller, status] of refused) expect((await decode(caller, written(orders))).status).toBe(status);
    const { body } = await world.api.call(ADMINISTRATOR, 'GET', '/audit?what=reads');
    const looks = (body.items as { kind: string; code: string; party: string; looks: { route: string }[] }[]).filter(
      ({ looks: [look] }) => look!.route === 'POST /codec/decode',
    );
    expect(looks.map(({ kind, code: of, party }) => [kind, of, party])).toEqual(
      expect.arrayContaining([
        ['project', code, 'big-data'],
        ['namespace', world.name, 'big-data'],
      ]),
    );
    expect(looks).toHaveLength(2);
  });

  it('I17: seals nothing, whatever it is asked', async () => {
    for (const path of ['/codec/encode', '/codec'])
      expect((await world.api.call(ADMINISTRATOR, 'POST', path, { body: written(orders), key: null })).status).toBe(
        404,
      );
    const { body } = await decode(ADMINISTRATOR, written(plain('x')));
    expect(textsOf(body)).toEqual(['"x"']);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['a payload that is a text', { payloads: ['x'] }],
    ['data that is not base64', { payloads: [{ metadata: {}, data: '%' }] }],
    ['metadata that is not base64', { payloads: [{ metadata: { encoding: 'binary/encrypted!' }, data: '' }] }],
    ['more than a page has', { payloads: Array.from({ length: 5_001 }, () => ({})) }],
  ])('I17: answers %s with what is wrong with it', async (_, body) => {
    expect((await decode(ADMINISTRATOR, body)).status).toBe(400);
  });

  it('I17: takes what an event may hold, and not more', async () => {
    const large = { payloads: [{ metadata: {}, data: Buffer.alloc(2 * 1024 * 1024).toString('base64') }] };
    expect((await decode(ADMINISTRATOR, large)).status).toBe(200);
    const tooLarge = { payloads: [{ metadata: {}, data: Buffer.alloc(7 * 1024 * 1024).toString('base64') }] };
    expect((await decode(ADMINISTRATOR, tooLarge)).status).toBe(413);
  });

  it('I17: may be called from the Temporal page, and from no other', async () => {
    const page = new URL(inject('temporalUiUrl')).origin;
    const ask = (route: string, origin: string) =>
      fetch(`${world.api.url}${route}`, {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type,x-namespace',
        },
      });
    const { status, headers } = await ask('/codec/decode', page);
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe(page);
    expect(headers.get('Access-Control-Allow-Methods')).toBe('POST');
    expect(headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toBe('authorization,content-type,x-namespace');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    const elsewhere = await ask('/codec/decode', 'https://elsewhere.example');
    expect(elsewhere.headers.get('Access-Control-Allow-Origin')).not.toBe('https://elsewhere.example');
    for (const route of ['/projects', `/projects/${code}`])
      expect((await ask(route, page)).headers.get('Access-Control-Allow-Origin')).toBeNull();
    const answered = await decode(ADMINISTRATOR, written(orders), { Origin: page, 'X-Namespace': world.name });
    expect(answered.headers.get('Access-Control-Allow-Origin')).toBe(page);
    expect(answered.headers.get('Cache-Control')).toBe('no-store');
  });
});

it('I17: an update bears the hash of its key as its id, and its outcome is as ever', async () => {
  const { events } = await world.deps.engine.client.workflow.getHandle(workflowIdOf(projectId(code))).fetchHistory();
  const ids = events!.flatMap(
    (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.meta?.updateId ?? [],
  );
  expect(ids).toHaveLength(1);
  expect(ids[0]).toMatch(/^[0-9a-f]{64}$/);
});
