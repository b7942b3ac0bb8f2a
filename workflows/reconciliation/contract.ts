// What others know of reconciliation: the nightly comparison of what ought to run with what does.
import { MAILBOX_QUEUE } from '../mailbox/contract.ts';

export const RECONCILIATION = 'reconciliation';
/** With the mailboxes: rare, and ordinary activities only. */
export const RECONCILIATION_QUEUE = MAILBOX_QUEUE;
export const NIGHTLY_SCHEDULE = 'reconcile-nightly';

/** Every workflow begins with something: what begins with nothing was not begun by us. */
export interface ReconciliationInput {
  /** `worker`: by one that found an engine without dossiers. */
  begunBy: 'schedule' | 'command' | 'worker';
}

export type Trouble =
  /** An open dossier without a running workflow. */
  | 'notRunning'
  /** A workflow that knows less than its ledger: it was reset, or the engine's store was restored from a backup. */
  | 'behindLedger'
  /** A workflow that knows lines the ledger lost: the database was restored from a backup. */
  | 'aheadOfLedger'
  /** A workflow without a row. */
  | 'noRow'
  /** A workflow task that fails again and again. */
  | 'wedged'
  | 'paused'
  | 'noAnswer'
  /** Something is due and nobody sends it. */
  | 'mailboxNotRunning'
  /** Letters failed and nobody got what they say, or are tried for longer than a day. */
  | 'notDelivered'
  /** An open dossier that comes near the size at which its acts are refused. */
  | 'large'
  /** Letters are tried in vain for longer than an hour, and not yet for a day. */
  | 'retried'
  | 'noWorker'
  /** Looking at one of them failed. */
  | 'notChecked';

/** Mended: put right now. Watched: it ends by itself. Left: a person has to see to it. */
export type Outcome = 'mended' | 'watched' | 'left';

export interface Finding {
  /** Workflow id, or what else it is about. */
  about: string;
  trouble: Trouble;
  outcome: Outcome;
  /** Chinese: what was found, what was done, what remains to be done. */
  says: string;
}

export interface Reconciliation {
  /** Open dossiers and waiting parties that were looked at. */
  dossiers: number;
  parties: number;
  findings: Finding[];
}

/** What enters history: findings may be as many as dossiers. */
export interface ReconciliationSummary extends Record<Outcome, number> {
  /** Chinese, cut to what a page can show. */
  report: string;
  /** One line over all ledgers and parties, for whoever keeps it elsewhere; see `ledger:verify --against`. */
  seal?: string;
}

export interface ReconciliationActivities {
  reconcileDossiers(): Promise<ReconciliationSummary>;
}
