// M3: people who leave, and letters that an administrator sends to another.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES } from '../messages/samples.ts';
import {
  claim,
  deliver,
  deps,
  isToBeWoken,
  MINUTE,
  moods,
  NOON,
  office,
  openOffice,
  unit,
} from './changing-contacts.ts';
// under test
import { orderDeliveryWith } from '../../activities/order-delivery.ts';
import type { GivenContact } from '../../database/party.ts';
import type { Post } from '../../measures/post.ts';

beforeAll(openOffice);
afterAll(() => office.close());

describe('M3: a contact who leaves', () => {
  it.each(['waits', 'is tried again'])('while the letter %s leaves it to whoever holds the post now', async (state) => {
    const { party, at, put, rows, sentTo } = await unit('handler', 'leader');
    const key = await office.post({ party });
    const [delivery] = await claim(party);
    if (state === 'is tried again') {
      moods.next(at('handler'), 'defers');
      await deliver(delivery!.id);
    }
    const successor = { post: 'handler', name: '新经办人', addresses: { mail: at('successor') } } as const;
    await put((contacts) => [...contacts.filter(({ post }) => post !== 'handler'), successor]);
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect(await rows()).toEqual(['handler handler leftOut', 'handler successor sent']);
    expect([sentTo('handler'), sentTo('successor'), sentTo('leader')]).toEqual([0, 1, 0]);
    expect((await office.deliveriesOf(party))[0]!.because).toBe('联系人已不在登记之列，改送经办人（新经办人）');
    expect(office.mailServer.accepted(at('successor'))[0]!.mail.text).toContain('新经办人：');
    expect(await office.misplacedKeys([key])).toEqual([]);
  });

  it('and is entered anew under the same address gets the letter once', async () => {
    const { party, put, rows, sentTo } = await unit('handler');
    await office.post({ party });
    await claim(party);
    await put((contacts) => contacts.map(({ id: _id, ...contact }) => contact));
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect(await rows()).toEqual(['handler handler leftOut', 'handler handler sent']);
    expect(sentTo('handler')).toBe(1);
  });

  it('without anybody after him leaves it waiting, to be seen, for whoever is entered next', async () => {
    const { party, put, rows, at, sentTo } = await unit('handler');
    await office.post({ party });
    await claim(party);
    await put(() => []);
    expect(await claim(party, MINUTE)).toEqual([]);
    expect(await office.deliveriesOf(party)).toMatchObject([
      { post: 'handler', contact: null, status: 'failed', because: '联系人已不在登记之列，现无联系人' },
    ]);
    await put(() => [{ post: 'deputy', name: '代理', addresses: { mail: at('deputy') } }]);
    await office.pool.query('update delivery set announced_at = null where party = $1', [party]);
    expect(await isToBeWoken(party)).toBe(true);
    for (const { id } of await claim(party, 2 * MINUTE)) await deliver(id, 2 * MINUTE);
    expect(await rows()).toEqual(['deputy deputy sent']);
    expect(sentTo('deputy')).toBe(1);
  });

  it('after his address bounced changes nothing: somebody else has it', async () => {
    const { party, at, put, rows } = await unit('handler', 'leader');
    await office.post({ party });
    const [delivery] = await claim(party);
    moods.next(at('handler'), 'gone');
    await deliver(delivery!.id);
    await put((contacts) => contacts.filter(({ post }) => post !== 'handler'));
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect(await rows()).toEqual(['handler handler failed', 'leader leader sent']);
    expect(await isToBeWoken(party)).toBe(false);
  });

  it('and was all there was leaves to each who is entered next what is theirs, and the rest waiting', async () => {
    const { party, at, put, rows, sentTo } = await unit('deputy');
    const keys = [await office.post({ party }), await office.post({ party, post: 'leader' })];
    expect(await claim(party)).toHaveLength(1);
    await put(() => []);
    await claim(party, MINUTE);
    const enter = (post: Post) =>
      put((contacts) => [...contacts, { post, name: '新人', addresses: { mail: at(post) } }]);
    await enter('handler');
    for (const { id } of await claim(party, 2 * MINUTE)) await deliver(id, 2 * MINUTE);
    expect((await rows()).sort()).toEqual(['deputy undefined failed', 'handler handler sent']);
    await enter('leader');
    for (const { id } of await claim(party, 3 * MINUTE)) await deliver(id, 3 * MINUTE);
    expect((await rows()).sort()).toEqual(['handler handler sent', 'leader leader sent']);
    expect((await office.deliveriesOf(party)).flatMap((one) => one.message_keys).sort()).toEqual(keys.sort());
    expect([sentTo('handler'), sentTo('leader')]).toEqual([1, 1]);
    expect(await office.misplacedKeys(keys)).toEqual([]);
  });

  it('is followed by one who may have a part alone: the rest waits for whoever is entered next', async () => {
    const { party, at, put, rows } = await unit('deputy');
    const keys = [await office.post({ party }), await office.post({ party, post: 'leader' })];
    await claim(party);
    const enter = (post: Post, before: GivenContact[]) => [
      ...before,
      { post, name: '新人', addresses: { mail: at(post) } },
    ];
    await put(() => enter('handler', []));
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect((await rows()).sort()).toEqual(['deputy deputy leftOut', 'handler handler sent', 'leader undefined failed']);
    await put((contacts) => enter('leader', contacts));
    for (const { id } of await claim(party, 2 * MINUTE)) await deliver(id, 2 * MINUTE);
    expect((await rows()).sort()).toEqual(['deputy deputy leftOut', 'handler handler sent', 'leader leader sent']);
    expect(await office.misplacedKeys(keys)).toEqual([]);
  });

  it('after a bounce made him the last one holds up no other letter, and nobody gets his a second time', async () => {
    const { party, at, put, moves, rows, sentTo } = await unit('handler', 'leader');
    const key = await office.post({ party });
    const [delivery] = await claim(party);
    moods.next(at('handler'), 'gone');
    await deliver(delivery!.id);
    await claim(party);
    await put((contacts) => contacts.filter(({ post }) => post !== 'leader'));
    expect(await claim(party, MINUTE)).toEqual([]);
    await office.pool.query('update delivery set announced_at = null where party = $1', [party]);
    expect(await isToBeWoken(party)).toBe(false);
    await office.post({ party, project: 'CQ-CASE-2' });
    for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
    expect(await rows()).toEqual(['handler handler failed', 'leader undefined failed', 'handler handler sent']);
    await moves('handler', 'new');
    for (const { id } of await claim(party, 2 * MINUTE)) await deliver(id, 2 * MINUTE);
    expect(sentTo('new')).toBe(1);
    await put((contacts) => [...contacts, { post: 'leader', name: '新领导', addresses: { mail: at('successor') } }]);
    for (const { id } of await claim(party, 3 * MINUTE)) await deliver(id, 3 * MINUTE);
    expect([sentTo('new'), sentTo('successor')]).toEqual([1, 1]);
    expect(await office.misplacedKeys([key])).toEqual([]);
  });
});

