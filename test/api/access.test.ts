import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '../../api/endpoints.ts';
import type { PersonRole } from '../../measures/line.ts';
import { firstPractice } from '../../measures/register.ts';
import { ATTESTED, BIG_DATA, DEPARTMENT, UNIT, World, type Caller } from './world.ts';
import { K1 } from '../sealing/keys.ts';

const FIRST = firstPractice();
const ROLES: PersonRole[] = ['handler', 'leader', 'administrator', 'auditor'];
const PARTIES = [
  'unit-one',
  'unit-two',
  'department-one',
  'department-two',
  'big-data',
  'finance',
  'municipal-government',
] as const;
type PartyOfTest = (typeof PARTIES)[number];

/** `in`: past every check of who calls, whatever is then said about the matter. */
type Access = 'in' | 401 | 403 | 404;
interface Row {
  /** The project is of unit-one under department-one; so are the document and the other rows asked for. */
  path: string;
  body?: unknown;
  /** Answers without a token. */
  open?: true;
  roles?: PersonRole[];
  /** Who gets in; `otherwise` is what the rest are told. */
  parties?: readonly PartyOfTest[];
  otherwise?: 403 | 404;
  /** Parties that the matter itself keeps out although they may see it. */
  forbidden?: readonly PartyOfTest[];
}

const BUREAUS = ['big-data', 'finance', 'municipal-government'] as const;
const OF_PROJECT = ['unit-one', 'department-one', ...BUREAUS] as const;
const ACTING: PersonRole[] = ['handler', 'leader'];
const ofAdministrators: Partial<Row> = { roles: ['administrator'], parties: ['big-data'], otherwise: 403 };
/** Of letters to unit-one. */
const ofLetters = { parties: ['unit-one', 'department-one', 'big-data'], otherwise: 404 } as const;
const orderedOfLetters: Partial<Row> = { ...ofLetters, roles: ['administrator'] };
const ofProject = { parties: OF_PROJECT, otherwise: 404 } as const;

const ANY_EDITION = {
  edition: '2026',
  notice: { number: '号', title: '通知', issuedOn: '2026-01-01' },
  restDays: [{ on: '2026-01-01', holiday: '元旦' }],
  makeUpWorkingDays: [],
};

