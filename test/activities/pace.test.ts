// When a delivery is tried again, how often, and what stands on it meanwhile. The clock is handed in, so that days pass at
// once.
// test support
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Moods } from '../workflows/moods.ts';
import { PostOffice } from '../workflows/post-office.ts';
import type { Pool } from '../../database/pool.ts';
// under test
import { claimMessagesWith } from '../../activities/claim-messages.ts';
import { deliverMessageWith } from '../../activities/deliver-message.ts';
import { PACE, waitAfterCutOff } from '../../activities/pace.ts';
import { prepareAttempt } from '../../activities/prepare-attempt.ts';

let office: PostOffice;
let moods: Moods;
beforeAll(async () => {
  office = await PostOffice.open();
  moods = new Moods(office.channels);
});
afterAll(() => office.close());

const NOON = Date.parse('2030-01-07T04:00:00Z');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

const deps = () => ({ pool: office.pool, channels: moods.channels });
const claim = async (party: string, after = 0) =>
  (await claimMessagesWith(deps())({ party, asOf: NOON + after })).unsent;

/** One attempt so long after noon; answers its outcome, or in how many seconds the engine is to try again and why. */
async function attempt(deliveryId: string, after: number, isAlone = true): Promise<unknown> {
  const deliver = deliverMessageWith({ ...deps(), waitedMs: () => after, beat: () => undefined });
  try {
    return await deliver({ deliveryId, asOf: NOON, isAlone });
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return { again: Math.round(Number(error.nextRetryDelay) / SECOND), because: error.message };
  }
}
async function posted(address: string, messages = 1): Promise<{ party: string; id: string; keys: string[] }> {
  const party = await office.registerUnit({ handler: address, leader: `leader-${address}` });
  const keys: string[] = [];
  for (let count = 0; count < messages; count++) keys.push(await office.post({ party }));
  const [delivery] = await claim(party);
  return { party, id: delivery!.id, keys };
}
const RELAY_DENIED = '对方邮件系统因策略暂不接收：554 5.7.1 relay denied';
const CUT_OFF = '发信程序在投递中停止，对方是否收到不明';
const NO_ANSWER = '邮件已送出，对方未答复，是否收到不明';

