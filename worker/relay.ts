/**
 * The transactional outbox's other half: sees what is due in PostgreSQL and wakes the mailboxes concerned. It sends
 * nothing, claims nothing and holds no lock while it talks to the engine; waking a mailbox twice does no harm, so any
 * number of workers may run one.
 */
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { MESSAGE_CHANNEL } from '../database/message.ts';
import { nextSendInMs, noteAnnounced, partiesToWake, type Waking } from '../database/outbox.ts';
import type { Pool } from '../database/pool.ts';
import { listenTo } from '../database/listen.ts';
import {
  MAILBOX,
  MAILBOX_QUEUE,
  MAILBOX_SUMMARY,
  mailboxIdOf,
  NEWS_SIGNAL,
  type MailboxInput,
  type News,
} from '../workflows/mailbox/contract.ts';
import { sideBySide } from './side-by-side.ts';

export interface RelayOptions {
  pool: Pool;
  /** For a connection of its own that listens. */
  databaseUrl: string;
  client: Client;
  /** How long news may stay unnoticed when no notification came through, ms. */
  pollMs?: number;
  onError?: (error: unknown) => void;
}

export interface Relay {
  /** Returns when nothing is under way any more. */
  stop(): Promise<void>;
}

const POLL_MS = 3_000;
/** Year-end: hundreds of parties at 09:00. More at once only makes the engine answer slower. */
const WAKES_AT_ONCE = 16;
/** Timers fire a little early at times; looking again before the moment would cost a whole poll. */
const AFTER_THE_MOMENT_MS = 5;

/** Starts looking at once. Trouble is reported and tried again at the next look; it never ends the relay. */
export function startRelay({
  pool,
  databaseUrl,
  client,
  pollMs = POLL_MS,
  onError = () => undefined,
}: RelayOptions): Relay {
  let stopped = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const look = (): void => {
    if (stopped) return;
    // News that comes while it looks is not lost: it looks once more.
    again = true;
    looking ??= lookAll().finally(() => (looking = undefined));
  };
  const lookAll = async (): Promise<void> => {
    clearTimeout(timer);
    let nextLookAt = 0;
    while (again && !stopped) {
      again = false;
      try {
        // So that what is planned for 09:00 leaves at 09:00 and not up to a poll later. Asked first: it counts in what
        // falls due while mailboxes are woken.
        const nextSend = await nextSendInMs(pool, pollMs);
        nextLookAt = performance.now() + (nextSend === undefined ? pollMs : nextSend + AFTER_THE_MOMENT_MS);
        await wakeAll(await partiesToWake(pool));
      } catch (error) {
        onError(error);
        nextLookAt = performance.now() + pollMs;
      }
    }
    if (!stopped) timer = setTimeout(look, Math.max(0, nextLookAt - performance.now()));
  };
  const wakeAll = (wakings: readonly Waking[]): Promise<unknown> =>
    sideBySide(wakings, WAKES_AT_ONCE, async (waking) => {
      if (!stopped) await wake(waking).catch(onError);
    });
  const wake = async (waking: Waking): Promise<void> => {
    await wakeMailbox(client, waking);
    await noteAnnounced(pool, waking);
  };

  const listening = listenTo({ databaseUrl, channel: MESSAGE_CHANNEL, onNews: look, onError });
  look();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([looking, listening.stop()]);
    },
  };
}

/**
 * Signals that messages are due. Deliveries left over only need somebody to be there: a mailbox that still tries them
 * is left alone, its history must not grow by signals.
 */
export async function wakeMailbox(client: Client, { party, dueAt }: Waking): Promise<void> {
  const input: MailboxInput = { party };
  const options = {
    workflowId: mailboxIdOf(party),
    taskQueue: MAILBOX_QUEUE,
    args: [input],
    staticSummary: MAILBOX_SUMMARY,
  };
  if (dueAt !== null) {
    const news: News = { dueAt };
    await client.workflow.signalWithStart(MAILBOX, { ...options, signal: NEWS_SIGNAL, signalArgs: [news] });
    return;
  }
  await client.workflow.start(MAILBOX, options).catch((error: unknown) => {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  });
}
