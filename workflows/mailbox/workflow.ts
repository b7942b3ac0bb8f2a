/**
 * The mailbox of one party. Lives only while something has to be sent: claims what is due, has every frozen delivery
 * sent, ends when nothing is left.
 * It knows neither persons nor wording nor channels' habits; it only sees to it that each delivery is tried for days
 * and holds up no other.
 */
import {
  ActivityCancellationType,
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyActivities,
  rootCause,
  setHandler,
} from '@temporalio/workflow';
import {
  DELIVER_QUEUE,
  dueAtOf,
  MAILBOX_QUEUE,
  NEWS_SIGNAL,
  TRIED_FOR_MS,
  type DeliverActivities,
  type MailboxActivities,
  type MailboxInput,
  type News,
  type UnsentDelivery,
} from './contract.ts';

const newsSignal = defineSignal<[News]>(NEWS_SIGNAL);

const { claimMessages } = proxyActivities<MailboxActivities>({
  taskQueue: MAILBOX_QUEUE,
  startToCloseTimeout: '30s',
  retry: { maximumInterval: '1m' },
  summary: '认领到时的消息，按收件人合并冻结',
});
const { giveUpDelivery } = proxyActivities<MailboxActivities>({
  taskQueue: MAILBOX_QUEUE,
  startToCloseTimeout: '30s',
  retry: { maximumInterval: '1m' },
  summary: '放弃投递，改投下一联系人',
});

/**
 * Activities begun. A mailbox lives for long only while a channel is dead and news goes on coming; the thousand events
 * that so many make are still replayed at once. Counted here: the length that the engine tells may differ when the same
 * events are shown again for a question.
 */
const LONG_RUN = 160;
/** A delivery that was almost given up when its worker died still gets this long. */
const AT_LEAST_MS = 10 * 60_000;

export async function mailbox(input: MailboxInput): Promise<void> {
  const { party } = input;
  let hasNews = true;
  let dueAt = input.dueAt ?? 0;
  let begun = 0;
  /** Lanes in which a delivery is under way. */
  const underWay = new Set<string>();
  const sending = new CancellationScope();

  // Messages
  setHandler(
    newsSignal,
    (news: unknown) => {
      hasNews = true;
      dueAt = Math.max(dueAt, dueAtOf(news));
    },
    { description: '有到时的消息待发' },
  );

  // Story
  for (;;) {
    hasNews = false;
    begun++;
    const unsent = await claimMessages({ party, asOf: Math.max(Date.now(), dueAt) });
    for (const delivery of unsent) if (!underWay.has(laneOf(delivery))) start(delivery);
    if (underWay.size === 0 && !hasNews) return;
    await condition(() => hasNews);
    if (begun > LONG_RUN) await beginANewRun();
  }

  function start(delivery: UnsentDelivery): void {
    begun++;
    underWay.add(laneOf(delivery));
    void sending
      .run(() => send(delivery))
      .catch(endsOnlyByCancellation)
      .finally(() => {
        underWay.delete(laneOf(delivery));
        // Its lane is free, what failed has a fall-back now: look again.
        hasNews = true;
      });
  }

  /**
   * Attempts that run are waited for; waits between attempts are cut short, and the new run finds those deliveries
   * unsent.
   */
  async function beginANewRun(): Promise<void> {
    sending.cancel();
    await condition(() => underWay.size === 0);
    await continueAsNew<typeof mailbox>({ party, dueAt });
  }
}

/** Deliveries to one person keep their order; a dead address holds up nobody else. */
const laneOf = ({ channel, recipient }: UnsentDelivery): string => `${channel}/${recipient}`;

async function send({ id: deliveryId, datedAt }: UnsentDelivery): Promise<void> {
  const { deliverMessage } = proxyActivities<DeliverActivities>({
    taskQueue: DELIVER_QUEUE,
    startToCloseTimeout: '30s',
    // From its freezing, not from its turn: a lane of dead mails must not add up to months.
    scheduleToCloseTimeout: Math.max(AT_LEAST_MS, datedAt + TRIED_FOR_MS - Date.now()),
    retry: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '1h' },
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    summary: '发送一封',
  });
  try {
    await deliverMessage({ deliveryId, asOf: Date.now() });
  } catch (error) {
    if (isCancellation(error)) throw error;
    await giveUpDelivery({
      deliveryId,
      because: `连续五日投递未成功：${rootCause(error) ?? '原因不明'}`,
      asOf: Date.now(),
    });
  }
}

function endsOnlyByCancellation(error: unknown): void {
  if (!isCancellation(error)) throw error;
}
