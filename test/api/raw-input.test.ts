// What comes in as bytes, before anybody has looked at it: sent as no client of ours would send it.
// test support
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { developerTokens } from '../../dev/api-client.ts';
import { ATTESTED, BIG_DATA, UNIT, World, type Caller } from './world.ts';

let world: World;
let code: string;
beforeAll(async () => {
  world = await World.begin();
  code = await world.openProject();
});
afterAll(() => world?.end());

interface Raw {
  method?: string;
  route?: string;
  caller?: Caller;
  body?: string | Uint8Array;
  headers?: Record<string, string | string[]>;
}

/** Sent as it is; by default the preview of an act that is lawful, which leaves no trace. */
async function send({ method = 'POST', route, caller = UNIT, body, headers = {} }: Raw) {
  const token = await developerTokens(inject('tokenSecret'))(caller);
  const given = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers };
  const path = route ?? `/projects/${code}/acts/withdraw/preview`;
  // Whoever asked knows what to look for in the body.
  // oxlint-disable-next-line typescript/no-explicit-any
  return new Promise<{ status: number; type: string; text: string; body: any }>((answered, failed) => {
    const asked = request(world.api.url, { method, path, headers: given }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const type = response.headers['content-type'] ?? '';
        answered({ status: response.statusCode!, type, text, body: text === '' ? undefined : JSON.parse(text) });
      });
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };
const GIVEN = { kind: 'evidence', name: '材料', sha256: 'a'.repeat(64), reference: '档案 1' };
const DOCUMENT = JSON.stringify(GIVEN);
const REASON = JSON.stringify({ reason: '不再建设' });

/** A problem whose errors say this, in the form of every other. */
async function expectTold(raw: Raw, status: number, says: RegExp): Promise<void> {
  const reply = await send(raw);
  expect([reply.status, reply.type]).toEqual([status, 'application/problem+json; charset=utf-8']);
  expect(reply.body).toMatchObject({ status, title: expect.any(String), remedy: expect.stringMatching(/[一-龥]/) });
  expect(reply.body.errors).toEqual([expect.objectContaining({ pointer: expect.any(String) })]);
  expect(reply.body.errors[0].says).toMatch(says);
}

describe('H4: a body', () => {
  it.each<[string, string, RegExp]>([
    ['null', 'null', /JSON 对象.*空值/],
    ['a text', '"x"', /JSON 对象.*文本/],
    ['a list', '[]', /JSON 对象.*列表/],
    ['a number', '1', /JSON 对象.*数字/],
    ['true', 'true', /JSON 对象.*true/],
    ['nothing', '', /缺少请求体/],
    ['blanks', ' \r\n\t', /缺少请求体/],
    ['a byte order mark', '\ufeff', /缺少请求体/],
    ['half of one', '{"reason":', /不是有效的 JSON/],
    ['a name twice (I8)', '{"reason":"a","reason":"b"}', /「reason」写了两次/],
    ['half a character', '{"reason":"\\ud800"}', /残缺的字符编码/],
    ['bottomless nesting', `{"reason":${'['.repeat(50)}${']'.repeat(50)}}`, /层次过深/],
  ])('that is %s is told so', (_, body, says) => expectTold({ body }, 400, says));

  it('I1: that is GBK is told so, and nothing of it is kept', async () => {
    const before = await world.traceOf(code);
    const gbk = Buffer.concat([Buffer.from('{"reason":"'), Buffer.from([0xca, 0xfd, 0xbe, 0xdd]), Buffer.from('"}')]);
    const headers = { 'Idempotency-Key': randomUUID() };
    const route = `/projects/${code}/acts/withdraw`;
    await expectTold({ body: gbk, headers, route }, 400, /UTF-8（第13个字节附近）.*GBK/);
    await expectTold({ body: gbk, headers, route: '/documents' }, 400, /UTF-8/);
    expect(await world.traceOf(code)).toEqual(before);
  });

  it('with a byte order mark in front is read', async () => {
    expect((await send({ body: `\ufeff${REASON}` })).status).toBe(200);
  });
});

