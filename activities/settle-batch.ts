// A batch of lines, settled one after another: what each leaves behind, gathered so that it can be written at once. Pure.
import { dossierRow } from '../database/dossier.ts';
import { NO_LINE_YET, textHash } from '../database/hash-chain.ts';
import type { LedgerLine, LineOutcome } from '../database/ledger.ts';
import type { SaidMessage } from '../database/message.ts';
import type { HeldDossier, Leavings } from '../database/recording.ts';
import type { DossierId } from '../measures/dossier.ts';
import { figuresOf, isOpen, lastDayOf, refOf, type DutyRecord } from '../measures/duty.ts';
import { editionNamesOf } from '../measures/editions.ts';
import type { DossierKind } from '../measures/kind.ts';
import { attributesOf, nextDutyOf } from '../measures/lamp.ts';
import { lastActAfter } from '../measures/last-act.ts';
import type { Line } from '../measures/line.ts';
import { momentOf, type Rules } from '../measures/moment.ts';
import type { TakingBack } from '../measures/notice.ts';
import { figuresForGuards } from '../measures/practice.ts';
import { partakersOf } from '../measures/parts.ts';
import { dutyOf } from '../measures/register.ts';
import { settle, type Settlement } from '../measures/settle.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';
import { dutyRow, ledgerLine, messageRow } from './stored-rows.ts';

export interface Batch {
  leavings: Leavings;
  recorded: RecordedState;
}

/** Settles `lines` after what is held. How lines are cut into batches makes no difference to any row. */
export function settledBatch(
  kind: DossierKind,
  { row, duties: heldDuties, partyNames }: HeldDossier<RecordedState>,
  lines: readonly Line[],
  rules: Rules,
): Batch {
  const editions = editionNamesOf(rules);
  const id = { kind: kind.name, code: lines[0]!.facts.code };
  const changed = new Map<string, DutyRecord>();
  const outbox = new BatchOutbox(id);
  const stored: LedgerLine[] = [];
  let duties = inOrder(heldDuties);
  let facts = row?.facts ?? kind.unopened(id.code);
  let lastActSeq = row?.lastActSeq ?? 0;
  let at = row?.lastAt;
  let lastAct = row?.recorded.lastAct;
  let outcome!: LineOutcome<RecordedState>;
  for (const line of lines) {
    const before = { facts, duties, at };
    const settlement = settle(kind, before, line, rules);
    duties = inOrder(settlement.duties);
    ({ facts, at } = settlement);
    lastAct = lastActAfter(kind, lastAct, { before, line, settlement }, textHash);
    outcome = outcomeOf(kind, line, { ...settlement, duties }, rules, { names: partyNames, lastAct });
    const previousHash = stored.at(-1)?.hash ?? row?.ledgerHash ?? NO_LINE_YET;
    stored.push(ledgerLine(kind, line, settlement, { before: before.facts, editions, outcome, previousHash }));
    for (const record of settlement.changed) changed.set(refOf(record), record);
    outbox.take(line, settlement);
    if (line.is === 'act') lastActSeq = line.seq;
  }
  return {
    leavings: {
      lines: stored,
      row: dossierRow(
        kind,
        facts,
        partakersOf(kind, facts),
        { opening: stored[0]!, last: stored.at(-1)! },
        lastActSeq,
        outcome,
      ),
      duties: [...changed.values()].map((record) => dutyRow(id, record)),
      ...outbox.leavings(),
    },
    recorded: outcome.recorded,
  };
}

/** Always the same order, as read or as settled, so that nothing derived from it depends on the batch. */
function inOrder(duties: readonly DutyRecord[]): DutyRecord[] {
  return [...duties].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
}

function outcomeOf(
  kind: DossierKind,
  { at }: Line,
  { facts, duties, warnings, nextWakeAt, nextReminderOn, ended }: Settlement,
  rules: Rules,
  { names, lastAct }: { names: Record<string, string>; lastAct: RecordedState['lastAct'] },
): LineOutcome<RecordedState> {
  const moment = momentOf(at, rules);
  const next = nextDutyOf(kind, duties, moment.today);
  const attributes = attributesOf(kind, facts, duties, moment, (party) => names[party] ?? party);
  const figures = figuresForGuards(rules.practice, kind.practice.guardFigures);
  const answered = duties.filter((duty) => isOpen(duty) || dutyOf(kind, duty.duty)?.readWhenClosed).map(figuresOf);
  return {
    lamp: attributes.Lamp,
    nextDuty: next ? refOf(next) : null,
    nextDueOn: next ? lastDayOf(next) : null,
    nextWakeAt,
    ended,
    ...(warnings.length > 0 && { warnings }),
    recorded: {
      duties: answered,
      nextWakeAt,
      nextReminderOn,
      attributes,
      ended,
      newRun: false,
      figures,
      ...(lastAct && { lastAct }),
      editions: editionNamesOf(rules),
    },
  };
}

/** What a batch says and takes back. A line takes back only what was said before it, in this batch or earlier ones. */
class BatchOutbox {
  private readonly says = new Map<string, SaidMessage>();
  private readonly takesBack: Leavings['takesBack'] = [];
  private readonly putsBack: Leavings['putsBack'] = [];
  private readonly promptly = new Set<string>();

  constructor(private readonly id: DossierId) {}

  take(line: Line, { says, takesBack, putsBack }: Settlement): void {
    const { seq } = line;
    // The act that is taken back was recorded in a batch before: none of its messages stands here.
    if (putsBack) this.putsBack.push({ ...putsBack, seq });
    for (const message of this.says.values()) {
      const back = message.status === 'waiting' ? takesBack.find((taking) => concerns(taking, message)) : undefined;
      if (back) Object.assign(message, { status: 'cancelled', cancelledBecause: back.because, cancelledSeq: seq });
    }
    this.takesBack.push(...takesBack.map((back) => ({ ...back, seq })));
    for (const saying of says) {
      if (!this.says.has(saying.key)) this.says.set(saying.key, messageRow(this.id, line, saying));
      if (saying.sendNotBefore <= line.at) this.promptly.add(saying.party);
    }
  }

  /**
   * Reminders for a later hour are found by the relay's poll; a NOTIFY makes commits wait for one another and is kept
   * for what goes at once.
   */
  leavings(): Pick<Leavings, 'says' | 'takesBack' | 'putsBack' | 'promptly'> {
    const { takesBack, putsBack } = this;
    return { says: [...this.says.values()], takesBack, putsBack, promptly: [...this.promptly] };
  }
}

const concerns = (taking: TakingBack, { dutyRef, dueVersion }: SaidMessage): boolean =>
  taking.dutyRef === dutyRef && (taking.exceptVersion === undefined || taking.exceptVersion !== dueVersion);
