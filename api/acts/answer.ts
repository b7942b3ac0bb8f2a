// What the caller of an act is told, from its ledger line alone: equal keys get equal answers, whenever they are asked.
import type { LedgerLine } from '../../database/ledger.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { findAct } from '../../measures/register.ts';
import { CAPACITY_NAMES, STAGE_NAMES, type Bureau, type PartyId } from '../../measures/vocabulary.ts';
import { dutyView } from './duty-view.ts';
import type { Answer } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { factsFor } from './undisclosed.ts';

export const etagOf = (seq: number): string => `"${seq}"`;

/** What both a taken act and a previewed one amount to. */
export interface Effect {
  code: string;
  act: string;
  seq: number;
  /** Epoch ms. */
  at: number;
  facts: ProjectFacts;
  /** Who reads the answer: whoever brought the act. */
  party: PartyId;
  duties: readonly DutyRecord[];
  /** Seq of the proposal this act made or went along with. */
  proposal?: number;
}

export function effectBody({ code, act, seq, at, facts, party, duties, proposal }: Effect) {
  const awaiting = facts.proposals.find((open) => open.seq === proposal)?.awaiting;
  return {
    code,
    act,
    title: findAct(act)?.title ?? act,
    seq,
    receivedAt: instantOf(at),
    stage: facts.stage,
    stageName: STAGE_NAMES[facts.stage],
    ...(awaiting && { awaiting, awaitingNames: awaiting.map((bureau: Bureau) => CAPACITY_NAMES[bureau]), proposal }),
    project: factsFor(party, facts),
    duties: duties.map((duty) => dutyView(duty, beijingDateOf(at))),
  };
}

export function answerOfLine(line: LedgerLine, status = 200): Answer {
  const { project: code, act, seq, at, facts, party, duties, confirms } = line;
  const body = effectBody({
    code,
    act: act ?? '',
    seq,
    at,
    facts,
    party: party ?? '',
    duties,
    proposal: confirms ?? seq,
  });
  return { status, body, headers: { ETag: etagOf(seq), ...(status === 201 && { Location: `/projects/${code}` }) } };
}
