// test support
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { MoodyServer, RawServer, type Mood } from './moody-server.ts';
import { FROM, outgoing } from './outgoing.ts';
// under test
import {
  Deferred,
  LONGEST_ATTEMPT_MS,
  OutcomeUnknown,
  TooLarge,
  Undeliverable,
  type Outgoing,
} from '../../../messages/channels/channel.ts';
import { RFC_WAITS, type SmtpWaits } from '../../../messages/channels/conversation.ts';
import { senderTo } from '../../../messages/channels/mail.ts';

/** A second of a real server is 10 ms here. */
const QUICK: SmtpWaits = {
  connect: 300,
  greeting: 600,
  command: 600,
  data: 600,
  piece: 600,
  answer: 3_000,
  untilAnswer: 3_000,
};

const sending = (port: number, more: Partial<Outgoing> = {}, protocol = 'smtp', waits = QUICK, beat?: () => void) =>
  senderTo(`${protocol}://127.0.0.1:${port}`, FROM, waits)
    .send(outgoing(more), beat)
    .then(
      () => undefined,
      (error: unknown) => error as Error & { code?: string },
    );

async function withMood(mood: Mood | undefined, more?: Partial<Outgoing>, beat?: () => void) {
  const server = new MoodyServer();
  const port = await server.listen();
  server.mood = mood;
  const error = await sending(port, more, 'smtp', QUICK, beat);
  await server.close();
  return { error, server };
}

async function withSockets(
  meet: ConstructorParameters<typeof RawServer>[0],
  more?: Partial<Outgoing>,
  protocol?: string,
) {
  const server = new RawServer(meet);
  const error = await sending(await server.listen(), more, protocol);
  server.close();
  return error;
}

describe('M2: after the data', () => {
  it('M2: the waits are those of RFC 5321, and an attempt ends by itself', () => {
    expect(RFC_WAITS).toMatchObject({ command: 300_000, data: 120_000, piece: 180_000, answer: 600_000 });
    expect(RFC_WAITS.untilAnswer + RFC_WAITS.answer).toBeLessThanOrEqual(LONGEST_ATTEMPT_MS);
  });

  it('M2: a server that thinks for long is waited for, and gets the mail once', async () => {
    let beats = 0;
    const { error, server } = await withMood({ at: 'answer', reply: '250 Ok', afterMs: 1_200 }, {}, () => beats++);
    expect(error).toBeUndefined();
    expect(server.taken).toHaveLength(1);
    expect(beats).toBe(0);
  });

  it('M2: whoever waits is told every few seconds that the attempt is alive', async () => {
    const server = new MoodyServer();
    const port = await server.listen();
    server.mood = { at: 'answer', reply: '250 Ok', afterMs: 11_000 };
    let beats = 0;
    expect(await sending(port, {}, 'smtp', RFC_WAITS, () => beats++)).toBeUndefined();
    expect(beats).toBe(2);
    await server.close();
  });

  it.each([
    ['says nothing', { at: 'answer', reply: undefined }],
    ['cuts the connection', { at: 'answer', reply: undefined, cuts: true }],
    ['cuts in the middle of its answer', { at: 'answer', reply: '25', cuts: true, breaksOff: true }],
    ['answers without a code', { at: 'answer', reply: 'thank you' }],
  ] as const)('M2: of a server that then %s it is not known whether the mail arrived', async (_title, mood) => {
    const { error, server } = await withMood(mood);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    expect(error!.message).toContain('可能已经送达');
    expect(server.taken).toHaveLength(1);
  });

  it('M2: a refusal that comes with the cut is a refusal', async () => {
    const { error } = await withMood({ at: 'answer', reply: '451 4.3.0 Try again later', cuts: true });
    expect(error).toBeInstanceOf(Deferred);
    expect(error).toMatchObject({ code: '451 4.3.0' });
  });
});

describe('M1: before the data are over nothing has arrived', () => {
  it.each([
    ['greeting', undefined],
    ['hello', undefined],
    ['sender', undefined],
    ['recipient', undefined],
    ['data', undefined],
  ] as const)('M1: a cut at %s is tried again', async (at, reply) => {
    const { error, server } = await withMood({ at, reply, cuts: true });
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toMatch(/中断.*系统自动再发/);
    expect(server.taken).toEqual([]);
  });

  it.each(['greeting', 'hello', 'sender', 'recipient', 'data'] as const)(
    'M1: silence at %s is ended and tried again',
    async (at) => {
      const { error } = await withMood({ at, reply: undefined });
      expect(error).toBeInstanceOf(Deferred);
      expect(error).toMatchObject({ code: 'ETIMEDOUT' });
      expect(error!.message).toContain('久未答复');
    },
  );

  it('M1: a cut during the data is tried again', async () => {
    const error = await withSockets(
      (socket) => {
        let received = 0;
        socket.write('220 mail.test.example ESMTP\r\n');
        socket.on('data', (chunk) => {
          const text = chunk.toString();
          if (/^(EHLO|MAIL|RCPT)/.test(text)) socket.write('250 Ok\r\n');
          else if (/^DATA/.test(text)) socket.write('354 Go ahead\r\n');
          else if ((received += chunk.length) > 100_000) socket.destroy();
        });
      },
      { text: '正'.repeat(3_000_000) },
    );
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain('在接收正文时中断');
  });

  it('M1: a server that stops reading during the data is given up and tried again', async () => {
    const error = await withSockets(
      (socket) => {
        socket.write('220 mail.test.example ESMTP\r\n');
        socket.on('data', (chunk) => {
          const text = chunk.toString();
          if (/^(EHLO|MAIL|RCPT)/.test(text)) socket.write('250 Ok\r\n');
          else if (/^DATA/.test(text)) socket.write('354 Go ahead\r\n', () => socket.pause());
        });
      },
      { text: '正'.repeat(6_000_000) },
    );
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain('在接收正文时久未答复');
  });
});

