import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// Test support
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool } from '../../database/pool.ts';
import { serveApi } from './process.ts';
import { Listening, OPENING, UNIT, World } from './world.ts';
// Under test
import { openLogger } from '../../logging/logger.ts';

type Line = Record<string, unknown>;
const UUID = /^[\da-f]{8}-[\da-f-]{27}$/;

/** As it stands on stderr, line by line. */
const written: string[] = [];
const log = openLogger('api', 'info', { write: (line) => void written.push(line) });
const lines = (): Line[] => written.map((line) => JSON.parse(line) as Line);
/** The one line of a request; it is written when the answer has gone, which its reader may notice a moment earlier. */
async function theLine(): Promise<Line> {
  await expect.poll(() => written.length).toBe(1);
  return lines()[0]!;
}
beforeEach(() => void written.splice(0));

describe('the log of the API', () => {
  let world: World;
  let api: Listening;
  beforeAll(async () => {
    world = await World.begin();
    api = await Listening.open(world.deps, log);
  });
  afterAll(async () => {
    await api?.close();
    await world?.end();
  });

  it('O2: says in one line who opened which project under which key, what came of it and how long it took', async () => {
    const key = randomUUID();
    const { status, body, headers } = await api.call(UNIT, 'POST', '/projects', { key, body: OPENING });
    expect(status).toBe(201);
    expect(await theLine()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      program: 'api',
      msg: 'request',
      requestId: headers.get('X-Request-Id'),
      method: 'POST',
      path: '/projects',
      route: '/projects',
      status: 201,
      durationMs: expect.any(Number),
      party: 'unit-one',
      person: 'unit-one-handler',
      roles: ['handler'],
      dossier: `project:${body.code}`,
      keyHash: createHash('sha256').update(key).digest('hex'),
    });
  });

  it('O2: says why an act was refused, of which project, and the problem names the same request', async () => {
    const code = await world.openProject();
    const { status, body } = await api.call(UNIT, 'POST', `/projects/${code}/acts/resume`, { body: {} });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await theLine()).toMatchObject({
      level: 'info',
      status,
      problem: body.code,
      dossier: `project:${code}`,
      route: '/projects/{code}/acts/{act}',
      requestId: body.requestId,
    });
  });

  it('O2: names the kind of a dossier that is no project', async () => {
    await api.call({ party: 'big-data' }, 'GET', '/units/unit-one');
    expect(await theLine()).toMatchObject({ status: 200, dossier: 'unit:unit-one' });
  });

  it.each(['4bf92f3577b34da6a3ce929d0e0e4736', 'req-1', 'Root=1-67891233-abcdef012345678912345678'])(
    'O2: follows the request id that a proxy gave: %s',
    async (id) => {
      const { headers, body } = await api.call(UNIT, 'GET', '/projects/CQ-NONE', { headers: { 'X-Request-Id': id } });
      expect([headers.get('X-Request-Id'), body.requestId]).toEqual([id, id]);
      expect(await theLine()).toMatchObject({ requestId: id });
    },
  );

  it.each([
    '',
    ' ',
    'two words',
    '编号'.normalize(),
    'x'.repeat(129),
    'wang@mail.example',
    '13812345678',
    '{"a":1}',
    '-x',
  ])('O2: gives an id of its own where what was given is none: %j', async (id) => {
    const { headers } = await api.call(UNIT, 'GET', '/projects/CQ-NONE', {
      headers: { 'X-Request-Id': Buffer.from(id).toString('latin1') },
    });
    expect(headers.get('X-Request-Id')).toMatch(UUID);
    expect((await theLine()).requestId).toBe(headers.get('X-Request-Id'));
  });

  it('O2: holds neither query nor token, nor an address in a path or of a person', async () => {
    const query = 'access_token=eyJhbGciOi.eyJzdWIiOi.c2ln&q=%E5%8C%BB%E9%99%A2';
    const caller = { ...UNIT, sub: 'wang.xiaoming@mail.example' };
    await api.call(caller, 'GET', `/parties/wang%40mail.example?${query}`);
    const line = await theLine();
    expect(line).toMatchObject({
      status: 404,
      party: 'unit-one',
      person: expect.stringMatching(/^sha256:[\da-f]{16}$/),
    });
    expect(written[0]).not.toMatch(/access_token|eyJ|wang|%E5|医院/);
  });

  it('O2: says of a caller without a valid token what was wrong, and of nobody who it was', async () => {
    const { body } = await api.call(undefined, 'GET', '/projects', {
      headers: { Authorization: 'Bearer abcdefgh1234' },
    });
    const line = await theLine();
    expect(line).toMatchObject({ status: 401, problem: 'unauthenticated', requestId: body.requestId });
    expect(line).not.toHaveProperty('party');
    expect(written[0]).not.toContain('abcdefgh');
  });

  it('O2: says nothing of those who ask whether we are well, whatever they add', async () => {
    for (const path of ['/healthz', '/readyz', '/healthz?x=1']) await api.call(undefined, 'GET', path);
    await api.call(UNIT, 'GET', '/practice');
    expect(await theLine()).toMatchObject({ path: '/practice' });
  });

  it('O2: says of a request that could not be read what was wrong with it, by the id that was answered', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1').end('GET / nonsense\r\n\r\n');
    let text = '';
    socket.on('data', (part: Buffer) => (text += part.toString()));
    await once(socket, 'close');
    const line = await theLine();
    expect(line).toMatchObject({ status: 400, problem: 'brokenRequest', requestId: expect.stringMatching(UUID) });
    expect(text).toContain(`X-Request-Id: ${String(line.requestId)}`);
    expect(JSON.parse(text.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'brokenRequest', requestId: line.requestId });
  });

  it('O2: says of a caller who went away that it broke off', async () => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write('GET /projects HTTP/1.1\r\nHost: x\r\nX-Request-Id: gone-away\r\n\r\n');
    setImmediate(() => socket.destroy());
    expect(await theLine()).toMatchObject({ path: '/projects', requestId: 'gone-away' });
  });
});

