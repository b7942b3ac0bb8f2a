// What must be said, as facts; the wording is in messages/. A notice is decided in `settle` and frozen into the outbox.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Warning } from './act.ts';
import type { DutyRecord } from './duty.ts';
import { pick } from './pick.ts';
import type { AddressedPost } from './post.ts';
import type { Basis, PartyId, RectificationGround } from './vocabulary.ts';
import type { Cited } from './references.ts';

/** What a step is there for. */
export type Nature = 'started' | 'opened' | 'served' | 'moved' | 'ahead' | 'dueToday' | 'overdue' | 'awaiting';

/** The dossier that a notice speaks of. */
export interface NoticeDossier {
  kind: string;
  code: string;
  name: string;
  /** The unit it belongs to, and the department above. */
  unit?: PartyId;
  department?: PartyId;
}

const OF_DUTY = [
  'duty',
  'key',
  'article',
  'basis',
  'dueBasis',
  'owedBy',
  'owedTo',
  'opensOn',
  'nominalOn',
  'effectiveOn',
  'targetOn',
  'legalLimitOn',
  'explanation',
  'opening',
  'dueVersion',
  'history',
  'note',
  'awaits',
  'found',
  'metBy',
] as const satisfies readonly (keyof DutyRecord)[];

/** What a reminder or a draft says of its duty; what is of interest to settling alone stays behind. */
export type NoticeDuty = Pick<DutyRecord, (typeof OF_DUTY)[number]>;
export const noticeDutyOf = (record: DutyRecord): NoticeDuty => pick(record, OF_DUTY);

export interface ReminderNotice {
  kind: 'reminder';
  dossier: NoticeDossier;
  duty: NoticeDuty;
  step: string;
  /** What is so on the day on which it is said, whatever the step was planned for. */
  nature: Nature;
  /** Days from `plannedOn` to the last day in time; negative when overdue. */
  daysLeft: number;
  /** True when earlier steps are contained in this one. */
  catchesUp: boolean;
  /** Reminders of acceptance that also point to the extension request (O-9). */
  mentionsExtension: boolean;
}

/** Draft for an authority to sign; never an act. */
export interface DraftNotice {
  kind: 'draftRectificationOrder' | 'draftSanctionProposal';
  dossier: NoticeDossier;
  duty: NoticeDuty;
  daysOverdue: number;
  /** For how many days a request to move the date has been waiting for its decision. */
  requestHeldDays?: number;
  ground: RectificationGround;
  suggestedDueOn?: CalendarDate;
}

/** An act that concerns the recipient happened. */
export interface ActNotice {
  kind: 'act';
  dossier: NoticeDossier;
  act: string;
  /** Where the title of the act depends on what it is about. */
  title?: string;
  article: number | null;
  basis: Basis;
  by: PartyId;
  /** The authority that recorded for `by` what came on paper `on` this day. */
  recordedBy?: PartyId;
  on: CalendarDate;
  seq: number;
  /** As brought; of a joint act as proposed. */
  input: unknown;
  /** What the input cites by id alone. */
  documents: Cited[];
  /** What is lawful and yet worth a word to whoever decides. */
  warnings?: Warning[];
}

/** A joint act waits for the recipient's consent. */
export interface AwaitingConsentNotice {
  kind: 'awaitingConsent';
  dossier: NoticeDossier;
  act: string;
  title?: string;
  article: number | null;
  by: PartyId;
  on: CalendarDate;
  seq: number;
  awaiting: PartyId[];
  input: unknown;
  documents: Cited[];
  warnings?: Warning[];
}

/**
 * An act that left without effect what the reader was never told: both are said in one letter. Made when a letter goes
 * out; no outbox holds one.
 */
export interface OvertakenNotice {
  kind: 'overtaken';
  dossier: NoticeDossier;
  /** What the reader should have been told, in order. */
  earlier: (ReminderNotice | ActNotice | AwaitingConsentNotice)[];
  act: string;
  title?: string;
  by: PartyId;
  on: CalendarDate;
  seq: number;
  /** As brought; undefined where the act itself is not told to the reader. */
  input: unknown;
  documents: Cited[];
}

export type Notice = ReminderNotice | DraftNotice | ActNotice | AwaitingConsentNotice | OvertakenNotice;

/**
 * One line of the outbox. `key` is unique for ever: kind and code of the dossier, duty instance or ledger seq, step, due version, recipient.
 */
export interface Saying {
  key: string;
  party: PartyId;
  post: AddressedPost;
  /** From this day it stands in the inbox. */
  plannedOn: CalendarDate;
  /** Epoch ms before which no channel but the inbox carries it. */
  sendNotBefore: number;
  /** `DUTY:key` whose discharge or move takes it back while it waits; undefined for news of acts. */
  dutyRef?: string;
  dueVersion?: number;
  step: string;
  notice: Notice;
}

/** Which waiting messages are taken back: those of this duty whose due version is not `exceptVersion`. */
export interface TakingBack {
  dutyRef: string;
  exceptVersion?: number;
  because: string;
}

/** Of an act that is taken back. */
export interface PuttingBack {
  /** Its line: news of it that waits is taken back. */
  line: number;
  because: string;
  /** What was taken back since that line, of these duties in these versions, waits again. */
  gives: { dutyRef: string; dueVersion: number }[];
}
