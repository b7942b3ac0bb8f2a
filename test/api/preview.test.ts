// What an act would do, asked over HTTP before it is brought, and what the rows hold once it was.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { ATTESTED, BIG_DATA, OTHER_UNIT, UNIT, World, type Caller } from './world.ts';

interface Message {
  seq: number;
  party: string;
  post: string;
  plannedOn: string;
  step: string;
}

describe('a preview over HTTP', () => {
  let world: World;
  let code: string;
  let today: string;
  beforeAll(async () => {
    world = await World.begin();
    code = await world.openProject();
    const { at } = (await world.api.call(UNIT, 'GET', `/projects/${code}/ledger`)).body.items[0];
    today = beijingDateOf(Date.parse(at));
  });
  afterAll(() => world?.end());

  const at = (act: string): string => `/projects/${code}/acts/${act}`;
  const messages = async (): Promise<Message[]> =>
    (await world.api.call(BIG_DATA, 'GET', `/projects/${code}/messages?limit=200`)).body.items;

  /** Asks, brings, and compares what was foretold with what an authority then reads of the project. */
  async function foretold(caller: Caller, act: string, body: object) {
    const trace = await world.traceOf(code);
    const preview = await world.api.call(caller, 'POST', `${at(act)}/preview`, { body });
    expect([preview.status, preview.text]).toEqual([200, expect.stringContaining('"preview":true')]);
    expect(await world.traceOf(code)).toEqual(trace);
    const { would, text, seq } = preview.body;
    const taken = await world.api.call(caller, 'POST', at(act), { body });
    expect(taken).toMatchObject({ status: 200, body: { seq, stage: would.stage.to } });
    const said = (await messages()).filter((message) => message.seq === seq);
    const told = would.told.map(({ to, plannedOn, step }: { to: Message; plannedOn: string; step: string }) =>
      [to.party, to.post, plannedOn, step].join(),
    );
    expect(said.map(({ party, post, plannedOn, step }) => [party, post, plannedOn, step].join()).sort()).toEqual(
      told.sort(),
    );
    return { would, text: text as string };
  }

  it('tells who hears of a declaration, and that happens', async () => {
    const departmentPlanVersion = await world.plan(['政务数据共享平台']);
    const body = { ...ATTESTED, departmentPlanVersion, documents: [await world.document('needsStatement')] };
    const { would, text } = await foretold(UNIT, 'declare', body);
    expect(would.stage).toEqual({ from: 'DRAFT', to: 'DECLARED', fromName: '编制需求说明', toName: '已申报' });
    expect(would.told).toMatchObject([
      { to: { party: 'big-data', name: '市大数据发展局', post: 'handler', postName: '经办人' }, step: 'declare' },
    ]);
    for (const line of [
      '这只是预览，现在什么也没有发生',
      '由「编制需求说明」变为「已申报」',
      '没有新增的应办事项。',
      '名称 unit-one',
    ])
      expect(text).toContain(line);
    expect(text).toMatch(/1\. 市大数据发展局经办人，\d{4}年\d+月\d+日（周.）进入收件箱，.*09:00起发送：〔办理情况〕.*/);
  });

  it('tells the unit at once of what is decided, and what became of its declaration', async () => {
    const { would } = await foretold(BIG_DATA, 'list', ACT_SAMPLES.list.input(EXAMPLE));
    expect(would.told.map(({ to }: { to: Message }) => to.party).sort()).toEqual(['department-one', 'unit-one']);
  });

  it('explains the date of an order, with every reminder that would follow, to the authority that signs it', async () => {
    const body = {
      ground: 'ART35',
      violation: '未按要求共享数据',
      servedOn: today,
      dueOn: addDays(today, 40),
      about: { line: 2 },
      documents: [],
    };
    const { would, text } = await foretold(BIG_DATA, 'orderRectification', body);
    expect(would.opened).toMatchObject([{ duty: 'RECTIFICATION', effectiveOn: addDays(today, 40), open: true }]);
    expect(text).toContain(would.opened[0].explanation.text);
    const drafts = would.reminders.filter(({ isDraft }: { isDraft: boolean }) => isDraft);
    expect(drafts).toMatchObject([{ step: 'draft-sanction', plannedOn: addDays(today, 47) }]);
    const { body: duties } = await world.api.call(UNIT, 'GET', `/projects/${code}/duties`);
    expect(duties.items).toMatchObject([{ duty: 'RECTIFICATION', effectiveOn: would.opened[0].effectiveOn }]);
  });

  it('shows a unit its own messages alone, and no draft', async () => {
    const report = await world.document('rectificationReport');
    const body = { of: 4, statement: '已按要求共享', documents: [report] };
    const { would } = (await world.api.call(UNIT, 'POST', `${at('submitRectification')}/preview`, { body })).body;
    expect(would.told.length + would.reminders.length).toBeGreaterThan(0);
    for (const { to, isDraft } of would.reminders) {
      expect(isDraft).toBe(false);
      expect(to.map(({ party }: { party: string }) => party)).toEqual(['unit-one']);
    }
  });

  it('gives the text alone to whoever asks for it, and refusals as they are', async () => {
    const read = (act: string, body: object, accept: string, caller = UNIT) =>
      world.api.call(caller, 'POST', `${at(act)}/preview`, { body, headers: { Accept: accept } });
    const body = { of: 2 };
    const alone = await read('acknowledgeReceipt', body, 'text/plain', BIG_DATA);
    expect(alone.status).toBe(200);
    expect(alone.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect(alone.headers.get('Vary')).toContain('Accept');
    expect(alone.text).toMatch(/^以下是办理「签收报送材料」后将会发生的事/);
    const both = await read('acknowledgeReceipt', body, '*/*', BIG_DATA);
    expect(both.body.text).toBe(alone.text);
    expect(await read('acknowledgeReceipt', body, 'text/plain')).toMatchObject({ status: 403 });
    expect(await read('acknowledgeReceipt', body, 'text/plain', OTHER_UNIT)).toMatchObject({ status: 404 });
    expect(await read('acknowledgeReceipt', { of: 99 }, 'text/plain', BIG_DATA)).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'receivedAndOpen' }] },
    });
  });
});
