/**
 * The mailbox of one party. Lives only while something has to be sent: claims what is due, has every frozen delivery
 * sent, ends when nothing is left – as failed where a delivery failed, so that it stands red in the list.
 * It knows neither persons nor wording nor channels' habits nor when something is tried again; it only sees to it that
 * each delivery is under way and holds up no other.
 */
import {
  ActivityCancellationType,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import {
  DELIVER_QUEUE,
  dueAtOf,
  MAILBOX_QUEUE,
  NEWS_SIGNAL,
  ORDER_UPDATE,
  type DeliverActivities,
  type DeliveryOrder,
  type DeliveryOrderOutcome,
  type DeliveryReport,
  type MailboxActivities,
  type MailboxInput,
  type News,
  type UnsentDelivery,
} from './contract.ts';
import { refuseMalformed } from './order.ts';

const newsSignal = defineSignal<[News]>(NEWS_SIGNAL);
const orderUpdate = defineUpdate<DeliveryOrderOutcome, [DeliveryOrder]>(ORDER_UPDATE);

const SHORT = { taskQueue: MAILBOX_QUEUE, startToCloseTimeout: '30s', retry: { maximumInterval: '1m' } } as const;
const { claimMessages } = proxyActivities<MailboxActivities>({ ...SHORT, summary: '认领到时的消息，按收件人合并冻结' });
const { orderDelivery } = proxyActivities<MailboxActivities>({ ...SHORT, summary: '按管理员要求重新投递' });
const { reportFailed } = proxyActivities<MailboxActivities>({ ...SHORT, summary: '列出未送达的投递' });

/**
 * Activities begun. A mailbox lives for long only while a channel is dead and news goes on coming; the thousand events
 * that so many make are still replayed at once. Counted here: the length that the engine tells may differ when the same
 * events are shown again for a question.
 */
const LONG_RUN = 160;
/** Enough for a report; the list of deliveries has all. */
const FAILED_NAMED = 50;

interface UnderWay extends Pick<UnsentDelivery, 'lane' | 'version'> {
  scope: CancellationScope;
}

export async function mailbox(input: MailboxInput): Promise<void> {
  const { party } = input;
  const failed = new Set(input.failed);
  /** By id of the delivery. */
  const underWay = new Map<string, UnderWay>();
  let hasNews = true;
  let dueAt = input.dueAt ?? 0;
  let begun = 0;
  /** What an attempt ended with that neither sent nor noted anything. */
  let broken: Error | undefined;

  // Messages
  setHandler(
    newsSignal,
    (news: unknown) => {
      hasNews = true;
      dueAt = Math.max(dueAt, dueAtOf(news));
    },
    { description: '有到时的消息待发' },
  );
  setHandler(
    orderUpdate,
    async (order) => {
      begun++;
      const outcome = await orderDelivery({ party, order, asOf: Date.now() });
      hasNews = true;
      return outcome;
    },
    { validator: refuseMalformed, description: '管理员要求重新投递，或者改投另一联系人' },
  );

  // Story
  for (;;) {
    hasNews = false;
    begun++;
    const claim = await claimMessages({ party, asOf: Math.max(Date.now(), dueAt) });
    setCurrentDetails(claim.details);
    claim.failed.forEach(noteFailed);
    for (const delivery of claim.unsent) take(delivery);
    if (isQuiet()) await endUnlessNews();
    if (isQuiet()) return;
    await condition(() => hasNews || isQuiet());
    // Thrown here it ends the run, and whoever finds the letter unsent begins another; thrown where nobody waits for it
    // it would fail every task of this one.
    if (broken) throw broken;
    if (begun > LONG_RUN) await beginANewRun();
  }

  function isQuiet(): boolean {
    return underWay.size === 0 && !hasNews && allHandlersFinished();
  }

  function noteFailed(id: string): void {
    if (failed.size < FAILED_NAMED) failed.add(id);
  }

  /** What is under way in another version waits for its next attempt no longer. */
  function take(delivery: UnsentDelivery): void {
    const present = underWay.get(delivery.id);
    if (present && present.version !== delivery.version) present.scope.cancel();
    if (!present && ![...underWay.values()].some(({ lane }) => lane === delivery.lane)) start(delivery);
  }

  function start({ id, lane, version, summary }: UnsentDelivery): void {
    begun++;
    const scope = new CancellationScope();
    underWay.set(id, { lane, version, scope });
    void scope
      .run(() => send(id, lane === id, summary))
      .then((report) => {
        if (typeof report === 'object' && report.outcome === 'failed') noteFailed(id);
      })
      .catch((error: unknown) => {
        // An attempt that was under way when it was cut short, and then failed, ends as failed: its retry is what was
        // cancelled. The delivery is as unsent as after any other attempt.
        if (!scope.consideredCancelled && !isCancellation(error)) broken = error as Error;
      })
      .finally(() => {
        underWay.delete(id);
        // Its lane is free, what failed has a fall-back now: look again.
        hasNews = true;
      });
  }

  /** News that comes while the report is made goes first; what comes later still fails the closing task and is seen. */
  async function endUnlessNews(): Promise<void> {
    if (failed.size === 0) return;
    begun++;
    const report = await reportFailed({ party, deliveryIds: [...failed] });
    if (isQuiet() && report !== '')
      throw ApplicationFailure.create({ type: 'DeliveriesFailed', message: report, nonRetryable: true });
  }

  /**
   * Attempts that run are waited for; waits between attempts are cut short, and the new run finds those deliveries
   * unsent.
   */
  async function beginANewRun(): Promise<void> {
    for (const { scope } of underWay.values()) scope.cancel();
    await condition(() => underWay.size === 0 && allHandlersFinished());
    await continueAsNew<typeof mailbox>({ party, dueAt, failed: [...failed] });
  }
}

function send(deliveryId: string, isAlone: boolean, summary: string): Promise<DeliveryReport> {
  const { deliverMessage } = proxyActivities<DeliverActivities>({
    taskQueue: DELIVER_QUEUE,
    // After the data a server may take ten minutes to answer (RFC 5321, 4.5.3.2.6).
    startToCloseTimeout: '25m',
    heartbeatTimeout: '30s',
    // Of what the activity could not note; the pace of what it notes it sets itself, and also when it gives up.
    retry: { initialInterval: '10s', backoffCoefficient: 2, maximumInterval: '1h' },
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    summary,
  });
  return deliverMessage({ deliveryId, asOf: Date.now(), isAlone });
}
