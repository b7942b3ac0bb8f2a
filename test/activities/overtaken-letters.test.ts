// M4 where it shows: what is recorded while a letter cannot go out, and what its reader gets in the end. Projects are
// recorded as in operation, letters go to the real mail server.
// test support
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Moods } from '../workflows/moods.ts';
import { PostOffice } from '../workflows/post-office.ts';
import { inputOf } from './recording.ts';
import { underConstruction, type WrittenLife } from './written-life.ts';
// under test
import { claimMessagesWith } from '../../activities/claim-messages.ts';
import { deliverMessageWith } from '../../activities/deliver-message.ts';
import { orderDeliveryWith } from '../../activities/order-delivery.ts';
import { recordWith } from '../../activities/record.ts';
import { beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';

let office: PostOffice;
let moods: Moods;
beforeAll(async () => {
  office = await PostOffice.open();
  moods = new Moods(office.channels);
});
afterAll(() => office.close());

const deps = () => ({ pool: office.pool, channels: moods.channels });

/** A project under construction whose unit has these contacts, and that is recorded line by line. */
class Followed {
  private recorded = 0;
  private constructor(
    readonly life: WrittenLife,
    readonly unit: string,
    readonly address: string,
  ) {}

  static async begin(hasContact: boolean): Promise<Followed> {
    const code = `CQ-${randomUUID().slice(0, 8)}`;
    const address = `${code.toLowerCase()}@unit.example`;
    const unit = await office.registerUnit(hasContact ? { handler: address } : {});
    const life = underConstruction(code);
    life.facts = { ...life.facts, parties: { ...life.facts.parties, constructionUnit: unit } };
    life.lines[0] = { ...life.lines[0]!, facts: life.facts };
    return new Followed(life, unit, address);
  }

  /** Seq of the order. */
  async order(on: CalendarDate, dueOn: CalendarDate): Promise<number> {
    const input = { ground: 'ART35', violation: '密码应用不符合要求', servedOn: on, dueOn, documents: [] };
    this.life.bring({ act: 'orderRectification', input, party: 'big-data' }, on);
    await this.record();
    return this.life.lines.length;
  }

  async bring(act: string, party: string, input: object, on: CalendarDate): Promise<void> {
    this.life.bring({ act, input, party }, on);
    await this.record();
  }

  async wakeUntil(step: string): Promise<void> {
    do this.life.wake();
    while (!this.life.settled!.says.some((saying) => saying.step === step && saying.party === this.unit));
    await this.record();
  }

  /** Claims what is due to the unit at ten of a day and makes an attempt at each delivery; answers the outcomes. */
  async mailRound(on: CalendarDate, time = '10:30'): Promise<unknown[]> {
    const asOf = beijingInstantOf(on, time);
    const { unsent } = await claimMessagesWith(deps())({ party: this.unit, asOf });
    const outcomes: unknown[] = [];
    for (const { id: deliveryId } of unsent)
      outcomes.push(
        await deliverMessageWith({ ...deps(), waitedMs: () => 0, beat: () => undefined })({
          deliveryId,
          asOf,
          isAlone: true,
        }).catch(() => 'tryingAgain'),
      );
    return outcomes;
  }

  get mails() {
    return office.mailServer.accepted(this.address).map(({ mail }) => ({ subject: mail.subject!, text: mail.text! }));
  }

  private async record(): Promise<void> {
    const lines = this.life.lines.slice(this.recorded);
    await recordWith({ pool: office.pool })(inputOf(lines));
    this.recorded = this.life.lines.length;
  }
}

const COURSE =
  /1\. 2026年1月8日（周四），市大数据.*要求限期整改，期限为2026年2月10日（周二）。整改事项：密码应用不符合要求.*\n2\. 2026年1月9日（周五），市大数据.*办理「撤销整改要求」。/;

it('M4: an order that was served and withdrawn while its unit had no contact comes to the first one as one story', async () => {
  const project = await Followed.begin(false);
  const of = await project.order('2026-01-08', '2026-02-10');
  expect(await project.mailRound('2026-01-08')).toEqual([]);
  await project.bring('withdrawRectification', 'big-data', { of, reason: '误列' }, '2026-01-09');
  expect(await project.mailRound('2026-01-09')).toEqual([]);
  await office.enter(project.unit, 'handler', { mail: project.address });
  await project.mailRound('2026-01-12');
  const texts = project.mails.map(({ text }) => text);
  expect(texts.filter((text) => COURSE.test(text))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('撤销整改要求'))).toHaveLength(1);
  expect(texts.join()).not.toContain('应当完成整改并提交整改报告');
  expect(texts.join()).toContain('贵单位无须就其办理');
});

