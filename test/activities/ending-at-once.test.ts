// What is noted of a letter while another of the same messages, another attempt or an administrator notes something too.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Moods } from '../workflows/moods.ts';
import { PostOffice } from '../workflows/post-office.ts';
import { robot } from '../workflows/receiver.ts';
import { until } from '../workflows/until.ts';
// under test
import { claimMessagesWith } from '../../activities/claim-messages.ts';
import { deliverMessageWith } from '../../activities/deliver-message.ts';
import { orderDeliveryWith } from '../../activities/order-delivery.ts';
import type { Sender } from '../../messages/channels/channel.ts';
import type { OpenChannel, OpenChannels } from '../../messages/channels/open.ts';

let office: PostOffice;
let moods: Moods;
beforeAll(async () => {
  office = await PostOffice.open();
  const sender: Sender = { send: () => Promise.resolve(), close: () => undefined };
  moods = new Moods(new Map<string, OpenChannel>([...office.channels, ['robot', { channel: robot, sender }]]));
});
afterAll(() => office.close());

const NOON = Date.parse('2030-01-07T04:00:00Z');
const deps = (channels: OpenChannels = moods.channels) => ({ pool: office.pool, channels });
const claim = async (party: string) => (await claimMessagesWith(deps())({ party, asOf: NOON })).unsent;
const deliver = (deliveryId: string, channels?: OpenChannels) =>
  deliverMessageWith({ ...deps(channels), waitedMs: () => 0, beat: () => undefined })({
    deliveryId,
    asOf: NOON,
    isAlone: false,
  });
const standing = async (party: string) =>
  (await office.deliveriesOf(party)).map(({ post, channel, status }) => `${post} ${channel} ${status}`).sort();

/** Channels whose other sides answer when they are told to. */
function held() {
  let answer: () => void;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  let asked = 0;
  const heldBack = ({ channel, sender }: OpenChannel): OpenChannel => {
    const send: Sender['send'] = async (...outgoing) => {
      asked++;
      await answered;
      return sender.send(...outgoing);
    };
    return { channel, sender: { ...sender, send } };
  };
  const channels = new Map([...moods.channels].map(([name, open]) => [name, heldBack(open)]));
  const haveAsked = (attempts: number) => until('attempts are under way', () => asked === attempts);
  return { channels, haveAsked, answer: () => answer() };
}

/** Locks the messages of the party until so many transactions wait for them. */
async function untilAllWait(party: string, all: number, begin: () => void): Promise<void> {
  const holder = await office.owner.connect();
  try {
    await holder.query('begin');
    await holder.query('select from message where party = $1 for update', [party]);
    begin();
    await until('all wait', async () => {
      const { rows } = await office.owner.query<{ waiting: number }>(
        `select count(distinct pid)::int as waiting from pg_locks join pg_stat_activity using (pid)
          where not granted and datname = current_database()`,
      );
      return rows[0]!.waiting === all;
    });
    await holder.query('commit');
  } finally {
    holder.release();
  }
}

describe('two letters of the same messages that end at once', () => {
  it('leave them to the next person: neither counts on the other', async () => {
    const party = await office.registerUnit({ head: 'head@once.example' });
    await office.enter(party, 'handler', { mail: 'handler@once.example', robot: 'R-1' });
    moods.always('handler@once.example', 'gone');
    moods.always('R-1', 'gone');
    const key = await office.post({ party });
    const { channels, haveAsked, answer } = held();
    const attempts = (await claim(party)).map(({ id }) => deliver(id, channels));
    await haveAsked(2);
    await untilAllWait(party, 2, answer);
    expect(await Promise.all(attempts)).toEqual(['failed', 'failed']);
    expect(await standing(party)).toEqual(['handler mail failed', 'handler robot failed', 'head mail waiting']);
    expect(await office.misplacedKeys([key])).toEqual([]);
  });

  it('reach whoever follows a person that has left', async () => {
    const party = await office.registerUnit({});
    const left = await office.enter(party, 'handler', { mail: 'left@once.example', robot: 'R-2' });
    const key = await office.post({ party });
    const letters = await claim(party);
    await office.owner.query('delete from contact where id = $1', [left]);
    await office.enter(party, 'handler', { mail: 'new@once.example', robot: 'R-3' });
    let attempts: Promise<unknown>[] = [];
    await untilAllWait(party, 2, () => (attempts = letters.map(({ id }) => deliver(id))));
    expect(await Promise.all(attempts)).toEqual(['leftOut', 'leftOut']);
    const unsent = (await office.deliveriesOf(party)).filter(({ status }) => status === 'waiting');
    expect(unsent.map(({ message_keys }) => message_keys)).toEqual([[key]]);
  });
});

describe('an attempt that was taken for dead', () => {
  it.each(['gone', 'large'] as const)('changes nothing that was settled meanwhile: %s', async (mood) => {
    const address = `${mood}@dead.example`;
    const party = await office.registerUnit({ handler: address });
    const head = await office.enter(party, 'head', { mail: 'head@dead.example' });
    moods.always(address, mood);
    const key = await office.post({ party });
    const [letter] = await claim(party);
    const { channels, haveAsked, answer } = held();
    // The first that finds it cut off tries at once, the next waits; meanwhile an administrator has it sent to another.
    const dead = [deliver(letter!.id, channels)];
    await haveAsked(1);
    dead.push(deliver(letter!.id, channels));
    await haveAsked(2);
    expect(await deliver(letter!.id)).toBe('steppedAside');
    const order = {
      deliveryId: letter!.id,
      contact: head,
      by: { party: 'big-data', sub: 'test' },
      requestKey: mood,
      requestHash: mood,
    };
    await orderDeliveryWith(deps())({ party, order, asOf: NOON });
    const settled = ['handler mail leftOut', 'head mail waiting'];
    expect(await standing(party)).toEqual(settled);
    answer();
    expect(await Promise.all(dead)).toEqual(['steppedAside', 'steppedAside']);
    expect(await standing(party)).toEqual(settled);
    expect(await office.misplacedKeys([key])).toEqual([]);
  });
});
