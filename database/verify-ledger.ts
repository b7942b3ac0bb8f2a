// Walks the chains of the ledger: every line must hash to what it says, follow its predecessor, and end where the
// dossier's row stands.
import type { DossierId } from '../measures/dossier.ts';
import { lineHash, NO_LINE_YET, type LineContent } from './hash-chain.ts';
import { recordedDossiers, readLedger, type LedgerLine } from './ledger.ts';
import type { Db } from './pool.ts';

export interface BrokenChain extends DossierId {
  seq: number;
  /** Chinese: what does not hold. */
  says: string;
}

export interface Verification {
  dossiers: number;
  lines: number;
  /** Of each dossier the first line that does not hold. */
  broken: BrokenChain[];
}

/** What is read and hashed at a stretch, the snapshot idle meanwhile: a fraction of a second. */
export const LEDGER_AT_ONCE = { limit: 200, bytes: 4_000_000 };
const DOSSIERS_AT_ONCE = 500;

/** Verifies the ledger of one dossier, or of all. Reads in portions, also while acts come in. */
export async function verifyLedger(db: Db, one?: DossierId): Promise<Verification> {
  const found: Verification = { dossiers: 0, lines: 0, broken: [] };
  for await (const id of one === undefined ? everyDossier(db) : [one]) {
    // Read before the lines: those up to here are there already, whatever is added meanwhile.
    const { lines, broken } = await verifyChain(db, id, await endOf(db, id));
    found.dossiers += 1;
    found.lines += lines;
    if (broken) found.broken.push(broken);
  }
  return found;
}

/** Whatever has a line or a row, in order. */
export async function* everyDossier(db: Db): AsyncGenerator<DossierId> {
  let after: DossierId | undefined;
  for (;;) {
    const ids = await recordedDossiers(db, { after, limit: DOSSIERS_AT_ONCE });
    if (ids.length === 0) return;
    yield* ids;
    after = ids.at(-1)!;
  }
}

type End = Pick<LedgerLine, 'seq' | 'hash'>;

/** The last line, as the row of the dossier has it. */
export async function endOf(db: Db, { kind, code }: DossierId): Promise<End | undefined> {
  const { rows } = await db.query<End>('select seq, ledger_hash as hash from dossier where kind = $1 and code = $2', [
    kind,
    code,
  ]);
  return rows[0];
}

/**
 * Verifies the lines of one dossier; `end`, where given, is the number and hash that its row holds of the last line.
 */
export async function verifyChain(
  db: Db,
  { kind, code }: DossierId,
  end?: End,
): Promise<{ lines: number; broken?: BrokenChain }> {
  let previous: End = { seq: 0, hash: NO_LINE_YET };
  for (let more = true; more;) {
    const { items, next } = await readLedger(db, { kind, code }, { after: previous.seq, ...LEDGER_AT_ONCE });
    for (const line of items) {
      const says = objectionTo(line, previous, end);
      if (says) return { lines: previous.seq, broken: { kind, code, seq: line.seq, says } };
      previous = line;
    }
    more = next !== null;
  }
  const missing = previous.seq + 1;
  return end && end.seq >= missing
    ? { lines: previous.seq, broken: { kind, code, seq: missing, says: `已记到第${end.seq}行，台账缺第${missing}行` } }
    : { lines: previous.seq };
}

function objectionTo(line: LedgerLine, previous: End, end: End | undefined): string | undefined {
  if (line.seq !== previous.seq + 1) return `缺第${previous.seq + 1}行`;
  if (line.previousHash !== previous.hash) return '与上一行的哈希不相接';
  const { previousHash, hash, ...content } = line;
  if (lineHash(previousHash, content satisfies LineContent) !== hash) return '内容与其哈希不符：该行曾被改动';
  if (end?.seq === line.seq && end.hash !== hash) return '末行的哈希与所记不符：台账曾被整体改写';
  return undefined;
}
