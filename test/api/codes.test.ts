// A code is one whatever its case, and a project stands under the department of its unit.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPENING, UNIT, World, type Caller } from './world.ts';

describe('the code of a project', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.begin();
  });
  afterAll(() => world?.end());
  const open = (code: string, caller: Caller = UNIT, more: object = {}) =>
    world.api.call(caller, 'POST', '/projects', { body: { ...OPENING, ...more, code } });
  const codes = async (folded: string) =>
    (
      await world.deps.pool.query<{ code: string }>('select code from dossier where lower(code) = $1 order by code', [
        folded,
      ])
    ).rows.map(({ code }) => code);

  it('I7: is taken in every case of its letters, and the refusal says so', async () => {
    expect(await open('CQ-Case-1')).toMatchObject({ status: 201, body: { code: 'CQ-Case-1' } });
    for (const code of ['CQ-Case-1', 'cq-case-1', 'CQ-CASE-1'])
      expect(await open(code)).toMatchObject({ status: 409, body: { code: 'codeTaken' } });
    expect(await codes('cq-case-1')).toEqual(['CQ-Case-1']);
  });

  it('I7: finds its project in every case, which answers under the code that is registered', async () => {
    for (const code of ['cq-case-1', 'CQ-CASE-1']) {
      for (const [rest, expected] of [
        ['', { code: 'CQ-Case-1' }],
        ['/acts', { items: expect.any(Array) }],
        ['/duties', { items: expect.any(Array) }],
        ['/ledger', { items: [{ seq: 1 }] }],
        ['/messages', { items: expect.any(Array) }],
      ] as const)
        expect(await world.api.call(UNIT, 'GET', `/projects/${code}${rest}`)).toMatchObject({
          status: 200,
          body: expected,
        });
      const sheet = await world.api.call(UNIT, 'GET', `/projects/${code}/sheet`);
      expect([sheet.status, sheet.headers.get('Location')]).toEqual([
        302,
        expect.stringContaining('project%3ACQ-Case-1'),
      ]);
      expect((await world.api.call({ party: 'unit-two' }, 'GET', `/projects/${code}`)).status).toBe(404);
    }
  });

  it('I7: takes acts in any case, and a repeated key is the same act', async () => {
    const bring = (code: string) =>
      world.api.call(UNIT, 'POST', `/projects/${code}/acts/withdraw`, {
        body: { reason: '不再建设' },
        key: 'withdrawn',
      });
    const first = await bring('cq-case-1');
    expect(first).toMatchObject({ status: 200, body: { code: 'CQ-Case-1', stage: 'WITHDRAWN' } });
    expect((await bring('CQ-Case-1')).body).toEqual(first.body);
    const { rows } = await world.deps.pool.query<{ code: string }>(`select distinct code from ledger`);
    expect(rows.map(({ code }) => code)).toEqual(['CQ-Case-1']);
  });

  it('I7: of openings at once in different spellings leaves one project and one workflow', async () => {
    const spellings = ['RACE-one', 'Race-One', 'race-one', 'RACE-ONE', 'rAce-one'];
    const replies = await Promise.all(spellings.map((code) => open(code)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const taken = replies.find(({ status }) => status === 201)!.body.code as string;
    expect(await codes('race-one')).toEqual([taken]);
    for (const code of spellings) {
      const described = world.deps.engine.client.workflow.getHandle(`project:${code}`).describe();
      await (code === taken
        ? expect(described).resolves.toMatchObject({ status: { name: 'RUNNING' } })
        : expect(described).rejects.toThrow(/not found/));
    }
  });

  it('I7: that is issued passes over one that was brought in another case', async () => {
    const next = await open('WATCH-1');
    expect(next.status).toBe(201);
    const issued = (await world.api.call(UNIT, 'POST', '/projects', { body: OPENING })).body.code as string;
    const [, year, number] = /^CQ-(\d{4})-(\d{4})$/.exec(issued)!;
    const following = (later: number) => `CQ-${year}-${String(Number(number) + later).padStart(4, '0')}`;
    expect((await open(following(1).toLowerCase())).status).toBe(201);
    const after = await world.api.call(UNIT, 'POST', '/projects', { body: OPENING });
    expect(after).toMatchObject({ status: 201, body: { code: following(2) } });
  });

  it('I7: is one in the database too, whoever writes there', async () => {
    const owner = await world.deps.pool.query<{ definition: string }>(
      `select indexdef as definition from pg_indexes where indexname = 'dossier_code_in_any_case'`,
    );
    expect(owner.rows[0]!.definition).toMatch(/UNIQUE INDEX .*\(kind, lower\(code\)\)/);
  });

  it.each([
    ['unit-one', 'department-one', 201],
    ['unit-one', 'department-two', 400],
    ['unit-one', 'finance', 400],
    ['unit-one', 'big-data', 400],
    ['department-one', 'department-one', 201],
    ['department-one', 'department-two', 400],
    ['finance', 'finance', 201],
    ['finance', 'department-one', 400],
  ])('I12: of %s is opened under %s: %i', async (party, department, expected) => {
    const reply = await open(`OWN-${party}-${department}`.slice(0, 40), { party }, { department });
    expect(reply.status, reply.text).toBe(expected);
    if (expected === 400) expect(reply.body.errors).toMatchObject([{ pointer: '/department' }]);
  });

  it('I12: of a unit that belongs to a bureau is opened under that bureau, and under no department', async () => {
    const body = { name: '中心', department: 'finance', contacts: [] };
    const administrator: Caller = { party: 'finance', role: 'administrator' };
    expect(await world.api.call(administrator, 'PUT', '/parties/unit-of-finance', { body })).toMatchObject({
      status: 200,
    });
    expect(await open('OF-FINANCE-1', { party: 'unit-of-finance' }, { department: 'department-one' })).toMatchObject({
      status: 400,
    });
    expect(await open('OF-FINANCE-1', { party: 'unit-of-finance' }, { department: 'finance' })).toMatchObject({
      status: 201,
    });
  });

  it('I14: names a registered company as the supervision unit and as the body of the post-evaluation', async () => {
    const body = { name: '某咨询公司', contacts: [] };
    const big: Caller = { party: 'big-data', role: 'administrator' };
    expect((await world.api.call(big, 'PUT', '/parties/company-evaluation', { body })).status).toBe(200);
    const code = await world.openProject();
    const commission = (evaluator: string) =>
      world.api.call({ party: 'big-data' }, 'POST', `/projects/${code}/acts/commissionPostEvaluation`, {
        body: { evaluator },
      });
    expect(await commission('company-nowhere')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/evaluator', says: expect.stringContaining('尚未登记') }] },
    });
    expect(await commission('某公司')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/evaluator' }] } });
    // Past its input: only the stage speaks against it.
    expect(await commission('company-evaluation')).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'wrongStage' }] },
    });
  });
});
