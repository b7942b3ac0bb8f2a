// From what the law answers to the rows that are kept. Instants are the line's own; nothing here asks a clock.
import type { StoredDuty } from '../database/duty.ts';
import { lineHash, type LineContent } from '../database/hash-chain.ts';
import type { LineOutcome, StoredLine } from '../database/ledger.ts';
import type { StoredMessage } from '../database/message.ts';
import type { StoredProject } from '../database/project.ts';
import { isOpen, lastDayOf, type DutyRecord } from '../measures/duty.ts';
import type { ProjectFacts } from '../measures/project/facts.ts';
import type { Line } from '../measures/line.ts';
import type { Saying } from '../measures/notice.ts';
import { findAct } from '../measures/register.ts';
import type { Settlement } from '../measures/settle.ts';

type Chained = Pick<StoredLine, 'seq' | 'at' | 'hash'>;

const iso = (instantMs: number): string => new Date(instantMs).toISOString();

/** A ledger line, chained to the one before. */
export function storedLine(
  line: Line,
  settlement: Settlement,
  editions: { calendar: string; practice: string },
  outcome: LineOutcome,
  previousHash: string,
): StoredLine {
  const brought = line.kind === 'act' ? line.brought : undefined;
  const content: LineContent = {
    project: line.facts.code,
    seq: line.seq,
    at: line.at,
    kind: line.kind,
    act: brought?.act ?? null,
    article: brought ? (findAct(brought.act)?.article ?? null) : null,
    actor: brought?.actor.sub ?? null,
    party: brought?.actor.party ?? null,
    actorRoles: brought?.actor.roles ?? null,
    input: brought?.input ?? null,
    refs: brought?.references ?? null,
    proposes: line.kind === 'act' ? (line.proposes ?? false) : null,
    confirms: brought?.confirms ?? null,
    because: line.kind === 'recalculation' ? line.because : null,
    requestKey: brought?.requestKey ?? null,
    requestHash: brought?.requestHash ?? null,
    facts: line.facts,
    duties: settlement.changed,
    messages: { said: settlement.says.map(({ key }) => key), takenBack: settlement.takesBack },
    editions,
    outcome,
  };
  const { actorRoles, requestKey, requestHash, ...asNamed } = content;
  return {
    ...asNamed,
    at: iso(line.at),
    actor_roles: actorRoles,
    request_key: requestKey,
    request_hash: requestHash,
    previous_hash: previousHash,
    hash: lineHash(previousHash, content),
  };
}

/** The row as the ledger leaves it; where it is there already, its opening stays as it is. */
export function storedProject(
  facts: ProjectFacts,
  { opening, last }: { opening: Chained; last: Chained },
  lastActSeq: number,
  outcome: LineOutcome,
): StoredProject {
  return {
    code: facts.code,
    name: facts.name,
    unit: facts.parties.constructionUnit,
    department: facts.parties.department,
    parties: [...new Set(Object.values(facts.parties).filter((party) => party))].sort(),
    kind: facts.kind,
    stage: facts.stage,
    classified: facts.classified,
    estimated_total: facts.estimatedTotal ?? null,
    approved_total: facts.approvedTotal ?? null,
    facts,
    seq: last.seq,
    last_act_seq: lastActSeq,
    lamp: outcome.lamp,
    next_duty: outcome.nextDuty,
    next_due_on: outcome.nextDueOn,
    next_wake_at: outcome.nextWakeAt === null ? null : iso(outcome.nextWakeAt),
    ended: outcome.ended,
    recorded: outcome.recorded,
    ledger_hash: last.hash,
    opened_at: opening.at,
    updated_at: last.at,
  };
}

export function storedDuty(project: string, record: DutyRecord): StoredDuty {
  return {
    project,
    duty: record.duty,
    key: record.key,
    owed_by: record.owedBy,
    owed_to: record.owedTo,
    article: record.article,
    basis: record.basis,
    opens_on: record.opensOn,
    nominal_on: record.nominalOn,
    effective_on: record.effectiveOn,
    target_on: record.targetOn,
    legal_limit_on: record.legalLimitOn,
    last_day_on: lastDayOf(record),
    due_version: record.dueVersion,
    held_until: record.heldBy?.until,
    overdue_since: record.overdueSince,
    discharged_on: record.dischargedOn,
    cancelled: record.cancelled,
    open: isOpen(record),
    record,
  };
}

export function storedMessage(project: string, line: Pick<Line, 'seq' | 'at'>, saying: Saying): StoredMessage {
  return {
    key: saying.key,
    project,
    seq: line.seq,
    party: saying.party,
    post: saying.post,
    kind: saying.notice.kind,
    step: saying.step,
    duty_ref: saying.dutyRef,
    due_version: saying.dueVersion,
    planned_on: saying.plannedOn,
    send_not_before: iso(saying.sendNotBefore),
    notice: saying.notice,
    status: 'waiting',
    created_at: iso(line.at),
  };
}
