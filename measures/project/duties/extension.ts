// 第二十八条第二款：延期验收。What a request does to the date of acceptance, and who owes a decision on it; the text has no
// number for either.
import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { DueRule } from '../../calendar/due-rule.ts';
import { periodEnd } from '../../calendar/period.ts';
import { dayNameOf } from '../../date-name.ts';
import type { Moment } from '../../moment.ts';
import { duty, type DutyInstance } from '../duty.ts';
import type { Extension, ProjectFacts } from '../facts.ts';
import { figuresIn } from '../figures.ts';
import { askingsOf, isAcceptanceMet, returnsOf } from '../questions.ts';
import { withSecond } from '../standing-decision.ts';
import { BUREAU_NAMES } from '../../vocabulary.ts';
import { lastDayToCorrect } from './correction.ts';

/**
 * The last day by the extensions granted, and the lateness that one left behind which was asked for after the day that
 * held until then (case 38); asked in time, a grant leaves none, however late it comes.
 */
export function extended(facts: ProjectFacts, halfYear: CalendarDate, moment: Moment) {
  let lastDay = halfYear;
  let lateBefore: CalendarDate | undefined;
  let rests: Rests | undefined;
  for (const extension of facts.extensions.filter(({ status }) => status === 'GRANTED' || status === 'REVOKED')) {
    if (askedOn(extension, moment) > lastDay) lateBefore ??= addDays(lastDay, 1);
    const { until, ...onWhat } = untilOf(facts, extension, moment);
    if (until > lastDay) [lastDay, rests] = [until, onWhat];
  }
  return { lastDay, lateBefore, rests };
}

/** On what a last day beyond the half year rests: who set it, or what it is where nobody did. */
type Rests = Pick<DueRule & { rule: 'fixed' }, 'setBy' | 'as'>;

/**
 * Of a grant that was revoked what is left: whoever kept to it is not late by that, and has some days from the revocation, as
 * long as the grant itself would have run.
 */
function untilOf(
  facts: ProjectFacts,
  { decided, revoked }: Extension,
  { practice, calendar }: Moment,
): Rests & { until: CalendarDate } {
  const granted = { until: decided!.until!, setBy: decidersOf(facts) };
  if (!revoked) return granted;
  const days = figuresIn(practice).revokedExtensionWorkingDays;
  const left = periodEnd(
    { rule: 'workingDays', days },
    { event: '撤销准予延期', on: revoked.on },
    calendar,
  ).effectiveOn;
  const as = `准予延期于${dayNameOf(revoked.on)}撤销后的第${days}个工作日`;
  return left < granted.until ? { until: left, as } : granted;
}

/** Big-data, and on a project of its own whoever goes along with it. */
const decidersOf = (facts: ProjectFacts): string =>
  withSecond(facts, 'big-data')
    .map((bureau) => BUREAU_NAMES[bureau])
    .join('、');

/** A returned request keeps its first day if it came back within the correction time; else it is one of its last day. */
function askedOn(request: Extension, moment: Moment): CalendarDate {
  const returns = returnsOf(request);
  const [first, ...back] = askingsOf(request);
  return (back.findLast(({ on }, index) => on > lastDayToCorrect(returns[index]!, moment)) ?? first!).on;
}

/**
 * QUESTION(article 28, undecidedRequest): the text does not say what holds while a request is undecided.
 * Silence stops nothing for ever: the wait ends with the very date that was asked for, or with the time to correct. Once
 * acceptance is met, what held on that day holds for good, whatever becomes of the request.
 */
export function pendingExtension(
  { extensions }: ProjectFacts,
  moment: Moment,
  metOn: CalendarDate | undefined,
): DutyInstance['awaits'] {
  const asked = extensions.findLast(
    ({ status, decided, withdrawn }) =>
      status === 'REQUESTED' || status === 'RETURNED' || (metOn !== undefined && (decided ?? withdrawn)!.on > metOn),
  );
  if (!asked) return undefined;
  const countsFrom = askedOn(asked, moment);
  if (asked.status === 'RETURNED') {
    const returned = asked.returned!;
    return { what: 'CORRECTION', since: returned.on, countsFrom, until: lastDayToCorrect(returned, moment) };
  }
  return { what: 'EXTENSION', since: askingsOf(asked).at(-1)!.on, countsFrom, until: asked.until };
}

/** Overtaken by an application that was then taken back, a request asks again from that day on: until then nobody owed it. */
const revivedSince = ({ review }: ProjectFacts, asked: number): CalendarDate | undefined =>
  review?.stage === 'ACCEPTANCE_IN_PROGRESS' && review.seq > asked ? review.withdrawn?.on : undefined;

/** 对延期验收申请作出决定（《办法》未定时限；我们的惯例，免得沉默使计时停止）。 */
export const extensionDecision = duty({
  name: 'EXTENSION_DECISION',
  title: '决定延期验收申请',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '对延期验收申请作出同意、不同意或退回的决定',
  metBy: 'grantExtension',
  alsoMetBy: ['refuseExtension', 'returnExtension'],
  quotation: '28.3',
  instances: (facts, { practice }) =>
    facts.extensions.flatMap((extension) => {
      const { decided, status } = extension;
      const moot =
        status === 'WITHDRAWN' ? '申请已撤回' : isAcceptanceMet(facts) ? '已申请竣工验收或者已有验收结论' : undefined;
      // A return answers the request; what comes back is a request anew.
      const returns = returnsOf(extension);
      return askingsOf(extension).map((asked, index): DutyInstance => {
        const answer = returns[index] ?? decided;
        const revivedOn = answer ? undefined : revivedSince(facts, asked.seq);
        return {
          key: String(asked.seq),
          anchor: revivedOn
            ? { event: '验收申请撤回、延期验收申请恢复待决', on: revivedOn }
            : { event: '收到延期验收申请', on: asked.on },
          countsAnewBecause: revivedOn && '验收申请已经撤回，延期验收申请恢复待决，重新计算',
          due: { rule: 'workingDays', days: figuresIn(practice).extensionDecisionWorkingDays },
          owedTo: ['constructionUnit'],
          dischargedOn: answer?.on,
          cancelled: answer ? undefined : moot,
        };
      });
    }),
  lest: {
    article: null,
    says: '《办法》未规定决定的时限；至申请延至的日期仍未决定的，对原验收期限的逾期提醒恢复，并注明申请已待决定的天数。',
    decidedBy: ['big-data'],
  },
});
