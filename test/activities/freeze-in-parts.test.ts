import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// test support
import { MoodyServer } from '../messages/channels/moody-server.ts';
import { SAMPLES, SAMPLE_NAMES } from '../messages/samples.ts';
// under test
import type { ClaimedMessage, FrozenDelivery } from '../../database/claim.ts';
import type { Notice } from '../../measures/notice.ts';
import { freeze, freezeInParts, splitFrozen, type ToFreeze, type Writing } from '../../activities/freeze-delivery.ts';
import { threadOf } from '../../activities/thread-of.ts';
import { mail } from '../../messages/channels/mail.ts';
import { openChannels } from '../../messages/channels/open.ts';

const READER = 'big-data';
const server = new MoodyServer();
let writing: Writing;
beforeAll(async () => {
  const smtpUrl = `smtp://127.0.0.1:${await server.listen()}`;
  writing = {
    party: READER,
    channels: openChannels({ smtpUrl, mailFrom: '督办 <duban@test.example>' }),
    names: SAMPLE_NAMES,
    asOf: Date.parse('2026-03-02T01:00:00Z'),
    noteUnwritable: (key, error) => expect.fail(`${key}: ${String(error)}`),
  };
});
afterAll(() => server.close());

const ofKind = (kind: Notice['kind']) => SAMPLES.find(({ notice }) => notice.kind === kind)!.notice;

/** One of each project, numbered from one. */
function messagesOf(count: number, notice: Notice, name = '智慧交通综合监管平台'): ClaimedMessage[] {
  return Array.from({ length: count }, (_, index) => {
    const code = `CQ-2026-${String(index + 1).padStart(5, '0')}`;
    const dossier = { ...notice.dossier, code, name: `${name}${index + 1}` };
    return {
      key: `project:${code}/1/act/1/${READER}/handler/${notice.kind}`,
      kind: 'project',
      code,
      department: null,
      seq: 1,
      plannedOn: '2026-03-02',
      sendNotBefore: 0,
      createdAt: 0,
      post: 'handler',
      notice: { ...notice, dossier },
    };
  });
}

const toFreeze = (messages: ClaimedMessage[]): ToFreeze => ({
  to: {
    contact: { id: 'contact-1', post: 'handler', name: '李四', addresses: {}, departments: [] } as never,
    channel: 'mail',
    address: 'li@bureau.example',
  },
  post: 'handler',
  messages,
});
const frozen = (messages: ClaimedMessage[]) => freezeInParts(toFreeze(messages), writing);
const keysOf = (deliveries: FrozenDelivery[]) => deliveries.flatMap(({ messageKeys }) => messageKeys).sort();
const allKeysOf = (messages: ClaimedMessage[]) => messages.map(({ key }) => key).sort();

async function sent(delivery: FrozenDelivery): Promise<number> {
  const { id, subject, text, html, datedAt } = delivery;
  const to = { name: '李四', address: 'li@bureau.example' };
  await writing.channels.get('mail')!.sender.send({ id, datedAt, to, subject, text, html });
  const { raw, mail: received } = server.taken.at(-1)!;
  expect(received.subject).toBe(subject);
  return raw.length;
}

describe('M5: ten thousand letters of one morning', () => {
  it('M5: become numbered tables of at most 500 lines and 1 MB, none lost and none twice, within seconds', async () => {
    const messages = messagesOf(10_000, ofKind('act'));
    const before = performance.now();
    const deliveries = frozen(messages);
    const tookMs = performance.now() - before;
    expect(tookMs).toBeLessThan(15_000);
    expect(deliveries).toHaveLength(20);
    expect(keysOf(deliveries)).toEqual(allKeysOf(messages));
    expect(new Set(deliveries.map(({ id }) => id)).size).toBe(20);
    expect(deliveries.map(({ subject }) => /（第\d+部分，共\d+部分）$/.exec(subject)![0])).toEqual(
      Array.from({ length: 20 }, (_, index) => `（第${index + 1}部分，共20部分）`),
    );
    for (const [index, { text, html }] of deliveries.entries()) {
      const opening = `（第${index + 1}部分，共20部分）。各部分合计10000项，本部分为第${index * 500 + 1}至${index * 500 + 500}项。`;
      expect(text).toContain(opening);
      expect(html).toContain(opening);
      expect(text).toContain('全文，包括依据、办理方法和期限如何得出，见督办系统的收件箱');
      expect(html.match(/<tr valign="top">/g)).toHaveLength(500);
    }
    for (const { code, notice } of messages.slice(0, 500)) {
      const line = `${notice.dossier.name}（${code}）｜`;
      expect(deliveries.filter(({ text }) => text.includes(line))).toHaveLength(1);
    }
    for (const delivery of deliveries) expect(await sent(delivery)).toBeLessThanOrEqual(1_000_000);
    expect(frozen(messages).map(({ id }) => id)).toEqual(deliveries.map(({ id }) => id));
  });

  it('M5: stay below 1 MB also where every name is as long as it may be', async () => {
    const deliveries = frozen(messagesOf(1_000, ofKind('reminder'), '渝'.repeat(190)));
    for (const delivery of deliveries) expect(await sent(delivery)).toBeLessThanOrEqual(1_000_000);
    expect(keysOf(deliveries)).toHaveLength(1_000);
  });
});