it('M4: an order whose letter was tried in vain yields to that of its withdrawal, which says both', async () => {
  const project = await Followed.begin(true);
  moods.next(project.address, 'defers', 'defers', 'defers');
  const of = await project.order('2026-01-08', '2026-02-10');
  expect(await project.mailRound('2026-01-08')).toContain('tryingAgain');
  await project.bring('withdrawRectification', 'big-data', { of, reason: '误列' }, '2026-01-09');
  moods.next(project.address);
  await project.mailRound('2026-01-09');
  const texts = project.mails.map(({ text }) => text);
  expect(texts.filter((text) => COURSE.test(text))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('撤销整改要求'))).toHaveLength(1);
  expect(texts.join()).not.toContain('应当完成整改并提交整改报告');
  const first = (await office.deliveriesOf(project.unit))[0]!;
  expect(Object.values(first.left_out)).toContain('整改要求已撤销，随其后的通知一并告知');
});

it('M4: an order that was taken out of the outbox before anybody tried is told with its withdrawal as well', async () => {
  const project = await Followed.begin(true);
  const of = await project.order('2026-01-08', '2026-02-10');
  await project.bring('withdrawRectification', 'big-data', { of, reason: '误列' }, '2026-01-09');
  await project.mailRound('2026-01-09');
  expect(project.mails.filter(({ text }) => COURSE.test(text))).toHaveLength(1);
});

it('M4: an order that was told is withdrawn by an ordinary letter', async () => {
  const project = await Followed.begin(true);
  const of = await project.order('2026-01-08', '2026-02-10');
  await project.mailRound('2026-01-08');
  expect(project.mails.at(-1)!.text).toContain('应当完成整改并提交整改报告');
  await project.bring('withdrawRectification', 'big-data', { of, reason: '误列' }, '2026-01-09');
  await project.mailRound('2026-01-09');
  expect(project.mails.at(-1)!.subject).toContain('〔办理情况〕撤销整改要求');
  expect(project.mails.filter(({ text }) => COURSE.test(text))).toHaveLength(0);
});

it('M4: a reminder that waits while what it asks for is handed in is left out, and says why', async () => {
  const project = await Followed.begin(true);
  const of = await project.order('2026-01-08', '2026-02-10');
  await project.mailRound('2026-01-08');
  await project.wakeUntil('ahead-3');
  const sent = project.mails.length;
  moods.next(project.address, 'away', 'away', 'away');
  expect(await project.mailRound('2026-02-07')).toContain('tryingAgain');
  const report = { of, statement: '已整改', documents: [] };
  await project.bring('submitRectification', project.unit, report, '2026-02-09');
  moods.next(project.address);
  await project.mailRound('2026-02-11');
  expect(project.mails.slice(sent).filter(({ text }) => text.includes('限期整改'))).toEqual([]);
  const last = (await office.deliveriesOf(project.unit)).find(({ status }) => status === 'leftOut');
  expect(last).toMatchObject({ because: expect.stringContaining('整改报告待核验'), attempts: 1 });
});

it('M6: a letter of which nothing holds any more is not sent again on order, and the refusal says why', async () => {
  const project = await Followed.begin(true);
  const of = await project.order('2026-01-08', '2026-02-10');
  await project.mailRound('2026-01-08');
  await project.wakeUntil('ahead-3');
  moods.next(project.address, 'away', 'away', 'away');
  await project.mailRound('2026-02-07');
  const report = { of, statement: '已整改', documents: [] };
  await project.bring('submitRectification', project.unit, report, '2026-02-09');
  moods.next(project.address);
  await project.mailRound('2026-02-11');
  const left = (await office.deliveriesOf(project.unit)).find(({ status }) => status === 'leftOut')!;
  const by = { party: 'big-data', sub: 'a' };
  const order = { deliveryId: left.id, by, requestKey: left.id, requestHash: 'h' };
  const asOf = beijingInstantOf('2026-02-11', '12:00');
  await expect(orderDeliveryWith(deps())({ party: project.unit, order, asOf })).rejects.toMatchObject({
    type: 'OrderRefused',
    message: expect.stringMatching(/^该投递的内容已不再有效（整改报告待核验.*），无须再发$/),
    details: ['无须办理。'],
  });
  expect((await office.deliveriesOf(project.unit)).find(({ id }) => id === left.id)).toEqual(left);
});

it('M4: a reminder that comes days late says what is so on the day on which it comes', async () => {
  const project = await Followed.begin(true);
  await project.order('2026-01-08', '2026-02-10');
  await project.mailRound('2026-01-08');
  await project.wakeUntil('ahead-3');
  moods.next(project.address, 'away', 'away', 'away');
  await project.mailRound('2026-02-07');
  moods.next(project.address);
  await project.mailRound('2026-02-12');
  expect(project.mails.at(-1)!.subject).toContain('〔逾期2天〕');
});
