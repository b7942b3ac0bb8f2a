// Test support: what hits a project at one moment of a storm: one to three things at once, lawful and unlawful ones,
// from a dice.
import {
  anyOrder,
  isKnownEverywhere,
  lawfulOrders,
  leadsOf,
  pick,
  type Dice,
  type Leads,
  type Order,
  type Seen,
} from './random-orders.ts';
import { usualOrder } from './usual-orders.ts';

/** Past the API. */
export type FromOutside = Exclude<Blow['is'], 'order'>;

export type Blow =
  | { is: 'order'; order: Order }
  | { is: 'recalculation' }
  /** An administrator presses the button in the Temporal UI. */
  | { is: 'cancellation' }
  /** Somebody opens its page there. Alone: what is asked while an act is under way is asked until it is over. */
  | { is: 'question' };

/** What throws a life back, or ends it, comes seldom: a storm of withdrawals would meet only closed doors. */
const LED: Readonly<Record<Leads, number>> = { on: 1, back: 0.2, 'to an end': 0.02 };
const OF_WHAT_IS_KNOWN_EVERYWHERE = 0.06;
/** Half of the time, so that one which is refused for another reason holds nobody up. */
const OF_WHAT_NEVER_HAPPENED = 0.5;

interface Habits {
  /** Acts that happened in this storm; where others are lawful now, they come first, however seldom they come else. */
  accepted?: ReadonlySet<string>;
  /** From 0 to 1: the more diligent, the oftener what is usual comes next. */
  diligence?: number;
}

export function blowsAt(seen: Seen, dice: Dice, habits: Habits = {}): Blow[] {
  if (dice() < 0.1) return [{ is: 'question' }];
  return Array.from({ length: 1 + Math.floor(dice() * 3) }, () => blowAt(seen, dice, habits)).flatMap((blow) =>
    asOftenAsFound(blow, dice),
  );
}

/** An inspection finds several things at once, to be set right by the same day. */
function asOftenAsFound(blow: Blow, dice: Dice): Blow[] {
  return blow.is === 'order' && blow.order.act === 'orderRectification'
    ? Array.from({ length: 2 + Math.floor(dice() * 4) }, () => blow)
    : [blow];
}

function blowAt(seen: Seen, dice: Dice, { accepted, diligence = 0 }: Habits): Blow {
  const chance = dice();
  if (chance < 0.04) return { is: 'recalculation' };
  if (chance < 0.05) return { is: 'cancellation' };
  if (chance < 0.15) return { is: 'order', order: anyOrder(seen, dice) };
  const first = accepted && dice() < OF_WHAT_NEVER_HAPPENED ? firstOfItsAct(seen, dice, accepted) : undefined;
  const order = first ?? (chance < 0.5 + diligence * 0.4 ? usualOrder(seen, dice) : undefined);
  return { is: 'order', order: order ?? lawfulOrder(seen, dice) ?? anyOrder(seen, dice) };
}

function firstOfItsAct(seen: Seen, dice: Dice, accepted: ReadonlySet<string>): Order | undefined {
  const first = lawfulOrders(seen, dice).filter(({ act }) => !accepted.has(act));
  return first.length === 0 ? undefined : pick(first, dice);
}

/** Acts are drawn first and parties then, so that what many may do is not done the more often. */
export function lawfulOrder(seen: Seen, dice: Dice): Order | undefined {
  const lawful = lawfulOrders(seen, dice);
  const often = new Map(lawful.map((order) => [order.act, frequencyOf(order, seen)]));
  const acts = [...often].flatMap(([act, frequency]) => (dice() < frequency ? [act] : []));
  if (acts.length === 0) return undefined;
  const drawn = pick(acts, dice);
  return pick(
    lawful.filter(({ act }) => act === drawn),
    dice,
  );
}

const frequencyOf = (order: Order, seen: Seen): number =>
  isKnownEverywhere(order.act) ? OF_WHAT_IS_KNOWN_EVERYWHERE : LED[leadsOf(order, seen)];
