// From what the law answers to the rows that are kept. Instants are the line's own; nothing here asks a clock.
import type { DutyRow } from '../database/duty.ts';
import { lineHash, type LineContent } from '../database/hash-chain.ts';
import type { LedgerLine, LineOutcome } from '../database/ledger.ts';
import { messageHash, type SaidMessage } from '../database/message.ts';
import { articleOfLine } from '../measures/act-news.ts';
import type { DossierFacts, DossierId } from '../measures/dossier.ts';
import { isOpen, lastDayOf, type DutyRecord } from '../measures/duty.ts';
import type { EditionNames } from '../measures/editions.ts';
import type { DossierKind } from '../measures/kind.ts';
import type { Line } from '../measures/line.ts';
import type { Saying } from '../measures/notice.ts';
import type { Settlement } from '../measures/settle.ts';

interface Chaining {
  /** The facts that the line met. */
  before: DossierFacts;
  editions: EditionNames;
  outcome: LineOutcome;
  previousHash: string;
}

/** A ledger line, chained to the one before. */
export function ledgerLine(
  kind: DossierKind,
  line: Line,
  settlement: Settlement,
  { before, editions, outcome, previousHash }: Chaining,
): LedgerLine {
  const brought = line.is === 'act' ? line.brought : undefined;
  const content: LineContent = {
    kind: kind.name,
    code: line.facts.code,
    seq: line.seq,
    at: line.at,
    line: line.is,
    act: brought?.act ?? null,
    article: line.is === 'act' ? articleOfLine(kind, line, before) : null,
    actor: brought?.actor.sub ?? null,
    party: brought?.actor.party ?? null,
    actorRoles: brought?.actor.roles ?? null,
    input: brought?.input ?? null,
    refs: brought?.references ?? null,
    proposes: line.is === 'act' ? (line.proposes ?? false) : null,
    confirms: brought?.confirms ?? null,
    because: line.is === 'recalculation' ? line.because : null,
    requestKey: brought?.requestKey ?? null,
    requestHash: brought?.requestHash ?? null,
    facts: line.facts,
    duties: settlement.changed,
    messages: {
      said: settlement.says.map(({ key }) => key),
      contents: settlement.says.map((saying) =>
        messageHash(messageRow({ kind: kind.name, code: line.facts.code }, line, saying)),
      ),
      takenBack: settlement.takesBack,
      ...(settlement.putsBack && { putBack: settlement.putsBack }),
    },
    editions,
    outcome,
  };
  return { ...content, previousHash, hash: lineHash(previousHash, content) };
}

export const dutyRow = ({ kind, code }: DossierId, record: DutyRecord): DutyRow => ({
  kind,
  code,
  duty: record.duty,
  key: record.key,
  owedBy: record.owedBy,
  owedTo: record.owedTo,
  article: record.article,
  basis: record.basis,
  dueBasis: record.dueBasis,
  opensOn: record.opensOn,
  nominalOn: record.nominalOn,
  effectiveOn: record.effectiveOn,
  targetOn: record.targetOn,
  legalLimitOn: record.legalLimitOn,
  lastDayOn: lastDayOf(record),
  dueVersion: record.dueVersion,
  awaitsUntil: record.awaits?.until,
  overdueSince: record.overdueSince,
  dischargedOn: record.dischargedOn,
  cancelled: record.cancelled,
  open: isOpen(record),
  record,
});

export const messageRow = ({ kind, code }: DossierId, line: Pick<Line, 'seq' | 'at'>, saying: Saying): SaidMessage => ({
  key: saying.key,
  kind,
  code,
  seq: line.seq,
  party: saying.party,
  post: saying.post,
  step: saying.step,
  dutyRef: saying.dutyRef ?? null,
  dueVersion: saying.dueVersion ?? null,
  plannedOn: saying.plannedOn,
  sendNotBefore: saying.sendNotBefore,
  notice: saying.notice,
  status: 'waiting',
  cancelledBecause: null,
  cancelledSeq: null,
  createdAt: line.at,
});
