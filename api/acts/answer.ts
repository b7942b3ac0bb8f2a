// What the caller of an act is told, from its ledger line alone: equal keys get equal answers, whenever they are asked.
import type { AnsweredLine } from '../../database/ledger.ts';
import type { Warning } from '../../measures/act.ts';
import { warningsTo } from '../../measures/act-news.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { Moment } from '../../measures/moment.ts';
import { partNameIn } from '../../measures/parts.ts';
import { titleOfAct } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Answer } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { dutyView } from './duty-view.ts';
import { dutiesKnownTo, factsFor } from './undisclosed.ts';

export const etagOf = (seq: number): string => `"${seq}"`;

/** What both a taken act and a previewed one amount to. */
export interface Effect {
  kind: DossierKind;
  act: string;
  seq: number;
  /** Of the act; the practice is that of today. */
  moment: Moment;
  facts: DossierFacts;
  /** Who reads the answer: whoever brought the act. */
  party: PartyId;
  duties: readonly DutyRecord[];
  warnings: readonly Warning[];
  /** As brought. */
  input?: unknown;
  /** Seq of the proposal this act made or went along with. */
  proposal?: number;
}

export function effectBody({ kind, act, seq, moment, facts, party, duties, warnings, input, proposal }: Effect) {
  const awaiting = facts.proposals.find((open) => open.seq === proposal)?.awaiting;
  const told = warningsTo(party, warnings);
  return {
    code: facts.code,
    act,
    title: titleOfAct(kind, act, facts, input),
    seq,
    receivedAt: instantOf(moment.at),
    stage: facts.stage,
    stageName: kind.stageNames[facts.stage],
    ...(awaiting && { awaiting, awaitingNames: awaiting.map((awaited) => partNameIn(kind, facts, awaited)), proposal }),
    ...(told.length > 0 && { warnings: told }),
    [kind.name]: factsFor(kind, { party, isLeader: false }, facts),
    duties: dutiesKnownTo(party, duties).map((duty) => dutyView(kind, party, duty, moment)),
  };
}

export function answerOfLine(kind: DossierKind, line: AnsweredLine, moment: Moment, status = 200): Answer {
  const { code, act, seq, facts, party, duties, confirms, warnings, input } = line;
  const body = effectBody({
    kind,
    act: act ?? '',
    seq,
    moment,
    facts,
    party: party ?? '',
    duties,
    warnings: warnings ?? [],
    input,
    proposal: confirms ?? seq,
  });
  const headers = { ETag: etagOf(seq), ...(status === 201 && { Location: `/${kind.path}/${code}` }) };
  return { status, body, headers };
}
