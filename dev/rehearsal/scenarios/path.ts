// Stretches of the main path that several lives share.
import { OPINIONS, type OpinionSubject } from '../../../measures/vocabulary.ts';
import type { CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import type { ActName } from '../../../measures/project/act-samples.ts';
import { sampled, SUPERVISION, UNIT, USING, type ScenarioAct } from '../scenario.ts';

export const untilListed = (declaredOn: CalendarDate, listedOn: CalendarDate): ScenarioAct[] => [
  sampled(declaredOn, UNIT, 'declare'),
  sampled(listedOn, 'big-data', 'list'),
];

const SUBMISSIONS = {
  combined: {
    submit: 'submitCombinedReport',
    approve: 'approveCombinedReport',
    opinions: ['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal'],
  },
  feasibility: {
    submit: 'submitFeasibilityReport',
    approve: 'approveFeasibilityReport',
    opinions: ['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal'],
  },
  design: {
    submit: 'submitDesign',
    approve: 'approveDesign',
    opinions: ['networkSecurity', 'budget', 'governmentData', 'cryptography', 'appraisal', 'designContent'],
  },
} as const satisfies Record<string, { submit: ActName; approve: ActName; opinions: readonly OpinionSubject[] }>;
type Submission = keyof typeof SUBMISSIONS;

export const submitted = (of: Submission, on: CalendarDate): ScenarioAct => sampled(on, UNIT, SUBMISSIONS[of].submit);

/** `writtenOn`: of a reply that is older than its entry here, so that what was begun since is lawful. */
export function approved(
  of: Submission,
  opinionsOn: CalendarDate,
  on: CalendarDate,
  total: string,
  replyNumber: string,
  writtenOn?: CalendarDate,
): ScenarioAct[] {
  const opinions = SUBMISSIONS[of].opinions.map((subject): ScenarioAct => ({
    ...sampled(opinionsOn, OPINIONS[subject].by, 'recordOpinion', { subject }),
    ...(subject === 'appraisal' ? { cites: ['appraisalReport'] } : {}),
  }));
  const instrument = writtenOn && { number: replyNumber, on: writtenOn, signedBy: '委领导' };
  const reply = { replyNumber, total, ...(instrument && { instrument }) };
  return [...opinions, sampled(on, 'development-reform', SUBMISSIONS[of].approve, reply)];
}

/** T10-T12 for one year: declared, included by two authorities together, budgeted. */
export function annualPlan(
  year: string,
  amount: string,
  days: readonly [CalendarDate, CalendarDate, CalendarDate, CalendarDate],
): ScenarioAct[] {
  return [
    sampled(days[0], UNIT, 'declareForAnnualPlan', { year, amount }),
    sampled(days[1], 'development-reform', 'includeInAnnualPlan', { year, amount }),
    { on: days[2], act: 'includeInAnnualPlan', by: 'finance', confirms: true },
    sampled(days[3], 'finance', 'budget', { year, amount }),
  ];
}

export function construction(
  preparedOn: CalendarDate,
  startedOn: CalendarDate,
  plannedCompletionOn: CalendarDate,
): ScenarioAct[] {
  const parties = { supervisionUnit: SUPERVISION, usingUnit: USING };
  return [
    sampled(preparedOn, UNIT, 'beginPreparation'),
    sampled(startedOn, UNIT, 'startConstruction', { startedOn, plannedCompletionOn, ...parties }),
  ];
}

export const completed = (on: CalendarDate, completedOn = on): ScenarioAct =>
  sampled(on, UNIT, 'confirmCompletion', { completedOn });

export const yearEndReport = (on: CalendarDate, year: string): ScenarioAct =>
  sampled(on, UNIT, 'submitYearEndReport', { year });

export const passed = (on: CalendarDate, by: string, concludedOn: CalendarDate): ScenarioAct =>
  sampled(on, by, 'passAcceptance', { concludedOn });

export const selfEvaluated = (on: CalendarDate): ScenarioAct => sampled(on, UNIT, 'submitSelfEvaluation');
