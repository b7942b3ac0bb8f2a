import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { ATTESTED, BIG_DATA, OPENING, UNIT, World, type Caller, type Sent } from './world.ts';

interface Bad {
  what: string;
  caller?: Caller;
  /** Path behind the project; the declaration if absent. */
  route?: string;
  send: Sent;
  expected: { status: number; code: string; pointer?: string; says?: RegExp; refusal?: string };
}

const DECLARATION = { ...ATTESTED, documents: [] };
const LONG = 'x'.repeat(300_000);

const BAD: Bad[] = [
  {
    what: 'an unknown act',
    route: '/acts/approveEverything',
    send: { body: {} },
    expected: { status: 404, code: 'unknownAct', says: /approveEverything/ },
  },
  {
    what: 'an act at the wrong stage',
    route: '/acts/putIntoOperation',
    send: { body: ACT_SAMPLES.putIntoOperation.input(EXAMPLE) },
    expected: { status: 409, code: 'refused', refusal: 'wrongStage' },
  },
  {
    what: 'an act of another party',
    caller: UNIT,
    route: '/acts/declineListing',
    send: { body: { reason: '理由' } },
    expected: { status: 403, code: 'wrongParty', refusal: 'wrongParty' },
  },
  {
    what: 'an act by an auditor',
    caller: { party: 'unit-one', role: 'auditor' },
    send: { body: DECLARATION },
    expected: { status: 403, code: 'wrongRole' },
  },
  {
    what: 'a missing document',
    send: { body: DECLARATION },
    expected: { status: 409, code: 'refused', refusal: 'needsStatement' },
  },
  {
    what: 'a document that is not registered',
    send: { body: { ...DECLARATION, documents: ['document-unknown'] } },
    expected: { status: 400, code: 'malformed', pointer: '/documents/0', says: /document-unknown/ },
  },
  {
    what: 'an unknown field',
    send: { body: { ...DECLARATION, submittedOn: '2020-01-01' } },
    expected: { status: 400, code: 'malformed', says: /submittedOn/ },
  },
  {
    what: 'a missing field',
    send: { body: { ...DECLARATION, departmentPlanVersion: undefined } },
    expected: { status: 400, code: 'malformed', pointer: '/departmentPlanVersion', says: /必填/ },
  },
  {
    what: 'a fraction where a whole number belongs',
    send: { body: { ...DECLARATION, departmentPlanVersion: 1.5 } },
    expected: { status: 400, code: 'malformed', pointer: '/departmentPlanVersion' },
  },
  { what: 'a list for a body', send: { body: [DECLARATION] }, expected: { status: 400, code: 'malformed' } },
  { what: 'no body', send: {}, expected: { status: 400, code: 'malformed' } },
  {
    what: 'text that cannot be kept',
    send: { body: { ...DECLARATION, channel: 'YUKUAIBAN\0' } },
    expected: { status: 400, code: 'malformed', pointer: '/channel' },
  },
  {
    what: 'half a surrogate pair',
    route: '/acts/withdraw',
    send: { body: '{"reason":"\\ud800"}' },
    expected: { status: 400, code: 'malformed', pointer: '/reason' },
  },
  {
    what: 'bottomless nesting',
    send: { body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
    expected: { status: 400, code: 'malformed', says: /层次/ },
  },
  { what: 'broken JSON', send: { body: '{"channel":' }, expected: { status: 400, code: 'brokenJson' } },
  {
    what: 'an oversized body',
    send: { body: { ...DECLARATION, channel: LONG } },
    expected: { status: 413, code: 'tooLarge' },
  },
  {
    what: 'another type than JSON',
    send: { body: 'channel=1', headers: { 'Content-Type': 'text/plain' } },
    expected: { status: 415, code: 'wrongType' },
  },
  { what: 'no idempotency key', send: { body: DECLARATION, key: null }, expected: { status: 400, code: 'keyMissing' } },
  {
    what: 'an idempotency key that is none',
    send: { body: DECLARATION, headers: { 'Idempotency-Key': ' ' } },
    expected: { status: 400, code: 'malformed' },
  },
  {
    what: 'a supervision unit and a using unit nobody registered',
    route: '/acts/startConstruction',
    send: {
      body: {
        ...ACT_SAMPLES.startConstruction.input(EXAMPLE),
        supervisionUnit: 'unit-nowhere',
        usingUnit: 'unit-neither',
        documents: [],
      },
    },
    expected: { status: 400, code: 'malformed', pointer: '/supervisionUnit', says: /unit-neither.*尚未登记/s },
  },
  {
    what: 'a confirmation where nothing is joint',
    send: { body: { confirms: 1 } },
    expected: { status: 400, code: 'malformed' },
  },
];

const BAD_OPENINGS: Omit<Bad, 'route' | 'caller'>[] = [
  {
    what: 'negative fen',
    send: { body: { ...OPENING, estimatedTotal: '-1' } },
    expected: { status: 400, code: 'malformed', pointer: '/estimatedTotal', says: /分/ },
  },
  {
    what: 'fractional fen',
    send: { body: { ...OPENING, estimatedTotal: '10.5' } },
    expected: { status: 400, code: 'malformed', pointer: '/estimatedTotal' },
  },
  {
    what: 'fen as a number',
    send: { body: { ...OPENING, estimatedTotal: 100 } },
    expected: { status: 400, code: 'malformed', pointer: '/estimatedTotal' },
  },
  {
    what: 'a code of the wrong form',
    send: { body: { ...OPENING, code: '项目一' } },
    expected: { status: 400, code: 'malformed', pointer: '/code' },
  },
  {
    what: 'a department nobody registered',
    send: { body: { ...OPENING, department: 'department-nowhere' } },
    expected: { status: 400, code: 'malformed', pointer: '/department', says: /尚未登记/ },
  },
  {
    what: 'an expansion without its earlier project',
    send: { body: { ...OPENING, kind: 'EXPANSION' } },
    expected: { status: 409, code: 'refused', refusal: 'priorProjectNamed' },
  },
];

describe('bad input gets a clear answer in Chinese and leaves no trace', () => {
  let world: World;
  let code: string;
  beforeAll(async () => {
    world = await World.begin();
    code = await world.openProject();
  });
  afterAll(() => world?.end());

  it.each(BAD)('$what', async ({ caller = UNIT, route = '/acts/declare', send, expected }) => {
    const before = await world.traceOf(code);
    const reply = await world.api.call(caller, 'POST', `/projects/${code}${route}`, send);
    expectProblem(reply, expected);
    expect(await world.traceOf(code)).toEqual(before);
  });

  it('a malformed date, with the field', async () => {
    const body = {
      restDays: [{ on: '2027-02-30', holiday: '春节' }],
      makeUpWorkingDays: [],
      edition: '2027',
      notice: { number: '一', title: '通知', issuedOn: '2026-13-01' },
    };
    const reply = await world.api.call({ party: 'big-data', role: 'administrator' }, 'PUT', '/calendar/2027', { body });
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/notice/issuedOn',
      '/restDays/0/on',
    ]);
    expect((await world.api.call(UNIT, 'GET', '/calendar/2027')).body).toMatchObject({ status: 'PROVISIONAL' });
    const act = await world.api.call(BIG_DATA, 'POST', `/projects/${code}/acts/orderRectification`, {
      body: { servedOn: '2026-2-3' },
    });
    expect(act.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/servedOn');
  });

  it('L1: of a text that bears the mark of a state secret, in a document, an act and a party alike, and repeats none of it', async () => {
    const written = '某指挥系统 机密★';
    const document = { kind: 'evidence', name: written, sha256: 'c'.repeat(64), reference: written };
    const sent = [
      await world.api.call(UNIT, 'POST', '/documents', { body: document }),
      await world.api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw`, { body: { reason: written } }),
      await world.api.call({ party: 'big-data', role: 'administrator' }, 'PUT', '/parties/department-secret', {
        body: { name: written, contacts: [] },
      }),
    ];
    for (const { status, body, text } of sent) {
      expect(status).toBe(400);
      expect(body.errors[0].says).toContain('国家秘密标志');
      expect(text).not.toContain('指挥系统');
    }
    const opening = { ...OPENING, name: '涉密项目2026-001', classified: true };
    const classified = await world.api.call(UNIT, 'POST', '/projects', { body: opening });
    expect(classified).toMatchObject({ status: 409, body: { refusals: [{ code: 'notClassified', article: 8 }] } });
  });

  it.each(BAD_OPENINGS)('an opening with $what', async ({ send, expected }) => {
    const count = async () =>
      (
        await world.deps.pool.query(
          `select (select count(*) from dossier) as projects, (select count(*) from request) as requests`,
        )
      ).rows[0];
    const before = await count();
    expectProblem(await world.api.call(UNIT, 'POST', '/projects', send), expected);
    expect(await count()).toEqual(before);
  });

  it('an unknown route, an undecodable path and a query nobody asked for', async () => {
    expect(await world.api.call(UNIT, 'GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'notFound' } });
    expect(await world.api.call(UNIT, 'GET', '/projects/%E0%A4%A')).toMatchObject({
      status: 404,
      body: { code: 'notFound' },
    });
    expect(await world.api.call(UNIT, 'GET', '/projects/%00')).toMatchObject({
      status: 404,
      body: { code: 'notFound' },
    });
    expect(await world.api.call(UNIT, 'GET', '/projects?sort=name')).toMatchObject({
      status: 400,
      body: { code: 'malformed' },
    });
    expect(await world.api.call(UNIT, 'GET', '/projects?q=%00')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/q' }] },
    });
    expect(await world.api.call(UNIT, 'GET', '/projects?cursor=abc')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/cursor' }] },
    });
  });

  it.each(['1000', '0', '-1', '1e2', '0x10', '1.0', '%2B5', '%EF%BC%95', 'true', ''])(
    'is no number of items of a list where it reads %j',
    async (limit) => {
      expect(await world.api.call(UNIT, 'GET', `/projects?limit=${limit}`)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/limit' }] },
      });
    },
  );
});

function expectProblem(
  reply: Awaited<ReturnType<World['api']['call']>>,
  { status, code, pointer, says, refusal }: Bad['expected'],
): void {
  expect(reply.body).toMatchObject({ status, code, type: `/problems/${code}` });
  expect(reply.status).toBe(status);
  expect(reply.headers.get('Content-Type')).toContain('application/problem+json');
  expect(reply.body.title).toMatch(/^[A-Z][\x20-\x7e]+$/);
  expect(reply.body.detail).toMatch(/[一-龥]/);
  expect(reply.body.remedy).toMatch(/[一-龥]/);
  if (pointer) expect(reply.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  if (refusal) expect(reply.body.refusals.map((one: { code: string }) => one.code)).toContain(refusal);
  if (says) expect(reply.body.detail).toMatch(says);
}