describe('M1: a server that is none', () => {
  it('M1: nobody listens', async () => {
    const server = new RawServer(() => undefined);
    const port = await server.listen();
    server.close();
    const error = await sending(port);
    expect(error).toBeInstanceOf(Deferred);
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    expect(error!.message).toContain('拒绝连接');
  });

  it('M1: the name leads nowhere', async () => {
    const error = await senderTo('smtp://mail.invalid:25', FROM, { ...QUICK, connect: 20_000, untilAnswer: 20_000 })
      .send(outgoing())
      .catch((thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(Deferred);
    expect((error as Error).message).toContain('找不到邮件服务器的主机名');
  });

  it.each([
    ['garbage', 'HTTP/1.1 400 Bad Request\r\n\r\n', '没有按邮件协议答复'],
    ['a greeting without a code', 'hello\r\n', '没有按邮件协议答复'],
    ['nothing but half a line', '220 mail', '久未答复'],
  ])('M1: %s for a greeting', async (_title, words, says) => {
    const error = await withSockets((socket) => void socket.write(words));
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain(says);
  });

  it('M1: a connection half closed at once', async () => {
    const error = await withSockets((socket) => void socket.end());
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain('中断');
  });

  it('M1: one that cannot encrypt, under smtps://', async () => {
    const error = await withSockets((socket) => void socket.write('220 mail.test.example ESMTP\r\n'), {}, 'smtps');
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain('不能建立加密连接');
  });

  it('M1: one whose certificate nobody signed', async () => {
    const server = new MoodyServer({ secure: true });
    const error = await sending(await server.listen(), {}, 'smtps');
    await server.close();
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain('证书');
  });

  it('M1: one that offers encryption and cannot do it', async () => {
    const error = await withSockets((socket) => {
      socket.write('220 mail.test.example ESMTP\r\n');
      socket.on('data', (chunk) => {
        if (/^EHLO/.test(chunk.toString())) socket.write('250-mail\r\n250 STARTTLS\r\n');
        else if (/^STARTTLS/.test(chunk.toString())) socket.write('454 4.7.0 TLS not available\r\n');
      });
    });
    expect(error).toBeInstanceOf(Deferred);
    expect(error).toMatchObject({ code: '454 4.7.0' });
  });
});

describe('M1: an address', () => {
  it.each([
    '经办人',
    'a@b@c.example',
    'a@x.example, b@x.example',
    'a@x.example\r\nRCPT TO:<b@x.example>',
    '<a@x.example>',
    '',
  ])('M1: that is none (%j) is final, and no server is asked', async (address) => {
    const { error, server } = await withMood(undefined, { to: { name: '张三', address } });
    expect(error).toBeInstanceOf(Undeliverable);
    expect(error!.message).toMatch(/^收件地址不是电子邮箱地址[^\r\n]*$/);
    expect(server.connections).toBe(0);
  });

  it('M1: beyond ASCII goes to a server that takes such', async () => {
    const { error, server } = await withMood(undefined, { to: { name: '张三', address: '张三@unit.example' } });
    expect(error).toBeUndefined();
    expect(server.taken[0]!.to).toEqual(['张三@unit.example']);
  });

  it('M1: beyond ASCII is not given to a server that does not, and somebody is told what to do', async () => {
    const server = new MoodyServer({ hideSMTPUTF8: true });
    const error = await sending(await server.listen(), { to: { name: '张三', address: '张三@unit.example' } });
    await server.close();
    expect(error).toBeInstanceOf(Deferred);
    expect(error!.message).toContain('请登记只含字母和数字的地址');
    expect(server.taken).toEqual([]);
  });
});

describe('M5: a mail that a server finds too large', () => {
  it('M5: is not handed over where the server names its limit', async () => {
    const server = new MoodyServer({ size: 10_000 });
    const error = await sending(await server.listen(), { text: '正'.repeat(10_000) });
    await server.close();
    expect(error).toBeInstanceOf(TooLarge);
    expect(server.taken).toEqual([]);
  });
});

describe('M2: closing', () => {
  it('M2: ends what is under way', async () => {
    const server = new RawServer(() => undefined);
    const sender = senderTo(`smtp://127.0.0.1:${await server.listen()}`, FROM, RFC_WAITS);
    const sent = sender.send(outgoing()).catch((error: unknown) => error);
    await sleep(200);
    sender.close();
    expect(await sent).toBeInstanceOf(Deferred);
    server.close();
  });
});
