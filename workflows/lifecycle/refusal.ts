// The validator of the update `act`: synchronous, pure, never replayed. Whatever it throws leaves no trace in the
// project's history.
import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../../measures/act.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { UNOPENED, type DossierFacts } from '../../measures/dossier.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import { judge } from '../../measures/judgement.ts';
import { isBureau } from '../../measures/party-id.ts';
import { actOf } from '../../measures/register.ts';
import { OUTSIDE_STEPS } from '../../measures/way-out.ts';
import { textOfBefore } from '../../measures/undo.ts';
import { FACTS_BYTES, type ActOrder, type RefusalType } from './contract.ts';
import { orderErrors } from './order-shape.ts';
import { sha256Of } from './sha256.ts';
import type { RunningDossier } from './state.ts';

/**
 * Throws what speaks against the order; returns when it may be taken (or is a repeat, which is answered and not
 * judged). `more`: what the update was sent with beside it.
 */
export function refuseUnlawful(
  dossier: RunningDossier,
  order: ActOrder,
  now: number,
  more: readonly unknown[] = [],
): void {
  try {
    const errors = orderErrors(order, more);
    if (errors.length > 0) throw malformed(errors);
    check(dossier, order, now);
  } catch (error) {
    // A guard that trips over what somebody typed by hand: said to them, never to the dossier.
    throw error instanceof ApplicationFailure
      ? error
      : malformed([{ pointer: '', says: `无法判断这份请求：${String(error)}` }]);
  }
}

function check(dossier: RunningDossier, order: ActOrder, now: number): void {
  if (dossier.isSuperseded) throw ledgerAhead();
  if (dossier.outcomeOf(order.requestKey)) return;
  if (dossier.failedLately(now)) throw refusal('NotRecording', '台账暂时无法记录，请稍后以同一标识重试。');
  if (!dossier.isOpened() && !opens(dossier, order)) throw refusal('NotOpened', '尚未建档。');
  if (order.expectedSeq !== undefined && order.expectedSeq !== dossier.lastActSeq) {
    throw unlessUnsettled(
      dossier,
      refusal('SeqMismatch', `已有新的行为（序号 ${dossier.lastActSeq}），请先核对。`, {
        lastActSeq: dossier.lastActSeq,
      }),
    );
  }
  judgeNow(dossier, order, now);
  // Applied once for trial, so that bookkeeping that fails is a refusal here and not a failed workflow task in the
  // handler.
  const { facts } = dossier.applied(order, now);
  if (bytesOf(facts) > FACTS_BYTES[isBureau(order.actor.party) ? 'authority' : 'unit']) throw refused([TOO_LARGE]);
}

/** Whether the act may be the first of a dossier. */
const opens = ({ kind }: RunningDossier, order: ActOrder): boolean =>
  actOf(kind, order.act)?.at.includes(UNOPENED) ?? false;

const TOO_LARGE: Refusal = {
  code: 'dossierTooLarge',
  article: null,
  basis: 'practice',
  says: '所载内容已达系统容量上限。',
  remedy: '请精简本次所填文字、少引材料；仍不能办理的，请由受理机关办理，或者联系系统管理员。',
  mend: true,
  outside: [{ step: 'askAuthority', ...OUTSIDE_STEPS.askAuthority }],
};

/** As UTF-8, an upper bound where that is within every limit anyway. */
function bytesOf(facts: DossierFacts): number {
  const json = JSON.stringify(facts);
  return json.length * 3 <= FACTS_BYTES.unit ? json.length * 3 : new TextEncoder().encode(json).length;
}

function judgeNow(dossier: RunningDossier, order: ActOrder, now: number): void {
  const judgement = judge(dossier.kind, order, {
    facts: dossier.facts,
    duties: dossier.duties,
    party: order.actor.party,
    today: beijingDateOf(now),
    figures: dossier.figuresFor(order),
    lastAct: dossier.recorded?.lastAct,
    at: now,
  });
  if (judgement.is === 'unknownAct') throw malformed([{ pointer: '/act', says: `没有「${order.act}」这项行为。` }]);
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused') throw unlessUnsettled(dossier, refused(judgement.refusals));
  const objection = beforeObjection(dossier, order);
  if (objection) throw unlessUnsettled(dossier, refused([objection]));
  // Duties are known as of the last record: a queued line may bring what speaks against the act.
  if (dossier.hasNews() && judgement.readsDuties) throw notSettledYet();
}

/**
 * An act that takes the last one back says what stood before that one. It is told by its hash, for the run keeps no facts
 * but the present ones; no other act brings any.
 */
function beforeObjection(dossier: RunningDossier, { act, references: { before } }: ActOrder): Refusal | undefined {
  const lastAct = dossier.recorded?.lastAct;
  if (!actOf(dossier.kind, act)?.bringsBefore) return before && BEFORE_DIFFERS;
  const isAsItStood =
    before !== undefined &&
    sha256Of(textOfBefore(before)) === lastAct?.before &&
    before.touched.join() === lastAct.touched?.join();
  return isAsItStood ? undefined : BEFORE_DIFFERS;
}

const BEFORE_DIFFERS: Refusal = {
  code: 'beforeAsItStood',
  article: null,
  basis: 'practice',
  says: '所附的办理前内容与台账不一致，或者其间已另有办理。',
  remedy: '请重新查询台账，核对最近一次办理后再撤回。',
  mend: true,
};

/**
 * What speaks against an act may be a line that never stands: after a lost task another act can take the number of one
 * that is in the ledger already, and only recording shows it. So nothing is refused for good before everything is recorded.
 */
const unlessUnsettled = (dossier: RunningDossier, failure: ApplicationFailure): ApplicationFailure =>
  dossier.hasNews() ? notSettledYet() : failure;

const notSettledYet = (): ApplicationFailure => refusal('NotSettledYet', '前一事项正在记录，请稍候以同一标识重试。');

/**
 * Also thrown by the handlers that wait in a superseded run: sent again with the same id, the act meets the next run.
 */
export const ledgerAhead = (): ApplicationFailure => refusal('LedgerAhead', '正按台账恢复，请稍候以同一标识重试。');

const refused = (refusals: Refusal[]): ApplicationFailure =>
  refusal('Refused', refusals.map(({ says }) => says).join(' '), refusals);

const malformed = (errors: InputError[]): ApplicationFailure =>
  refusal('Malformed', errors.map(({ pointer, says }) => `${pointer}：${says}`).join('；'), errors);

function refusal(type: RefusalType, message: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: true, details });
}
