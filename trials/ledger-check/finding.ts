/** The six promises every run ends with. */
export const PROMISES = {
  1: 'every act answered with success is in ledger, read model and workflow exactly once',
  2: 'a refused act left no trace, and no run without an accepted opening lives',
  3: 'an act without an answer is wholly there or wholly absent, and its retry gives one consistent answer',
  4: 'read model = fold of the ledger = state of the workflow',
  5: 'every reminder that fell due is in the outbox once, and was delivered with one id',
  6: 'each hash chain verifies, without gaps',
} as const;
export type Promised = keyof typeof PROMISES;

export interface Finding {
  promise: Promised;
  /** Its workflow id, or `?`. */
  dossier: string;
  /** Line of the ledger, where one is concerned. */
  seq?: number;
  says: string;
}

export const worded = ({ promise, dossier, seq, says }: Finding): string =>
  `[${promise}] ${dossier}${seq === undefined ? '' : ` line ${seq}`}: ${says}`;
