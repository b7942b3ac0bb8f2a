// Article 28, para 2: what must hold before an extension of acceptance is asked for, decided on or taken back.
import { gate, practiceGate, type Situation } from '../act.ts';
import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { isOpen, type DutyFigures } from '../../duty.ts';
import { isAcceptanceMet, openExtension } from '../questions.ts';
import type { Stage } from '../../vocabulary.ts';

// A lower-class acceptance that was convened is not yet concluded: its duty runs on, and so may its extension (case
// 34).
export const REQUESTABLE_AT: readonly Stage[] = ['COMPLETED', 'ACCEPTANCE_IN_PROGRESS'];
/** A request that acceptance overtook can still be cleared away. */
export const DECIDABLE_AT: readonly Stage[] = [...REQUESTABLE_AT, 'ACCEPTANCE_REMEDIATION', 'ACCEPTED', 'IN_OPERATION'];

/** The duty to apply for or to organise acceptance, while it is not met. */
export const acceptanceOwed = (duties: readonly DutyFigures[]): DutyFigures | undefined =>
  duties.find(
    (duty) => (duty.duty === 'ACCEPTANCE_APPLICATION' || duty.duty === 'ACCEPTANCE_ORGANISATION') && isOpen(duty),
  );

export const acceptanceStillOwed = gate(
  28,
  'duties',
  'acceptanceStillOwed',
  '申请或者组织竣工验收的义务尚未履行',
  ({ duties }) =>
    acceptanceOwed(duties)
      ? undefined
      : {
          says: '本项目没有尚待履行的申请或者组织竣工验收的义务，无从延期。',
          remedy: '无须办理；验收已申请或者已有结论的，请继续办理后续事项。',
          wayOut: { needless: true },
        },
);

/** What an extension may run to at the earliest: after the last day as it stands, and after today. */
export const earliestUntil = ({ duties, today }: Situation): CalendarDate => {
  const due = acceptanceOwed(duties)?.effectiveOn;
  return addDays(due !== undefined && due > today ? due : today, 1);
};
const fromEarliestOn = (situation: Situation): string => `请填写${dayNameOf(earliestUntil(situation))}或者以后的日期。`;

export const laterThanDue = practiceGate<{ until: string } | undefined>(
  'duties',
  'laterThanDue',
  '延期后的日期晚于现到期日',
  (situation, input) => {
    const due = acceptanceOwed(situation.duties)?.effectiveOn;
    if (input === undefined || due === undefined || input.until > due) return undefined;
    return {
      says: `延期后的日期${dayNameOf(input.until)}不晚于现到期日${dayNameOf(due)}。`,
      remedy: fromEarliestOn(situation),
      wayOut: { mend: true },
    };
  },
);

/** Said once where a day is neither to come nor later than the last day. */
export const untilInFuture = practiceGate<{ until: string }>(
  'input',
  'untilInFuture',
  '延期后的日期晚于办理当日',
  (situation, { until }) =>
    until > situation.today
      ? undefined
      : {
          says: `延期后的日期${dayNameOf(until)}不晚于办理当日${dayNameOf(situation.today)}。`,
          remedy: fromEarliestOn(situation),
          wayOut: { mend: true },
        },
);

export const noUndecidedRequest = practiceGate(
  'facts',
  'noUndecidedRequest',
  '没有尚待决定的延期验收申请',
  ({ facts }) =>
    openExtension(facts)?.status === 'REQUESTED'
      ? {
          says: '已有延期验收申请在办，尚未决定。',
          remedy: '请等待市大数据发展局决定；需改变日期的，请先办理「撤回延期验收申请」。',
          wayOut: { needless: true, acts: ['withdrawExtension'] },
        }
      : undefined,
);

export const undecidedRequest = practiceGate('facts', 'undecidedRequest', '有尚待决定的延期验收申请', ({ facts }) =>
  openExtension(facts)?.status === 'REQUESTED'
    ? undefined
    : {
        says: '没有尚待决定的延期验收申请。',
        ...(REQUESTABLE_AT.includes(facts.stage) && !isAcceptanceMet(facts)
          ? { remedy: '请待项目建设单位办理「申请延期验收」。', wayOut: { acts: ['requestExtension'] } }
          : { remedy: '无须办理。', wayOut: { needless: true } }),
      },
);

export const openRequest = practiceGate('facts', 'openRequest', '有尚未办结的延期验收申请', ({ facts }) =>
  openExtension(facts)
    ? undefined
    : {
        says: '没有可以撤回的延期验收申请。',
        remedy: '无须办理；申请已经决定的，决定有效。',
        wayOut: { needless: true },
      },
);
