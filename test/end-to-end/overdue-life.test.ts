// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice, ReminderNotice } from '../../measures/notice.ts';
import { BIG_DATA, UNIT, World } from '../api/world.ts';
import { Journey, longCompleted, pathToCompletion, UPPER } from './journey.ts';
// under test
import { letterOf, renderLetters } from '../../messages/render.ts';

const CODE = 'OVERDUE-1';

let world: World;
let journey: Journey;
let completedOn: string;

interface Item {
  code: string;
  party: string;
  post: string;
  plannedOn: string;
  dutyRef: string;
  notice: ReminderNotice;
}

beforeAll(async () => {
  world = await World.begin();
  journey = await Journey.open(world, CODE, UPPER);
  const dates = longCompleted(await journey.today());
  completedOn = dates.completedOn;
  for (const step of pathToCompletion(UPPER, dates)) await journey.bring(step);
}, 180_000);
afterAll(() => world?.end());

const told = async (caller: typeof UNIT, kind: Notice['kind']): Promise<Item[]> => {
  const { body } = await world.api.call(caller, 'GET', `/parties/${caller.party}/inbox?limit=200`);
  return body.items.filter(
    ({ notice }: { notice: ReminderNotice }) => notice.kind === kind && notice.duty.duty === 'ACCEPTANCE_APPLICATION',
  );
};
const reminders = (caller: typeof UNIT): Promise<Item[]> => told(caller, 'reminder');

describe('a project whose completion more than seven months ago is only now reported, over HTTP alone', () => {
  it('owes the application for acceptance since the half year was over, and the date says how it came about', async () => {
    const { items, today } = (await journey.get('/duties', UNIT)).body;
    const duty = items.find((one: { duty: string }) => one.duty === 'ACCEPTANCE_APPLICATION');
    const { body: period } = await world.api.call(
      UNIT,
      'GET',
      `/calendar/period?from=${completedOn}&months=6&rolling=FORWARD`,
    );
    expect(duty).toMatchObject({
      article: 28,
      basis: 'law',
      owedBy: 'unit-one',
      owedTo: ['big-data'],
      metBy: 'applyForAcceptance',
      open: true,
      overdue: true,
      lamp: '红',
      nominalOn: period.nominalOn,
      effectiveOn: period.effectiveOn,
      explanation: { anchor: { event: '项目建成', on: completedOn } },
    });
    expect(duty.daysLeft).toBeLessThan(0);
    expect(duty.effectiveOn < today).toBe(true);
    expect(duty.explanation.text).toMatch(/[一-龥]/);
    expect((await journey.get('', UNIT)).body).toMatchObject({ stage: 'COMPLETED', lamp: '红' });
    expect((await world.api.call(UNIT, 'GET', '/parties/unit-one/duties?side=owes')).body.items[0]).toMatchObject({
      code: CODE,
      overdue: true,
    });
    expect((await world.api.call(BIG_DATA, 'GET', '/parties/big-data/duties?side=isOwed')).body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: CODE, duty: 'ACCEPTANCE_APPLICATION' })]),
    );
  });

  it('brings handler, head and leader of the unit one reminder each, in which all that was missed is contained', async () => {
    const { today } = (await journey.get('/duties')).body;
    const items = await reminders(UNIT);
    expect(items.map(({ post }) => post).sort()).toEqual(['handler', 'head', 'leader']);
    for (const { code, plannedOn, notice } of items) {
      expect({ code, plannedOn }).toEqual({ code: CODE, plannedOn: today });
      expect(notice).toMatchObject({ nature: 'overdue', catchesUp: true, mentionsExtension: true });
      expect(notice.daysLeft).toBeLessThan(0);
    }
  });

  it('brings the bureau that receives applications a draft order in the place of the reminder, and the news of the completion', async () => {
    expect(await reminders(BIG_DATA)).toEqual([]);
    expect(await told(BIG_DATA, 'draftRectificationOrder')).toMatchObject([{ post: 'handler' }]);
    const { body } = await world.api.call(BIG_DATA, 'GET', '/parties/big-data/inbox?limit=200');
    expect(body.items.map(({ notice }: { notice: { act?: string } }) => notice.act)).toContain('confirmCompletion');
  });

  it('has a mail for each reader: what is owed, since when late and why then, what to do, what follows; the reader who owes is told "you"', async () => {
    const names = Object.fromEntries(
      await Promise.all(
        ['unit-one', 'big-data'].map(
          async (id) => [id, (await world.api.call(UNIT, 'GET', `/parties/${id}`)).body.name as string] as const,
        ),
      ),
    );
    const [toUnit] = await reminders(UNIT);
    const [toBureau] = await told(BIG_DATA, 'draftRectificationOrder');
    const mailTo = (party: string, notice: Notice) =>
      renderLetters({ party, name: '经办人' }, [letterOf(notice, names, party)], names);
    const mail = mailTo('unit-one', toUnit!.notice);
    const days = -toUnit!.notice.daysLeft;
    expect(mail.subject).toBe(`【督办】〔逾期${days}天〕申请竣工验收——政务数据共享平台（${CODE}）`);
    for (const part of [
      '名称 unit-one　经办人',
      '贵单位应当办理的「申请竣工验收」',
      `已逾期${days}天`,
      '第二十八条',
      '不再逐次补发',
      '申请延期验收',
      '限期整改',
      '复原文本',
    ])
      expect(mail.text).toContain(part);
    for (const text of [mail.text, mail.html]) expect(text).not.toMatch(/undefined|NaN|\[object/);

    const read = mailTo('big-data', toBureau!.notice);
    expect(read.text).toContain('名称 unit-one的「申请竣工验收」');
    expect(read.text).not.toContain('贵单位应当办理');
  });
});