describe('M2: an attempt that is refused for now', () => {
  it('is repeated after 10 s, twice as long each time and at most an hour, with its reason on the delivery', async () => {
    const { party, id } = await posted('a@pace.example');
    moods.always('a@pace.example', 'defers');
    let after = 0;
    const waits: number[] = [];
    for (let count = 0; count < 11; count++) {
      const { again, because } = (await attempt(id, after)) as { again: number; because: string };
      expect(because).toBe(RELAY_DENIED);
      waits.push(again);
      after += again * SECOND;
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
    const [delivery] = await office.deliveriesOf(party);
    expect(delivery).toMatchObject({ status: 'retrying', because: RELAY_DENIED, attempts: 11, unknown_outcomes: 0 });
    expect(Math.abs(delivery!.tried_since! - NOON)).toBeLessThan(5 * SECOND);
    expect(Math.abs(delivery!.next_attempt_at! - NOON - after)).toBeLessThan(5 * SECOND);
  });

  it('is given up after five days, and the next person is written to', async () => {
    const { party, id } = await posted('b@pace.example');
    moods.always('b@pace.example', 'defers');
    expect(await attempt(id, 5 * DAY - HOUR)).toMatchObject({ again: 10 });
    expect(await attempt(id, 5 * DAY)).toBe('failed');
    expect((await office.deliveriesOf(party)).map(({ post, status, because }) => [post, status, because])).toEqual([
      ['handler', 'failed', `连续五日投递未成功：${RELAY_DENIED}`],
      ['leader', 'waiting', null],
    ]);
  });

  it('steps aside where others come after it in its lane, and leaves it where the server is away for all', async () => {
    const { party, id } = await posted('c@pace.example');
    moods.next('c@pace.example', 'defers', 'away');
    expect(await attempt(id, 0, false)).toBe('steppedAside');
    expect(await claim(party)).toMatchObject([{ id, lane: id }]);
    expect(await attempt(id, 10 * SECOND, false)).toEqual({
      again: 20,
      because: '暂时发不出去：connect ECONNREFUSED 127.0.0.1:25',
    });
    expect(await attempt(id, 30 * SECOND)).toBe('sent');
    expect(await office.deliveriesOf(party)).toMatchObject([{ status: 'sent', because: null, attempts: 3 }]);
  });

  it('is not repeated before its time, whoever asks, and says when it will be', async () => {
    const { party, id } = await posted('d@pace.example');
    moods.next('d@pace.example', 'defers');
    await attempt(id, 0);
    expect(await attempt(id, 4 * SECOND)).toEqual({ again: 6, because: RELAY_DENIED });
    expect(await office.deliveriesOf(party)).toMatchObject([{ attempts: 1 }]);
  });
});

describe('M2: an attempt whose outcome nobody knows', () => {
  it('is repeated after an hour, then daily, five times in all, under one Message-ID, and then failed', async () => {
    const { party, id } = await posted('e@pace.example');
    moods.always('e@pace.example', 'unknown');
    const waits: unknown[] = [];
    for (const after of [0, HOUR, HOUR + DAY, HOUR + 2 * DAY]) waits.push(await attempt(id, after));
    expect(waits).toEqual([3600, 86_400, 86_400, 86_400].map((again) => ({ again, because: NO_ANSWER })));
    expect(await office.deliveriesOf(party)).toMatchObject([{ status: 'retrying', unknown_outcomes: 4 }]);
    expect(await attempt(id, HOUR + 3 * DAY)).toBe('failed');
    const copies = office.mailServer.accepted('e@pace.example');
    expect([copies.length, new Set(copies.map(({ messageId }) => messageId)).size]).toEqual([5, 1]);
    expect((await office.deliveriesOf(party))[0]!.because).toBe('已尝试5次，对方是否收到不明，不再重复发送');
  });

  it('counts also where its worker died in it, and keeps its words whatever happens meanwhile', async () => {
    const { party, id, keys } = await posted('f@pace.example', 2);
    await prepareAttempt(deps(), PACE, id, NOON);
    // Nothing notes an outcome: that worker is gone.
    await office.pool.query(`update message set notice = '{"kind": "act"}' where key = $1`, [keys[0]]);
    const [before] = await office.deliveriesOf(party);
    expect(before!.attempt_begun_at).toBe(NOON);
    expect(await attempt(id, 90 * SECOND)).toBe('sent');
    const [after] = await office.deliveriesOf(party);
    expect(after).toMatchObject({ status: 'sent', attempts: 2, unknown_outcomes: 1, body_text: before!.body_text });
  });

  it('of a worker that died is repeated at once, then after an hour and daily, and ends after five deaths', async () => {
    const { party, id } = await posted('g@pace.example');
    const begins = async (after: number) => {
      const prepared = await prepareAttempt(deps(), PACE, id, NOON + after);
      return prepared.is === 'early' ? { inMs: prepared.inMs } : prepared.is;
    };
    expect([await begins(0), await begins(90 * SECOND)]).toEqual(['begun', 'begun']);
    // Dead again: whoever takes it up finds an hour to wait, and the row says why.
    let last = 90 * SECOND;
    for (const wait of [HOUR, DAY, DAY]) {
      expect(await begins(last + 90 * SECOND)).toEqual({ inMs: wait - 90 * SECOND });
      expect(await begins(last + wait - SECOND)).toEqual({ inMs: SECOND });
      const [delivery] = await office.deliveriesOf(party);
      expect(delivery).toMatchObject({ status: 'retrying', because: CUT_OFF, next_attempt_at: NOON + last + wait });
      last += wait;
      expect(await begins(last)).toBe('begun');
    }
    expect(await begins(last + 90 * SECOND)).toBe('over');
    const [delivery] = await office.deliveriesOf(party);
    expect(delivery).toMatchObject({ status: 'failed', attempts: 5, unknown_outcomes: 5 });
  });

  it('of a worker that was away longer than it would wait goes out as soon as one is back', async () => {
    const { id } = await posted('k@pace.example');
    for (const after of [0, SECOND])
      expect(await prepareAttempt(deps(), PACE, id, NOON + after)).toMatchObject({ is: 'begun' });
    expect(await attempt(id, 2 * HOUR)).toBe('sent');
  });

  it('steps aside where others come after it in its lane', async () => {
    const { party, id } = await posted('l@pace.example');
    for (const after of [0, SECOND]) await prepareAttempt(deps(), PACE, id, NOON + after);
    expect(await attempt(id, 90 * SECOND, false)).toBe('steppedAside');
    expect(await claim(party)).toMatchObject([{ id, lane: id }]);
    expect(await attempt(id, 90 * SECOND)).toEqual({ again: 3600 - 89, because: CUT_OFF });
  });

  it('waits five times at the most, whatever came first', () =>
    expect([1, 2, 3, 4].map((count) => waitAfterCutOff(PACE, count))).toEqual([0, HOUR, DAY, DAY]));
});

describe('M2: a letter that was sent while the database was away', () => {
  /** Fails so often to note that something was sent. */
  const forgetful = (times: number): Pool =>
    new Proxy(office.pool, {
      get: (pool, name) => {
        const value = Reflect.get(pool, name) as unknown;
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          const isNote = name === 'query' && String(given[0]).includes("status = 'sent'");
          if (isNote && times-- > 0) return Promise.reject(new Error('connect ECONNREFUSED'));
          return (value as (...all: unknown[]) => unknown).apply(pool, given);
        };
      },
    });
  const sending = (times: number) => {
    const waits: number[] = [];
    const pause = (ms: number) => Promise.resolve(waits.push(ms));
    const pool = forgetful(times);
    const deliver = deliverMessageWith({ ...deps(), pool, waitedMs: () => 0, beat: () => waits.push(0), pause });
    return { waits, deliver };
  };

  it('is noted once it is back, and not sent again', async () => {
    const { party, id } = await posted('m@pace.example');
    const { deliver, waits } = sending(3);
    expect(await deliver({ deliveryId: id, asOf: NOON, isAlone: true })).toBe('sent');
    expect(waits).toEqual([0, 500, 0, 1_000, 0, 2_000]);
    const [delivery] = await office.deliveriesOf(party);
    expect(delivery).toMatchObject({ status: 'sent', attempts: 1, unknown_outcomes: 0 });
    expect(office.mailServer.accepted('m@pace.example')).toHaveLength(1);
  });

  it('is in the end one whose outcome nobody knows', async () => {
    const { party, id } = await posted('n@pace.example');
    await expect(sending(6).deliver({ deliveryId: id, asOf: NOON, isAlone: true })).rejects.toThrow('ECONNREFUSED');
    expect(await attempt(id, 90 * SECOND)).toBe('sent');
    expect((await office.deliveriesOf(party))[0]).toMatchObject({ status: 'sent', attempts: 2, unknown_outcomes: 1 });
  });
});