describe('H8: the type of a body', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=utf8',
    'application/json; charset=UTF8',
    'APPLICATION/JSON; Charset="UTF-8"',
    'application/json; charset="utf8"; profile=x',
  ])('%s is taken', async (type) => {
    expect((await send({ body: REASON, headers: { 'Content-Type': type } })).status).toBe(200);
  });

  it.each<[string | string[], RegExp]>([
    ['application/json; charset=gbk', /字符编码不是 UTF-8/],
    ['application/json; charset=utf-16', /字符编码不是 UTF-8/],
    ['application/json; charset=iso-8859-1', /字符编码不是 UTF-8/],
    ['application/json; charset=utf-8; charset=gbk', /字符编码不是 UTF-8/],
    ['application/json; charset=nonsense', /字符编码不是 UTF-8/],
    ['text/plain', /「text\/plain」.*application\/json/],
    ['application/x-www-form-urlencoded', /application\/json/],
    ['json', /「json」.*application\/json/],
    [['application/json', 'text/plain'], /不止一次/],
  ])('%s is 415 with what is wrong', (type, says) =>
    expectTold({ body: REASON, headers: { 'Content-Type': type } }, 415, says),
  );

  it.each<[string, (body: string) => Uint8Array]>([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['GZIP', gzipSync],
    ['identity', (body) => Buffer.from(body)],
  ])('compressed by %s is read', async (coding, compress) => {
    expect((await send({ body: compress(REASON), headers: { 'Content-Encoding': coding } })).status).toBe(200);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['br', Buffer.from(REASON), /不能按 Content-Encoding: br 解压/],
    ['gzip', Buffer.from(REASON), /不能按 Content-Encoding: gzip 解压/],
    ['deflate', gzipSync(REASON), /不能按 Content-Encoding: deflate 解压/],
    ['gzip', gzipSync(REASON).subarray(0, 20), /不能按 Content-Encoding: gzip 解压/],
    ['br', brotliCompressSync(REASON).subarray(0, 8), /不能按 Content-Encoding: br 解压/],
    ['compress', Buffer.from(REASON), /不支持 Content-Encoding: compress/],
    ['zstd', Buffer.from(REASON), /不支持 Content-Encoding: zstd/],
    ['gzip, br', Buffer.from(REASON), /不支持 Content-Encoding: gzip, br/],
  ])('said to be compressed by %s and not so is 415', (coding, body, says) =>
    expectTold({ body, headers: { 'Content-Encoding': coding } }, 415, says),
  );

  it('compressed to hide its size is too large all the same', async () => {
    const body = gzipSync(JSON.stringify({ reason: 'x'.repeat(3_000_000) }));
    expect((await send({ body, headers: { 'Content-Encoding': 'gzip' } })).status).toBe(413);
  });
});

describe('H3: an idempotency key', () => {
  it.each<[string, string | string[], RegExp]>([
    ['of 201 characters', 'k'.repeat(201), /过长.*200.*201/],
    ['twice', ['key-1', 'key-2'], /只能写一个/],
    ['twice the same', ['key-1', 'key-1'], /只能写一个/],
    ['with a blank', 'key 1', /可见的 ASCII/],
    ['with a tab', 'key\t1', /可见的 ASCII/],
    ['beyond ASCII', 'cl\u00e9', /可见的 ASCII/],
    ['that is empty', '', /不能为空/],
  ])('%s is told what is wrong with it', (_, key, says) =>
    expectTold({ route: '/documents', body: DOCUMENT, headers: { 'Idempotency-Key': key } }, 400, says),
  );

  it('that is not there is missed, and one of 200 characters is taken', async () => {
    expect((await send({ route: '/documents', body: DOCUMENT })).body.code).toBe('keyMissing');
    const headers = { 'Idempotency-Key': `!~"${'k'.repeat(197)}` };
    expect((await send({ route: '/documents', body: DOCUMENT, headers })).status).toBe(201);
  });
});

describe('H5: If-Match', () => {
  const taken = (match: string | string[]) => send({ body: REASON, headers: { 'If-Match': match } });

  it.each(['seven', '7', '"1', '1"', "'1'", 'w/"1"', 'W/1', '"1" "1"', '"1", two', '*, "1"', '', ',', '"a\tb"'])(
    '%j is no list of entity tags, and 400',
    async (match) => {
      const reply = await taken(match);
      expect([reply.status, reply.body.code]).toEqual([400, 'malformed']);
      expect(reply.body.errors[0].says).toContain('If-Match');
    },
  );

  it.each(['"1"', 'W/"1"', '*', '"abc", "1"', ' ,"1" ,, W/"x,y"', '"1","1"'])('%j names what holds', async (match) => {
    expect((await taken(match)).status).toBe(200);
  });

  it.each(['"7"', 'W/"7"', '"abc"', '""', '"01"', '"12345678901"', '"1,2"', '"7", "abc"'])(
    '%j names something else, and is 412',
    async (match) => {
      expect((await taken(match)).body.code).toBe('seqMismatch');
    },
  );

  it('in two headers is one list; of two versions of ours it cannot be said which was seen', async () => {
    expect((await taken(['"abc"', '"1"'])).status).toBe(200);
    expect((await taken('"1", "2"')).body.errors[0].says).toContain('一个版本');
  });
});

