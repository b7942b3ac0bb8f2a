// test support
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostOffice } from './post-office.ts';
import { until } from './until.ts';
import { quietRuntime } from './world.ts';
// under test
import { PACE } from '../../activities/pace.ts';
import { messageIdOf } from '../../messages/channels/mail-identity.ts';
import type { Notice } from '../../measures/notice.ts';
import { SAMPLES } from '../messages/samples.ts';
import { mailboxIdOf, NEWS_SIGNAL } from '../../workflows/mailbox/contract.ts';

/** So long that a mail in time is owed to the notification or to the moment reckoned beforehand. */
const sample = (name: string): Notice => SAMPLES.find((one) => one.name === name)!.notice;

const RARELY_MS = 25_000;

let office: PostOffice;
beforeAll(async () => {
  quietRuntime();
  office = await PostOffice.open();
  // However often it was turned away before, what is tried again goes out soon.
  await office.startWorkers({ pace: { ...PACE, longestMs: PACE.firstMs } });
  office.startRelay(RARELY_MS);
});
afterAll(() => office.close());

const address = (party: string, post: string) => `${post}@${party}.example`;
async function unit(
  ...posts: ('handler' | 'deputy' | 'leader')[]
): Promise<{ party: string; to: (post: string) => string }> {
  const id = crypto.randomUUID().slice(0, 8);
  const contacts = Object.fromEntries(posts.map((post) => [post, address(id, post)]));
  return { party: await office.registerUnit(contacts, address(id, 'administrator')), to: (post) => address(id, post) };
}

