// Promises 1 to 3: what was answered against the lines that are there.
import type { Db } from '../../database/pool.ts';
import type { Finding, Promised } from './finding.ts';
import { byKey, dossierOf, hashOf, OPENING, type Sent } from './sent.ts';

interface ActLine {
  /** Workflow id. */
  dossier: string;
  seq: number;
  act: string;
  party: string;
  at: number;
  key: string;
  hash: string;
  /** Number up to which the dossier's row has taken lines; null without a row. */
  rowSeq: number | null;
}

const LINES = `select l.kind || ':' || l.code as dossier, l.seq, l.act, l.party, l.at, l.request_key as key,
    l.request_hash as hash, d.seq as "rowSeq"
  from ledger l left join dossier d on d.kind = l.kind and d.code = l.code
  where l.line = 'act' and ($1::text[] is null or l.kind || ':' || l.code = any($1))`;

/** Every attempt against the ledger, and every act of the ledger against the attempts. */
export async function checkAnswers(db: Db, sent: readonly Sent[], dossiers?: readonly string[]): Promise<Finding[]> {
  const { rows } = await db.query<ActLine>(LINES, [dossiers ?? null]);
  const linesByKey = new Map<string, ActLine[]>();
  for (const line of rows) linesByKey.set(line.key, [...(linesByKey.get(line.key) ?? []), line]);
  const linesOf = (one: Sent): ActLine[] =>
    (linesByKey.get(one.key) ?? []).filter((line) =>
      one.act === OPENING ? line.act === OPENING && line.party === one.party : line.dossier === dossierOf(one),
    );
  return [...byKey(sent).flatMap((attempts) => findingsOf(attempts, linesOf(attempts[0]!))), ...unsent(rows, sent)];
}

function findingsOf(attempts: Sent[], lines: ActLine[]): Finding[] {
  const { act, key } = attempts[0]!;
  const dossier = dossierOf(attempts[0]!) ?? lines[0]?.dossier ?? '?';
  const found: Finding[] = [];
  const say = (promise: Promised, seq: number | undefined, says: string) =>
    found.push({ promise, dossier, seq, says: `${act} (key ${key}) ${says}` });
  if (lines.length > 1) say(1, lines[1]!.seq, `stands in the ledger ${lines.length} times`);
  const [line] = lines;
  for (const attempt of attempts) {
    const { outcome } = attempt;
    const isThere = line?.hash === hashOf(attempt);
    if (outcome.is === 'answered') {
      if (!line) say(1, outcome.seq, `was answered as line ${outcome.seq} and is not in the ledger`);
      else if (!isThere) say(1, line.seq, 'was answered, but its line is of another request');
      else if (line.seq !== outcome.seq) say(1, line.seq, `was answered as line ${outcome.seq}`);
    } else if (outcome.is === 'refused' && isThere) {
      const hasOtherAttempt = attempts.some((other) => other.outcome.is !== 'refused' && hashOf(other) === line.hash);
      if (!hasOtherAttempt)
        say(2, line.seq, `was refused (${outcome.status} ${outcome.code}) and stands in the ledger`);
      else if (attempt.sentAt > line.at)
        say(3, line.seq, `was there when its retry was refused (${outcome.status} ${outcome.code})`);
    }
  }
  const answers = new Set(
    attempts.flatMap((attempt) => (attempt.outcome.is === 'answered' ? [attempt.outcome.text] : [])),
  );
  if (answers.size > 1) say(3, line?.seq, `got ${answers.size} different answers under one key`);
  if (line && (line.rowSeq ?? 0) < line.seq)
    say(
      answers.size > 0 ? 1 : 3,
      line.seq,
      `is in the ledger, but the row of the dossier stands at ${line.rowSeq ?? 'nothing'}`,
    );
  return found;
}

/** Acts that nobody brought, in dossiers the driver had to itself. */
function unsent(lines: readonly ActLine[], sent: readonly Sent[]): Finding[] {
  const covered = new Set(sent.map(dossierOf));
  const keys = new Set(sent.map(({ key }) => key));
  const strange = lines.filter(({ dossier, key }) => covered.has(dossier) && !keys.has(key));
  return strange.map(({ dossier, seq, act, key }) => ({
    promise: 2,
    dossier,
    seq,
    says: `${act} (key ${key}) was brought by nobody`,
  }));
}
