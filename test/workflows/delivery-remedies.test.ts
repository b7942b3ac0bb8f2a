// M6: how letters hang together, what is to be done about one that has not arrived, and who sees it: mailboxes, relay,
// mail server, engine and API as in operation.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../api/world.ts';
import { ADMINISTRATOR, api, closeOperation, moods, office, openOperation } from './operation.ts';
import { until } from './until.ts';
// under test
import { reconcile } from '../../worker/reconcile.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';

beforeAll(openOperation);
afterAll(closeOperation);

let numbers = 0;
async function unit(...posts: ('handler' | 'leader')[]) {
  const host = `r${numbers++}.example`;
  const at = (who: string) => `${who}@${host}`;
  const party = await office.registerUnit(Object.fromEntries(posts.map((post) => [post, at(post)])));
  const rows = async () =>
    (await office.deliveriesOf(party))
      .map(({ post, address, status }) => `${post} ${address?.split('@')[0] ?? 'nobody'} ${status}`)
      .sort();
  const delivery = async (post: string) => (await office.deliveriesOf(party)).find((one) => one.post === post)!;
  return { party, at, rows, delivery, sentTo: (who: string) => office.mailServer.accepted(at(who)).length };
}

const read = (id: string, by = ADMINISTRATOR) => api.call(by, 'GET', `/deliveries/${id}`);
const sendTo = (id: string, body: object) => api.call(ADMINISTRATOR, 'POST', `/deliveries/${id}/send-to`, { body });
/** A letter to the handler that failed, and one to the leader in its place that was sent. */
async function replaced() {
  const of = await unit('handler', 'leader');
  moods.always(of.at('handler'), 'gone');
  const key = await office.post({ party: of.party });
  await until(
    'the leader to have it',
    async () => String(await of.rows()) === 'handler handler failed,leader leader sent',
  );
  return { ...of, key, failed: await of.delivery('handler'), instead: await of.delivery('leader') };
}

describe('M6: a letter that somebody else got', () => {
  it('names what stands in its place, and that names it', async () => {
    const { failed, instead, key } = await replaced();
    const one = (await read(failed.id)).body;
    expect(one).toMatchObject({
      insteadOf: null,
      replacedBy: [{ delivery: instead.id, post: 'leader', postName: '分管领导', name: 'leader先生', state: 'sent' }],
      messages: [{ key, code: 'CQ-2024-0017', subject: expect.stringMatching(/^〔/) }],
      history: [{ state: 'waiting', address: failed.address, because: null }],
      orders: [],
    });
    expect((await read(instead.id)).body).toMatchObject({
      insteadOf: {
        delivery: failed.id,
        post: 'handler',
        name: 'handler先生',
        because: '本消息原发经办人（handler先生），未能送达，改送分管领导，请转告并核对登记的联系方式。',
      },
      replacedBy: [],
      remedy: null,
    });
  });

  it('is named by reconciliation as well, less urgently', async () => {
    const { party, failed } = await replaced();
    const { findings } = await reconcile({ client: office.client, pool: office.pool });
    const { says } = findings.find(({ about }) => about === mailboxIdOf(party))!;
    expect(says).toContain('信件本人未收到、他人已收1封（不急）');
    expect(says).toContain('经办人（handler先生）未收到，已改送分管领导（leader先生）');
    expect(says).toContain(`投递 ${failed.id}`);
    expect(says).toContain(`更正登记的联系方式（PUT /parties/${party}），更正后自动发出`);
  });
});

describe('M6: what is to be done', () => {
  it('about an address that does not exist is to correct it, or to choose somebody else, and by whom', async () => {
    const { party, delivery, at, rows } = await unit('handler');
    moods.always(at('handler'), 'gone');
    await office.post({ party });
    await until('a failure', async () => (await rows())[0] === 'handler handler failed');
    const { id } = await delivery('handler');
    const leader = await office.enter(party, 'leader', { mail: at('leader') });
    const { remedy } = (await read(id)).body;
    expect(remedy.says).toBe(
      `核对并更正经办人登记的联系方式（PUT /parties/${party}），更正后自动发出；地址无误的，重新投递（send-again）；也可以改投另一联系人（send-to）。由本单位、其主管部门或者市大数据发展局的管理员办理。`,
    );
    expect(remedy.by).toEqual([party, party.replace('unit', 'department'), 'big-data']);
    expect(remedy.calls).toMatchObject([
      { method: 'PUT', path: `/parties/${party}` },
      { method: 'POST', path: `/deliveries/${id}/send-again` },
      {
        path: `/deliveries/${id}/send-to`,
        contacts: [{ id: leader, post: 'leader', postName: '分管领导', name: 'leader先生' }],
      },
    ]);
  });

  it('about a letter without anybody is to enter somebody; it cannot be sent again, nor does reconciliation say so', async () => {
    const { party, rows } = await unit();
    await office.post({ party });
    await until('a delivery', async () => (await rows())[0] === 'handler nobody failed');
    const { id } = (await office.deliveriesOf(party))[0]!;
    expect((await read(id)).body.remedy).toMatchObject({
      says: expect.stringMatching(/^登记联系人（PUT \/parties\/.*），登记后自动发出。/),
      calls: [{ method: 'PUT', path: `/parties/${party}` }],
    });
    expect(await api.call(ADMINISTRATOR, 'POST', `/deliveries/${id}/send-again`)).toMatchObject({
      status: 409,
      body: { remedy: '请登记联系人（PUT /parties/{id}），登记后自动发出。' },
    });
    const { findings } = await reconcile({ client: office.client, pool: office.pool });
    const { says } = findings.find(({ about }) => about === mailboxIdOf(party))!;
    expect(says).toContain(`登记联系人（PUT /parties/${party}），登记后自动发出`);
    expect(says).not.toContain('send-again');
  });
});