describe('M1: an address that does not exist', () => {
  it('is final at once, and says why', async () => {
    const { party, id } = await posted('h@pace.example');
    moods.next('h@pace.example', 'gone');
    expect(await attempt(id, 0)).toBe('failed');
    expect((await office.deliveriesOf(party)).map(({ post, status, because }) => [post, status, because])).toEqual([
      ['handler', 'failed', '收件地址不存在：550 5.1.1 no such user'],
      ['leader', 'waiting', null],
    ]);
  });
});

describe('M5: a letter that is too large', () => {
  it('goes out in halves, as often as needed, each message in one of them', async () => {
    const { party, keys, id } = await posted('i@pace.example', 5);
    moods.next('i@pace.example', 'large', 'large');
    expect(await attempt(id, 0)).toBe('split');
    // Five are three and two; then whichever kept the id is halved, by the most pressing first.
    expect(await attempt(id, 0)).toBe('split');
    const parts = await office.deliveriesOf(party);
    const sizes = parts.map(({ message_keys }) => message_keys.length).sort();
    expect([
      [1, 2, 2],
      [1, 1, 3],
    ]).toContainEqual(sizes);
    expect(parts.flatMap(({ message_keys }) => message_keys).sort()).toEqual([...keys].sort());
    expect(parts.map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting']);
    for (const part of await claim(party)) expect(await attempt(part.id, 0)).toBe('sent');
    expect(await office.misplacedKeys(keys)).toEqual([]);
    const mails = office.mailServer.accepted('i@pace.example');
    expect([mails.length, new Set(mails.map(({ messageId }) => messageId)).size]).toEqual([3, 3]);
  });

  it('by itself is said in one line, and given up where even that is too large', async () => {
    const { party, id } = await posted('j@pace.example');
    moods.always('j@pace.example', 'large');
    expect(await attempt(id, 0)).toBe('split');
    const [short] = await office.deliveriesOf(party);
    expect(short!.status).toBe('waiting');
    expect(short!.body_text).toContain('本项全文过长，这里只列要点，全文见督办系统的收件箱。');
    expect(await attempt(id, 0)).toBe('failed');
    expect((await office.deliveriesOf(party)).map(({ post, status, because }) => [post, status, because])).toEqual([
      ['handler', 'failed', '邮件过大：552 5.3.4 message too big'],
      ['leader', 'waiting', null],
    ]);
  });
});
