// M6: where each letter stands can be seen everywhere, and helped along. Mailboxes, mail server, engine and API as in
// operation; only the waits are short.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opened } from '../activities/written-life.ts';
import { inputOf } from '../activities/recording.ts';
import type { Caller } from '../api/world.ts';
import type { Moods } from './moods.ts';
import { ADMINISTRATOR, api, closeOperation, moods, office, openOperation } from './operation.ts';
import { until } from './until.ts';
// under test
import { recordWith } from '../../activities/record.ts';
import { serveMetrics, workerFigures } from '../../worker/metrics.ts';
import { reconcile } from '../../worker/reconcile.ts';
import { mailboxIdOf, ORDER_UPDATE, MAILBOX_QUEUE } from '../../workflows/mailbox/contract.ts';

beforeAll(openOperation);
afterAll(closeOperation);

let numbers = 0;
/** A unit with a handler and a leader, and what the next letters to the handler meet. */
async function unit(...meets: Parameters<Moods['next']>[1][]) {
  const host = `d${numbers++}.example`;
  const [handler, leader] = [`handler@${host}`, `leader@${host}`];
  const party = await office.registerUnit({ handler, leader });
  moods.next(handler, ...meets);
  const first = async () => (await office.deliveriesOf(party))[0];
  const stands = (status: string) => until(`to be ${status}`, async () => (await first())?.status === status);
  return { party, handler, leader, first, stands, to: (who: string) => office.mailServer.accepted(who).length };
}
const order = (id: string, what: 'send-again' | 'send-to', more: { body?: object; key?: string; by?: Caller } = {}) =>
  api.call(more.by ?? ADMINISTRATOR, 'POST', `/deliveries/${id}/${what}`, { body: more.body, key: more.key });
const ended = (party: string) => until('an end', () => office.hasEnded(party));

describe('M6: a run of a mailbox', () => {
  it('in which a letter failed is red, names it and its reason, and the next news goes out all the same', async () => {
    const { party, leader, to, first } = await unit('gone', 'gone');
    await office.post({ party });
    await until('somebody else to have it', () => to(leader) === 1);
    await ended(party);
    expect(await office.statusOf(party)).toBe('FAILED');
    const failure = await office.client.workflow
      .getHandle(mailboxIdOf(party))
      .result()
      .catch((error: Error) => (error.cause as Error).message);
    expect(failure).toContain(`${party} 有1封投递未送达`);
    expect(failure).toContain(`${(await first())!.id}：未送达：收件地址不存在：550 5.1.1 no such user`);
    await office.post({ party, post: 'leader' });
    await until('the next one', () => to(leader) === 2);
    await until('a green run', async () => (await office.statusOf(party)) === 'COMPLETED');
  });

  it('that ends red while news goes on coming loses none of it', { timeout: 60_000 }, async () => {
    const { party, handler, leader } = await unit();
    moods.always(handler, 'gone');
    const keys: string[] = [];
    for (let count = 0; count < 25; count++) keys.push(await office.post({ party, notifies: count % 3 !== 0 }));
    const arrived = async () =>
      (await office.deliveriesOf(party)).flatMap(({ address, status, message_keys }) =>
        address === leader && status === 'sent' ? message_keys : [],
      );
    await until('all to arrive with the leader', async () => (await arrived()).length === keys.length, 50_000);
    expect((await arrived()).sort()).toEqual([...keys].sort());
    expect(await office.misplacedKeys(keys)).toEqual([]);
  });

  it('shows beside the attempt that waits why it waits, and how all letters stand', async () => {
    const { party, stands } = await unit('defers');
    await office.post({ party });
    await stands('retrying');
    const handle = office.client.workflow.getHandle(mailboxIdOf(party));
    await until('the reason', async () => {
      const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
      return pending?.lastFailure?.message === '对方邮件系统因策略暂不接收：554 5.7.1 relay denied';
    });
    const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
    expect(currentDetails).toMatch(
      /^重试中1封：\n\n- 经办人，投递 [0-9a-f-]{36}：重试中：对方邮件系统因策略暂不接收.*已尝试1次.*下次/,
    );
  });
});

