// One attempt at one frozen delivery. Why it did not succeed stands on its row before anything is thrown; when it is tried
// again follows from what happened. Between the server's answer and our note of it lies the one gap in which a mail can
// repeat: what was sent is noted with some patience.
import { setTimeout as sleep } from 'node:timers/promises';
import { activityInfo, ApplicationFailure, heartbeat } from '@temporalio/activity';
import { lockDelivery, noteSent, noteTryingAgain, type StandingDelivery } from '../database/attempt.ts';
import { NO_CHANNEL } from '../database/claim.ts';
import { layingIn, type LayingIn } from '../database/delivery.ts';
import { inTransaction, type Db } from '../database/pool.ts';
import { Deferred, OutcomeUnknown, TooLarge, Undeliverable } from '../messages/channels/channel.ts';
import { openChannelNamed, type OpenChannels } from '../messages/channels/open.ts';
import type { DeliverActivities, DeliveryOutcome } from '../workflows/mailbox/contract.ts';
import type { ClaimDeps } from './claim-messages.ts';
import { PACE, waitAfter, waitAfterUnknown, type Pace } from './pace.ts';
import { giveUp } from './pass-on.ts';
import { isUnsent, prepareAttempt, unknownBecause } from './prepare-attempt.ts';
import { splitDelivery } from './split-delivery.ts';
import { threadOf } from './thread-of.ts';

export interface DeliverDeps extends ClaimDeps {
  pace?: Pace | undefined;
  /** Time from the first attempt to this one, ms: the workflow's clock was read before the first. */
  waitedMs?: () => number;
  /** Tells that the attempt is alive. */
  beat?: () => void;
  /** Between attempts at noting. */
  pause?: (ms: number) => Promise<unknown>;
}

type Attempting = (input: Parameters<DeliverActivities['deliverMessage']>[0]) => Promise<DeliveryOutcome>;

/** Makes the activity: `attempt`, and what lay in the delivery where that settled it. */
export function reportingWhatLayIn(
  { pool }: Pick<DeliverDeps, 'pool'>,
  attempt: Attempting,
): DeliverActivities['deliverMessage'] {
  return async (input) => {
    const outcome = await attempt(input);
    if (outcome === 'split' || outcome === 'steppedAside') return outcome;
    return { ...((await layingIn(pool, input.deliveryId)) ?? UNKNOWN), outcome };
  };
}

/** Of a delivery that a database which was put back has lost. */
const UNKNOWN: LayingIn = {
  contact: null,
  post: 'handler',
  channel: NO_CHANNEL,
  messageKeys: [],
  datedAt: 0,
  because: null,
  standsFor: null,
};

/** Half a minute in all, with what each attempt takes: a database that starts anew is back by then. */
const NOTED_AGAIN_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;

/** Makes one attempt at it. */
export function deliverMessageWith(deps: DeliverDeps): Attempting {
  const { pool, channels, pace = PACE, waitedMs = sinceFirstAttempt, beat = () => heartbeat(), pause = sleep } = deps;
  return async ({ deliveryId, asOf, isAlone }) => {
    const begun = performance.now();
    const now = (): number => Math.round(asOf + waited + (performance.now() - begun));
    const waited = waitedMs();
    const prepared = await prepareAttempt(deps, pace, deliveryId, now());
    if (prepared.is === 'over')
      return prepared.status === 'failed' || prepared.status === 'leftOut' ? prepared.status : 'sent';
    if (prepared.is === 'early') {
      if (!isAlone && prepared.isCutOff) return 'steppedAside';
      throw tryingAgain(prepared.because, prepared.inMs);
    }
    const { delivery } = prepared;
    try {
      await send(delivery, channels, beat);
    } catch (error) {
      return await outcomeOf(deps, pace, delivery, error, { now: now(), isAlone });
    }
    const sentAt = now();
    await persistently(() => noteSent(pool, delivery, sentAt), { beat, pause });
    return 'sent';
  };
}

