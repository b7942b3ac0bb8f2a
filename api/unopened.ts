// A dossier that has no line yet, as one that begins with a registered party: everything of it follows from its kind.
import type { DossierRow } from '../database/dossier.ts';
import type { Party } from '../database/party.ts';
import { NO_LINE_YET } from '../database/hash-chain.ts';
import type { DossierKind } from '../measures/kind.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';

export function unopenedRow(of: DossierKind, party: Party): DossierRow<RecordedState> {
  const facts = of.unopened(party.id);
  return {
    kind: of.name,
    code: party.id,
    name: party.name,
    unit: of.belongsTo(facts).unit ?? null,
    department: party.department,
    parties: [party.id, ...(party.department ? [party.department] : [])],
    stage: facts.stage,
    details: of.detailsOf(facts),
    facts,
    seq: 0,
    lastActSeq: 0,
    lamp: '无',
    nextDuty: null,
    nextDueOn: null,
    nextWakeAt: null,
    ended: true,
    recorded: NOTHING_RECORDED,
    ledgerHash: NO_LINE_YET,
    openedAt: party.updatedAt,
    updatedAt: party.updatedAt,
  };
}

/** Read by nothing but guards and lamps: no run is ever started with it. */
const NOTHING_RECORDED = { duties: [], figures: {} } as unknown as RecordedState;