describe('M5: past ten', () => {
  it('M5: ten letters are whole, eleven are lines', () => {
    const [ten] = frozen(messagesOf(10, ofKind('reminder')));
    expect(ten!.text).toContain('期限如何得出');
    expect(ten!.html).not.toContain('table-layout');
    const [eleven, ...none] = frozen(messagesOf(11, ofKind('reminder')));
    expect(none).toEqual([]);
    expect(eleven!.html).toContain('table-layout');
    expect(eleven!.text.split('\n').filter((line) => line.startsWith('智慧交通'))).toHaveLength(11);
    expect(eleven!.subject).not.toContain('部分');
  });

  it('M5: lines stand in their groups, the most pressing first', () => {
    const messages = [
      ofKind('act'),
      ...SAMPLES.filter(({ notice }) => notice.kind === 'reminder').map(({ notice }) => notice),
    ];
    const deliveries = frozen(
      messages
        .flatMap((notice, index) => messagesOf(2, notice, `第${index}种`))
        .map((message, index) => ({ ...message, key: `${message.key}/${index}` })),
    );
    const heads = deliveries[0]!.text.split('\n').filter((line) => line.startsWith('■'));
    expect(heads[0]).toMatch(/^■ 已逾期（\d+项）$/);
    expect(heads.at(-1)).toMatch(/^■ 办理情况（2项）$/);
    expect(heads.length).toBeGreaterThan(3);
  });

  it.each(['draftRectificationOrder', 'draftSanctionProposal'] as const)(
    'M5: a %s is sent whole, in a mail of its own beside the table',
    (kind) => {
      const drafts = messagesOf(3, ofKind(kind), '待审定项目');
      const messages = [...messagesOf(40, ofKind('act')), ...drafts];
      const [table, draftMail, ...none] = frozen(messages);
      expect(none).toEqual([]);
      expect(keysOf([draftMail!])).toEqual(allKeysOf(drafts));
      expect(draftMail!.text.match(/代拟稿，须由.*审定签发，系统不作决定/g)).toHaveLength(3);
      expect(draftMail!.text.match(/■ .*（代拟稿）\n/g)).toHaveLength(3);
      expect([table, draftMail].map((one) => one!.subject.slice(-11))).toEqual([
        '（第1部分，共2部分）',
        '（第2部分，共2部分）',
      ]);
      expect(keysOf([table!, draftMail!])).toEqual(allKeysOf(messages));
    },
  );

  it('M5: the same notice as handler and as leader is one line, and both messages lie in one part', () => {
    const messages = messagesOf(600, ofKind('act'));
    const twice = messages.flatMap((message) => [message, { ...message, key: `${message.key}/leader` }]);
    const deliveries = frozen(twice);
    expect(deliveries).toHaveLength(2);
    expect(keysOf(deliveries)).toEqual(allKeysOf(twice));
    for (const { messageKeys } of deliveries)
      expect(
        messageKeys.filter((key) => !key.endsWith('/leader')).every((key) => messageKeys.includes(`${key}/leader`)),
      ).toBe(true);
  });
});

describe('M5: a letter that is too large by itself', () => {
  it('M5: is frozen as its line, and says where the whole is', () => {
    const huge = {
      ...(ofKind('act') as Extract<Notice, { kind: 'act' }>),
      warnings: [{ article: 28, says: '长'.repeat(300_000) }],
    };
    const [delivery, ...none] = frozen(messagesOf(1, huge as Notice));
    expect(none).toEqual([]);
    expect(Buffer.byteLength(delivery!.text + delivery!.html)).toBeLessThan(mail.maxBytes / 10);
    expect(delivery!.text).toContain('本项全文过长，这里只列要点，全文见督办系统的收件箱。');
  });
});

