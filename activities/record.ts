// The activity behind every project: takes numbered lines into the ledger and leaves what follows from them, in one
// transaction.
// Knows PostgreSQL and the law; no engine, no network, no clock: each line is judged at its own instant.
import { onDossier, type Dossier } from '../database/dossier.ts';
import { recentKeys } from '../database/ledger.ts';
import type { Db, Pool } from '../database/pool.ts';
import { readArrangements } from '../database/rest-day.ts';
import { beijingDateOf, yearOf } from '../measures/calendar/calendar-date.ts';
import type { Calendar, RestDayArrangement } from '../measures/calendar/rest-days.ts';
import type { Line } from '../measures/line.ts';
import type { Practice } from '../measures/practice.ts';
import type { RECENT_KEYS_CARRIED, RecordAnswer, RecordedState, RecordInput } from '../workflows/lifecycle/contract.ts';
import { fenced } from './fence.ts';
import { settledBatch } from './settle-batch.ts';
import { storable } from './storable.ts';

export interface RecordDeps {
  pool: Pool;
  calendarOf: (arrangements: readonly RestDayArrangement[]) => Calendar;
  practice: Practice;
}

const KEYS_ANSWERED: typeof RECENT_KEYS_CARRIED = 200;

/**
 * Makes the activity `record`. Doing the same again changes nothing; trouble with the database is thrown, for the story
 * to try again.
 */
export function recordWith({ pool, calendarOf, practice }: RecordDeps): (input: RecordInput) => Promise<RecordAnswer> {
  const calendarIn = calendarCache(calendarOf);
  return async (input) => {
    const lines = storable(input.lines);
    const last = lines.at(-1);
    if (!last) throw new Error(`项目 ${input.code}：没有要记的行`);
    const wanted = {
      code: input.code,
      from: lines[0]!.seq,
      to: last.seq,
      parties: partiesIn(lines),
      keys: keysIn(lines),
    };
    return onDossier<RecordedState, RecordAnswer>(pool, wanted, async (dossier, db) => {
      const found = fenced(dossier, lines);
      if (found.is === 'ahead') return { answer: await ledgerAhead(db, input.code, dossier) };
      const batch =
        found.lines.length > 0
          ? settledBatch(dossier, found.lines, await calendarIn(db, dossier.arrangements), practice)
          : undefined;
      const recorded = batch?.recorded ?? dossier.project!.recorded;
      return {
        answer: { is: 'recorded', recordedUpTo: last.seq, ...recorded, newRun: isToBeginANewRun(input, last) },
        leavings: batch?.leavings,
      };
    });
  };
}

/** With the keys that were asked for, however old, so that the next run knows them. */
async function ledgerAhead(db: Db, code: string, { project, lines }: Dossier<RecordedState>): Promise<RecordAnswer> {
  const { facts, seq, lastActSeq, recorded } = project!;
  const recent = await recentKeys(db, code, KEYS_ANSWERED);
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
function isToBeginANewRun({ runStartedAt, continueAsNewSuggested }: RecordInput, { at }: Line): boolean {
  return continueAsNewSuggested || yearOf(beijingDateOf(at)) > yearOf(beijingDateOf(runStartedAt));
}

const keysIn = (lines: readonly Line[]): string[] =>
  lines.flatMap((line) => (line.kind === 'act' ? [line.brought.requestKey] : []));
const partiesIn = (lines: readonly Line[]): string[] =>
  [...new Set(lines.flatMap(({ facts }) => Object.values(facts.parties)))].filter((party) => party);

/** Builds a calendar once, and again only when an arrangement was published. */
function calendarCache(calendarOf: RecordDeps['calendarOf']): (db: Db, fingerprint: string) => Promise<Calendar> {
  let known: { fingerprint: string; calendar: Calendar } | undefined;
  return async (db, fingerprint) => {
    if (known?.fingerprint === fingerprint) return known.calendar;
    const calendar = calendarOf(await readArrangements(db));
    known = { fingerprint, calendar };
    return calendar;
  };
}
