// Before each attempt: whether there is still anything to send, to whom, and in which words. What may have arrived already
// keeps its words.
import {
  beginAttempt,
  closeDelivery,
  lockDelivery,
  noteCutOff,
  refreeze,
  renewDelivery,
  type DeliveryStatus,
  type StandingDelivery,
} from '../database/attempt.ts';
import { claimedMessages } from '../database/claim.ts';
import { inTransaction, type Db } from '../database/pool.ts';
import { recipientsOf, type Recipient } from '../database/recipient.ts';
import { isKnownThere } from '../database/tried.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { freeze } from './freeze-delivery.ts';
import { logUnwritable } from './letters.ts';
import { namesIn } from './names-in.ts';
import { waitAfterCutOff, type Pace } from './pace.ts';
import { giveUp, handOver, succeed } from './pass-on.ts';
import { lookThrough } from './what-holds.ts';

export type Prepared =
  | { is: 'begun'; delivery: StandingDelivery }
  /** Nothing is left to do. */
  | { is: 'over'; status: DeliveryStatus }
  /** Its next attempt is later; `isCutOff`: since the last one was cut off. */
  | { is: 'early'; because: string; inMs: number; isCutOff: boolean };

/** Timers fire a little early at times. */
const EARLY_MS = 500;

export function prepareAttempt(deps: ClaimDeps, pace: Pace, id: string, now: number): Promise<Prepared> {
  return inTransaction(deps.pool, async (db) => {
    const found = await lockDelivery(db, id);
    // A database that was put back does not know it: what lay in it waits again, and goes out in another.
    if (!found) return { is: 'over', status: 'leftOut' };
    if (!isUnsent(found)) return { is: 'over', status: found.status };
    const isCutOff = found.attemptBegunAt !== null;
    const standing = isCutOff ? await cutOff(db, pace, found, found.attemptBegunAt!) : found;
    if (standing.unknownOutcomes >= pace.unknown.most) {
      await giveUp(db, deps, standing, unknownBecause(standing.unknownOutcomes), now);
      return { is: 'over', status: 'failed' };
    }
    const inMs = (standing.nextAttemptAt ?? 0) - now;
    if (inMs > EARLY_MS) return { is: 'early', because: standing.because ?? '', inMs, isCutOff };
    await settleRecipient(db, deps, standing, now);
    const addressed = (await lockDelivery(db, id))!;
    if (!isUnsent(addressed)) return { is: 'over', status: addressed.status };
    if (!(await settleText(db, deps, addressed, now))) return { is: 'over', status: 'leftOut' };
    await beginAttempt(db, id, now);
    return { is: 'begun', delivery: (await lockDelivery(db, id))! };
  });
}

/** As it stands once its last attempt, which ended without a word, is counted. */
async function cutOff(db: Db, pace: Pace, found: StandingDelivery, begunAt: number): Promise<StandingDelivery> {
  const unknownOutcomes = found.unknownOutcomes + 1;
  const at = begunAt + waitAfterCutOff(pace, unknownOutcomes);
  await noteCutOff(db, found.id, { because: CUT_OFF, at });
  return { ...found, unknownOutcomes, because: CUT_OFF, nextAttemptAt: at };
}

const CUT_OFF = '发信程序在投递中停止，对方是否收到不明';

export const unknownBecause = (count: number): string => `已尝试${count}次，对方是否收到不明，不再重复发送`;

export const isUnsent = ({ status }: StandingDelivery): boolean => status === 'waiting' || status === 'retrying';

/** Sees to it that a delivery that is not under way goes to whom and where its person is found now. */
export async function settleRecipient(db: Db, deps: ClaimDeps, delivery: StandingDelivery, now: number): Promise<void> {
  const person = (await recipientsOf(db, delivery.party)).find(({ id }) => id === delivery.contact);
  const address = person?.addresses[delivery.channel];
  if (!person || address === undefined) {
    await (delivery.status === 'failed' ? succeed : handOver)(db, deps, delivery, now);
    return;
  }
  if (address === delivery.address) return;
  // Locked, so that of two deliveries that move to one address the second knows of the first.
  await claimedMessages(db, delivery.messageKeys);
  if (await isKnownThere(db, delivery, address)) {
    await closeDelivery(db, delivery.id, 'leftOut', `新地址${address}已收到同一消息`);
    return;
  }
  await renewDelivery(db, delivery.id, { address, name: person.name }, now);
}

/** False where nothing of it holds any more. */
async function settleText(db: Db, deps: ClaimDeps, delivery: StandingDelivery, now: number): Promise<boolean> {
  const { id, party, messageKeys } = delivery;
  const messages = await claimedMessages(db, messageKeys);
  const { messages: said, leftOut, differs } = await lookThrough(db, party, messages, now);
  if (messages.length > 0 && said.length === 0) {
    await refreeze(db, id, { ...delivery, leftOut });
    await closeDelivery(db, id, 'leftOut', [...new Set(Object.values(leftOut))].join('；'));
    return false;
  }
  const person = (await recipientsOf(db, party)).find((one) => one.id === delivery.contact);
  const isUnchanged = !differs && Object.keys(delivery.leftOut).length === 0 && person?.name === delivery.recipientName;
  if (isUnchanged || !person || delivery.unknownOutcomes > 0) return true;
  await refreezeFor(db, deps, delivery, person, { messages: said, leftOut }, now);
  return true;
}

async function refreezeFor(
  db: Db,
  { channels, noteUnwritable = logUnwritable }: ClaimDeps,
  delivery: StandingDelivery,
  person: Recipient,
  { messages, leftOut }: Pick<Awaited<ReturnType<typeof lookThrough>>, 'messages' | 'leftOut'>,
  now: number,
): Promise<void> {
  const { id, party, post, channel, messageKeys } = delivery;
  if (!channels.has(channel)) return;
  const names = await namesIn(db, party, messages);
  const to = { contact: person, channel, address: person.addresses[channel]! };
  const writing = { party, channels, names, asOf: now, noteUnwritable };
  const insteadOf = delivery.insteadOf ?? undefined;
  const frozen = freeze({ to, post, messages, insteadOf }, writing, delivery);
  await refreeze(db, id, { ...frozen, recipientName: person.name, messageKeys, leftOut });
}