/** Noting twice does no harm; not noting brings the letter a second time. */
async function persistently(
  note: () => Promise<void>,
  { beat, pause }: Required<Pick<DeliverDeps, 'beat' | 'pause'>>,
): Promise<void> {
  for (const againAfterMs of NOTED_AGAIN_AFTER_MS) {
    try {
      return await note();
    } catch {
      beat();
      await pause(againAfterMs);
    }
  }
  await note();
}

/** A delivery for a channel that is closed here waits, and says why. */
async function send(
  { id, channel, address, recipientName, subject, text, html, datedAt, messageKeys }: StandingDelivery,
  channels: OpenChannels,
  beat: () => void,
): Promise<void> {
  const { sender } = openChannelNamed(channels, channel);
  const to = { name: recipientName ?? '', address: address! };
  await sender.send({ id, datedAt, to, subject, text, html, thread: threadOf(messageKeys) }, beat);
}

/** Notes what came of an attempt that did not succeed; throws where the engine is to try this very activity again. */
async function outcomeOf(
  deps: DeliverDeps,
  pace: Pace,
  delivery: StandingDelivery,
  error: unknown,
  { now, isAlone }: { now: number; isAlone: boolean },
): Promise<DeliveryOutcome> {
  const { pool } = deps;
  const because = worded(error);
  /** What another attempt, or an administrator, settled while this one was taken for dead stays as it is. */
  const settle = (how: (db: Db, tried: StandingDelivery) => Promise<DeliveryOutcome>): Promise<DeliveryOutcome> =>
    inTransaction(pool, async (db) => {
      const present = await lockDelivery(db, delivery.id);
      return present?.version === delivery.version && isUnsent(present) ? how(db, present) : 'steppedAside';
    });
  const fail = (why: string): Promise<DeliveryOutcome> =>
    settle(async (db, tried) => {
      await giveUp(db, deps, tried, why, now);
      return 'failed';
    });
  if (error instanceof Undeliverable) return fail(because);
  if (error instanceof TooLarge) return settle((db, tried) => splitDelivery(db, deps, tried, because, now));
  const isOutcomeUnknown = error instanceof OutcomeUnknown;
  const unknownOutcomes = delivery.unknownOutcomes + (isOutcomeUnknown ? 1 : 0);
  if (unknownOutcomes >= pace.unknown.most) return fail(unknownBecause(unknownOutcomes));
  if (now - delivery.datedAt >= pace.triedForMs) return fail(`连续${daysOf(pace.triedForMs)}投递未成功：${because}`);
  const wait = isOutcomeUnknown ? waitAfterUnknown(pace, unknownOutcomes) : waitAfter(pace, delivery.attempts);
  await noteTryingAgain(pool, delivery, { because, at: now + wait, isOutcomeUnknown });
  // Refused by itself it must not hold up what comes after it; where the other side is away everything waits.
  const isRefusedByReply = error instanceof Deferred && /^[45]/.test(error.code ?? '');
  if (!isAlone && (isOutcomeUnknown || isRefusedByReply)) return 'steppedAside';
  throw tryingAgain(because, wait);
}

/** The Temporal UI shows the message beside the pending activity, and when it is tried next. */
const tryingAgain = (because: string, inMs: number): ApplicationFailure =>
  ApplicationFailure.create({ message: because, type: 'TryingAgain', nextRetryDelay: inMs });

function worded(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /\p{Script=Han}/u.test(message) ? message : `暂时发不出去：${message}`;
}

const DAY_MS = 86_400_000;
const daysOf = (ms: number): string => (ms === 5 * DAY_MS ? '五日' : `${Math.round((ms / DAY_MS) * 10) / 10}日`);

function sinceFirstAttempt(): number {
  const { currentAttemptScheduledTimestampMs, scheduledTimestampMs } = activityInfo();
  return Math.max(0, currentAttemptScheduledTimestampMs - scheduledTimestampMs);
}
