// Test support: settled lives of the cases, and what they were told. Acts come in at ten of their day.
import type { CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';
import { unopenedFacts, type ProjectFacts } from '../../../measures/project/facts.ts';
import { Clockwork } from '../clockwork.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  CHECKLIST,
  completed,
  concluder,
  THREE,
  UNIT,
  underConstruction,
  UPPER,
} from '../project/acts/built-lives.ts';
import { settled } from '../project/warned-life.ts';
import { builtProject, entry } from '../settled-projects.ts';
import type { SettledLife } from '../settled-life.ts';

export { LOWER, UNIT, UPPER } from '../project/acts/built-lives.ts';
export { DEPARTMENT, JUST_BELOW } from '../lawful-lives.ts';

export type ProjectLife = SettledLife<ProjectFacts>;

/** As handed in on a day. */
const dayOf = (today: CalendarDate) => ({ ...EXAMPLE, today });

/** Under construction since 2026-02-02. */
export const building = (total?: string, start: object = {}): ProjectLife => settled(underConstruction(total, start));

export const confirmCompletion = (life: ProjectLife, completedOn: CalendarDate, on: CalendarDate): ProjectLife =>
  life.do('confirmCompletion', UNIT, { completedOn }, { on, documents: ACT_SAMPLES.confirmCompletion.cites });

/** Completed on 2026-03-16, recorded on the 20th: the half year ends on 2026-09-16, a Wednesday. */
export const built = (total: string): ProjectLife => confirmCompletion(building(total), '2026-03-16', '2026-03-20');

/** Applied for, or below 3000万元 convened. */
export function seekAcceptance(life: ProjectLife, total: string, on: CalendarDate, again = false): ProjectLife {
  const first = BigInt(total) >= BigInt(UPPER) ? 'applyForAcceptance' : 'conveneAcceptance';
  const act = again ? 'reapplyForAcceptance' : first;
  return life.do(act, UNIT, ACT_SAMPLES[act].input({ ...dayOf(on), facts: life.facts }), {
    on,
    documents: ACCEPTANCE_DOCUMENTS,
  });
}

export const pass = (life: ProjectLife, total: string, concludedOn: CalendarDate, on = concludedOn): ProjectLife =>
  life.do(
    'passAcceptance',
    concluder(total),
    { concludedOn, checklist: CHECKLIST },
    { on, documents: ACT_SAMPLES.passAcceptance.cites },
  );

export const fail = (
  life: ProjectLife,
  total: string,
  concludedOn: CalendarDate,
  reapplyOn: CalendarDate,
): ProjectLife =>
  life.do(
    'failAcceptance',
    concluder(total),
    { concludedOn, reason: '数据共享范围未达到批复要求', reapplyOn },
    { on: concludedOn, documents: ACT_SAMPLES.failAcceptance.cites },
  );

const EXTENSION = { reason: '密码应用安全性评估机构排期延后' };
export const askExtension = (life: ProjectLife, until: CalendarDate, on: CalendarDate): ProjectLife =>
  life.do('requestExtension', UNIT, { ...EXTENSION, until }, { on, documents: ACT_SAMPLES.requestExtension.cites });

/** Of article 35, served on the day it is entered. */
export const order = (life: ProjectLife, by: string, dueOn: CalendarDate, on: CalendarDate): ProjectLife =>
  life.do(
    'orderRectification',
    by,
    { ground: 'ART35', violation: '密码应用不符合要求', servedOn: on, dueOn },
    { on, documents: ACT_SAMPLES.orderRectification.cites },
  );
export const reportRectification = (life: ProjectLife, of: number, on: CalendarDate): ProjectLife =>
  life.do('submitRectification', UNIT, { of, statement: '已整改' }, { on, documents: ['rectificationReport'] });

/** Accepted on 2026-05-20 below 3000万元 and filed, in operation since `operationOn`. */
export function operating(total: string, operationOn: CalendarDate): ProjectLife {
  const life = pass(seekAcceptance(settled(completed(total)), total, '2026-05-06'), total, '2026-05-20', '2026-05-21');
  return life
    .do('fileAcceptanceResult', UNIT, {}, { on: '2026-05-25', documents: ACT_SAMPLES.fileAcceptanceResult.cites })
    .do('putIntoOperation', UNIT, { operationOn }, { on: '2026-06-02' });
}
export const evaluation = { recipients: THREE };
export const EVALUATION_REPORT = ACT_SAMPLES.submitSelfEvaluation.cites;

/** Days on which a person was told of a duty, by `unit-archive/handler` or the like. */
export const toldOn = (life: ProjectLife, duty: string, recipient: string): string[] =>
  life.said(duty, recipient).map((said) => said.slice(0, 10));

/** Everybody who was told of a duty since a day, once a message. */
export const toldSince = (life: ProjectLife, duty: string, on: CalendarDate): string[] =>
  life.says
    .filter(({ dutyRef, plannedOn }) => dutyRef?.startsWith(`${duty}:`) && plannedOn >= on)
    .map(({ party, post }) => `${party}/${post}`)
    .sort();

/** Acceptance as owed by a project of either class that was completed on a day. */
export const acceptanceAfter = (completedOn: CalendarDate, total: string) =>
  new Clockwork(unopenedFacts('CQ-2026-0001'))
    .at(completedOn, builtProject(completedOn, total))
    .duties.find(({ duty }) => duty.startsWith('ACCEPTANCE_'));

/** Self-evaluation of a project accepted and put into operation on a day. */
export const evaluationAfter = (on: CalendarDate) =>
  new Clockwork(unopenedFacts('CQ-2026-0001'))
    .at(on, (facts) => ({
      ...builtProject('2023-12-01')(facts),
      stage: 'IN_OPERATION',
      acceptanceRounds: [
        {
          ...entry(20, on),
          documents: [],
          conclusion: { ...entry(21, on), passed: true, concludedOn: on, documents: [] },
        },
      ],
      operation: { ...entry(22, on), operationOn: on },
    }))
    .duty('SELF_EVALUATION');