/** Said here on its own, not read from the routes. */
const EXPECTED = (code: string, document: string, delivery: string): Record<string, Row> => ({
  'post /projects': { path: '/projects', body: {}, roles: ACTING },
  'get /projects': { path: '/projects' },
  'get /projects/{code}': { path: `/projects/${code}`, ...ofProject },
  'get /projects/{code}/acts': { path: `/projects/${code}/acts`, ...ofProject },
  'post /projects/{code}/acts/{act}': {
    path: `/projects/${code}/acts/declineListing`,
    body: { reason: '理由' },
    roles: ACTING,
    ...ofProject,
    forbidden: ['unit-one', 'department-one', 'finance', 'municipal-government'],
  },
  'post /projects/{code}/acts/{act}/preview': {
    path: `/projects/${code}/acts/declineListing/preview`,
    body: { reason: '理由' },
    ...ofProject,
    forbidden: ['unit-one', 'department-one', 'finance', 'municipal-government'],
  },
  'get /projects/{code}/duties': { path: `/projects/${code}/duties`, ...ofProject },
  'get /projects/{code}/ledger': { path: `/projects/${code}/ledger`, ...ofProject },
  'get /projects/{code}/messages': { path: `/projects/${code}/messages`, ...ofProject },
  'get /projects/{code}/sheet': { path: `/projects/${code}/sheet`, ...ofProject },
  'get /units': { path: '/units' },
  'get /units/{code}': { path: '/units/unit-one', ...ofProject },
  'get /units/{code}/acts': { path: '/units/unit-one/acts', ...ofProject },
  'post /units/{code}/acts/{act}': {
    path: '/units/unit-one/acts/block',
    body: { flag: 'omFundingBlocked', article: 31, reason: '理由', documents: [] },
    roles: ACTING,
    ...ofProject,
    forbidden: ['unit-one', 'department-one', 'municipal-government'],
  },
  'post /units/{code}/acts/{act}/preview': {
    path: '/units/unit-one/acts/block/preview',
    body: { flag: 'omFundingBlocked', article: 32, reason: '理由', documents: [] },
    ...ofProject,
    forbidden: ['unit-one', 'department-one', 'municipal-government'],
  },
  'get /units/{code}/duties': { path: '/units/unit-one/duties', ...ofProject },
  'get /units/{code}/ledger': { path: '/units/unit-one/ledger', ...ofProject },
  'get /units/{code}/messages': { path: '/units/unit-one/messages', ...ofProject },
  'get /units/{code}/sheet': { path: '/units/unit-one/sheet', ...ofProject },
  'get /parties/{id}': { path: '/parties/unit-one' },
  'put /parties/{id}': {
    path: '/parties/unit-one',
    body: { name: '单位一', department: 'department-one', contacts: [] },
    roles: ['administrator'],
    parties: ['unit-one', 'department-one', 'big-data'],
    otherwise: 403,
  },
  'get /parties/{id}/inbox': { path: '/parties/unit-one/inbox', parties: ['unit-one'], otherwise: 404 },
  'get /parties/{id}/duties': { path: '/parties/unit-one/duties', ...ofProject },
  'get /deliveries': { path: '/deliveries', roles: ['administrator'] },
  'get /deliveries/{id}': { path: `/deliveries/${delivery}`, ...ofLetters },
  'post /deliveries/{id}/send-again': { path: `/deliveries/${delivery}/send-again`, ...orderedOfLetters },
  'post /deliveries/{id}/send-to': {
    path: `/deliveries/${delivery}/send-to`,
    body: { contact: delivery },
    ...orderedOfLetters,
  },
  'post /documents': {
    path: '/documents',
    body: { kind: 'evidence', name: '佐证', sha256: 'c'.repeat(64), reference: '档案' },
    roles: ACTING,
  },
  'get /documents/{id}': { path: `/documents/${document}`, ...ofProject },
  'put /department-plans/{department}/{version}': {
    path: '/department-plans/department-one/9',
    body: { fromYear: 2026, toYear: 2029, collectiveDecision: true, filedWith: [], projects: [] },
    roles: ACTING,
    parties: ['department-one'],
    otherwise: 403,
  },
  'get /department-plans/{department}': { path: '/department-plans/department-one', ...ofProject },
  'get /framework-plans/{id}': {
    path: '/framework-plans/framework-1',
    parties: ['department-one', 'department-two', ...BUREAUS],
    otherwise: 404,
  },
  'get /sharing-exceptions/{id}': { path: '/sharing-exceptions/exception-1', parties: BUREAUS, otherwise: 404 },
  'put /framework-plans/{id}': {
    path: '/framework-plans/framework-1',
    body: { leadDepartment: 'department-one', status: 'DRAFT', participants: ['department-two'] },
    roles: ACTING,
    parties: ['department-one'],
    otherwise: 403,
  },
  'put /sharing-exceptions/{id}': {
    path: '/sharing-exceptions/exception-1',
    body: {},
    roles: ACTING,
    parties: ['big-data', 'municipal-government'],
    otherwise: 403,
  },
  'get /measures': { path: '/measures', open: true },
  'get /measures/articles': { path: '/measures/articles', open: true },
  'get /measures/acts': { path: '/measures/acts', open: true },
  'get /measures/duties': { path: '/measures/duties', open: true },
  'get /calendar/period': { path: '/calendar/period?from=2025-08-31&months=6', open: true },
  'get /calendar/{year}': { path: '/calendar/2026', open: true },
  'put /calendar/{year}': { path: '/calendar/2026', body: ANY_EDITION, ...ofAdministrators },
  'post /calendar/{year}/preview': { path: '/calendar/2026/preview', body: ANY_EDITION, ...ofAdministrators },
  'get /practice': { path: '/practice' },
  'get /practice/editions': { path: '/practice/editions' },
  'get /practice/recalculation': { path: '/practice/recalculation' },
  'put /practice/{edition}': { path: `/practice/${FIRST.edition}`, body: FIRST, ...ofAdministrators },
  'post /practice/preview': { path: '/practice/preview', body: FIRST, ...ofAdministrators },
  'get /problems/{code}': { path: '/problems/refused', open: true },
  'get /healthz': { path: '/healthz', open: true },
  'get /readyz': { path: '/readyz', open: true },
  'get /audit': { path: '/audit', roles: ['administrator', 'auditor'], parties: ['big-data'], otherwise: 403 },
  'post /codec/decode': { path: '/codec/decode', body: { payloads: [] }, ...ofAdministrators },
  'get /openapi.json': { path: '/openapi.json', open: true },
});

