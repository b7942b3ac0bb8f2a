// Test support: lives from the budget to self-evaluation. Duties are the recorded ones, as settled with the real
// calendar.
import type { CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import type { DutyFigures } from '../../../../measures/duty.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';
import type { DocumentKind } from '../../../../measures/vocabulary.ts';
import { Clockwork } from '../../clockwork.ts';
import type { Circumstances, Life } from '../../dossier.ts';
import { approved, budgeted as budgetedFor, UNIT, UPPER } from '../../lawful-lives.ts';

export { UNIT, UPPER };
export const LOWER = '1000000000';
export const SUPERVISION_UNIT = 'unit-supervision';

export const ACCEPTANCE_DOCUMENTS = ACT_SAMPLES.applyForAcceptance.cites;
export const { checklist: CHECKLIST } = ACT_SAMPLES.passAcceptance.input(EXAMPLE);
export const { recipients: THREE } = ACT_SAMPLES.submitSelfEvaluation.input(EXAMPLE);

/** Duties as recorded on a day. */
export const dutiesOn = (life: Life, on: CalendarDate): readonly DutyFigures[] =>
  new Clockwork(life.facts).at(on).duties;
/** Circumstances of that day, its recorded duties among them. */
export const settledOn = (life: Life, on: CalendarDate, documents?: readonly DocumentKind[]): Circumstances => ({
  on,
  duties: dutiesOn(life, on),
  ...(documents ? { documents } : {}),
});

export const START = {
  ...ACT_SAMPLES.startConstruction.input({ ...EXAMPLE, today: '2026-02-02' }),
  plannedCompletionOn: '2026-12-31',
  supervisionUnit: SUPERVISION_UNIT,
};
export const START_DOCUMENTS = ACT_SAMPLES.startConstruction.cites;

export const budgeted = (total = LOWER): Life => budgetedFor(approved(total), '2026', total);
export const preparing = (total = LOWER): Life => budgeted(total).do('beginPreparation', UNIT);
export const underConstruction = (total = LOWER, start: object = {}): Life =>
  preparing(total).do(
    'startConstruction',
    UNIT,
    { ...START, ...start },
    { on: '2026-02-02', documents: START_DOCUMENTS },
  );
/** Completed 2026-03-16: the half year ends on 2026-09-16, a Wednesday. */
export const completed = (total = LOWER): Life =>
  underConstruction(total).do(
    'confirmCompletion',
    UNIT,
    { completedOn: '2026-03-16' },
    { on: '2026-03-20', documents: ACT_SAMPLES.confirmCompletion.cites },
  );

/** Below 3000万元 the unit says on which day it convened. */
export const conveningOn = (total: string, convenedOn: CalendarDate): object =>
  BigInt(total) >= BigInt(UPPER) ? {} : { convenedOn };

export const inAcceptance = (total = LOWER): Life =>
  completed(total).do(
    BigInt(total) >= BigInt(UPPER) ? 'applyForAcceptance' : 'conveneAcceptance',
    UNIT,
    conveningOn(total, '2026-05-06'),
    { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS },
  );
export const concluder = (total: string): string => (BigInt(total) >= BigInt(UPPER) ? 'big-data' : UNIT);
export const accepted = (total = LOWER): Life =>
  inAcceptance(total).do(
    'passAcceptance',
    concluder(total),
    { concludedOn: '2026-05-20', checklist: CHECKLIST },
    { on: '2026-05-21', documents: ACT_SAMPLES.passAcceptance.cites },
  );
export const failed = (total = LOWER): Life =>
  inAcceptance(total).do(
    'failAcceptance',
    concluder(total),
    { ...ACT_SAMPLES.failAcceptance.input({ ...EXAMPLE, today: '2026-05-20' }), documents: [] },
    { on: '2026-05-21' },
  );

/** In operation since 2026-06-01: the window of self-evaluation opens on 2027-06-01. */
export const inOperation = (total = LOWER): Life =>
  accepted(total).do('putIntoOperation', UNIT, { operationOn: '2026-06-01' }, { on: '2026-06-02' });
export function selfEvaluated(total = LOWER): Life {
  const life = inOperation(total);
  return life.do(
    'submitSelfEvaluation',
    UNIT,
    { recipients: THREE },
    settledOn(life, '2027-07-01', ACT_SAMPLES.submitSelfEvaluation.cites),
  );
}

export const closed = (): Life =>
  selfEvaluated().do('close', 'big-data', {}, { on: '2027-09-01', documents: ['archiveChecklist'] });