it('M6: who has a part of a letter already is sent the rest of it, and nothing twice', async () => {
  const of = await unit('handler', 'leader');
  moods.always(of.at('handler'), 'gone');
  const [, missing] = await office.postTogether({ party: of.party }, { party: of.party, project: 'CQ-2024-0018' });
  await until('the leader to have both', async () => String(await of.rows()).endsWith('leader leader sent'));
  const [failed, instead] = [await of.delivery('handler'), await of.delivery('leader')];
  const toLeader = () => sendTo(failed.id, { contact: instead.contact });
  expect(await toLeader()).toMatchObject({ status: 409, body: { detail: expect.stringContaining(instead.id) } });
  await office.owner.query('delete from delivery_message where delivery = $1 and message_key = $2', [
    instead.id,
    missing,
  ]);
  const { status, body } = await toLeader();
  expect(status).toBe(200);
  expect(body.messages.map(({ key }: { key: string }) => key)).toEqual([missing]);
  await until('the rest to arrive', () => of.sentTo('leader') === 2);
});

it('M6: deliveries are seen by administrators of the unit, of its department and of big-data', async () => {
  const { party, failed } = await replaced();
  const department = party.replace('unit', 'department');
  const seenBy = async (reader: string, role?: Caller['role']) => {
    const by = role ? { party: reader, role } : { party: reader };
    const { status, body } = await api.call(by, 'GET', '/deliveries?limit=200');
    return status === 200 ? body.items.some(({ id }: { id: string }) => id === failed.id) : status;
  };
  expect(await seenBy('big-data', 'administrator')).toBe(true);
  expect(await seenBy(party, 'administrator')).toBe(true);
  expect(await seenBy(department, 'administrator')).toBe(true);
  expect(await seenBy('finance', 'administrator')).toBe(false);
  expect(await seenBy('department-other', 'administrator')).toBe(false);
  expect(await seenBy(party)).toBe(403);
  const list = await api.call({ party, role: 'administrator' }, 'GET', '/deliveries');
  expect(list.body.items.map((one: { party: string }) => one.party)).toEqual([party, party]);
  const single = async (reader: string) => (await read(failed.id, { party: reader })).status;
  expect(await Promise.all([party, department, 'big-data', 'finance', 'department-other'].map(single))).toEqual([
    200, 200, 200, 404, 404,
  ]);
  const others = await api.call({ party: 'finance', role: 'administrator' }, 'GET', `/deliveries?party=${party}`);
  expect(others.status).toBe(404);
  expect((await api.call({ party }, 'GET', '/deliveries')).body.detail).toContain('其所属部门的管理员');
});

it('M6: reconciliation watches what is tried for an hour, and says in the words of the server why, of nobody in particular', async () => {
  const { party, at, delivery } = await unit('handler');
  moods.always(at('handler'), 'defers');
  await office.post({ party });
  await until('it to be tried again', async () => (await delivery('handler'))?.status === 'retrying');
  const look = async () => {
    const { findings } = await reconcile({ client: office.client, pool: office.pool });
    return findings.filter(({ trouble }) => trouble === 'retried');
  };
  const tried = (minutes: number) =>
    office.pool.query(`update delivery set tried_since = now() - interval '${minutes} min' where status = 'retrying'`);
  await tried(55);
  expect(await look()).toEqual([]);
  await tried(65);
  const found = await look();
  expect(found).toMatchObject([{ about: 'deliveries', outcome: 'watched' }]);
  expect(found[0]!.says).toMatch(/重试超过一小时，最久的自 \d{4}-\d\d-\d\d \d\d:\d\d[^]*SMTP_URL/);
  expect(found[0]!.says).toContain('554 5.7.1 relay denied');
  expect(found[0]!.says).not.toContain(at('handler'));
});
