// The activity behind every dossier: takes numbered lines into the ledger and leaves what follows from them, in one
// transaction.
// Knows PostgreSQL and the law; no engine, no network, no clock: each line is judged at its own instant.
import { recentKeys } from '../database/ledger.ts';
import { heardOfAct, type SaidMessage } from '../database/message.ts';
import type { Db, Pool } from '../database/pool.ts';
import { onDossier, type HeldDossier } from '../database/recording.ts';
import { readRules } from '../database/rules.ts';
import { beijingDateOf, yearOf } from '../measures/calendar/calendar-date.ts';
import type { DossierId } from '../measures/dossier.ts';
import { rulesKept } from '../measures/editions.ts';
import type { ActLine, Line } from '../measures/line.ts';
import type { Rules } from '../measures/moment.ts';
import { partakersOf } from '../measures/parts.ts';
import { undoneBy } from '../measures/put-back.ts';
import { kindNamed } from '../measures/register.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { RECENT_KEYS_CARRIED, RecordAnswer, RecordedState, RecordInput } from '../workflows/lifecycle/contract.ts';
import { fenced } from './fence.ts';
import { newsOf, type RecordedNews } from './recorded-news.ts';
import { settledBatch } from './settle-batch.ts';
import { storable } from './storable.ts';

export interface RecordDeps {
  pool: Pool;
  /** Told of what stands in the ledger now and did not before. */
  noteRecorded?: (news: RecordedNews) => void;
}

/** What stood beside a line when it was recorded first, for whoever records it again. */
export interface Remembered {
  rules: Rules;
  /** Names of parties that are no longer registered, or otherwise. */
  names: Readonly<Record<string, string>>;
  /** Keys of messages that lie in a letter. */
  claimed: ReadonlySet<string>;
}

/**
 * The largest acts are taken ten at a time before a line is recorded: with them a run stays below the 4 MB at which the
 * engine begins to object, and a tenth of that is a year of a usual project.
 */
const HISTORY_BYTES = 1_200_000;
const KEYS_ANSWERED: typeof RECENT_KEYS_CARRIED = 200;

/**
 * Makes the activity `record`. Doing the same again changes nothing; trouble with the database is thrown, for the story
 * to try again. `remembered` is for lines that a database which was put back has lost.
 */
export function recordWith(
  { pool, noteRecorded }: RecordDeps,
  remembered?: Remembered,
): (input: RecordInput) => Promise<RecordAnswer> {
  const rulesIn = rulesKept();
  return async (input) => {
    const kind = kindNamed(input.kind);
    const lines = storable(input.lines);
    const last = lines.at(-1);
    if (!last) throw new Error(`${input.kind}:${input.code}：没有要记的行`);
    const parties = [...new Set(lines.flatMap(({ facts }) => partakersOf(kind, facts)))];
    const id = { kind: input.kind, code: input.code };
    const wanted = { ...id, from: lines[0]!.seq, to: last.seq, parties, keys: keysIn(lines) };
    let news: RecordedNews | undefined;
    const answer = await onDossier<RecordedState, RecordAnswer>(pool, wanted, async (present, db) => {
      const held = { ...present, partyNames: { ...present.partyNames, ...remembered?.names } };
      const found = fenced(held, lines);
      if (found.is === 'ahead') return { answer: await ledgerAhead(db, id, held) };
      const unrecorded = await withHearers(db, id, found.lines);
      const batch =
        unrecorded.length > 0
          ? settledBatch(kind, held, unrecorded, remembered?.rules ?? (await rulesIn(held.rules, () => readRules(db))))
          : undefined;
      news = batch && newsOf(held, batch);
      const recorded = batch?.recorded ?? held.row!.recorded;
      return {
        answer: { is: 'recorded', recordedUpTo: last.seq, ...recorded, newRun: isToBeginANewRun(input, last) },
        leavings: batch && { ...batch.leavings, says: batch.leavings.says.map(claimedIn(remembered?.claimed)) },
      };
    });
    if (news) noteRecorded?.(news);
    return answer;
  };
}

/**
 * An act is taken back before anybody is told of it; a line that waited for its database may come after its messages went
 * out all the same. Whoever has them is told that it was taken back.
 */
async function withHearers(db: Db, id: DossierId, lines: readonly Line[]): Promise<Line[]> {
  const heard: Line[] = [];
  for (const line of lines) {
    const undone = undoneBy(line);
    const parties = undone ? await heardOfAct(db, id, { line: undone.of, duties: undone.before.touched }) : [];
    heard.push(line.is === 'act' && parties.length > 0 ? toldTo(line, parties) : line);
  }
  return heard;
}

const toldTo = (line: ActLine, heardOf: PartyId[]): ActLine => ({
  ...line,
  brought: { ...line.brought, references: { ...line.brought.references, heardOf } },
});

/** With the keys that were asked for, however old, so that the next run knows them. */
async function ledgerAhead(db: Db, id: DossierId, { row, lines }: HeldDossier<RecordedState>): Promise<RecordAnswer> {
  const { facts, seq, lastActSeq, recorded } = row!;
  const recent = await recentKeys(db, id, KEYS_ANSWERED);
  const older = lines.filter(({ requestKey }) => requestKey !== null && !recent.some(({ key }) => key === requestKey));
  return {
    is: 'ledgerAhead',
    facts,
    seq,
    lastActSeq,
    keys: [
      ...recent,
      ...older.map(({ requestKey, requestHash, ...line }) => ({
        key: requestKey!,
        hash: requestHash!,
        seq: line.seq,
        at: line.at,
      })),
    ],
    recorded,
  };
}

/** A run ends with its year: its history stays short, and what was fixed since takes hold everywhere within a year. */
function isToBeginANewRun({ runStartedAt, continueAsNewSuggested, historyBytes }: RecordInput, { at }: Line): boolean {
  const isOfAnotherYear = yearOf(beijingDateOf(at)) > yearOf(beijingDateOf(runStartedAt));
  return continueAsNewSuggested || historyBytes > HISTORY_BYTES || isOfAnotherYear;
}

/** What lies in a letter already is never claimed again, nor taken back. */
const claimedIn =
  (claimed: ReadonlySet<string> | undefined) =>
  (message: SaidMessage): SaidMessage =>
    message.status === 'waiting' && claimed?.has(message.key) ? { ...message, status: 'claimed' } : message;

const keysIn = (lines: readonly Line[]): string[] =>
  lines.flatMap((line) => (line.is === 'act' ? [line.brought.requestKey] : []));