describe('M6: an administrator', () => {
  it('sends a letter again at once that would wait for its next attempt', async () => {
    const { party, handler, first, stands, to } = await unit('defers');
    await office.post({ party });
    await stands('retrying');
    const { id } = (await first())!;
    expect(await order(id, 'send-again')).toMatchObject({ status: 200, body: { id } });
    await until('the letter', () => to(handler) === 1);
    await ended(party);
    expect(await first()).toMatchObject({ status: 'sent', because: null });
  });

  it('sends one again that failed after its run ended, once for each key, on record with who ordered it', async () => {
    const { party, handler, leader, first, stands, to } = await unit('gone');
    await office.post({ party });
    await stands('failed');
    await until('the leader to have it', () => to(leader) === 1);
    await ended(party);
    const { id } = (await first())!;
    const [one, two] = await Promise.all([
      order(id, 'send-again', { key: 'again-1' }),
      order(id, 'send-again', { key: 'again-1' }),
    ]);
    expect([one.status, two.status, one.body.id, two.body.id]).toEqual([200, 200, id, id]);
    await until('the letter', () => to(handler) === 1);
    await ended(party);
    expect(await order(id, 'send-again', { key: 'again-1' })).toMatchObject({ status: 200, body: { state: 'sent' } });
    expect(to(handler)).toBe(1);
    const { rows } = await office.pool.query('select ordered, party, outcome from delivery_order where delivery = $1', [
      id,
    ]);
    expect(rows).toEqual([{ ordered: 'sendAgain', party: 'big-data', outcome: id }]);
    const other = (await office.deliveriesOf(party)).find((delivery) => delivery.id !== id);
    expect(await order(other!.id, 'send-again', { key: 'again-1' })).toMatchObject({
      status: 422,
    });
  });

  it('sends one to another contact of the party, however ids are spelled, and to nobody else', async () => {
    const { party, first, stands, to, leader } = await unit('defers');
    const key = await office.post({ party });
    await stands('retrying');
    const { id } = (await first())!;
    const contact = async (of: string) =>
      (await office.owner.query<{ id: string }>('select id from contact where addresses ->> $1 = $2', ['mail', of]))
        .rows[0]!.id;
    const other = await unit();
    expect(await order(id, 'send-to', { body: { contact: await contact(other.leader) } })).toMatchObject({
      status: 409,
      body: { code: 'orderRefused', detail: '所选联系人不属于该单位，也不是其所属部门的管理员' },
    });
    const body = { contact: (await contact(leader)).toUpperCase() };
    const sent = await order(id, 'send-to', { body, key: 'spelled' });
    expect(sent).toMatchObject({
      status: 200,
      body: { postName: '分管领导', messages: [{ key, leftOutBecause: null }] },
    });
    expect(await order(id.toUpperCase(), 'send-to', { body, key: 'spelled' })).toMatchObject({ status: 200 });
    await until('the leader to have it', () => to(leader) === 1);
    expect(office.mailServer.accepted(leader)[0]!.mail.text).toContain('由管理员改送分管领导');
    expect(await order(id, 'send-to', { body: { contact: await contact(leader) } })).toMatchObject({ status: 409 });
  });

  it('is refused what makes no sense, with the reason', async () => {
    const { party, stands, first } = await unit();
    await office.post({ party });
    await stands('sent');
    const { id } = (await first())!;
    expect(await order(id, 'send-again')).toMatchObject({
      status: 409,
      body: { detail: '该投递已发出，不能重新投递', title: 'Delivery cannot be sent' },
    });
    expect(await order(id, 'send-to', { body: { contact: 'x' } })).toMatchObject({ status: 400 });
    expect(await order(crypto.randomUUID(), 'send-again')).toMatchObject({ status: 404 });
    expect(await order('x', 'send-again')).toMatchObject({ status: 404 });
    expect(await order(id, 'send-again', { by: { party: 'big-data' } })).toMatchObject({ status: 403 });
    expect(await order(id, 'send-again', { by: { party: 'finance', role: 'administrator' } })).toMatchObject({
      status: 404,
    });
  });

  it('cannot send an order typed into the Temporal UI that is none', async () => {
    const { party } = await unit('defers');
    await office.post({ party });
    await until('a run', async () => (await office.deliveriesOf(party)).length === 1);
    const handle = office.client.workflow.getHandle(mailboxIdOf(party));
    for (const typed of [[], [null], [{ deliveryId: 'x' }], [7]])
      await expect(handle.executeUpdate(ORDER_UPDATE, { args: typed as [] })).rejects.toMatchObject({
        cause: { type: 'Malformed' },
      });
    await handle.signal('news');
    await handle.signal('news', 'x');
    expect((await handle.describe()).taskQueue).toBe(MAILBOX_QUEUE);
  });
});

