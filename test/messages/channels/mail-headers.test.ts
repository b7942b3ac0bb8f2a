import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// test support
import { MoodyServer } from './moody-server.ts';
import { FROM, outgoing } from './outgoing.ts';
// under test
import type { Outgoing } from '../../../messages/channels/channel.ts';
import { senderTo } from '../../../messages/channels/mail.ts';

describe('M8: a mail as it comes over the wire', () => {
  const server = new MoodyServer();
  let port: number;
  beforeAll(async () => {
    port = await server.listen();
  });
  afterAll(() => server.close());
  const received = async (settings: Partial<Parameters<typeof senderTo>[1]>, more: Partial<Outgoing> = {}) => {
    await senderTo(`smtp://127.0.0.1:${port}`, { ...FROM, ...settings }).send(outgoing(more));
    const { raw, mail, hello } = server.taken.at(-1)!;
    return { head: raw.toString('latin1').split('\r\n\r\n')[0]!, raw, mail, hello };
  };

  it('M8: says who writes, when by the clock of Beijing, and that no machine need answer', async () => {
    const { head, mail } = await received({});
    expect(mail.messageId).toBe('<00000000-0000-8000-8000-000000000001@test.example>');
    expect(head).toContain('\r\nDate: Sat, 28 Nov 2026 09:02:03 +0800\r\n');
    expect(mail.date).toEqual(new Date('2026-11-28T01:02:03Z'));
    expect(mail.from!.value).toEqual([{ name: '督办', address: 'duban@test.example' }]);
    expect(mail.subject).toBe('【督办】〔逾期3天〕申请竣工验收');
    expect(
      Object.fromEntries(
        ['auto-submitted', 'x-auto-response-suppress', 'content-language'].map((key) => [key, mail.headers.get(key)]),
      ),
    ).toEqual({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'content-language': 'zh-CN',
    });
    expect(head).toMatch(/\r\nList-Id: Duban notices <duban\.test\.example>\r\n/i);
    expect(mail.replyTo).toBeUndefined();
    expect(mail.references).toBeUndefined();
    expect([mail.text, mail.html]).toEqual(
      ['正文\n', '<p>正文</p>'].map((text) => expect.stringContaining(text.trim()) as string),
    );
  });

  it('M8: takes domain, name for EHLO and address for answers from settings', async () => {
    const { mail, hello, head } = await received({
      mailDomain: '督办.example',
      smtpName: 'worker.test.example',
      mailReplyTo: '督办组 <group@test.example>',
    });
    expect(mail.messageId).toBe('<00000000-0000-8000-8000-000000000001@xn--wfrp96f.example>');
    expect(hello).toBe('worker.test.example');
    expect(mail.replyTo!.value).toEqual([{ name: '督办组', address: 'group@test.example' }]);
    expect(head).not.toMatch(/[^\x20-\x7e\r\n\t]/);
  });

  it('M8: never greets as an address without a name', async () => {
    expect((await received({})).hello).toMatch(/^[\w-]+(\.[\w-]+)+$/);
  });

  it('M8: shows what is about one dossier together, and only that', async () => {
    const first = await received({}, { id: '00000000-0000-8000-8000-00000000000a', thread: 'project:CQ-1' });
    const second = await received({}, { id: '00000000-0000-8000-8000-00000000000b', thread: 'project:CQ-1' });
    const other = await received({}, { thread: 'project:CQ-2' });
    expect(first.mail.references).toMatch(/^<dossier\.[0-9a-f]{32}@test\.example>$/);
    expect(second.mail.references).toBe(first.mail.references);
    expect(other.mail.references).not.toBe(first.mail.references);
  });

  it('M8: no name or subject makes a header of its own', async () => {
    const { head, mail } = await received(
      {},
      {
        to: { name: '张三\r\nBcc: x@evil.example', address: 'zhang@unit.example' },
        subject: '一项\r\nBcc: y@evil.example\r\n\r\n<b>',
      },
    );
    expect(head).not.toMatch(/^Bcc:/im);
    expect(mail.subject).toBe('一项 Bcc: y@evil.example <b>');
    expect(mail.to).toMatchObject({ value: [{ name: '张三 Bcc: x@evil.example', address: 'zhang@unit.example' }] });
    expect(server.taken.at(-1)!.to).toEqual(['zhang@unit.example']);
  });

  it('M8: is the same, byte for byte, at every attempt', async () => {
    expect((await received({})).raw.equals((await received({})).raw)).toBe(true);
  });
});
