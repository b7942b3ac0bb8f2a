// Promises 1 to 3: what was answered against the lines that are there.
import type { Db } from '../../database/pool.ts';
import type { Finding, Promised } from './finding.ts';
import { byKey, hashOf, OPENING, type Sent } from './sent.ts';

interface ActLine {
  project: string;
  seq: number;
  act: string;
  party: string;
  at: number;
  key: string;
  hash: string;
  /** Number up to which the project's row has taken lines; null without a row. */
  rowSeq: number | null;
}

const LINES = `select l.project, l.seq, l.act, l.party, l.at, l.request_key as key, l.request_hash as hash,
    p.seq as "rowSeq"
  from ledger l left join project p on p.code = l.project
  where l.kind = 'act' and ($1::text[] is null or l.project = any($1))`;

/** Every attempt against the ledger, and every act of the ledger against the attempts. */
export async function checkAnswers(db: Db, sent: readonly Sent[], projects?: readonly string[]): Promise<Finding[]> {
  const { rows } = await db.query<ActLine>(LINES, [projects ?? null]);
  const linesByKey = new Map<string, ActLine[]>();
  for (const line of rows) linesByKey.set(line.key, [...(linesByKey.get(line.key) ?? []), line]);
  const linesOf = ({ act, key, party, project }: Sent): ActLine[] =>
    (linesByKey.get(key) ?? []).filter((line) =>
      act === OPENING ? line.act === OPENING && line.party === party : line.project === project,
    );
  return [...byKey(sent).flatMap((attempts) => findingsOf(attempts, linesOf(attempts[0]!))), ...unsent(rows, sent)];
}

function findingsOf(attempts: Sent[], lines: ActLine[]): Finding[] {
  const { project = lines[0]?.project ?? '?', act, key } = attempts[0]!;
  const found: Finding[] = [];
  const say = (promise: Promised, seq: number | undefined, says: string) =>
    found.push({ promise, project, seq, says: `${act} (key ${key}) ${says}` });
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
      `is in the ledger, but the row of the project stands at ${line.rowSeq ?? 'nothing'}`,
    );
  return found;
}

/** Acts that nobody brought, in projects the driver had to itself. */
function unsent(lines: readonly ActLine[], sent: readonly Sent[]): Finding[] {
  const covered = new Set(sent.map(({ project }) => project));
  const keys = new Set(sent.map(({ key }) => key));
  const strange = lines.filter(({ project, key }) => covered.has(project) && !keys.has(key));
  return strange.map(({ project, seq, act, key }) => ({
    promise: 2,
    project,
    seq,
    says: `${act} (key ${key}) was brought by nobody`,
  }));
}
