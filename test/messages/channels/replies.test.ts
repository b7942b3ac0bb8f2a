import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
// test support
import { MoodyServer } from './moody-server.ts';
import { FROM, outgoing } from './outgoing.ts';
import { SERVER_REPLIES } from './server-replies.ts';
// under test
import { Deferred, TooLarge, Undeliverable } from '../../../messages/channels/channel.ts';
import { senderTo } from '../../../messages/channels/mail.ts';
import { judge } from '../../../messages/channels/replies.ts';

const ERRORS = { undeliverable: Undeliverable, tooLarge: TooLarge, deferred: Deferred };
const server = new MoodyServer();
let url: string;
beforeAll(async () => {
  url = `smtp://duban:secret@127.0.0.1:${await server.listen()}`;
});
afterEach(() => {
  server.mood = undefined;
});
afterAll(() => server.close());

const failure = async (): Promise<unknown> => {
  const sender = senderTo(url, FROM);
  return sender.send(outgoing()).then(
    () => 'taken',
    (error: unknown) => error,
  );
};

describe('M1: what real servers answer', () => {
  it('is a table of at least forty replies, each with its page', () => {
    expect(SERVER_REPLIES.length).toBeGreaterThanOrEqual(40);
    expect(SERVER_REPLIES.filter(({ source }) => !/^https?:\/\/\S+$/.test(source))).toEqual([]);
    expect(new Set(SERVER_REPLIES.map(({ at }) => at)).size).toBe(7);
  });

  it.each(SERVER_REPLIES)('M1: $from at $at: $reply is $means', async ({ at, reply, means, says }) => {
    server.mood = { at, reply };
    const error = (await failure()) as Error & { code?: string };
    expect(error).toBeInstanceOf(ERRORS[means]);
    expect(error.message).toContain(says);
    expect(error.message).toMatch(/邮件服务器答复：\d{3} /);
    expect(error.code).toBe(/^\d{3}(?:[ -]\d\.\d+\.\d+)?/.exec(String(reply))![0].replace('-', ' ') + qmail(reply));
  });
});

/** In brackets at the end. */
const qmail = (reply: string | Buffer): string => {
  const found = /\(#(\S+)\)$/.exec(String(reply));
  return found ? ` ${found[1]}` : '';
};

describe('M1: a refusal', () => {
  it('M1: a server that denies relaying is asked again, and the letter arrives once it is mended', async () => {
    server.mood = { at: 'recipient', reply: '554 5.7.1 relay denied' };
    expect(await failure()).toBeInstanceOf(Deferred);
    server.mood = undefined;
    const before = server.taken.length;
    expect(await failure()).toBe('taken');
    expect(server.taken.length).toBe(before + 1);
  });

  it('M1: is shown on one line of bounded length, without anything that could move the cursor', () => {
    const { says } = judge({
      phase: 'recipient',
      reply: `554-5.7.1 a\u001b[2J\u202e\r\n554 5.7.1 ${'b'.repeat(5000)}`,
    });
    expect(says).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]+$/u);
    expect([...says].length).toBeLessThan(450);
  });

  it('M1: that names a table of recipients is not taken for one to relay', () =>
    expect(judge({ phase: 'recipient', reply: '450 4.1.1 User unknown in relay recipient table' }).says).not.toContain(
      '不替本系统转发',
    ));

  it.each([
    ['sender', '550 5.1.1 User unknown', 'deferred'],
    ['login', '550 5.1.1 User unknown', 'deferred'],
    ['greeting', '554 No such user', 'deferred'],
    ['recipient', '550 5.1.7 <duban@test.example>: Sender address rejected: User unknown', 'deferred'],
    ['recipient', '550 5.7.1 发件人不存在', 'deferred'],
    ['recipient', '550 5.1.1 <no-such-user@spam.example>: Recipient address rejected: User unknown', 'undeliverable'],
    [
      'recipient',
      '550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in relay recipient table',
      'undeliverable',
    ],
    [
      'recipient',
      '550 <x@y.example>: Recipient address rejected: User unknown in relay recipient table',
      'undeliverable',
    ],
    ['recipient', '550 5.1.1 The recipient does not exist. Please check and try again.', 'undeliverable'],
    ['recipient', '550 No such user. Please check the address and try again.', 'undeliverable'],
    ['recipient', '550 5.1.1 User unknown; please check the address and try again later', 'undeliverable'],
    ['recipient', '550 5.1.1 Mailbox does not exist or sender not allowed', 'undeliverable'],
    ['recipient', '550 5.1.1 <x@y.example>: user unknown (blocked list not consulted)', 'undeliverable'],
    ['answer', '550 5.1.1 No such user here, message content rejected', 'undeliverable'],
    ['recipient', '550 sorry, no mailbox here by that name. (#5.1.1)', 'undeliverable'],
    ['recipient', '550 5.1.1 用户不存在或者发件人不被允许', 'undeliverable'],
    ['recipient', '550 5.1.1 No such user, or their mailbox is full', 'deferred'],
    ['recipient', '550 5.1.1 User unknown: too many invalid recipients', 'deferred'],
    ['recipient', '550 5.1.1 User does not exist or has been disabled', 'deferred'],
    ['recipient', '550 5.1.1 该用户不存在或者已停用', 'deferred'],
    ['recipient', '550 5.1.1 User unknown (temporary lookup failure)', 'deferred'],
    ['recipient', '550 5.1.1 <duban@test.example>: Sender address rejected: User unknown', 'deferred'],
    ['recipient', '550 5.1.1 发件人用户不存在', 'deferred'],
    ['recipient', '550 5.1.1 relay access denied', 'deferred'],
    ['recipient', '550 Mailbox does not exist or sender not allowed', 'deferred'],
    ['recipient', '550 No such user; try again later', 'deferred'],
    ['recipient', '450 4.1.1 User unknown in relay recipient table', 'deferred'],
    ['recipient', '554', 'deferred'],
    ['recipient', '5.1.1', 'deferred'],
    ['recipient', '550 #5.1.1 bad address', 'undeliverable'],
    ['answer', '552 5.2.2 Message size exceeds the quota left', 'deferred'],
    ['answer', '552 5.7.0 Message size violation', 'tooLarge'],
    ['answer', '452 4.3.1 Insufficient system storage', 'deferred'],
  ] as const)('M1: at %s of «%s» is %s', (phase, reply, means) => {
    expect(judge({ phase, reply }).means).toBe(means);
  });

  it.each([
    ['451 4.3.0 Error: queue file write error', '暂时不收'],
    ['452 4.3.1 Insufficient system storage', '空间不足'],
    ['421 4.3.2 Service shutting down', '暂时不收'],
    ['451 Requested action aborted: local error in processing', '暂时不收'],
    ['450 4.1.8 <duban@x.example>: Sender address rejected: Domain not found', '不接受发件人'],
    ['451 4.1.8 Domain of duban@x.example does not resolve', '不接受发件人'],
    ['451 发件人域名暂时无法解析', '不接受发件人'],
    ['550 5.7.1 Not allowed', '不接受发件人'],
  ])('M1: of the sender is its own only where it says so: %s', (reply, says) =>
    expect(judge({ phase: 'sender', reply }).says).toContain(says),
  );
});
