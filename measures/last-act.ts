// The last act of a dossier after each line: whether it can be taken back, by what it would be known again, and from when on
// others have heard of it. Answered by `record` and carried by the run, so that an order to take it back can be judged.
import type { DossierFacts } from './dossier.ts';
import { refOf } from './duty.ts';
import type { DossierKind } from './kind.ts';
import type { Line } from './line.ts';
import { actOf } from './register.ts';
import type { Settled, Settlement } from './settle.ts';
import { textOfBefore, type LastAct, type Lasting } from './undo.ts';

interface Recorded {
  before: Settled;
  line: Line;
  settlement: Settlement;
}

/** The last act after a line; `hashOf` is that of the room which records. */
export function lastActAfter(
  kind: DossierKind,
  last: LastAct | undefined,
  { before, line, settlement }: Recorded,
  hashOf: (text: string) => string,
): LastAct | undefined {
  if (line.is !== 'act') return last?.before === undefined ? last : followed(last, { before, line, settlement });
  const { act, actor } = line.brought;
  const known = { seq: line.seq, act, by: actor.party, at: line.at };
  const lasting = lastingOf(kind, line, before.facts);
  if (lasting) return { ...known, lasting };
  const touched = settlement.changed.map(refOf).sort();
  const duties = before.duties.filter((record) => touched.includes(refOf(record)));
  const hash = hashOf(textOfBefore({ facts: before.facts, at: before.at ?? null, duties }));
  return told({ ...known, before: hash, touched }, settlement);
}

/** A turn of time may tell others of what the act brought, and unfold what it led to. */
function followed(last: LastAct, { before, settlement }: Recorded): LastAct {
  const known = new Set(before.duties.map(refOf));
  const brought = settlement.changed.map(refOf).filter((ref) => !known.has(ref));
  const touched = [...new Set([...(last.touched ?? []), ...brought])].sort();
  return told({ ...last, touched }, settlement);
}

/** Whoever is no party to the act hears of it from the first hour of any message to them. */
function told(last: LastAct, { says }: Settlement): LastAct {
  const { by, touched = [], toldAt } = last;
  const hours = says
    .filter(({ party, dutyRef }) => party !== by && (dutyRef === undefined || touched.includes(dutyRef)))
    .map(({ sendNotBefore }) => sendNotBefore);
  const first = Math.min(...hours, toldAt ?? Infinity);
  return first === Infinity ? last : { ...last, toldAt: first };
}

function lastingOf(kind: DossierKind, line: Extract<Line, { is: 'act' }>, before: DossierFacts): Lasting | undefined {
  const act = actOf(kind, line.brought.act)!;
  if (act.bringsBefore) return 'UNDO';
  if (line.proposes || line.brought.confirms !== undefined) return 'JOINT';
  if (!act.undoable) return 'NOT_DECLARED';
  const open = (facts: DossierFacts): string => facts.proposals.map(({ seq }) => seq).join();
  return open(before) === open(line.facts) ? undefined : 'ENDED_PROPOSAL';
}