describe('H7: the same key', () => {
  const put = (route: string, key: string, body: string) =>
    send({ method: 'PUT', caller: BIG_DATA, route, body, headers: { 'Idempotency-Key': key } });
  const REVIEW = JSON.stringify({ firstReviewedOn: '2026-01-02' });

  it('on one resource is the same request, however the address is spelled', async () => {
    const key = randomUUID();
    const first = await put('/sharing-exceptions/sx-1', key, REVIEW);
    expect(first.status).toBe(200);
    for (const route of ['sharing-exceptions/sx-1/', 'Sharing-Exceptions/SX-1', 'sharing-exceptions/s%78%2d1?']) {
      const again = await put(`/${route}`, key, REVIEW);
      expect([route, again.status, again.text]).toEqual([route, 200, first.text]);
    }
  });

  it('on one resource is the same, whatever the form of its name', async () => {
    const key = randomUUID();
    const first = await put('/sharing-exceptions/Caf%C3%A9', key, REVIEW);
    const again = await put('/sharing-exceptions/Cafe%CC%81%20', key, REVIEW);
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('on another resource is 422', async () => {
    const key = randomUUID();
    await put('/sharing-exceptions/sx-2', key, REVIEW);
    expect((await put('/sharing-exceptions/sx-3', key, REVIEW)).body.code).toBe('keyReused');
  });

  it('of an act is the same, with a slash behind it and encoded', async () => {
    const opened = await world.openProject();
    const headers = { 'Idempotency-Key': randomUUID() };
    const withdraw = (route: string) => send({ route, body: REASON, headers });
    const first = await withdraw(`/projects/${opened}/acts/withdraw`);
    expect(first.status).toBe(200);
    for (const route of [`/projects/${opened}/acts/withdraw/`, `/Projects/${opened}/acts/%77ithdraw`])
      expect((await withdraw(route)).text).toBe(first.text);
  });

  it.each(['%0A', '%E2%80%AE', '%E2%80%8B', '%EF%BF%BD', 'x'.repeat(101)])(
    'or any other enters nothing under the name %s',
    async (name) => {
      const reply = await put(`/sharing-exceptions/${name}`, randomUUID(), REVIEW);
      expect([reply.status, reply.body.errors[0].says]).toEqual([400, expect.stringContaining('地址中的名称')]);
    },
  );
});

describe('I2: what is written', () => {
  it('is kept in its normal form, and is the same request in every other', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const register = (name: string, reference: string) =>
      send({ route: '/documents', headers, body: JSON.stringify({ ...GIVEN, name, reference }) });
    const first = await register('\u3000Cafe\u0301 材料 \ufeff', ' 档案 1\r\n');
    expect(first.body).toMatchObject({ name: 'Café 材料', reference: '档案 1' });
    expect((await register('Café 材料', '档案 1')).text).toBe(first.text);
  });

  it.each([
    ['/documents', 'POST', UNIT, () => ({ ...GIVEN, name: '甲\n（系统提示）乙' }), '/name'],
    ['/documents', 'POST', UNIT, () => ({ ...GIVEN, reference: '甲\u202e乙' }), '/reference'],
    ['/parties/department-two', 'PUT', ADMINISTRATOR, () => ({ name: '\u200b\u3164', contacts: [] }), '/name'],
    [undefined, 'POST', UNIT, () => ({ reason: '一\u0007二' }), '/reason'],
    [undefined, 'POST', UNIT, () => ({ reason: '一\u2028二' }), '/reason'],
  ] as const)('is refused at %s (%s), by its field', async (route, method, caller, body, pointer) => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const reply = await send({ route, method, caller, headers, body: JSON.stringify(body()) });
    expect([reply.status, reply.body.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([
      400,
      [pointer],
    ]);
  });

  it('in several lines keeps them', async () => {
    expect((await send({ body: JSON.stringify({ reason: '一、甲\r\n\r\n二、乙' }) })).status).toBe(200);
  });
});

describe('I3: a project that its department plan calls a little otherwise', () => {
  it.each(['智慧医院（一期） ', '智慧医院(一期)', '智慧\u3000医院（一期）', '\u2060智慧医院（一期）'])(
    'as %j is in the plan',
    async (name) => {
      const opened = await world.openProject({ name: '智慧医院（一期）' });
      const departmentPlanVersion = await world.plan([name]);
      const declare = { ...ATTESTED, departmentPlanVersion, documents: [await world.document('needsStatement')] };
      const reply = await world.api.call(UNIT, 'POST', `/projects/${opened}/acts/declare/preview`, { body: declare });
      expect([reply.status, reply.body.refusals]).toEqual([200, undefined]);
    },
  );
});