it('M6: the list of deliveries is for administrators, filtered and in pages', async () => {
  const { party, stands } = await unit('defers');
  await office.post({ party, project: 'CQ-2026-LIST' });
  await stands('retrying');
  const list = (query: string, by = ADMINISTRATOR) => api.call(by, 'GET', `/deliveries?${query}`);
  expect((await list(`party=${party}`)).body.items).toMatchObject([
    {
      party,
      state: 'retrying',
      stateName: '重试中',
      attempts: 1,
      channel: 'mail',
      because: expect.stringContaining('554'),
    },
  ]);
  for (const query of ['code=CQ-2026-LIST', 'code=cq-2026-list', 'state=retrying&channel=mail&code=CQ-2026-LIST'])
    expect((await list(query)).body.items).toHaveLength(1);
  for (const query of ['code=CQ-2026-LIST&state=sent', 'code=cq-2026-list&channel=robot'])
    expect((await list(query)).body.items).toEqual([]);
  const first = (await list('limit=1')).body;
  const rest = (await list(`limit=200&cursor=${first.next}`)).body;
  const { rows } = await office.pool.query<{ id: string }>('select id from delivery order by dated_at desc, id');
  expect([...first.items, ...rest.items].map(({ id }: { id: string }) => id)).toEqual(rows.map(({ id }) => id));
  for (const query of ['code=CQ-2026-NONE', 'party=unit-none'])
    expect(await list(query)).toMatchObject({ status: 404, body: { detail: expect.stringContaining('无权查看') } });
  expect((await list('', { party: 'big-data' })).status).toBe(403);
  expect((await list('state=lost')).status).toBe(400);
});

