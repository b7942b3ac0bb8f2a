// Signals that workflows ignored because they were not sealed for them: somebody else sent them.
import { Counter } from 'prom-client';
import type { InjectedSinks } from '@temporalio/worker';
import { RECALCULATE_SIGNAL } from '../workflows/lifecycle/contract.ts';
import { NEWS_SIGNAL } from '../workflows/mailbox/contract.ts';
import type { SealingSink } from '../workflows/sealing/contract.ts';

export const ignoredSignals = new Counter({
  name: 'duban_ignored_signals_total',
  help: 'Signals that were not sealed for the workflow they came to, and were ignored',
  labelNames: ['signal'],
  registers: [],
});

/** Names of signals may be anything that somebody typed; a series for each would be theirs to make. */
const OURS = new Set([RECALCULATE_SIGNAL, NEWS_SIGNAL]);

type Sinks = { sealing: Pick<SealingSink, keyof SealingSink> };

export const ignoredSignalSinks: InjectedSinks<Sinks> = {
  sealing: {
    ignoredSignal: {
      fn: (_info, name) => ignoredSignals.inc({ signal: OURS.has(name) ? name : 'other' }),
      callDuringReplay: false,
    },
  },
};