describe.concurrent('a mailbox', () => {
  it('puts all that waits for one person into one mail, and ends', async () => {
    const { party, to } = await unit('handler', 'leader');
    const keys = await office.postTogether(
      { party, notice: sample('提醒：新增应办事项') },
      { party, notice: sample('提醒：已逾期（义务单位）') },
      { party, post: 'leader', notice: sample('提醒：已逾期（义务单位）') },
      { party, notice: sample('办理情况：退回补正') },
    );
    await until(
      'two mails',
      () => office.mailServer.accepted(to('handler')).length + office.mailServer.accepted(to('leader')).length === 2,
    );
    await until('an end', () => office.hasEnded(party));
    const [toHandler, toLeader] = [
      office.mailServer.accepted(to('handler'))[0]!,
      office.mailServer.accepted(to('leader'))[0]!,
    ];
    const deliveries = await office.deliveriesOf(party);
    expect(
      deliveries.map(({ post, status, attempts, message_keys }) => ({ post, status, attempts, message_keys })),
    ).toEqual([
      { post: 'handler', status: 'sent', attempts: 1, message_keys: [keys[0], keys[1], keys[3]].sort() },
      { post: 'leader', status: 'sent', attempts: 1, message_keys: [keys[2]] },
    ]);
    expect(toHandler.mail.subject).toBe('【督办】3项：已逾期1项、新增应办事项1项、办理情况1项');
    expect(toHandler.mail.text).toContain('交通信息中心　handler先生：');
    expect(toHandler.mail.html).toContain('缺数据资源目录；概（预）算表与批复不一致 &lt;第3页&gt;');
    expect(toHandler.messageId).toBe(messageIdOf(deliveries[0]!.id, 'test.example'));
    expect(toHandler.mail.date!.getTime()).toBe(Math.floor(deliveries[0]!.dated_at / 1000) * 1000);
    expect(toHandler.mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(toLeader.mail.subject).toContain('〔逾期15天〕申请竣工验收');
    expect(await office.misplacedKeys(keys)).toEqual([]);
  });

  it('sends nothing that was taken back before its time, and what was not at that time', async () => {
    const { party, to } = await unit('handler');
    const [kept, takenBack] = [await office.post({ party, inMs: 2_000 }), await office.post({ party, inMs: 2_000 })];
    const dueAt = Date.now() + 2_000;
    await office.pool.query(
      `update message set status = 'cancelled', cancelled_because = '义务已办结' where key = $1`,
      [takenBack],
    );
    await until('a mail', () => office.mailServer.accepted(to('handler')).length === 1);
    const lateMs = office.mailServer.accepted(to('handler'))[0]!.at - dueAt;
    expect(lateMs).toBeGreaterThan(-100);
    expect(lateMs).toBeLessThan(RARELY_MS / 2);
    expect((await office.deliveriesOf(party)).flatMap(({ message_keys }) => message_keys)).toEqual([kept]);
  });

  it('takes along what comes while it is sending', async () => {
    const { party, to } = await unit('handler');
    const keys: string[] = [];
    for (let round = 0; round < 8; round++) keys.push(await office.post({ party }));
    await until(
      'all delivered',
      async () =>
        (await office.deliveriesOf(party))
          .filter(({ status }) => status === 'sent')
          .flatMap(({ message_keys }) => message_keys).length === 8,
    );
    await until('an end', () => office.hasEnded(party));
    expect(await office.misplacedKeys(keys)).toEqual([]);
    expect(office.mailServer.accepted(to('handler'))).toHaveLength((await office.deliveriesOf(party)).length);
  });

  it(
    'tries again under the same Message-ID when the server says later, and holds up nobody else meanwhile',
    { timeout: 60_000 },
    async () => {
      const { party, to } = await unit('handler', 'leader');
      office.mailServer.next(to('handler'), 450);
      await office.post({ party });
      await office.post({ party, post: 'leader' });
      await until('the leader has his', () => office.mailServer.accepted(to('leader')).length === 1, 8_000);
      expect(office.mailServer.accepted(to('handler'))).toHaveLength(0);
      await until('the handler has his', () => office.mailServer.accepted(to('handler')).length === 1, 40_000);
      await until('an end', () => office.hasEnded(party));
      const attempts = office.mailServer.handedOver.filter((mail) => mail.to === to('handler'));
      expect(attempts.map(({ answered }) => answered)).toEqual([450, 250]);
      expect(new Set(attempts.map(({ messageId }) => messageId)).size).toBe(1);
      expect(new Set(attempts.map(({ mail }) => mail.date!.getTime())).size).toBe(1);
      const [delivery] = await office.deliveriesOf(party);
      expect(delivery).toMatchObject({ post: 'handler', attempts: 2, status: 'sent', because: null });
      expect(delivery!.sent_at! - delivery!.dated_at).toBeGreaterThan(9_000);
    },
  );

  it('notes why an address was turned away, and writes to the next person instead', async () => {
    const { party, to } = await unit('handler', 'deputy', 'leader');
    office.mailServer.always(to('handler'), 550);
    office.mailServer.always(to('deputy'), 551);
    const key = await office.post({ party });
    await until('a mail', () => office.mailServer.accepted(to('leader')).length === 1);
    await until('an end', () => office.hasEnded(party));
    const deliveries = await office.deliveriesOf(party);
    expect(deliveries.map(({ post, status, because }) => [post, status, because])).toEqual([
      ['handler', 'failed', '收件地址不存在，请核对并更正登记的邮箱地址。邮件服务器答复：550 no such mailbox'],
      ['deputy', 'failed', '收件地址不存在，请核对并更正登记的邮箱地址。邮件服务器答复：551 no such mailbox'],
      ['leader', 'sent', null],
    ]);
    expect(deliveries.map(({ message_keys }) => message_keys)).toEqual([[key], [key], [key]]);
    expect(office.mailServer.accepted(to('leader'))[0]!.mail.text).toContain(
      '本消息原发代理人（deputy先生），未能送达，改送分管领导',
    );
    expect(await office.misplacedKeys([key])).toEqual([]);
  });

  it('comes to the administrator of the department in the end, and stops there', async () => {
    const { party, to } = await unit('leader');
    office.mailServer.always(to('leader'), 550);
    office.mailServer.always(to('administrator'), 550);
    await office.post({ party, post: 'leader' });
    await until(
      'an end',
      async () => (await office.deliveriesOf(party)).length === 2 && (await office.hasEnded(party)),
    );
    expect((await office.deliveriesOf(party)).map(({ post, status }) => [post, status])).toEqual([
      ['leader', 'failed'],
      ['administrator', 'failed'],
    ]);
  });

  it('leaves a failed delivery to be seen where there is nobody to write to', async () => {
    const party = await office.registerUnit({});
    await office.post({ party });
    await until('a delivery', async () => (await office.deliveriesOf(party)).length === 1);
    expect(await office.deliveriesOf(party)).toMatchObject([
      { post: 'handler', address: null, status: 'failed', because: '无联系人', attempts: 0 },
    ]);
    await until('an end', () => office.hasEnded(party));
    // Entered later, a contact gets what waited for one.
    await office.enter(party, 'handler', { mail: 'late@contact.example' });
    await until('the mail', () => office.mailServer.accepted('late@contact.example').length === 1);
    await until('an end', () => office.hasEnded(party));
    expect(await office.deliveriesOf(party)).toMatchObject([
      { address: 'late@contact.example', status: 'sent', because: null },
    ]);
  });

  it('writes one mail to whoever is both handler and leader', async () => {
    const party = await office.registerUnit({ handler: 'both@one.example', leader: 'Both@one.example' });
    await office.postTogether({ party, post: 'leader' }, { party, post: 'handler' });
    await until(
      'an end',
      async () => (await office.deliveriesOf(party)).length === 1 && (await office.hasEnded(party)),
    );
    expect(office.mailServer.accepted('both@one.example')).toHaveLength(1);
  });

  it(
    'begins a new run when its history grows long, and loses nothing that is still being tried',
    { timeout: 260_000 },
    async () => {
      const { party, to } = await unit('handler');
      office.mailServer.always(to('handler'), 450);
      await office.post({ party });
      await until('an attempt', async () => (await office.deliveriesOf(party))[0]?.attempts === 1);
      const first = await office.client.workflow.getHandle(mailboxIdOf(party)).describe();
      await until(
        'a new run',
        async () => {
          await office.client.workflow.getHandle(mailboxIdOf(party)).signal(NEWS_SIGNAL, { dueAt: 0 });
          return (await office.client.workflow.getHandle(mailboxIdOf(party)).describe()).runId !== first.runId;
        },
        170_000,
      );
      office.mailServer.always(to('handler'), undefined);
      const statuses = async () => (await office.deliveriesOf(party)).map(({ status }) => status);
      await until('it to be noted as sent', async () => (await statuses()).join() === 'sent', 40_000);
      expect(office.mailServer.accepted(to('handler'))).toHaveLength(1);
    },
  );

  it('begins a new run also where the attempt that it cut short fails only then', { timeout: 240_000 }, async () => {
    const { party, to } = await unit('handler');
    const turnAway = office.mailServer.holds(to('handler'));
    await office.post({ party });
    const handle = office.client.workflow.getHandle(mailboxIdOf(party));
    await until('an attempt', async () => (await office.deliveriesOf(party))[0]?.attempts === 1);
    const { runId } = await handle.describe();
    const isCutShort = async () =>
      (await handle.describe()).raw.pendingActivities?.some(({ state }) => Number(state) === CANCEL_REQUESTED) ?? false;
    await until(
      'the end of the run to be asked for',
      async () => {
        await handle.signal(NEWS_SIGNAL, { dueAt: 0 });
        return isCutShort();
      },
      150_000,
    );
    turnAway(450);
    await until('a new run', async () => (await handle.describe()).runId !== runId, 20_000);
    await until('the mail', () => office.mailServer.accepted(to('handler')).length === 1, 40_000);
  });
});

/** `PENDING_ACTIVITY_STATE_CANCEL_REQUESTED` */
const CANCEL_REQUESTED = 3;

// Not beside the others, whose news would have the relay look again.
it('wakes for what falls due while others are being woken', async () => {
  const { party, to } = await unit('handler');
  const { party: slow } = await unit('handler');
  const held = await office.owner.connect();
  try {
    await held.query('begin');
    await office.post({ party, inMs: 1_000, notifies: false });
    const key = await office.post({ party: slow, inMs: 500, notifies: false });
    // The relay cannot note that it woke this one before the other has fallen due.
    await held.query('select from message where key = $1 for update', [key]);
    await office.pool.query(`select pg_notify('duban_message', '')`);
    await sleep(1_500);
    await held.query('commit');
  } finally {
    held.release();
  }
  await until('a mail', () => office.mailServer.accepted(to('handler')).length === 1, RARELY_MS / 2);
});

it('leaves histories that replay', async () => {
  expect(await office.replayAll()).toBeGreaterThan(5);
});