it('M6: a metric counts the deliveries in each state', async () => {
  const { party, stands } = await unit('defers');
  await office.post({ party });
  await stands('retrying');
  const figures = workerFigures([]);
  figures.readFrom({ pool: office.pool, client: office.client, sendsBy: ['mail'] });
  const { server, stop } = await serveMetrics(figures.registry, { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as { port: number };
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  await stop();
  const { rows } = await office.pool.query(`select count(*)::int as n from delivery where status = 'retrying'`);
  expect(text).toContain(`duban_deliveries{state="retrying",channel="mail"} ${rows[0].n}\n`);
  for (const state of ['waiting', 'sent', 'failed', 'leftOut'])
    expect(text).toContain(`duban_deliveries{state="${state}",channel=""}`);
});

it('M6: reconciliation names what nobody got, and what is tried for longer than a day, with the way out', async () => {
  const lost = await office.registerUnit({});
  await office.post({ party: lost });
  const { party: late, stands, first } = await unit('defers');
  await office.post({ party: late });
  await stands('retrying');
  await until('the lost one', async () => (await office.deliveriesOf(lost)).length === 1);
  await office.pool.query(`update delivery set tried_since = now() - interval '25 hours' where party = $1`, [late]);
  const { findings } = await reconcile({ client: office.client, pool: office.pool });
  const saysOf = (party: string) => findings.filter(({ about }) => about === mailboxIdOf(party));
  expect(saysOf(lost)).toMatchObject([
    { trouble: 'notDelivered', outcome: 'left', says: expect.stringContaining('未送达1封') },
  ]);
  expect(saysOf(lost)[0]!.says).toContain('无联系人');
  expect(saysOf(late)[0]!.says).toContain('重试超过一日1封');
  expect(saysOf(late)[0]!.says).toContain(`POST /deliveries/${(await first())!.id}/send-again`);
});

it('M6: why a reminder has not arrived is found out in three calls: messages, delivery, contact', async () => {
  const { party, handler, stands } = await unit('gone');
  const life = opened(`CQ-${crypto.randomUUID().slice(0, 8)}`);
  await recordWith({ pool: office.pool })(inputOf(life.lines));
  await office.post({ party, project: life.code });
  await stands('failed');
  // 1
  const messages = await api.call(ADMINISTRATOR, 'GET', `/projects/${life.code}/messages`);
  const mine = messages.body.items.find((item: { party: string }) => item.party === party);
  expect(mine.deliveries[0]).toMatchObject({
    state: 'failed',
    says: '未送达：收件地址不存在：550 5.1.1 no such user',
    postName: '经办人',
  });
  // 2
  const delivery = await api.call(ADMINISTRATOR, 'GET', `/deliveries/${mine.deliveries[0].id}`);
  expect(delivery.body).toMatchObject({ party, address: handler, contact: mine.deliveries[0].contact });
  // 3
  const { contacts } = (await api.call(ADMINISTRATOR, 'GET', `/parties/${delivery.body.party}`)).body;
  expect(contacts.find(({ id }: { id: string }) => id === delivery.body.contact)).toMatchObject({
    post: 'handler',
    addresses: { mail: handler },
  });
});

it('H9: beside a message bureaus read where its letters stand and since when, and nothing of who gets them', async () => {
  const { party, handler, leader, first } = await unit('gone');
  const life = opened(`CQ-${crypto.randomUUID().slice(0, 8)}`);
  await recordWith({ pool: office.pool })(inputOf(life.lines));
  await office.post({ party, project: life.code });
  await until('somebody else to have it', () => office.mailServer.accepted(leader).length === 1);
  const of = `/projects/${life.code}/messages?party=${party}`;
  await until('it to be noted', async () => (await office.deliveriesOf(party))[1]?.status === 'sent');
  const reply = await api.call({ party: 'finance' }, 'GET', of);
  const at = expect.stringMatching(/^\d{4}-/) as string;
  const brief = { nextAttemptAt: null, triedSince: at };
  expect(reply.body.items[0].deliveries).toEqual([
    { ...brief, state: 'failed', stateName: '未送达', says: '未送达', sentAt: null },
    { ...brief, state: 'sent', stateName: '已发出', says: expect.stringMatching(/^已发出（北京时间/), sentAt: at },
  ]);
  const { contact } = (await first())!;
  for (const hidden of [handler, leader, String(contact), '5.1.1', '先生']) expect(reply.text).not.toContain(hidden);
  expect((await api.call(ADMINISTRATOR, 'GET', of)).text).toContain(String(contact));
});

it('M6: the inbox answers each letter in full as its reader reads it, and where it stands', async () => {
  const { party, stands } = await unit();
  await office.post({ party });
  await stands('sent');
  const { items } = (await api.call({ party }, 'GET', `/parties/${party}/inbox`)).body;
  expect(items).toHaveLength(1);
  expect(items[0].subject).toMatch(/^〔/);
  expect(items[0].text).toContain('《办法》指《重庆市市级政务信息化项目管理办法》（渝府办发〔2021〕122号）。');
  expect(items[0].deliveries).toMatchObject([{ state: 'sent', stateName: '已发出', sentAt: expect.any(String) }]);
});

it('leaves histories that replay', async () => {
  expect(await office.replayAll()).toBeGreaterThan(5);
});
