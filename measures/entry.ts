// What every act writes into the dossier beside its own fields.
import type { Bookkeeping } from './act.ts';
import type { Entry } from './dossier.ts';

/** Spread it last, `{ reason, ...entryOf(entry) }`: see `Whole`. */
export const entryOf = ({ seq, receivedOn, by, instrument, recordedBy }: Bookkeeping): Entry => {
  const entry: Entry = instrument ? { seq, on: receivedOn, by, instrument } : { seq, on: receivedOn, by };
  return recordedBy === undefined ? entry : { ...entry, recordedBy };
};
