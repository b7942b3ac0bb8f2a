import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { createDatabase, dropDatabase } from '../../dev/stack/databases.ts';
import { migrate } from '../../worker/migrate.ts';
import { BIG_DATA, DEPARTMENT, Listening, OPENING, UNIT, type Caller } from './world.ts';

const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };
const GOVERNMENT: Caller = { party: 'municipal-government' };

describe('the rows that acts lean on, and periods', () => {
  const name = `rows_${randomUUID().slice(0, 8)}`;
  const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));
  let pool: Pool;
  let api: Listening;
  beforeAll(async () => {
    const databases = await createDatabase(inject('databases'), name);
    await migrate(databases.ownerUrl);
    pool = openPool(databases.apiUrl, { name });
    api = await Listening.open({ pool, engine });
    await put(ADMINISTRATOR, '/parties/department-one', { name: '部门一', contacts: [] });
    await put(ADMINISTRATOR, '/parties/department-two', { name: '部门二', contacts: [] });
    await put({ party: 'department-one', role: 'administrator' }, '/parties/unit-one', {
      name: '单位一',
      department: 'department-one',
      contacts: [],
    });
  });
  afterAll(async () => {
    await api?.close();
    await Promise.all([engine.close(), pool?.end()]);
    await dropDatabase(inject('databaseSuperuserUrl'), name);
  });

  const put = (caller: Caller, route: string, body: unknown, seen?: number) =>
    api.call(caller, 'PUT', route, { body, headers: seen === undefined ? {} : { 'If-Match': `"${seen}"` } });
  const read = async (caller: Caller, route: string) => {
    const { status, body, headers } = await api.call(caller, 'GET', route);
    return { status, body, etag: headers.get('ETag') };
  };

  it('lets a unit change its name and people, but not to whom it belongs', async () => {
    const own: Caller = { party: 'unit-one', role: 'administrator' };
    const contacts = [{ post: 'handler', name: '张三', addresses: { mail: 'zhang@example.org' } }];
    const changed = await put(own, '/parties/unit-one', {
      name: '单位一（新）',
      department: 'department-one',
      contacts,
    });
    expect(changed).toMatchObject({ status: 200, body: { name: '单位一（新）', version: 2, contacts } });
    expect(await put(own, '/parties/unit-one', { name: '单位一', department: 'big-data', contacts: [] })).toMatchObject(
      { status: 403 },
    );
    expect(await put(ADMINISTRATOR, '/parties/unit-one', { name: '单位一', contacts: [] })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/department' }] },
    });
    expect(await put(ADMINISTRATOR, '/parties/Unit_1', { name: '单位一', contacts: [] })).toMatchObject({
      status: 400,
    });
    expect(
      await put(own, '/parties/unit-one', {
        name: '单位一',
        department: 'department-one',
        contacts: [{ ...contacts[0], addresses: { mail: 'nobody' } }],
      }),
    ).toMatchObject({ status: 400, body: { errors: [{ pointer: '/contacts/0/addresses/mail' }] } });
  });

  it('registers a company without a department, by big-data alone, and lets it open no project', async () => {
    const company = { name: '某监理公司', contacts: [] };
    const route = '/parties/company-supervision';
    expect(await put({ party: 'department-one', role: 'administrator' }, route, company)).toMatchObject({
      status: 403,
    });
    expect(await put(ADMINISTRATOR, route, { ...company, department: 'department-one' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/department' }] },
    });
    expect(await put(ADMINISTRATOR, route, company)).toMatchObject({ status: 200, body: { kind: 'company' } });
    const opened = await api.call({ party: 'company-supervision' }, 'POST', '/projects', { body: OPENING });
    expect(opened).toMatchObject({ status: 403, body: { code: 'wrongParty' } });
  });

  it('never rewrites a version of a department plan, and takes them in order', async () => {
    const plan = { fromYear: 2026, toYear: 2029, collectiveDecision: true, filedWith: ['big-data'], projects: ['甲'] };
    expect(await put(DEPARTMENT, '/department-plans/department-one/2', plan)).toMatchObject({
      status: 409,
      body: { code: 'versionTaken' },
    });
    expect(await put(DEPARTMENT, '/department-plans/department-one/1', plan)).toMatchObject({ status: 200 });
    expect(await put(DEPARTMENT, '/department-plans/department-one/1', plan)).toMatchObject({ status: 200 });
    expect(await put(DEPARTMENT, '/department-plans/department-one/1', { ...plan, projects: ['乙'] })).toMatchObject({
      status: 409,
    });
    expect(await put(DEPARTMENT, '/department-plans/department-one/2', { ...plan, toYear: 2020 })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/toYear' }] },
    });
    expect(await put(DEPARTMENT, '/department-plans/department-one/0', plan)).toMatchObject({ status: 404 });
  });

  it('leaves a framework plan to its lead department, and its endorsement to big-data', async () => {
    const plan = {
      leadDepartment: 'department-one',
      status: 'SUBMITTED',
      participants: ['department-one', 'department-two'],
    };
    const endorsed = { ...plan, status: 'ENDORSED', endorsedOn: '2026-03-02' };
    expect(await put(DEPARTMENT, '/framework-plans/city-brain', plan)).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect(
      await put({ party: 'department-two' }, '/framework-plans/city-brain', {
        ...plan,
        leadDepartment: 'department-two',
      }),
    ).toMatchObject({ status: 403 });
    expect(await put(DEPARTMENT, '/framework-plans/city-brain', endorsed)).toMatchObject({
      status: 403,
      body: { article: 13 },
    });
    expect(await put(BIG_DATA, '/framework-plans/city-brain', { ...plan, status: 'ENDORSED' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/endorsedOn' }] },
    });
    expect(await put(BIG_DATA, '/framework-plans/city-brain', endorsed, 1)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
  });

  it('has an exception from sharing reviewed by big-data before the municipal government approves it', async () => {
    const route = '/sharing-exceptions/secret-data';
    expect(await put(GOVERNMENT, route, { approvedOn: '2026-03-02' })).toMatchObject({ status: 400 });
    expect(await put(GOVERNMENT, route, { firstReviewedOn: '2026-03-01' })).toMatchObject({
      status: 403,
      body: { article: 31 },
    });
    expect(await put(BIG_DATA, route, { firstReviewedOn: '2026-03-01' })).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    expect(await put(BIG_DATA, route, { firstReviewedOn: '2026-03-01', approvedOn: '2026-03-02' })).toMatchObject({
      status: 403,
    });
    expect(await put(GOVERNMENT, route, { firstReviewedOn: '2026-03-01', approvedOn: '2026-03-02' }, 1)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await read(GOVERNMENT, route)).toMatchObject({
      status: 200,
      etag: '"2"',
      body: { id: 'secret-data', approvedOn: '2026-03-02' },
    });
    expect(await read(UNIT, route)).toMatchObject({ status: 404 });
  });

  it('lets nobody replace a version that they have not seen', async () => {
    const route = '/sharing-exceptions/unseen';
    const ours = { firstReviewedOn: '2026-03-01' };
    const theirs = { ...ours, approvedOn: '2026-03-02' };
    expect(await put(BIG_DATA, route, ours, 1)).toMatchObject({
      status: 412,
      body: { code: 'versionMismatch', version: 0 },
    });
    const entered = await put(BIG_DATA, route, ours, 0);
    expect([entered.status, entered.headers.get('ETag')]).toEqual([200, '"1"']);
    for (const seen of [undefined, 0, 2])
      expect(await put(GOVERNMENT, route, theirs, seen)).toMatchObject({
        status: 412,
        body: { code: 'versionMismatch', version: 1 },
      });
    const blind = await api.call(GOVERNMENT, 'PUT', route, { body: theirs, headers: { 'If-Match': '*' } });
    expect(blind).toMatchObject({ status: 412, body: { detail: expect.stringMatching(/第1版/) } });
    const odd = await api.call(GOVERNMENT, 'PUT', route, { body: theirs, headers: { 'If-Match': '"first"' } });
    expect(odd).toMatchObject({ status: 412, body: { code: 'versionMismatch' } });
    const seen = await read(GOVERNMENT, route);
    expect(await put(GOVERNMENT, route, theirs, seen.body.version)).toMatchObject({
      status: 200,
      body: { version: 2, ...theirs },
    });
    expect(await read({ party: 'department-two' }, route)).toMatchObject({ status: 404 });
  });

  it('enters one of two versions that rest on the same one', async () => {
    const exception = '/sharing-exceptions/raced';
    const both = await Promise.all(
      ['2026-03-01', '2026-03-02'].map((firstReviewedOn) => put(BIG_DATA, exception, { firstReviewedOn }, 0)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('explains when a period ends', async () => {
    const months = await api.call(undefined, 'GET', '/calendar/period?from=2025-08-31&months=6&rolling=FORWARD');
    expect(months).toMatchObject({
      status: 200,
      body: { nominalOn: '2026-02-28', effectiveOn: '2026-02-28', status: 'FINAL' },
    });
    expect(months.body.explanation.text).toMatch(/2026年2月28日/);
    const days = await api.call(undefined, 'GET', '/calendar/period?from=2025-09-30&workingDays=5');
    expect(days.body).toMatchObject({ effectiveOn: '2025-10-14' });
    const later = await api.call(undefined, 'GET', '/calendar/period?from=2030-01-01&days=10&rolling=FORWARD');
    expect(later.body.status).toBe('PROVISIONAL');
    for (const query of [
      'from=2025-02-29&months=6',
      'from=2025-08-31',
      'from=2025-08-31&months=6&days=3',
      'from=2025-08-31&months=-1',
      'from=2025-08-31&workingDays=5&rolling=FORWARD',
    ]) {
      expect([query, (await api.call(undefined, 'GET', `/calendar/period?${query}`)).status]).toEqual([query, 400]);
    }
  });
});
