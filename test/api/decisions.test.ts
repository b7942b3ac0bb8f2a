// What is lawful and yet unusual about a decision, and the document by which it was taken: through the API, the workflow,
// the ledger and the mail of whoever decided.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, beijingDateOf, weekdayOf } from '../../measures/calendar/calendar-date.ts';
import { dayNameOf } from '../../measures/date-name.ts';
import type { Notice } from '../../measures/notice.ts';
import { renderNotice } from '../../messages/render.ts';
import { BIG_DATA, UNIT, World, type Caller } from './world.ts';

const FINANCE: Caller = { party: 'finance' };

describe('an order of rectification to a rest day, by a bureau that is the department of the unit', () => {
  let world: World;
  let code: string;
  let body: Record<string, unknown>;
  let warnings: { code: string; article: number | null; says: string }[];
  beforeAll(async () => {
    world = await World.begin();
    // The unit is moved below the bureau itself: by big-data, and by nobody else.
    const moved = { name: '单位一', department: 'big-data', contacts: [] };
    const administrator: Caller = { party: 'big-data', role: 'administrator' };
    expect(await world.api.call(administrator, 'PUT', '/parties/unit-one', { body: moved })).toMatchObject({
      status: 200,
    });
    code = await world.openProject({ department: 'big-data' });
    const { at } = (await world.api.call(UNIT, 'GET', `/projects/${code}/ledger`)).body.items[0];
    const today = beijingDateOf(Date.parse(at));
    // Beyond every arrangement, where weekends alone decide.
    const nextYear = addDays(today, 800);
    const dueOn = addDays(nextYear, 7 - weekdayOf(nextYear));
    const instrument = { number: '渝大数据函〔2026〕7号', on: today, signedBy: '王某' };
    body = {
      ground: 'ART35',
      violation: '未按要求共享',
      servedOn: today,
      dueOn,
      about: { line: 1 },
      instrument,
      documents: [],
    };
    warnings = [
      {
        code: 'decidesForItself',
        article: 35,
        says: '市大数据发展局就是本项目的市级部门，属于对与本机关有关的项目作出决定；宜请市发展改革委复核后办理。',
      },
      {
        code: 'onRestDay',
        article: null,
        says: `整改期限${dayNameOf(dueOn)}为休息日；由人指定的日期不顺延，其后首个工作日为${dayNameOf(addDays(dueOn, 1))}。`,
      },
    ];
  });
  afterAll(() => world?.end());
  const act = (rest = '', sent: object = body) =>
    world.api.call(BIG_DATA, 'POST', `/projects/${code}/acts/orderRectification${rest}`, { body: sent });
  const read = (caller: Caller, rest: string) => world.api.call(caller, 'GET', `/projects/${code}/${rest}`);

  it('is refused about what is not in the dossier, or by a document of the future', async () => {
    const instrument = { ...(body.instrument as object), on: body.dueOn };
    expect(await act('', { ...body, about: { line: 900 }, instrument })).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'aboutKnownLine' }, { code: 'instrumentOnNotInFuture' }] },
    });
    expect(await act('', { ...body, about: {} })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/about', says: '「所涉事项」应指明一项义务，或者一行台账，二者填一项' }] },
    });
  });

  it('is warned of in the preview and in the answer alike', async () => {
    expect(await act('/preview')).toMatchObject({ status: 200, body: { preview: true, warnings } });
    const { instrument, about } = body;
    const project = { rectifications: [{ seq: 2, by: 'big-data', instrument, about }] };
    expect(await act()).toMatchObject({ status: 200, body: { seq: 2, warnings, project } });
  });

  it('is warned of in the ledger, for authorities, with the document among the particulars', async () => {
    const [, line] = (await read(FINANCE, 'ledger')).body.items;
    expect(line).toMatchObject({ seq: 2, act: 'orderRectification', warnings });
    const [, seenByUnit] = (await read(UNIT, 'ledger')).body.items;
    expect(seenByUnit).toMatchObject({ seq: 2, act: 'orderRectification' });
    expect(seenByUnit).not.toHaveProperty('warnings');
    for (const { particulars } of [line, seenByUnit])
      expect(particulars).toEqual(
        expect.arrayContaining([
          { label: '所涉事项·台账行', value: '台账第1号' },
          { label: '决定文书·文号', value: '渝大数据函〔2026〕7号' },
        ]),
      );
  });

  it('is warned of in the mail of whoever decided, and in no mail to the unit', async () => {
    const messages = (await read(FINANCE, 'messages')).body.items as { party: string; notice: Notice }[];
    const [own, ...others] = messages.filter(
      ({ party, notice }) => party === 'big-data' && notice.kind === 'act' && notice.act === 'orderRectification',
    );
    expect(others).toEqual([]);
    const { text, html } = renderNotice(own!.notice, {}, 'big-data');
    for (const { says } of warnings) for (const said of [text, html]) expect(said).toContain(says);
    const ofUnit = messages.filter(({ party, notice }) => party === 'unit-one' && notice.kind === 'reminder');
    expect(ofUnit).not.toEqual([]);
    expect(JSON.stringify(messages.filter(({ party }) => party === 'unit-one'))).not.toContain('decidesForItself');
    const served = ofUnit.map(({ notice }) => renderNotice(notice, {}, 'unit-one').text);
    expect(served[0]).toContain('整改事项：未按要求共享（涉及台账第1号所载事项）');
  });
});