describe('who gets in where', () => {
  let world: World;
  let rows: Record<string, Row>;
  beforeAll(async () => {
    world = await World.begin({ DUBAN_SEALING_KEYS: K1 });
    const [document, letter] = [await world.document('needsStatement'), await world.sentLetter('unit-one')];
    rows = EXPECTED(await world.openProject(), document, letter);
    await world.plan(['甲']);
    for (const [caller, route] of [
      [DEPARTMENT, 'put /framework-plans/{id}'],
      [BIG_DATA, 'put /sharing-exceptions/{id}'],
    ] as const) {
      expect(await world.api.call(caller, 'PUT', rows[route]!.path, { body: rows[route]!.body })).toMatchObject({
        status: 200,
        body: { version: 1 },
      });
    }
  });
  afterAll(() => world?.end());

  it('is said of every route', () => {
    expect(Object.keys(rows).sort()).toEqual(
      endpoints()
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    );
  });

  it.each(endpoints().map(({ method, path }) => `${method} ${path}`))('%s', { timeout: 60_000 }, async (route) => {
    const row = { ...rows[route]!, patient: false };
    const met: string[] = [];
    const expected: string[] = [];
    const meet = async (caller: Caller | undefined, access: Access) => {
      const reply = await world.api.call(caller, route.split(' ')[0]!.toUpperCase(), row.path, row);
      const who = caller ? `${caller.party}/${caller.role}` : 'nobody';
      met.push(`${who} ${[401, 403, 404].includes(reply.status) ? reply.status : 'in'}`);
      expected.push(`${who} ${access}`);
    };
    await meet(undefined, row.open ? 'in' : 401);
    for (const party of PARTIES) for (const role of ROLES) await meet({ party, role }, accessOf(row, party, role));
    expect(met).toEqual(expected);
  });

  it('takes no token that is expired, of another key, of no key, or of no known party', async () => {
    const [{ SignJWT, UnsecuredJWT }, { inject }] = [await import('jose'), await import('vitest')];
    const key = new TextEncoder().encode(inject('tokenSecret'));
    const token = (claims: Record<string, unknown>) =>
      new SignJWT({
        party: 'unit-one',
        roles: ['handler'],
        sub: 'x',
        iss: 'duban-dev',
        aud: 'duban',
        ...claims,
      }).setProtectedHeader({ alg: 'HS256' });
    const soon = Math.floor(Date.now() / 1000) + 60;
    const bad = [
      await token({ exp: soon - 3_600 }).sign(key),
      await token({}).sign(key),
      await token({ exp: soon, aud: 'another' }).sign(key),
      await token({ exp: soon, party: 'nobody' }).sign(key),
      await token({ exp: soon, roles: ['king'] }).sign(key),
      await token({ exp: soon, sub: 'half \ud800' }).sign(key),
      await token({ exp: soon }).sign(new TextEncoder().encode('another secret that is long enough')),
      new UnsecuredJWT({
        party: 'unit-one',
        roles: ['handler'],
        sub: 'x',
        iss: 'duban-dev',
        aud: 'duban',
        exp: soon,
      }).encode(),
      'no.token.atall',
    ];
    for (const one of bad) {
      const reply = await world.api.call(undefined, 'GET', '/projects', {
        headers: { Authorization: `Bearer ${one}` },
      });
      expect([reply.status, reply.body.code, reply.headers.get('WWW-Authenticate')]).toEqual([
        401,
        'unauthenticated',
        'Bearer',
      ]);
    }
    const good = await token({ exp: soon }).sign(key);
    expect(
      (await world.api.call(undefined, 'GET', '/projects', { headers: { Authorization: `Bearer ${good}` } })).status,
    ).toBe(200);
  });

  it('lists to a party only the projects it has a part in', async () => {
    const codes = async (party: string) => (await world.api.call({ party }, 'GET', '/projects')).body.items.length;
    expect([
      await codes('unit-one'),
      await codes('department-one'),
      await codes('unit-two'),
      await codes('finance'),
    ]).toEqual([1, 1, 0, 1]);
  });

  it('shows contacts to the party, the department above it and the bureaus only', async () => {
    const shows = async (party: string) =>
      'contacts' in (await world.api.call({ party }, 'GET', '/parties/unit-one')).body;
    expect([
      await shows('unit-one'),
      await shows('department-one'),
      await shows('finance'),
      await shows('unit-two'),
      await shows('department-two'),
    ]).toEqual([true, true, true, false, false]);
  });

  it('lets a unit cite no document of a stranger', async () => {
    const strange = await world.document('needsStatement', { party: 'unit-two' });
    const code = await world.openProject();
    const body = { ...ATTESTED, documents: [strange] };
    expect(await world.api.call(UNIT, 'POST', `/projects/${code}/acts/declare`, { body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/documents/0' }] },
    });
  });
});

function accessOf({ open, roles, parties, otherwise, forbidden }: Row, party: PartyOfTest, role: PersonRole): Access {
  if (open) return 'in';
  const isSeen = !parties || parties.includes(party);
  // Whether a project exists is told to nobody who may not see it, whatever their role.
  if (!isSeen && otherwise === 404) return 404;
  if (roles && !roles.includes(role)) return 403;
  if (!isSeen) return otherwise!;
  return forbidden?.includes(party) ? 403 : 'in';
}
