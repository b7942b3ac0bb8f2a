// What others know of projectLifecycle: names, identities, orders and answers. No engine import, so that every room may
// read it.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { Lamp } from '../../measures/lamp.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

export const PROJECT_LIFECYCLE = 'projectLifecycle';
export const LIFECYCLE_QUEUE = 'lifecycle';
export const ACT_UPDATE = 'act';
export const RECALCULATE_SIGNAL = 'recalculate';
export const CURRENT_PROJECT_QUERY = 'currentProject';

export const workflowIdOf = (code: string): string => `project:${code}`;
export const codeOf = (workflowId: string): string => workflowId.replace(/^project:/, '');

/**
 * Longer than all attempts of `record` together may take (4 s), as short as it can be: a task that dies with its worker
 * keeps its callers waiting for so long.
 */
export const LIFECYCLE_TASK_TIMEOUT_MS = 5_000;
/** Heading of a run in the Temporal UI. At most 400 bytes may stand there; a Chinese character takes three. */
export const lifecycleSummaryOf = (title: string, code: string): string =>
  `市级政务信息化项目「${title.slice(0, 100)}」（${code}）`;

export interface ActOrder extends BroughtAct {
  /** From `If-Match`: seq of the last act the caller has seen. */
  expectedSeq?: number;
}

/** Slim answer of the update; the caller reads the ledger line `seq` from PostgreSQL. */
export interface ActOutcome {
  seq: number;
  /** Epoch ms by the workflow's clock. */
  receivedAt: number;
  /** Hash of the request that won this key: same key with another body is the API's 422. */
  requestHash: string;
}

/** Types of `ApplicationFailure` that leave the validator. */
export type RefusalType =
  /** details: [Refusal[]]; 409, or 403 when the code is `wrongParty`. */
  | 'Refused'
  /** Malformed order or input; details: [{ pointer, says }[]]; 400. */
  | 'Malformed'
  /** details: [{ lastActSeq }]; 412. */
  | 'SeqMismatch'
  /**
   * A line is unrecorded, and it speaks against the act or the act has a guard on duties: send again with the same id.
   */
  | 'NotSettledYet'
  /** Recording failed within the last 5 s: 503. */
  | 'NotRecording'
  /** The dossier is being adopted from a ledger that is ahead: send again with the same id. */
  | 'LedgerAhead'
  /**
   * No opening is known here. A caller who knows of one sends again with the same id: the run is behind its ledger, or
   * ends at once.
   */
  | 'NotOpened';

/** Values an official can read in the list of the Temporal UI; null clears. */
export interface ShownAttributes {
  ProjectName: string;
  Stage: string;
  Unit: string;
  Department: string;
  Lamp: Lamp;
  AmountClass: string | null;
  NextDuty: string | null;
  /** ISO instant: end of the last day in time. */
  NextDueOn: string | null;
}
export const SEARCH_ATTRIBUTES = [
  { name: 'ProjectName', type: 'KEYWORD' },
  { name: 'Stage', type: 'KEYWORD' },
  { name: 'Unit', type: 'KEYWORD' },
  { name: 'Department', type: 'KEYWORD' },
  { name: 'Lamp', type: 'KEYWORD' },
  { name: 'AmountClass', type: 'KEYWORD' },
  { name: 'NextDuty', type: 'KEYWORD' },
  { name: 'NextDueOn', type: 'DATETIME' },
] as const;

/** A key carried through new runs, so that a repeat is known before anything is judged. */
export interface RecentKey {
  key: string;
  hash: string;
  seq: number;
  at: number;
}
export const RECENT_KEYS_CARRIED = 200;

/** Versioned state of a run; `v` is raised when its meaning changes and upgraded on entry. */
export interface LifecycleInput {
  v: 1;
  code: string;
  facts: ProjectFacts;
  /** Last number given. */
  seq: number;
  /** Number of the last act; 0 before the opening. */
  lastActSeq: number;
  keys: RecentKey[];
  recorded?: RecordedState;
  /** Attributes as last upserted by the run before; left out by a starter, so that the first show upserts all. */
  shown?: ShownAttributes;
  /** For the sheet; unknown to a run that was started from the ledger, until its next act. */
  lastAct?: LastAct;
  /** Reasons of recalculations that a superseded run was asked for and did not record. */
  recalculations?: string[];
}

/** What a run begins with that is started from the row and the ledger of its project. */
export const resumedFrom = (
  row: Pick<LifecycleInput, 'code' | 'facts' | 'seq' | 'lastActSeq' | 'recorded'>,
  keys: RecentKey[],
): LifecycleInput => {
  const { code, facts, seq, lastActSeq, recorded } = row;
  return { v: 1, code, facts, seq, lastActSeq, keys, recorded };
};

export interface LastAct {
  act: string;
  by: PartyId;
  on: CalendarDate;
  seq: number;
}

/** What the last record answered; carried on. */
export interface RecordedState {
  duties: DutyFigures[];
  nextWakeAt: number | null;
  attributes: ShownAttributes;
  ended: boolean;
  newRun: boolean;
  /** Planned day of the next reminder, for the sheet. */
  nextReminderOn?: CalendarDate;
}

export interface RecordInput {
  code: string;
  /** In order of seq, without gaps. */
  lines: Line[];
  /** Instant at which this run began, by its own clock. */
  runStartedAt: number;
  continueAsNewSuggested: boolean;
}

export type RecordAnswer =
  | ({ is: 'recorded'; recordedUpTo: number } & RecordedState)
  /** The fence: the ledger holds another line under one of these numbers. The story adopts it and begins a new run. */
  | {
      is: 'ledgerAhead';
      facts: ProjectFacts;
      seq: number;
      lastActSeq: number;
      keys: RecentKey[];
      recorded: RecordedState;
    };

/** Answer of the query `currentProject`. */
export interface CurrentProject {
  code: string;
  stage: string;
  seq: number;
  recordedUpTo: number;
  lastActSeq: number;
  nextWakeAt: number | null;
  ended: boolean;
  facts: ProjectFacts;
}

/** The activity the story calls; implemented in activities/record.ts. */
export interface LifecycleActivities {
  record(input: RecordInput): Promise<RecordAnswer>;
}
