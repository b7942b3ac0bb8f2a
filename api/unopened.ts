// A dossier that has no line yet, as one that begins with a registered party: everything of it follows from its kind.
import { dossierRow, type DossierRow } from '../database/dossier.ts';
import { NO_LINE_YET } from '../database/hash-chain.ts';
import { NOTHING_SETTLED } from '../database/ledger.ts';
import type { Party } from '../database/party.ts';
import type { DossierKind } from '../measures/kind.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';

export function unopenedRow(of: DossierKind, { id, name, department, updatedAt }: Party): DossierRow<RecordedState> {
  const parties = [id, ...(department ? [department] : [])];
  const none = { seq: 0, at: updatedAt, hash: NO_LINE_YET };
  const outcome = { ...NOTHING_SETTLED, recorded: NOTHING_RECORDED };
  return { ...dossierRow(of, of.unopened(id), parties, { opening: none, last: none }, 0, outcome), name, department };
}

/** Read by nothing but guards and lamps: no run is ever started with it. */
export const NOTHING_RECORDED = { duties: [], figures: {} } as unknown as RecordedState;
