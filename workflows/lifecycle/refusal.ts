// The validator of the update `act`: synchronous, pure, never replayed. Whatever it throws leaves no trace in the
// project's history.
import { ApplicationFailure } from '@temporalio/common';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import { judge } from '../../measures/judgement.ts';
import type { ActOrder, RefusalType } from './contract.ts';
import { orderErrors } from './order-shape.ts';
import type { RunningProject } from './state.ts';

const OPENING_ACT = 'openDossier';

/**
 * Throws what speaks against the order; returns when it may be taken (or is a repeat, which is answered and not
 * judged).
 */
export function refuseUnlawful(project: RunningProject, order: ActOrder, now: number): void {
  try {
    check(project, order, now);
  } catch (error) {
    // A guard that trips over what somebody typed by hand: said to them, never to the project.
    throw error instanceof ApplicationFailure
      ? error
      : malformed([{ pointer: '', says: `无法判断这份请求：${String(error)}` }]);
  }
}

function check(project: RunningProject, order: ActOrder, now: number): void {
  const errors = orderErrors(order);
  if (errors.length > 0) throw malformed(errors);
  if (project.isSuperseded) throw ledgerAhead();
  if (project.outcomeOf(order.requestKey)) return;
  if (project.failedLately(now)) throw refusal('NotRecording', '台账暂时无法记录，请稍后以同一标识重试。');
  if (!project.isOpened() && order.act !== OPENING_ACT) throw refusal('NotOpened', '项目尚未立卷。');
  if (order.expectedSeq !== undefined && order.expectedSeq !== project.lastActSeq) {
    throw unlessUnsettled(
      project,
      refusal('SeqMismatch', `项目已有新的行为（序号 ${project.lastActSeq}），请先核对。`, {
        lastActSeq: project.lastActSeq,
      }),
    );
  }
  judgeNow(project, order, now);
  // Applied once for trial, so that bookkeeping that fails is a refusal here and not a failed workflow task in the
  // handler.
  project.applied(order, now);
}

function judgeNow(project: RunningProject, order: ActOrder, now: number): void {
  const judgement = judge(order, {
    facts: project.facts,
    duties: project.duties,
    party: order.actor.party,
    today: beijingDateOf(now),
  });
  if (judgement.is === 'unknownAct') throw malformed([{ pointer: '/act', says: `没有「${order.act}」这项行为。` }]);
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused')
    throw unlessUnsettled(
      project,
      refusal('Refused', judgement.refusals.map(({ says }) => says).join(' '), judgement.refusals),
    );
  // Duties are known as of the last record: a queued line may bring what speaks against the act.
  if (project.hasNews() && judgement.readsDuties) throw notSettledYet();
}

/**
 * What speaks against an act may be a line that never stands: after a lost task another act can take the number of one
 * that is in the ledger already,
 * and only recording shows it. So nothing is refused for good before everything is recorded.
 */
const unlessUnsettled = (project: RunningProject, refused: ApplicationFailure): ApplicationFailure =>
  project.hasNews() ? notSettledYet() : refused;

const notSettledYet = (): ApplicationFailure => refusal('NotSettledYet', '前一事项正在记录，请稍候以同一标识重试。');

/**
 * Also thrown by the handlers that wait in a superseded run: sent again with the same id, the act meets the next run.
 */
export const ledgerAhead = (): ApplicationFailure => refusal('LedgerAhead', '项目正按台账恢复，请稍候以同一标识重试。');

const malformed = (errors: InputError[]): ApplicationFailure =>
  refusal('Malformed', errors.map(({ pointer, says }) => `${pointer}：${says}`).join('；'), errors);

function refusal(type: RefusalType, message: string, ...details: unknown[]): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: true, details });
}
