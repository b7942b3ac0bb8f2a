// Walks the chains of the ledger: every line must hash to what it says, follow its predecessor, and end where the
// project's row stands.
import { lineHash, NO_LINE_YET, type LineContent } from './hash-chain.ts';
import { recordedProjects, readLedger, type LedgerLine } from './ledger.ts';
import type { Db } from './pool.ts';

export interface BrokenChain {
  project: string;
  seq: number;
  /** Chinese: what does not hold. */
  says: string;
}

export interface Verification {
  projects: number;
  lines: number;
  /** Of each project the first line that does not hold. */
  broken: BrokenChain[];
}

const LINES_AT_ONCE = 200;
const PROJECTS_AT_ONCE = 500;

/** Verifies the ledger of `project`, or of all. Reads in portions, also while acts come in. */
export async function verifyLedger(db: Db, project?: string): Promise<Verification> {
  const found: Verification = { projects: 0, lines: 0, broken: [] };
  for await (const code of project === undefined ? everyProject(db) : [project]) {
    // Read before the lines: those up to here are there already, whatever is added meanwhile.
    const { lines, broken } = await verifyChain(db, code, await endOf(db, code));
    found.projects += 1;
    found.lines += lines;
    if (broken) found.broken.push(broken);
  }
  return found;
}

async function* everyProject(db: Db): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const codes = await recordedProjects(db, { after, limit: PROJECTS_AT_ONCE });
    if (codes.length === 0) return;
    yield* codes;
    after = codes.at(-1)!;
  }
}

type End = Pick<LedgerLine, 'seq' | 'hash'>;

async function endOf(db: Db, project: string): Promise<End | undefined> {
  const { rows } = await db.query<End>('select seq, ledger_hash as hash from project where code = $1', [project]);
  return rows[0];
}

/**
 * Verifies the lines of one project; `end`, where given, is the number and hash that its row holds of the last line.
 */
export async function verifyChain(
  db: Db,
  project: string,
  end?: End,
): Promise<{ lines: number; broken?: BrokenChain }> {
  let previous: End = { seq: 0, hash: NO_LINE_YET };
  for (let more = true; more;) {
    const { items, next } = await readLedger(db, project, { after: previous.seq, limit: LINES_AT_ONCE });
    for (const line of items) {
      const says = objectionTo(line, previous, end);
      if (says) return { lines: previous.seq, broken: { project, seq: line.seq, says } };
      previous = line;
    }
    more = next !== null;
  }
  const missing = previous.seq + 1;
  return end && end.seq >= missing
    ? { lines: previous.seq, broken: { project, seq: missing, says: `项目已记到第${end.seq}行，台账缺第${missing}行` } }
    : { lines: previous.seq };
}

function objectionTo(line: LedgerLine, previous: End, end: End | undefined): string | undefined {
  if (line.seq !== previous.seq + 1) return `缺第${previous.seq + 1}行`;
  if (line.previousHash !== previous.hash) return '与上一行的哈希不相接';
  const { previousHash, hash, ...content } = line;
  if (lineHash(previousHash, content satisfies LineContent) !== hash) return '内容与其哈希不符：该行曾被改动';
  if (end?.seq === line.seq && end.hash !== hash) return '末行的哈希与项目所记不符：台账曾被整体改写';
  return undefined;
}
