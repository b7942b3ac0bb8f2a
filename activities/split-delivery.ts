// A letter that the other side refuses for its size goes out in parts; one that cannot be divided any more as a single
// line; and where even that is too large it is given up. So it ends.
import { insertPart, refreeze, renewDelivery, type StandingDelivery } from '../database/attempt.ts';
import { claimedMessages } from '../database/claim.ts';
import type { Db } from '../database/pool.ts';
import { namesOf, recipientsOf } from '../database/recipient.ts';
import type { OpenChannels } from '../messages/channels/open.ts';
import { mentionedTo } from '../messages/mentioned.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { freeze, freezeInParts } from './freeze-delivery.ts';
import { logUnwritable } from './letters.ts';
import { giveUp } from './pass-on.ts';
import { lookThrough } from './what-holds.ts';

/** What is left of a letter in one line. */
const SEE_SYSTEM = '全文过长，对方邮件系统不予接收，请登录督办系统查看。';

/** 'split' where something smaller goes out now, 'failed' where nothing can. */
export async function splitDelivery(
  db: Db,
  deps: ClaimDeps,
  delivery: StandingDelivery,
  because: string,
  now: number,
): Promise<'split' | 'failed'> {
  const { id, party, post, channel, leftOut } = delivery;
  const { channels, noteUnwritable = logUnwritable } = deps;
  const person = (await recipientsOf(db, party)).find((one) => one.id === delivery.contact);
  const all = await claimedMessages(db, delivery.messageKeys);
  const { messages } = await lookThrough(db, party, all, now);
  if (!person || messages.length === 0 || delivery.text.endsWith(SEE_SYSTEM)) {
    await giveUp(db, deps, delivery, because, now);
    return 'failed';
  }
  const names = await namesOf(
    db,
    mentionedTo(
      party,
      messages.map(({ notice }) => notice),
    ),
  );
  const to = { contact: person, channel, address: delivery.address! };
  const insteadOf = delivery.insteadOf ?? undefined;
  const toFreeze = { to, post, messages, insteadOf };
  const writing = { party, channels, names, asOf: delivery.datedAt, noteUnwritable };
  if (messages.length === 1) {
    const { text } = freeze(toFreeze, { ...writing, channels: inOneLine(channels, channel) });
    await refreeze(db, id, { ...delivery, text: `${text}\n${SEE_SYSTEM}`, html: '' });
  } else {
    const half = Math.ceil(messages.length / 2);
    const [first, ...others] = [messages.slice(0, half), messages.slice(half)].flatMap((part) =>
      freezeInParts({ ...toFreeze, messages: part }, writing),
    );
    for (const part of others) await insertPart(db, delivery, part);
    const moved = new Set(others.flatMap(({ messageKeys }) => messageKeys));
    const messageKeys = delivery.messageKeys.filter((key) => !moved.has(key));
    await refreeze(db, id, { ...first!, recipientName: person.name, messageKeys, leftOut });
  }
  await renewDelivery(db, id, { address: delivery.address!, name: person.name }, delivery.datedAt);
  return 'split';
}

const inOneLine = (channels: OpenChannels, name: string): OpenChannels => {
  const open = channels.get(name);
  return new Map(open ? [[name, { ...open, channel: { ...open.channel, takes: 'short' as const } }]] : []);
};
