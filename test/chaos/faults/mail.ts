// A mail server that misbehaves. Nothing of it may delay a project; mails are tried again or given up with the reason.
import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../../workflows/random-orders.ts';
import { between, type Fault } from '../fault.ts';
import type { Mood } from '../mail-server.ts';

const MOODS: readonly Mood[] = ['kind', 'kind', 'slowGreeting', 'busyGreeting', 'later', 'never', 'cutAfterData'];

export const mailMisbehaves: Fault = {
  name: 'mail server misbehaves',
  strike: async (arena, _driver, dice, { isLong }) => {
    arena.mail.turn(() => pick(MOODS, dice));
    await sleep(isLong ? 40_000 : 10_000);
    arena.mail.turn(() => 'kind');
    arena.say(`mail server met ${JSON.stringify(arena.mail.met)}`);
  },
};

export const mailAway: Fault = {
  name: 'mail server away',
  strike: async (arena, _driver, dice, { isLong }) => {
    const link = arena.links['worker-mail'];
    if (dice() < 0.5) await link.away();
    else link.silence();
    await sleep(isLong ? between(dice, 20_000, 40_000) : 5_000);
    await link.clear();
  },
};
