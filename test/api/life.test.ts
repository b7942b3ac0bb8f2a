import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beijingDateOf, yearOf } from '../../measures/calendar/calendar-date.ts';
import { PROJECT_ACTS } from '../../measures/project/acts.ts';
import { ATTESTED, BIG_DATA, OPENING, OTHER_UNIT, saidIn, UNIT, World } from './world.ts';

describe('from the opening to a refusal, over HTTP alone', () => {
  let world: World;
  let code: string;
  beforeAll(async () => {
    world = await World.begin();
    code = await world.openProject();
  });
  afterAll(() => world?.end());

  it('issues a code by year and number and opens the dossier', async () => {
    const { at } = (await world.api.call(UNIT, 'GET', `/projects/${code}/ledger`)).body.items[0];
    expect(code).toMatch(new RegExp(`^CQ-${yearOf(beijingDateOf(Date.parse(at)))}-\\d{4}$`));
    const { status, body, headers } = await world.api.call(UNIT, 'GET', `/projects/${code}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code,
      stage: 'DRAFT',
      stageName: '编制需求说明',
      unit: 'unit-one',
      department: 'department-one',
      lastActSeq: 1,
      lamp: '无',
      ended: false,
    });
    expect(headers.get('ETag')).toBe('"1"');
  });

  it('opens a project under a code that the caller brings, once', async () => {
    const own = await world.openProject({ code: 'OLD-2019-7' });
    expect(own).toBe('OLD-2019-7');
    const again = await world.api.call(UNIT, 'POST', '/projects', { body: { ...OPENING, code: 'OLD-2019-7' } });
    expect(again).toMatchObject({ status: 409, body: { code: 'codeTaken' } });
  });

  it('lists every act, with every reason by the facts and the standing why not', async () => {
    const { body } = await world.api.call(UNIT, 'GET', `/projects/${code}/acts`);
    expect(body.items.map(({ act }: { act: string }) => act)).toEqual(
      Object.values(PROJECT_ACTS).map(({ name }) => name),
    );
    const declare = body.items.find(({ act }: { act: string }) => act === 'declare');
    expect(declare).toMatchObject({ lawful: false, article: 8 });
    expect(declare.refusals.map((refusal: { code: string }) => refusal.code)).toEqual(['departmentPlanFiled']);
    expect(declare.asks.map(({ name }: { name: string }) => name)).toContain('needsStatement');
    expect(declare.input.required).toContain('departmentPlanVersion');
    const list = body.items.find(({ act }: { act: string }) => act === 'list');
    expect(list.refusals).toMatchObject([{ code: 'wrongParty' }]);
    const submit = body.items.find(({ act }: { act: string }) => act === 'submitCombinedReport');
    expect(submit.refusals).toMatchObject([{ code: 'wrongStage' }]);
  });

  it('refuses a declaration with all that is missing, each with article and remedy, then takes it once the plan is filed', async () => {
    const body = { ...ATTESTED, dataStandardsSet: false, documents: [] };
    const refused = await world.api.call(UNIT, 'POST', `/projects/${code}/acts/declare`, { body });
    expect(refused.status).toBe(409);
    expect(refused.headers.get('Content-Type')).toContain('application/problem+json');
    expect(refused.body).toMatchObject({ type: '/problems/refused', title: 'Not lawful now', status: 409 });
    const reasons = refused.body.refusals as { code: string; article: number; says: string; remedy: string }[];
    expect(reasons.map((reason) => [reason.code, reason.article])).toEqual(
      expect.arrayContaining([
        ['departmentPlanFiled', 6],
        ['dataStandardsSet', 7],
        ['needsStatement', 8],
      ]),
    );
    for (const { says, remedy } of reasons) expect(says && remedy).toMatch(/[一-龥]/);

    const departmentPlanVersion = await world.plan(['政务数据共享平台']);
    const needs = await world.document('needsStatement');
    const taken = await world.api.call(UNIT, 'POST', `/projects/${code}/acts/declare`, {
      body: { ...ATTESTED, departmentPlanVersion, documents: [needs] },
    });
    expect(taken.text).toContain('DECLARED');
    expect(taken).toMatchObject({
      status: 200,
      body: { code, act: 'declare', seq: 2, stage: 'DECLARED', stageName: '已申报' },
    });
    expect(taken.headers.get('ETag')).toBe('"2"');
    expect(taken.body.project.declaration.documents).toMatchObject([{ id: needs, kind: 'needsStatement' }]);
  });

  it('answers 403 to a party to the project that is not the one to act, and 404 to everyone else', async () => {
    const own = await world.api.call(UNIT, 'POST', `/projects/${code}/acts/declineListing`, {
      body: { reason: '理由' },
    });
    expect(own).toMatchObject({ status: 403, body: { code: 'wrongParty', article: 8 } });
    const stranger = await world.api.call(OTHER_UNIT, 'POST', `/projects/${code}/acts/declineListing`, {
      body: { reason: '理由' },
    });
    const nowhere = await world.api.call(OTHER_UNIT, 'POST', '/projects/NOWHERE-1/acts/declineListing', {
      body: { reason: '理由' },
    });
    expect(stranger.status).toBe(404);
    expect(saidIn(stranger)).toBe(saidIn(nowhere));
  });

  it('tells the next party to act, in the inbox and in the list of the project', async () => {
    const inbox = await world.api.call(BIG_DATA, 'GET', '/parties/big-data/inbox');
    expect(inbox.body.items).toMatchObject([{ kind: 'project', code, notice: { kind: 'act', act: 'declare' } }]);
    const ofProject = await world.api.call(BIG_DATA, 'GET', `/projects/${code}/messages`);
    expect(ofProject.body.items.map(({ party }: { party: string }) => party)).toEqual(
      expect.arrayContaining(['big-data', 'department-one']),
    );
    const ofUnit = await world.api.call(UNIT, 'GET', `/projects/${code}/messages`);
    expect(ofUnit.body.items.every(({ party }: { party: string }) => party === 'unit-one')).toBe(true);
  });

  it('M6: narrows the messages of the project to one party, for authorities and that party itself', async () => {
    const to = (party: string, caller: typeof UNIT, more = '') =>
      world.api.call(caller, 'GET', `/projects/${code}/messages?party=${party}${more}`);
    const { items } = (await to('department-one', BIG_DATA)).body;
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ party }: { party: string }) => party === 'department-one')).toBe(true);
    expect((await to('unit-one', UNIT)).status).toBe(200);
    expect(await to('department-one', UNIT)).toMatchObject({ status: 403, body: { code: 'wrongParty' } });
    expect((await to('department-one', BIG_DATA, '&status=cancelled')).body.items).toEqual([]);
    expect((await to('department-one', BIG_DATA, '&status=lost')).status).toBe(400);
  });

  it('M6: names the state of each message, and when one that waits goes out by the clock of Beijing', async () => {
    const { items } = (await world.api.call(BIG_DATA, 'GET', `/projects/${code}/messages`)).body;
    for (const { status, statusName, says } of items) {
      expect(statusName).toMatch(/^[一-龥]+$/);
      if (status === 'waiting') expect(says).toMatch(/^待发送：北京时间\d{4}-\d\d-\d\d \d\d:\d\d起发出$/);
    }
  });

  it('lists what is owed, most urgent first, with lamp and days left', async () => {
    const returned = await world.api.call(BIG_DATA, 'POST', `/projects/${code}/acts/returnForCorrection`, {
      body: { defects: ['缺少数据目录'] },
    });
    expect(returned.text).toContain('"act":"returnForCorrection"');
    const owed = await world.api.call(UNIT, 'GET', '/parties/unit-one/duties');
    expect(owed.body.items).toMatchObject([
      { side: 'owes', kind: 'project', code, duty: 'CORRECTION', metBy: 'resubmit', overdue: false },
    ]);
    expect(owed.body.items[0].daysLeft).toBeGreaterThan(0);
    expect(owed.body.items[0].explanation.text).toMatch(/[一-龥]/);
    expect((await world.api.call(BIG_DATA, 'GET', '/parties/big-data/duties')).body.items).toMatchObject([
      { side: 'isOwed', kind: 'project', code },
    ]);
    expect((await world.api.call(UNIT, 'GET', `/projects/${code}/duties`)).body.items).toMatchObject([
      { duty: 'CORRECTION', open: true },
    ]);
    const lamp = (await world.api.call(UNIT, 'GET', `/projects/${code}`)).body.lamp;
    const lit = await world.api.call(BIG_DATA, 'GET', `/projects?lamp=${encodeURIComponent(lamp)}&unit=unit-one`);
    expect(lit.body.items.map((project: { code: string }) => project.code)).toEqual([code]);
  });

  it('pages through lists and through the ledger without leaving out or repeating anything', async () => {
    await world.openProject();
    const first = await world.api.call(BIG_DATA, 'GET', '/projects?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await world.api.call(BIG_DATA, 'GET', `/projects?limit=2&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{}], next: null });
    const all = await world.api.call(BIG_DATA, 'GET', '/projects');
    expect([...first.body.items, ...second.body.items]).toEqual(all.body.items);
    const ledger = await world.api.call(UNIT, 'GET', `/projects/${code}/ledger?limit=1`);
    expect(ledger.body.items).toMatchObject([{ seq: 1, act: 'openDossier', title: '项目建档', party: 'unit-one' }]);
    expect(ledger.body.items[0].particulars).toContainEqual({ label: '是否涉密', value: '非涉密' });
    const rest = await world.api.call(UNIT, 'GET', `/projects/${code}/ledger?cursor=${ledger.body.next}`);
    expect(rest.body.items.map(({ act }: { act: string }) => act)).toEqual(['declare', 'returnForCorrection']);
    expect(rest.body.items[0].previousHash).toBe(ledger.body.items[0].hash);
    expect(rest.body.items[0].messages).toBeUndefined();
  });

  it('redirects to the sheet of the run that is there now', async () => {
    const { status, headers } = await world.api.call(UNIT, 'GET', `/projects/${code}/sheet`);
    expect(status).toBe(302);
    expect(headers.get('Location')).toMatch(
      new RegExp(`/namespaces/${world.name}/workflows/project%3A${code}/[0-9a-f-]{36}/user-metadata$`),
    );
  });

  it('takes an act on a project that has ended and whose workflow is gone', async () => {
    const ended = await world.openProject();
    const withdrawn = await world.api.call(UNIT, 'POST', `/projects/${ended}/acts/withdraw`, {
      body: { reason: '不再建设' },
      key: 'withdraw-it',
    });
    expect(withdrawn.body.stage).toBe('WITHDRAWN');
    const handle = world.deps.engine.client.workflow.getHandle(`project:${ended}`);
    await handle.result();
    const again = await world.api.call(UNIT, 'POST', `/projects/${ended}/acts/withdraw`, {
      body: { reason: '不再建设' },
      key: 'withdraw-it',
    });
    expect(again.text).toBe(withdrawn.text);
    const correction = {
      field: 'estimatedTotal',
      from: '2999999999',
      to: '2899999999',
      reason: '笔误',
      evidence: [await world.document('evidence')],
    };
    const late = await world.api.call(UNIT, 'POST', `/projects/${ended}/acts/correct`, { body: correction });
    expect(late.text).toContain('"seq":3');
    expect(late.body.project.estimatedTotal).toBe('2899999999');
    const refused = await world.api.call(UNIT, 'POST', `/projects/${ended}/acts/withdraw`, {
      body: { reason: '不再建设' },
    });
    expect(refused).toMatchObject({ status: 409, body: { refusals: [{ code: 'wrongStage' }] } });
  });
});
