// M3: what a corrected contact sets going by itself: mailboxes, relay, mail server, engine and API as in operation, with
// the waits of operation between attempts.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, api, closeOperation, moods, office, openOperation } from './operation.ts';
import { until } from './until.ts';
// under test
import type { GivenContact } from '../../database/party.ts';

beforeAll(openOperation);
afterAll(closeOperation);

let numbers = 0;
async function unit(...posts: ('handler' | 'leader')[]) {
  const host = `k${numbers++}.example`;
  const at = (who: string) => `${who}@${host}`;
  const party = await office.registerUnit(Object.fromEntries(posts.map((post) => [post, at(post)])));
  const put = async (change: (contacts: GivenContact[]) => GivenContact[]) => {
    const { name, department, contacts } = (await api.call(ADMINISTRATOR, 'GET', `/parties/${party}`)).body;
    const body = { name, department, contacts: change(contacts) };
    expect(await api.call(ADMINISTRATOR, 'PUT', `/parties/${party}`, { body })).toMatchObject({ status: 200 });
  };
  const moves = (post: string, address: string) =>
    put((contacts) =>
      contacts.map((contact) => (contact.post === post ? { ...contact, addresses: { mail: at(address) } } : contact)),
    );
  const rows = async () =>
    (await office.deliveriesOf(party))
      .map(({ post, address, status }) => `${post} ${address?.split('@')[0] ?? 'nobody'} ${status}`)
      .sort();
  const ended = () => until('an end', () => office.hasEnded(party));
  return { party, at, put, moves, rows, ended, sentTo: (who: string) => office.mailServer.accepted(at(who)).length };
}

describe('M3: a corrected address', () => {
  it('gets within seconds, once, what failed and somebody else got, though it was announced just now', async () => {
    const { party, at, moves, rows, ended, sentTo } = await unit('handler', 'leader');
    moods.always(at('handler'), 'gone');
    await office.post({ party });
    await until('the leader to have it', () => sentTo('leader') === 1);
    await ended();
    await office.pool.query('update delivery set announced_at = now() where party = $1', [party]);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await moves('handler', 'new');
    await until('the corrected one', () => sentTo('new') === 1, 10_000);
    await ended();
    expect(await rows()).toEqual(['handler new sent', 'leader leader sent']);
    expect([sentTo('handler'), sentTo('leader'), sentTo('new')]).toEqual([0, 1, 1]);
  });

  it('has a letter that is tried again go out at once, and not at its next attempt', async () => {
    const { party, at, moves, rows, ended, sentTo } = await unit('handler');
    moods.always(at('handler'), 'defers');
    await office.post({ party });
    await until('an attempt', async () => (await rows())[0] === 'handler handler retrying');
    await office.pool.query('update delivery set announced_at = now() where party = $1', [party]);
    await moves('handler', 'new');
    await until('the corrected one', () => sentTo('new') === 1, 10_000);
    await ended();
    expect(await rows()).toEqual(['handler new sent']);
  });

  it('corrected twice goes to the last one, also within the minutes of the first', async () => {
    const { party, at, moves, rows, sentTo } = await unit('handler', 'leader');
    for (const who of ['handler', 'wrong']) moods.always(at(who), 'gone');
    await office.post({ party });
    await until('the leader to have it', () => sentTo('leader') === 1);
    await moves('handler', 'wrong');
    await until('the wrong one to fail', async () => (await rows())[0] === 'handler wrong failed');
    await moves('handler', 'right');
    await until('the right one', () => sentTo('right') === 1, 10_000);
    expect(sentTo('leader')).toBe(1);
  });

  it('entered as that of somebody new in the same post gets it as well, and nobody a second time', async () => {
    const { party, at, put, rows, sentTo } = await unit('handler', 'leader');
    moods.always(at('handler'), 'gone');
    await office.post({ party });
    await until('the leader to have it', () => sentTo('leader') === 1);
    await put((contacts) => [
      ...contacts.filter(({ post }) => post !== 'handler'),
      { post: 'handler', name: '新任', addresses: { mail: at('successor') } },
    ]);
    await until('the successor', () => sentTo('successor') === 1, 10_000);
    expect(await rows()).toEqual(['handler handler leftOut', 'handler successor sent', 'leader leader sent']);
    expect(sentTo('leader')).toBe(1);
  });

  it('of a first contact gets what found nobody within seconds, though it was announced just now', async () => {
    const { party, at, put, sentTo, rows } = await unit();
    await office.post({ party });
    await until('a delivery', async () => (await rows())[0] === 'handler nobody failed');
    await office.pool.query('update delivery set announced_at = now() where party = $1', [party]);
    await put(() => [{ post: 'handler', name: '新任', addresses: { mail: at('first') } }]);
    await until('the first', () => sentTo('first') === 1, 10_000);
  });
});

describe('M3: what an administrator sent to somebody else', () => {
  it('stays closed when the address that failed is corrected', async () => {
    const { party, at, moves, put, rows, sentTo } = await unit('handler');
    moods.always(at('handler'), 'gone');
    await office.post({ party });
    await until('a failure', async () => (await rows())[0] === 'handler handler failed');
    const { id } = (await office.deliveriesOf(party))[0]!;
    await put((contacts) => [...contacts, { post: 'deputy', name: '代理', addresses: { mail: at('deputy') } }]);
    const { contacts } = (await api.call(ADMINISTRATOR, 'GET', `/parties/${party}`)).body;
    const body = { contact: contacts.find(({ post }: GivenContact) => post === 'deputy').id };
    expect((await api.call(ADMINISTRATOR, 'POST', `/deliveries/${id}/send-to`, { body })).status).toBe(200);
    await until('the deputy', () => sentTo('deputy') === 1);
    await moves('handler', 'new');
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await rows()).toEqual(['deputy deputy sent', 'handler handler leftOut']);
    expect((await office.deliveriesOf(party)).find((one) => one.id === id)!.because).toBe(
      '已由管理员改送代理人（代理）',
    );
  });
});
