// What the lines of a dossier come to, folded and never judged again: the rows that the read model must hold, and what was
// said and taken back on the way.
import { dutyRow } from '../activities/stored-rows.ts';
import { dossierRow, type DossierRow } from '../database/dossier.ts';
import type { DutyRow } from '../database/duty.ts';
import { readLedger, type LedgerLine } from '../database/ledger.ts';
import type { PuttingBackBy } from '../database/message.ts';
import type { Db } from '../database/pool.ts';
import { LEDGER_AT_ONCE } from '../database/verify-ledger.ts';
import type { DossierId } from '../measures/dossier.ts';
import { refOf, type DutyRecord } from '../measures/duty.ts';
import type { TakingBack } from '../measures/notice.ts';
import { partakersOf } from '../measures/parts.ts';
import { kindNamed } from '../measures/register.ts';

export interface Folded {
  row: DossierRow;
  duties: DutyRow[];
  /** By key, with the line that said it first and the hash of what it says. */
  said: Map<string, { seq: number; content: string | undefined }>;
  takenBack: (TakingBack & { seq: number })[];
  putBack: PuttingBackBy[];
}

/** Undefined where there is no line. */
export async function foldLedger(db: Db, id: DossierId): Promise<Folded | undefined> {
  const duties = new Map<string, DutyRecord>();
  const said: Folded['said'] = new Map();
  const takenBack: Folded['takenBack'] = [];
  const putBack: Folded['putBack'] = [];
  let opening: LedgerLine | undefined;
  let last: LedgerLine | undefined;
  let lastActSeq = 0;
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof readLedger>> = await readLedger(db, id, { after, ...LEDGER_AT_ONCE });
    for (const line of page.items) {
      opening ??= line;
      last = line;
      if (line.line === 'act') lastActSeq = line.seq;
      for (const record of line.duties) duties.set(refOf(record), record);
      for (const [index, key] of line.messages.said.entries())
        if (!said.has(key)) said.set(key, { seq: line.seq, content: line.messages.contents[index] });
      if (line.messages.putBack) putBack.push({ ...line.messages.putBack, seq: line.seq });
      takenBack.push(...line.messages.takenBack.map((taking) => ({ ...taking, seq: line.seq })));
    }
    after = page.next;
  }
  if (!opening || !last) return undefined;
  const kind = kindNamed(id.kind);
  const parties = partakersOf(kind, last.facts);
  return {
    row: dossierRow(kind, last.facts, parties, { opening, last }, lastActSeq, last.outcome),
    duties: [...duties.values()].map((record) => dutyRow(id, record)),
    said,
    takenBack,
    putBack,
  };
}
