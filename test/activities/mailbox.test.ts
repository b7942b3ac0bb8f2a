// test support
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEPARTMENT } from '../measures/lawful-lives.ts';
import { PostOffice } from '../workflows/post-office.ts';
import { opened } from './written-life.ts';
// under test
import { claimMessagesWith, type ClaimDeps } from '../../activities/claim-messages.ts';
import { deliveryIdOf } from '../../activities/freeze-delivery.ts';
import { giveUp } from '../../activities/pass-on.ts';
import { lockDelivery } from '../../database/attempt.ts';
import { recordWith } from '../../activities/record.ts';
import { partiesToWake } from '../../database/outbox.ts';
import { inTransaction } from '../../database/pool.ts';
import type { Notice } from '../../measures/notice.ts';
import type { Post } from '../../measures/post.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.close());

const NOON = Date.parse('2030-01-07T04:00:00Z');
const claim = async (party: string, asOf = NOON) => (await claimMessagesWith(office)({ party, asOf })).unsent;
const givenUp = (deps: ClaimDeps, id: string, because: string) =>
  inTransaction(office.pool, async (db) => giveUp(db, deps, (await lockDelivery(db, id))!, because, NOON));

describe('claiming', () => {
  it('freezes each message once when two claims come at the same moment', async () => {
    const party = await office.registerUnit({ handler: 'a@claim.example', leader: 'b@claim.example' });
    const keys = await Promise.all([
      ...Array.from({ length: 6 }, () => office.post({ party })),
      office.post({ party, post: 'leader' }),
    ]);
    const answers = await Promise.all(Array.from({ length: 4 }, () => claim(party)));
    const deliveries = await office.deliveriesOf(party);
    expect(deliveries.map(({ post, message_keys }) => [post, message_keys.length])).toEqual([
      ['handler', 6],
      ['leader', 1],
    ]);
    expect(await office.misplacedKeys(keys)).toEqual([]);
    // The slowest saw what the fastest froze.
    expect(answers.some((answer) => answer.length === 2)).toBe(true);
    expect((await claim(party)).map(({ id }) => id).sort()).toEqual(deliveries.map(({ id }) => id).sort());
  });

  it('is dated by the clock it was given, and leaves what is not due by that clock', async () => {
    const party = await office.registerUnit({ handler: 'c@claim.example' });
    await office.post({ party, inMs: NOON - Date.now() - 1 });
    const later = await office.post({ party, inMs: NOON - Date.now() + 60_000 });
    expect(await claim(party)).toHaveLength(1);
    expect(await office.deliveriesOf(party)).toMatchObject([{ channel: 'mail', dated_at: NOON }]);
    const { rows } = await office.pool.query('select status from message where key = $1', [later]);
    expect(rows).toEqual([{ status: 'waiting' }]);
  });

  it('gives the same id again after a kill before the commit', async () => {
    const party = await office.registerUnit({ handler: 'd@claim.example' });
    const key = await office.post({ party });
    const [delivery] = await claim(party);
    const [row] = await office.deliveriesOf(party);
    expect(delivery!.id).toBe(deliveryIdOf([party, row!.contact!, 'mail', key]));
    expect(delivery!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('cannot put a message into a second delivery of one recipient and channel, whatever the program does', async () => {
    const party = await office.registerUnit({ handler: 'e@claim.example' });
    const key = await office.post({ party });
    await claim(party);
    const again = inTransaction(office.pool, async (db) => {
      await db.query(
        `insert into delivery (id, party, contact, post, channel, window_on, message_keys, subject, body_text, body_html, dated_at)
         select gen_random_uuid(), party, contact, post, channel, window_on, message_keys, '', '', '', now() from delivery where party = $1`,
        [party],
      );
      await db.query(
        `insert into delivery_message (message_key, recipient, channel, delivery)
         select $2, recipient, channel, id from delivery where party = $1 and subject = ''`,
        [party, key],
      );
    });
    await expect(again).rejects.toThrow(/delivery_message_pkey/);
  });

  it('writes one line for all where the channel takes no more', async () => {
    const party = await office.registerUnit({ handler: 'g@claim.example' });
    await office.post({ party });
    await office.post({ party });
    const narrow = [...office.channels].map(
      ([name, open]) => [name, { ...open, channel: { ...open.channel, takes: 'short' as const } }] as const,
    );
    await claimMessagesWith({ ...office, pool: office.pool, channels: new Map(narrow) })({ party, asOf: NOON });
    const [delivery] = await office.deliveriesOf(party);
    expect(delivery!.body_html).toBe('');
    expect(delivery!.body_text).toBe(delivery!.subject);
    expect(delivery!.body_text).toMatch(/^【督办】2项：/);
  });

  it('writes to the stand-in where a contact is missing, and says so', async () => {
    const party = await office.registerUnit({ deputy: 'f@claim.example' });
    await office.post({ party });
    await claim(party);
    const [delivery] = await office.deliveriesOf(party);
    expect(delivery).toMatchObject({ post: 'deputy', address: 'f@claim.example' });
    expect(delivery!.body_text).toContain('贵单位没有登记经办人的联系方式，本消息改送代理人');
  });
});

describe('what concerns the projects of a department', () => {
  const code = `CQ-${randomUUID().slice(0, 8)}`;
  beforeAll(async () => {
    const { lines } = opened(code);
    await recordWith({ pool: office.pool })({
      kind: 'project',
      code,
      lines,
      runStartedAt: lines[0]!.at,
      continueAsNewSuggested: false,
      historyBytes: 0,
    });
  });

  it('comes to whoever looks after it, all else to whoever looks after the rest', async () => {
    const party = await office.registerUnit({ handler: 'r@bureau.example' });
    const looksAfter = await office.enter(party, 'handler', { mail: 's@bureau.example' }, [DEPARTMENT]);
    const keys = [await office.post({ party }), await office.post({ party, project: code })];
    await claim(party);
    const deliveries = await office.deliveriesOf(party);
    expect(deliveries.map(({ address, message_keys }) => [address, message_keys]).sort()).toEqual([
      ['r@bureau.example', [keys[0]]],
      ['s@bureau.example', [keys[1]]],
    ]);
    expect(deliveries.find(({ address }) => address === 's@bureau.example')!.contact).toBe(looksAfter);
  });

  it('waits for somebody who looks after it, and then goes out at once', async () => {
    const party = await office.registerUnit({});
    await office.post({ party, project: code });
    await claim(party);
    const isToBeWoken = async () => (await partiesToWake(office.pool)).some((waking) => waking.party === party);
    await office.enter(party, 'handler', { mail: 't@bureau.example' }, ['department-other']);
    expect(await isToBeWoken()).toBe(false);
    expect(await claim(party)).toEqual([]);
    await office.enter(party, 'head', { mail: 'u@bureau.example' }, [DEPARTMENT]);
    expect(await isToBeWoken()).toBe(true);
    expect(await claim(party)).toHaveLength(1);
    expect(await office.deliveriesOf(party)).toMatchObject([{ post: 'head', address: 'u@bureau.example' }]);
  });
});

describe('a message that no letter can be made of', () => {
  const broken = { kind: 'reminder', dossier: { kind: 'project', code: 'CQ-2024-0017' } } as unknown as Notice;

  it('comes as a plain letter beside the others, and why is noted', async () => {
    const party = await office.registerUnit({ handler: 'k@broken.example' });
    const keys = [
      await office.post({ party, notice: broken }),
      await office.post({ party, notice: { kind: 'act' } as Notice }),
      await office.post({ party }),
    ];
    const noted: string[] = [];
    const claimed = await claimMessagesWith({
      pool: office.pool,
      channels: office.channels,
      noteUnwritable: (key, error) => noted.push(`${key} ${String(error)}`),
    })({ party, asOf: NOON });
    expect(claimed.unsent).toHaveLength(1);
    const [delivery] = await office.deliveriesOf(party);
    expect(delivery!.message_keys).toEqual([...keys].sort());
    expect(delivery!.body_text.match(/内容无法生成，请在系统中查看/g)).toHaveLength(2);
    for (const key of keys.slice(0, 2)) expect(delivery!.body_text).toContain(key);
    expect(delivery!.body_text).toContain('CQ-2024-0017');
    expect(noted.map((note) => note.split(' ')[0])).toEqual(keys.slice(0, 2));
    expect(noted[0]).toMatch(/TypeError/);
  });

  it('passes on to the stand-in as well', async () => {
    const party = await office.registerUnit({ handler: 'l@broken.example', deputy: 'm@broken.example' });
    await office.post({ party, notice: broken });
    const noted: string[] = [];
    const deps = { pool: office.pool, channels: office.channels, noteUnwritable: (key: string) => noted.push(key) };
    const [delivery] = (await claimMessagesWith(deps)({ party, asOf: NOON })).unsent;
    await givenUp(deps, delivery!.id, '邮件服务器拒收');
    expect((await office.deliveriesOf(party)).map(({ status }) => status).sort()).toEqual(['failed', 'waiting']);
    expect(noted).toHaveLength(2);
  });
});

describe('a delivery that found nobody', () => {
  const enter = (party: string, post: Post, mail: string) => office.enter(party, post, { mail });
  const ids = async (party: string) =>
    (await partiesToWake(office.pool))
      .filter((waking) => waking.party === party)
      .flatMap(({ deliveryIds }) => deliveryIds);

  it('wakes the mailbox once there is a contact, and goes out as the same delivery', async () => {
    const party = await office.registerUnit({});
    const keys = [await office.post({ party }), await office.post({ party, post: 'leader' })];
    expect(await claim(party)).toEqual([]);
    const born = await office.deliveriesOf(party);
    expect(born.map(({ post, status }) => [post, status])).toEqual([
      ['handler', 'failed'],
      ['leader', 'failed'],
    ]);
    expect(await ids(party)).toEqual([]);

    // A handler stands in for no leader.
    await enter(party, 'handler', 'n@late.example');
    expect(await ids(party)).toEqual([born[0]!.id]);
    const later = NOON + 86_400_000;
    const answers = await Promise.all([claim(party, later), claim(party, later)]);
    for (const answer of answers) expect(answer).toMatchObject([{ id: born[0]!.id, version: 2 }]);
    const handled = (await office.deliveriesOf(party)).find(({ post }) => post === 'handler');
    expect(handled).toMatchObject({
      address: 'n@late.example',
      status: 'waiting',
      because: null,
      message_keys: [keys[0]],
    });
    expect(handled!.body_text).toContain('handler先生');
    // What keeps a message out of two deliveries has followed.
    const { rows } = await office.pool.query('select recipient from delivery_message where message_key = $1', [
      keys[0],
    ]);
    expect(rows).toEqual([{ recipient: handled!.contact }]);

    await enter(party, 'deputy', 'o@late.example');
    expect(await ids(party)).toContain(born[1]!.id);
    await claim(party, later);
    const led = (await office.deliveriesOf(party)).find(({ id }) => id === born[1]!.id);
    expect(led).toMatchObject({ post: 'deputy', address: 'o@late.example', status: 'waiting' });
    expect(led!.body_text).toContain('贵单位没有登记分管领导的联系方式，本消息改送代理人');
    expect(await office.misplacedKeys(keys)).toEqual([]);
  });

  it('is given up like any other when the new address refuses it', async () => {
    const party = await office.registerUnit({});
    const key = await office.post({ party });
    await claim(party);
    await enter(party, 'deputy', 'p@late.example');
    await enter(party, 'leader', 'q@late.example');
    const [delivery] = await claim(party);
    await givenUp(office, delivery!.id, '邮件服务器拒收');
    expect((await office.deliveriesOf(party)).map(({ address, status }) => [address, status])).toEqual([
      ['p@late.example', 'failed'],
      ['q@late.example', 'waiting'],
    ]);
    expect(await office.misplacedKeys([key])).toEqual([]);
  });
});

describe('giving up', () => {
  it('does nothing on a second run, and never writes to an address that was tried', async () => {
    const party = await office.registerUnit({
      handler: 'g@give.example',
      deputy: 'G@give.example',
      leader: 'h@give.example',
    });
    await office.post({ party });
    const [delivery] = await claim(party);
    const giveUp = () => givenUp(office, delivery!.id, '连续五日投递未成功');
    await giveUp();
    await giveUp();
    expect((await office.deliveriesOf(party)).map(({ post, status }) => [post, status])).toEqual([
      ['handler', 'failed'],
      ['leader', 'waiting'],
    ]);
  });
});
