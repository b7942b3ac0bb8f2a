// What all lives of a storm share, and how each of them brings an order and notes what became of it.
import { actHash } from '../../api/acts/request-hash.ts';
import { orderFrom, refusalTypeOf, type Dossiers } from '../../test/workflows/dossiers.ts';
import type { Order } from '../../test/workflows/random-orders.ts';
import { dossierOf, type ActOrder, type ActOutcome } from '../../workflows/lifecycle/contract.ts';
import { dossierOf as workflowIdOf, type Outcome, type Sent } from '../ledger-check/sent.ts';
import type { Watch } from './watch.ts';

/** What all lives of a storm share. */
export interface Storm {
  dossiers: Dossiers;
  watch: Watch;
  /** Every attempt of every life. */
  sent: Sent[];
  /** Every order, by its key. */
  orders: Map<string, ActOrder>;
  /** Types of refusals, and whatever else came instead of an answer. */
  trouble: Map<string, number>;
  /** Acts that were accepted in some life. */
  accepted: Set<string>;
  /** Lives that did not go on, and why; the others do. */
  broken: string[];
}

/** A killed worker costs its dossiers a task timeout or two, and those of a small cache more of them. */
export const PATIENCE_MS = 120_000;
const FINAL = ['Refused', 'Malformed', 'SeqMismatch'];

/** Brings an order, so many times at once, and notes each attempt. `now`: by the dossier's clock, epoch ms. */
export async function bringTo(
  storm: Storm,
  to: Pick<Sent, 'project' | 'unit'>,
  { party, ...order }: Order,
  { key, now, copies }: { key: string; now: number; copies: number },
): Promise<void> {
  const { act, confirms, input } = order;
  const { dossiers, orders, sent, trouble, accepted } = storm;
  const body = confirms === undefined ? input : { confirms };
  const brought = orderFrom({ party, ...order }, key, { requestHash: actHash(act, party, body) });
  orders.set(key, brought);
  const attempt = async (): Promise<void> => {
    const outcome = await outcomeOf(dossiers.bringPatiently(idIn(to), brought, { patienceMs: PATIENCE_MS }));
    const says = outcome.is === 'refused' ? outcome.code : outcome.is === 'none' ? outcome.because : undefined;
    if (outcome.is === 'answered') accepted.add(act);
    if (says) trouble.set(says, (trouble.get(says) ?? 0) + 1);
    sent.push({ ...to, act, key, body, party, sentAt: now, outcome });
  };
  await Promise.all(Array.from({ length: copies }, attempt));
}

/** Sends an attempt once more, as its client would. */
export const askAgain = ({ dossiers, orders }: Storm, sent: Sent): Promise<Outcome> =>
  outcomeOf(dossiers.bringPatiently(idIn(sent), orders.get(sent.key)!, { patienceMs: PATIENCE_MS }));

const idIn = (sent: Pick<Sent, 'project' | 'unit'>) => dossierOf(workflowIdOf(sent)!);

async function outcomeOf(brought: Promise<ActOutcome>): Promise<Outcome> {
  try {
    const outcome = await brought;
    return { is: 'answered', seq: outcome.seq, text: JSON.stringify(outcome) };
  } catch (error) {
    const type = refusalTypeOf(error);
    return type && FINAL.includes(type)
      ? { is: 'refused', status: 409, code: type }
      : { is: 'none', because: type ?? String(error) };
  }
}
