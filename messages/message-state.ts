// Where a message stands, in words: before a letter carries it by itself, from then on as the letter that came furthest.
import { DELIVERY_STATES, instantNameOf, type DeliveryState } from './delivery-state.ts';

/** A message that is not in a letter yet, was taken back, or lies in letters. */
interface Standing {
  status: 'waiting' | 'claimed' | 'cancelled';
  cancelledBecause: string | null;
  /** Epoch ms. */
  sendNotBefore: number;
}

/** A letter as it is worded where it stands for itself. */
interface LetterStanding {
  state: DeliveryState;
  says: string;
}

/** A letter that is frozen and was not tried yet; one that waits and is in no letter is called as a delivery is. */
const FROZEN = '已冻结待投递';
const FURTHEST_FIRST: readonly DeliveryState[] = ['sent', 'retrying', 'waiting', 'failed', 'leftOut'];

/** The name of its state, and one sentence that says when it goes out, or what became of it. */
export function messageStateWorded(
  { status, cancelledBecause, sendNotBefore }: Standing,
  letters: readonly LetterStanding[],
): { statusName: string; says: string } {
  if (status === 'waiting')
    return {
      statusName: DELIVERY_STATES.waiting,
      says: `${DELIVERY_STATES.waiting}：${instantNameOf(sendNotBefore)}起发出`,
    };
  if (status === 'cancelled')
    return { statusName: '已取消', says: cancelledBecause === null ? '已取消' : `已取消：${cancelledBecause}` };
  const furthest = FURTHEST_FIRST.flatMap((state) => letters.find((letter) => letter.state === state) ?? [])[0];
  if (!furthest || furthest.state === 'waiting') return { statusName: FROZEN, says: `${FROZEN}：随即发出` };
  return { statusName: DELIVERY_STATES[furthest.state], says: furthest.says };
}