describe('M3: what an administrator sends to another contact', () => {
  it.each(['failed for want of a person', 'is tried again'])(
    'and %s is closed: whoever is entered later gets it no second time',
    async (state) => {
      const { party, at, put, rows, sentTo } = await unit(
        ...(state === 'is tried again' ? (['handler'] as const) : []),
      );
      await office.post({ party });
      const [delivery] = await claim(party);
      if (delivery) {
        moods.next(at('handler'), 'defers');
        await deliver(delivery.id);
      }
      const deliveryId = (await office.deliveriesOf(party))[0]!.id;
      const contact = await office.enter(party, 'leader', { mail: at('leader') });
      const by = { party: 'big-data', sub: 'a' };
      const order = { deliveryId, contact, by, requestKey: party, requestHash: 'h' };
      await orderDeliveryWith(deps())({ party, order, asOf: NOON });
      for (const { id } of await claim(party)) await deliver(id);
      await put((contacts) => [
        ...contacts.filter(({ post }) => post !== 'handler'),
        { post: 'handler', name: '新任', addresses: { mail: at('later') } },
      ]);
      expect(await isToBeWoken(party)).toBe(false);
      for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
      expect((await rows()).sort()).toEqual([
        `handler ${delivery ? 'handler' : undefined} leftOut`,
        'leader leader sent',
      ]);
      expect([sentTo('leader'), sentTo('later')]).toEqual([1, 0]);
      expect((await office.deliveriesOf(party)).find(({ id }) => id === deliveryId)!.because).toBe(
        '已由管理员改送分管领导（leader先生）',
      );
    },
  );
});

it('M3: who has a notice for himself gets it in nobody else’s stead', async () => {
  const { party, at, rows, sentTo } = await unit('handler', 'leader');
  const { notice } = SAMPLES[0]!;
  await office.post({ party, notice });
  await office.post({ party, notice, post: 'leader' });
  moods.always(at('handler'), 'gone');
  for (const { id } of await claim(party)) await deliver(id);
  for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
  expect(await rows()).toEqual(['handler handler failed', 'leader leader sent']);
  expect(sentTo('leader')).toBe(1);
  expect((await office.deliveriesOf(party))[0]!.because).toContain('；分管领导（leader先生）已另有同一通知，不再改送');
});

it('M3: a letter that comes in another’s stead says so in its subject', async () => {
  const { party, at } = await unit('handler', 'leader');
  await office.post({ party, notice: SAMPLES[0]!.notice });
  await office.post({ party, notice: SAMPLES[1]!.notice, post: 'leader' });
  moods.always(at('handler'), 'gone');
  for (const { id } of await claim(party)) await deliver(id);
  for (const { id } of await claim(party, MINUTE)) await deliver(id, MINUTE);
  const subjects = office.mailServer.accepted(at('leader')).map(({ mail }) => mail.subject ?? '');
  expect(subjects.map((subject) => subject.startsWith('【督办】〔改送〕'))).toEqual([false, true]);
});

it('M3: a name that is corrected while the letter waits is the one it greets', async () => {
  const { party, put, at } = await unit('handler');
  await office.post({ party });
  const [delivery] = await claim(party);
  await put((contacts) => contacts.map((contact) => ({ ...contact, name: '李明' })));
  await deliver(delivery!.id);
  expect(office.mailServer.accepted(at('handler'))[0]!.mail.text).toContain('李明：');
});
