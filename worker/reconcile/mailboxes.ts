// Parties for whom something is due and whose mailbox does not run: woken as the relay wakes them.
import { noteAnnounced, type Waking } from '../../database/outbox.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import type { Finding, Outcome, Trouble } from '../../workflows/reconciliation/contract.ts';
import { wakeMailbox } from '../relay.ts';
import type { ReconcileDeps } from './deps.ts';
import { lookAt } from './look-at.ts';

/** Undefined when somebody works on it. */
export async function reconcileMailbox({ client, pool }: ReconcileDeps, waking: Waking): Promise<Finding | undefined> {
  const about = mailboxIdOf(waking.party);
  const found = (trouble: Trouble, outcome: Outcome, says: string): Finding => ({ about, trouble, outcome, says });
  const seen = await lookAt(client, about);
  if (seen.is === 'paused') return found('paused', 'left', '信箱被人暂停，消息发不出去。请在 Temporal 中恢复运行。');
  if (seen.is === 'wedged') return found('wedged', 'left', `${seen.because}。消息发不出去，请查看 worker 日志。`);
  if (seen.is === 'running') return undefined;
  await wakeMailbox(client, waking);
  await noteAnnounced(pool, waking);
  return found(
    'mailboxNotRunning',
    'mended',
    `有到时的消息 ${waking.messageKeys.length} 条、未发出的信 ${waking.deliveryIds.length} 封无人办理，已唤醒信箱。`,
  );
}
