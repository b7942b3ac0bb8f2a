// A letter that the other side refuses for its size goes out in parts; one that cannot be divided any more as a single
// line; and where even that is too large it is given up. So it ends.
import { insertPart, refreeze, renewDelivery, type StandingDelivery } from '../database/attempt.ts';
import { claimedMessages } from '../database/claim.ts';
import type { Db } from '../database/pool.ts';
import { recipientsOf } from '../database/recipient.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { splitFrozen } from './freeze-delivery.ts';
import { logUnwritable } from './letters.ts';
import { namesIn } from './names-in.ts';
import { giveUp } from './pass-on.ts';
import { lookThrough } from './what-holds.ts';

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
  if (!person || messages.length === 0) {
    await giveUp(db, deps, delivery, because, now);
    return 'failed';
  }
  const names = await namesIn(db, party, messages);
  const to = { contact: person, channel, address: delivery.address! };
  const insteadOf = delivery.insteadOf ?? undefined;
  const toFreeze = { to, post, messages, insteadOf };
  const writing = { party, channels, names, asOf: delivery.datedAt, noteUnwritable };
  const parts = splitFrozen(delivery, toFreeze, writing);
  const kept = parts.find((part) => part.id === id) ?? parts[0];
  if (!kept) {
    await giveUp(db, deps, delivery, because, now);
    return 'failed';
  }
  const others = parts.filter((part) => part !== kept);
  for (const part of others) await insertPart(db, delivery, part);
  const moved = new Set(others.flatMap(({ messageKeys }) => messageKeys));
  const messageKeys = delivery.messageKeys.filter((key) => !moved.has(key));
  await refreeze(db, id, { ...kept, recipientName: person.name, messageKeys, leftOut });
  await renewDelivery(db, id, { address: delivery.address!, name: person.name }, delivery.datedAt);
  return 'split';
}