describe('M5: what finds nobody', () => {
  it('M5: lies in parts as well, so that none is too large once there is somebody', () => {
    const messages = messagesOf(1_200, ofKind('act'));
    const deliveries = freezeInParts({ ...toFreeze(messages), to: undefined }, writing);
    expect(
      deliveries.map(({ messageKeys, recipient, failedBecause }) => [messageKeys.length, recipient, failedBecause]),
    ).toEqual([
      [500, null, '无联系人'],
      [500, null, '无联系人'],
      [200, null, '无联系人'],
    ]);
    expect(keysOf(deliveries)).toEqual(allKeysOf(messages));
  });
});

describe('M5: a part that is frozen anew', () => {
  it('M5: stays the part that it was', () => {
    const messages = messagesOf(1_000, ofKind('act'));
    const [first] = frozen(messages);
    const less = toFreeze(messages.filter(({ key }) => first!.messageKeys.includes(key)).slice(1));
    expect(freeze(less, writing, first).subject).toBe('【督办】499项：办理情况499项（第1部分，共2部分）');
    expect(freeze(less, writing).subject).toBe('【督办】499项：办理情况499项');
  });

  it('M5: of drafts alone stays whole', () => {
    const drafts = toFreeze(messagesOf(20, ofKind('draftRectificationOrder')));
    expect(freeze(drafts, writing).text.match(/■ .*（代拟稿）\n/g)).toHaveLength(20);
  });
});

describe('M8: a delivery', () => {
  it.each([
    [['project|CQ-1|#1|approve|big-data/handler', 'project|CQ-1|#2|list|big-data/handler'], 'project:CQ-1'],
    [['project|CQ-1|#1|approve|big-data/handler', 'project|CQ-2|#1|approve|big-data/handler'], undefined],
    [['project|CQ-1|#1|approve|x/handler', 'unit|CQ-1|#1|block|x/handler'], undefined],
  ])('M8: of %j is about one dossier or about none', (keys, thread) => {
    expect(threadOf(keys)).toBe(thread);
  });
});

describe('M5: a delivery refused for its size', () => {
  const split = (refused: FrozenDelivery, messages: ClaimedMessage[]) =>
    splitFrozen(refused, toFreeze(messages.filter(({ key }) => refused.messageKeys.includes(key))), writing);

  it('M5: is divided until single lines are left, loses nothing, and comes to an end', () => {
    for (const kind of ['act', 'reminder', 'draftRectificationOrder'] as const) {
      const messages = messagesOf(13, ofKind(kind));
      let waiting = frozen(messages);
      const final: FrozenDelivery[] = [];
      for (let rounds = 0; waiting.length > 0; rounds++) {
        expect(rounds).toBeLessThan(10);
        waiting = waiting.flatMap((refused) => {
          const smaller = split(refused, messages);
          if (smaller.length === 0) final.push(refused);
          else expect(keysOf(smaller)).toEqual([...refused.messageKeys].sort());
          return smaller;
        });
      }
      expect(final).toHaveLength(13);
      expect(keysOf(final)).toEqual(allKeysOf(messages));
    }
  });

  it('M5: keeps its id in the part with its first key, and says which part of which it is', () => {
    const messages = messagesOf(1_000, ofKind('act'));
    const second = frozen(messages)[1]!;
    const parts = split(second, messages);
    expect(parts.map(({ subject }) => /（第.*$/.exec(subject)![0])).toEqual([
      '（第2-1部分，共2部分）',
      '（第2-2部分，共2部分）',
    ]);
    expect(parts.filter(({ id }) => id === second.id)).toHaveLength(1);
    expect(parts.every(({ html }) => html.match(/<tr valign="top">/g)!.length === 250)).toBe(true);
  });

  it('M5: that was whole and unnumbered becomes two', () => {
    const messages = messagesOf(4, ofKind('reminder'));
    const parts = split(frozen(messages)[0]!, messages);
    expect(parts.map(({ subject }) => /（第.*$/.exec(subject)![0])).toEqual([
      '（第1部分，共2部分）',
      '（第2部分，共2部分）',
    ]);
    expect(parts.every(({ text }) => text.includes('期限如何得出'))).toBe(true);
  });
});
