// What others know of the lifecycle of a dossier: names, identities, orders and answers. No engine import, so that every
// room may read it.
import type { CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts, DossierId } from '../../measures/dossier.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import type { EditionNames } from '../../measures/editions.ts';
import type { Lamp } from '../../measures/lamp.ts';
import { plainly } from '../../measures/markdown.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import type { LastAct as LastRecordedAct } from '../../measures/undo.ts';
import type { Figures } from '../../measures/practice.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

export const LIFECYCLE_QUEUE = 'lifecycle';
export const ACT_UPDATE = 'act';
export const RECALCULATE_SIGNAL = 'recalculate';
export const CURRENT_DOSSIER_QUERY = 'currentDossier';

export const workflowIdOf = ({ kind, code }: DossierId): string => `${kind}:${code}`;
/** The dossier that a workflow id names. */
export const dossierOf = (workflowId: string): DossierId => {
  const at = workflowId.indexOf(':');
  return { kind: workflowId.slice(0, at), code: workflowId.slice(at + 1) };
};

/**
 * Longer than all attempts of `record` together may take (4 s), as short as it can be: a task that dies with its worker
 * keeps its callers waiting for so long.
 */
export const LIFECYCLE_TASK_TIMEOUT_MS = 5_000;
/** Heading of a run in the Temporal UI, in Markdown. At most 400 bytes may stand there; the longest code takes 80. */
export const lifecycleSummaryOf = (kindTitle: string, name: string, code: string): string =>
  `${kindTitle}「${beginningOf(name)}」（${plainly(code)}）`;

/** A Chinese character takes three bytes. */
const NAME_BYTES = 300;

function beginningOf(name: string): string {
  let beginning = '';
  for (const character of name) {
    const longer = beginning + character;
    if (new TextEncoder().encode(plainly(longer)).length > NAME_BYTES) break;
    beginning = longer;
  }
  return plainly(beginning);
}

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
  DossierKind: string;
  DossierName: string;
  Stage: string;
  Unit: string | null;
  Department: string | null;
  Lamp: Lamp;
  AmountClass: string | null;
  NextDuty: string | null;
  /** ISO instant: end of the last day in time. */
  NextDueOn: string | null;
  /** ISO instant: beginning of the first day of lateness. A date, for a count of days would be stale tomorrow. */
  OverdueSince: string | null;
}
/**
 * Every attribute that is registered, once: a visibility store on SQL has room for 10 keywords, 3 whole numbers and 3
 * dates. Left over for what comes: two keywords, three numbers, one date.
 */
export const SEARCH_ATTRIBUTES = [
  { name: 'DossierKind', type: 'KEYWORD' },
  { name: 'DossierName', type: 'KEYWORD' },
  { name: 'Stage', type: 'KEYWORD' },
  { name: 'Unit', type: 'KEYWORD' },
  { name: 'Department', type: 'KEYWORD' },
  { name: 'Lamp', type: 'KEYWORD' },
  { name: 'AmountClass', type: 'KEYWORD' },
  { name: 'NextDuty', type: 'KEYWORD' },
  { name: 'NextDueOn', type: 'DATETIME' },
  { name: 'OverdueSince', type: 'DATETIME' },
] as const satisfies readonly { name: keyof ShownAttributes; type: 'KEYWORD' | 'DATETIME' }[];

/**
 * Facts enter every run, every line and the row: within these bounds no payload comes near the engine's limit. An
 * authority has room left where a unit has none; turns of time are never refused.
 */
export const FACTS_BYTES = { unit: 256 * 1024, authority: 512 * 1024 };

/** A key carried through new runs, so that a repeat is known before anything is judged. */
export interface RecentKey {
  key: string;
  hash: string;
  seq: number;
  at: number;
}
export const RECENT_KEYS_CARRIED = 200;

/** Versioned state of a run; `v` is raised when its meaning changes and upgraded on entry. */
export interface LifecycleInput extends DossierId {
  v: 1;
  facts: DossierFacts;
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

/** What a run begins with that is started from the row and the ledger of its dossier. */
export const resumedFrom = (
  row: Pick<LifecycleInput, 'kind' | 'code' | 'facts' | 'seq' | 'lastActSeq' | 'recorded'>,
  keys: RecentKey[],
): LifecycleInput => {
  const { kind, code, facts, seq, lastActSeq, recorded } = row;
  return { v: 1, kind, code, facts, seq, lastActSeq, keys, recorded };
};

export interface LastAct {
  act: string;
  by: PartyId;
  on: CalendarDate;
  seq: number;
}

/** What the last record answered; carried on. */
export interface RecordedState {
  /** Those that are open, and those that guards read when they are closed. */
  duties: DutyFigures[];
  nextWakeAt: number | null;
  attributes: ShownAttributes;
  ended: boolean;
  newRun: boolean;
  /** Planned day of the next reminder, for the sheet. */
  nextReminderOn?: CalendarDate;
  /** Those figures of the practice in force that guards read. */
  figures: Figures;
  /** Absent where no act was recorded yet. */
  lastAct?: LastRecordedAct;
  /** By which it was settled: whoever records a line again, years later, goes by the same. */
  editions: EditionNames;
}

export interface RecordInput extends DossierId {
  /** In order of seq, without gaps. */
  lines: Line[];
  /** Instant at which this run began, by its own clock. */
  runStartedAt: number;
  continueAsNewSuggested: boolean;
  /** Of this run, so far. */
  historyBytes: number;
}

export type RecordAnswer =
  | ({ is: 'recorded'; recordedUpTo: number } & RecordedState)
  /** The fence: the ledger holds another line under one of these numbers. The story adopts it and begins a new run. */
  | {
      is: 'ledgerAhead';
      facts: DossierFacts;
      seq: number;
      lastActSeq: number;
      keys: RecentKey[];
      recorded: RecordedState;
    };

/** Answer of the query `currentDossier`. */
export interface CurrentDossier extends DossierId {
  stage: string;
  seq: number;
  recordedUpTo: number;
  lastActSeq: number;
  nextWakeAt: number | null;
  ended: boolean;
  facts: DossierFacts;
}

/** The activity the story calls; implemented in activities/record.ts. */
export interface LifecycleActivities {
  record(input: RecordInput): Promise<RecordAnswer>;
}
