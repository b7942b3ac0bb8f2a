// A batch of lines, settled one after another: what each leaves behind, gathered so that it can be written at once.
// Pure.
import type { Dossier, Leavings } from '../database/dossier.ts';
import { NO_LINE_YET } from '../database/hash-chain.ts';
import type { LineOutcome, StoredLine } from '../database/ledger.ts';
import type { StoredMessage } from '../database/message.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { Calendar } from '../measures/calendar/rest-days.ts';
import { lastDayOf, refOf, type DutyFigures, type DutyRecord } from '../measures/duty.ts';
import { attributesOf, lampOf, nextDutyOf } from '../measures/lamp.ts';
import type { Line } from '../measures/line.ts';
import type { TakingBack } from '../measures/notice.ts';
import type { Practice } from '../measures/practice.ts';
import { settle, type Settlement } from '../measures/settle.ts';
import type { RecordedState } from '../workflows/lifecycle/contract.ts';
import { storedDuty, storedLine, storedMessage, storedProject } from './stored-rows.ts';

export interface Batch {
  leavings: Leavings;
  recorded: RecordedState;
}

/** Settles `lines` after what the dossier holds. How lines are cut into batches makes no difference to any row. */
export function settledBatch(
  dossier: Dossier<RecordedState>,
  lines: readonly Line[],
  calendar: Calendar,
  practice: Practice,
): Batch {
  const { project, partyNames } = dossier;
  const editions = { calendar: calendar.edition, practice: practice.edition };
  const changed = new Map<string, DutyRecord>();
  const outbox = new BatchOutbox(lines[0]!.facts.code);
  const stored: StoredLine[] = [];
  let duties = inOrder(dossier.duties);
  let facts = project?.facts ?? lines[0]!.facts;
  let lastActSeq = project?.lastActSeq ?? 0;
  let at = project?.lastAt;
  let outcome!: LineOutcome<RecordedState>;
  for (const line of lines) {
    const settlement = settle({ facts, duties, at }, line, calendar, practice);
    duties = inOrder(settlement.duties);
    ({ facts, at } = settlement);
    outcome = outcomeOf(line, { ...settlement, duties }, partyNames);
    stored.push(
      storedLine(line, settlement, editions, outcome, stored.at(-1)?.hash ?? project?.ledgerHash ?? NO_LINE_YET),
    );
    for (const record of settlement.changed) changed.set(refOf(record), record);
    outbox.take(line, settlement);
    if (line.kind === 'act') lastActSeq = line.seq;
  }
  return {
    leavings: {
      lines: stored,
      project: storedProject(facts, { opening: stored[0]!, last: stored.at(-1)! }, lastActSeq, outcome),
      duties: [...changed.values()].map((record) => storedDuty(facts.code, record)),
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
  { at }: Line,
  { facts, duties, nextWakeAt, nextReminderOn, ended }: Settlement,
  names: Record<string, string>,
): LineOutcome<RecordedState> {
  const today = beijingDateOf(at);
  const next = nextDutyOf(duties, today);
  const attributes = attributesOf(facts, duties, today, (party) => names[party] ?? party);
  return {
    lamp: lampOf(duties, today),
    nextDuty: next ? refOf(next) : null,
    nextDueOn: next ? lastDayOf(next) : null,
    nextWakeAt,
    ended,
    recorded: { duties: duties.map(figuresOf), nextWakeAt, nextReminderOn, attributes, ended, newRun: false },
  };
}

/** The slim part that guards and the sheet read: it enters the workflow's history with every line. */
function figuresOf(record: DutyRecord): DutyFigures {
  const {
    duty,
    key,
    article,
    owedBy,
    owedTo,
    opensOn,
    nominalOn,
    effectiveOn,
    targetOn,
    legalLimitOn,
    limitOn,
    heldBy,
    dischargedOn,
    cancelled,
    overdueSince,
  } = record;
  return {
    duty,
    key,
    article,
    owedBy,
    owedTo,
    opensOn,
    nominalOn,
    effectiveOn,
    targetOn,
    legalLimitOn,
    limitOn,
    heldBy,
    dischargedOn,
    cancelled,
    overdueSince,
  };
}

/** What a batch says and takes back. A line takes back only what was said before it, in this batch or earlier ones. */
class BatchOutbox {
  private readonly says = new Map<string, StoredMessage>();
  private readonly takesBack: TakingBack[] = [];
  private readonly promptly = new Set<string>();

  constructor(private readonly project: string) {}

  take(line: Line, { says, takesBack }: Settlement): void {
    for (const message of this.says.values()) {
      const back = message.status === 'waiting' ? takesBack.find((taking) => concerns(taking, message)) : undefined;
      if (back) Object.assign(message, { status: 'cancelled', cancelled_because: back.because });
    }
    this.takesBack.push(...takesBack);
    for (const saying of says) {
      if (!this.says.has(saying.key)) this.says.set(saying.key, storedMessage(this.project, line, saying));
      if (saying.sendNotBefore <= line.at) this.promptly.add(saying.party);
    }
  }

  /**
   * Reminders for a later hour are found by the relay's poll; a NOTIFY makes commits wait for one another and is kept
   * for what goes at once.
   */
  leavings(): Pick<Leavings, 'says' | 'takesBack' | 'promptly'> {
    return { says: [...this.says.values()], takesBack: this.takesBack, promptly: [...this.promptly] };
  }
}

const concerns = ({ dutyRef, exceptVersion }: TakingBack, { duty_ref, due_version }: StoredMessage): boolean =>
  duty_ref === dutyRef && (exceptVersion === undefined || due_version !== exceptVersion);
