// The shape of a scenario: one life of one project, acts on their virtual days, and the reminders it must lead to.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, type ActInput, type ActName, type Said } from '../../measures/project/act-samples.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { Standing } from '../../measures/references.ts';
import { type DocumentKind, type PartyId, type ProjectKind } from '../../measures/vocabulary.ts';
import type { UnitLine } from './unit-line.ts';

export interface ScenarioAct {
  on: CalendarDate;
  act: string;
  by: PartyId;
  /** A function where the input names a ledger number that is known only then. */
  input?: object | ((facts: ProjectFacts) => object);
  /** Documents the act cites; their ids go into `documents`. */
  cites?: readonly DocumentKind[];
  /** Confirms the open proposal of this act. */
  confirms?: true;
  /** Brought in vain: the codes of all that speaks against it on its day. */
  refused?: readonly string[];
}

/** An act as its sample has it, and what is said otherwise. */
export function sampled<Name extends ActName>(
  on: CalendarDate,
  by: PartyId,
  act: Name,
  otherwise: Partial<Said<ActInput<Name>>> = {},
): ScenarioAct {
  const { input, cites } = ACT_SAMPLES[act];
  return {
    on,
    act,
    by,
    input: (facts) => ({ ...input({ today: on, facts, idOf: (kind) => `@${kind}` }), ...otherwise }),
    cites,
  };
}

/** One reminder the life must lead to, with the arithmetic of its day: anchor, rule, days moved and why. */
export interface ExpectedReminder {
  on: CalendarDate;
  duty: string;
  step: string;
  to: readonly string[];
  because: string;
}

type ReminderOfDuty = [on: CalendarDate, step: string, to: readonly string[], because: string];

/** The reminders of one duty, a row each. */
export const remindersOf = (duty: string, rows: readonly ReminderOfDuty[]): ExpectedReminder[] =>
  rows.map(([on, step, to, because]) => ({ on, duty, step, to, because }));

export interface Scenario {
  name: string;
  title: string;
  /** What the life shows, in one sentence. */
  shows: string;
  projectName: string;
  /** 新建 if left out. */
  projectKind?: ProjectKind;
  /** Fen. */
  estimatedTotal: string;
  acts: readonly ScenarioAct[];
  /** What happens to the unit meanwhile, in a dossier of its own. */
  unitLine?: UnitLine;
  /** Virtual time goes on to the end of this day. */
  until: CalendarDate;
  reminders: readonly ExpectedReminder[];
}

export const UNIT = 'unit-rehearsal';
export const DEPARTMENT = 'department-rehearsal';
export const SUPERVISION = 'company-rehearsal-supervision';
export const EVALUATION = 'company-rehearsal-evaluation';
export const USING = 'unit-rehearsal-using';
export const REHEARSAL_PARTIES = [
  { id: DEPARTMENT, name: '市演练部门', kind: 'department' },
  { id: UNIT, name: '市演练信息中心', kind: 'unit', department: DEPARTMENT },
  { id: USING, name: '市演练业务处', kind: 'unit', department: DEPARTMENT },
  { id: SUPERVISION, name: '演练监理公司', kind: 'company' },
  { id: EVALUATION, name: '演练咨询公司', kind: 'company' },
] as const;

/** One document of each kind is on record in a rehearsal. */
const documentIdOf = (kind: DocumentKind): string => `rehearsal-${kind}`;
export const rehearsalDocument = (kind: DocumentKind) => ({
  id: documentIdOf(kind),
  kind,
  sha256: '0'.repeat(64),
});

/** The department's plan holds the project, decided together and filed with the three (article 6). */
export const rehearsalStanding = (fromYear: number, blocks: Standing['blocks'] = []): Standing => ({
  departmentPlan: {
    department: DEPARTMENT,
    version: 1,
    fromYear,
    toYear: fromYear + 4,
    collectiveDecision: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'],
    contains: true,
  },
  blocks,
});

/**
 * Input of an act as it is sent: what it cites goes into `documents`, `@kind` anywhere becomes the id of the document
 * of that kind.
 */
export function inputOf(
  { input = {}, cites }: ScenarioAct,
  facts: ProjectFacts,
  idOf: (kind: DocumentKind) => string = documentIdOf,
): object {
  const given = typeof input === 'function' ? (input as (facts: ProjectFacts) => object)(facts) : input;
  const named = withIds(given, idOf) as object;
  // A correction names what it cites itself, as its evidence.
  return cites && !('evidence' in named) ? { documents: cites.map(idOf), ...named } : named;
}

function withIds(given: unknown, idOf: (kind: DocumentKind) => string): unknown {
  if (typeof given === 'string') return given.startsWith('@') ? idOf(given.slice(1) as DocumentKind) : given;
  if (typeof given !== 'object' || given === null) return given;
  if (Array.isArray(given)) return given.map((member: unknown) => withIds(member, idOf));
  return Object.fromEntries(Object.entries(given).map(([name, member]) => [name, withIds(member, idOf)]));
}