describe('the log of an API whose parts are away', () => {
  const pool = openPool('postgres://duban_api@127.0.0.1:1/none', { name: 'none' });
  const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
  let api: Listening;
  beforeAll(async () => {
    api = await Listening.open({ pool, engine }, log);
  });
  afterAll(async () => {
    await api?.close();
    await Promise.all([engine.close(), pool.end()]);
  });

  it('O2: has one line for a 503, with one error, whole, and its stack once', async () => {
    const { status, body } = await api.call(UNIT, 'GET', '/projects/CQ-2026-0001');
    expect([status, body.code]).toEqual([503, 'databaseAway']);
    const line = await theLine();
    expect(line).toMatchObject({
      level: 'error',
      status: 503,
      problem: 'databaseAway',
      party: 'unit-one',
      dossier: 'project:CQ-2026-0001',
      requestId: body.requestId,
      error: { code: 'ECONNREFUSED', stack: expect.stringContaining('at ') },
    });
    expect(written[0]!.match(/"stack":/g)).toHaveLength(1);
  });
});

it('O2: the process itself writes such lines, and nothing else, on stderr', async () => {
  const {
    child,
    ended,
    url,
    lines: said,
  } = await serveApi({ DATABASE_API_URL: 'postgres://duban_api:geheim@127.0.0.1:1/none' });
  await fetch(`${url}/measures?x=1`, { headers: { 'X-Request-Id': 'from-a-proxy' } });
  child.kill();
  await ended;
  expect(said().map(({ program, msg }) => [program, msg])).toEqual([
    ['api', 'request'],
    ['api', 'stopping'],
  ]);
  expect(said()[0]).toMatchObject({ requestId: 'from-a-proxy', path: '/measures' });
  expect(JSON.stringify(said())).not.toContain('geheim');
});
