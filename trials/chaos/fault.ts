/**
 * One kind of trouble. It strikes, lasts, and is over when `strike` returns; the system may still be recovering then.
 */
import type { Dice } from '../../test/workflows/random-orders.ts';
import type { Arena } from './arena.ts';
import type { Driver } from './driver.ts';

export interface Fault {
  name: string;
  /** What this machine has not and the fault cannot do without; undefined where it has everything. */
  lacks?: () => string | undefined;
  /** Projects that a morning can wake. */
  needsMornings?: true;
  /** How long trouble lasts that is a matter of time: longer in the long form. */
  strike: (arena: Arena, driver: Driver, dice: Dice, span: Span) => Promise<void>;
}

export interface Span {
  isLong: boolean;
}

export const between = (dice: Dice, from: number, to: number): number => from + dice() * (to - from);
