// Test support: lives from the budget to self-evaluation. Duties are the recorded ones, as settled with the real
// calendar.
import type { CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import type { DutyFigures } from '../../../../measures/duty.ts';
import type { DocumentKind } from '../../../../measures/vocabulary.ts';
import { Clockwork } from '../../clockwork.ts';
import type { Circumstances, Life } from '../../dossier.ts';
import { approved, budgeted as budgetedFor, UNIT, UPPER } from '../../lawful-lives.ts';

export { UNIT, UPPER };
export const LOWER = '1000000000';
export const SUPERVISION_UNIT = 'unit-supervision';

export const ACCEPTANCE_DOCUMENTS: readonly DocumentKind[] = [
  'constructionSummary',
  'financialReport',
  'auditReport',
  'securityRiskAssessmentReport',
  'mlpsTestReport',
  'mlpsFilingProof',
  'cryptographyAssessmentReport',
  'dataDictionary',
];
export const CHECKLIST = {
  productSecurity: '安全可靠',
  cryptographyUse: '已评估',
  energyEfficiency: '达标',
  sharingScope: '全部共享',
  networkSecurity: '三级',
};
export const THREE = ['development-reform', 'finance', 'big-data'];

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
  startedOn: '2026-02-02',
  plannedCompletionOn: '2026-12-31',
  implementingBody: '信息中心',
  responsiblePerson: '项目负责人',
  supervisionUnit: SUPERVISION_UNIT,
  platformProjectCode: '2026-500000-01',
};
export const START_DOCUMENTS: readonly DocumentKind[] = ['procurementRecord', 'supervisionContract'];

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
    { on: '2026-03-20', documents: ['supervisionStatement'] },
  );

export const inAcceptance = (total = LOWER): Life =>
  completed(total).do(
    BigInt(total) >= BigInt(UPPER) ? 'applyForAcceptance' : 'conveneAcceptance',
    UNIT,
    {},
    { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS },
  );
export const concluder = (total: string): string => (BigInt(total) >= BigInt(UPPER) ? 'big-data' : UNIT);
export const accepted = (total = LOWER): Life =>
  inAcceptance(total).do(
    'passAcceptance',
    concluder(total),
    { concludedOn: '2026-05-20', checklist: CHECKLIST },
    { on: '2026-05-21', documents: ['acceptanceConclusion'] },
  );
export const failed = (total = LOWER): Life =>
  inAcceptance(total).do(
    'failAcceptance',
    concluder(total),
    { concludedOn: '2026-05-20', reason: '数据未共享', reapplyOn: '2026-08-20', documents: [] },
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
    settledOn(life, '2027-07-01', ['selfEvaluationReport']),
  );
}
