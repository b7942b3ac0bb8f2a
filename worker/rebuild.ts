// Rebuilds the read model (project, duty) of projects by folding their ledger lines. Nothing is judged again: a rule
// corrected since changes nothing
// here. What was said and sent (message, delivery) is no reading of the ledger and stays. Run it as the owner, with
// `DATABASE_OWNER_URL`.
import { pathToFileURL } from 'node:url';
import { storedDuty, storedProject } from '../activities/stored-rows.ts';
import { readConfig, requireSetting } from '../config.ts';
import { holdingProject } from '../database/dossier.ts';
import { upsertDutiesSql } from '../database/duty.ts';
import { recordedProjects, readLedger, type LedgerLine } from '../database/ledger.ts';
import { openPool, PATIENT_STATEMENT_TIMEOUT_MS, type Db, type Pool } from '../database/pool.ts';
import { upsertProjectSql } from '../database/project.ts';
import { verifyChain } from '../database/verify-ledger.ts';
import { refOf, type DutyRecord } from '../measures/duty.ts';

const AT_ONCE = 200;

/** Puts the rows of one project as its ledger has them; throws, and changes nothing, when the chain does not hold. */
export async function rebuildProject(pool: Pool, code: string): Promise<void> {
  await holdingProject(pool, code, async (db) => {
    // Only what the lines themselves say counts: the row that holds their end is the one to be rebuilt.
    const { broken } = await verifyChain(db, code);
    if (broken) throw new Error(`项目 ${code} 的台账第 ${broken.seq} 行：${broken.says}。未重建。`);
    await replaceRows(db, code, await folded(db, code));
  });
}

interface Fold {
  opening: LedgerLine;
  last: LedgerLine;
  lastActSeq: number;
  duties: DutyRecord[];
}

async function folded(db: Db, code: string): Promise<Fold> {
  const duties = new Map<string, DutyRecord>();
  let opening: LedgerLine | undefined;
  let last: LedgerLine | undefined;
  let lastActSeq = 0;
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof readLedger>> = await readLedger(db, code, { after, limit: AT_ONCE });
    for (const line of page.items) {
      opening ??= line;
      last = line;
      if (line.kind === 'act') lastActSeq = line.seq;
      for (const record of line.duties) duties.set(refOf(record), record);
    }
    after = page.next;
  }
  if (!opening || !last) throw new Error(`项目 ${code} 没有台账`);
  return { opening, last, lastActSeq, duties: [...duties.values()] };
}

async function replaceRows(db: Db, code: string, { opening, last, lastActSeq, duties }: Fold): Promise<void> {
  const chained = ({ seq, at, hash }: LedgerLine) => ({ seq, at: new Date(at).toISOString(), hash });
  const project = storedProject(
    last.facts,
    { opening: chained(opening), last: chained(last) },
    lastActSeq,
    last.outcome,
  );
  const rows = duties.map((record) => storedDuty(code, record));
  await db.query('delete from duty where project = $1', [code]);
  await db.query('delete from project where code = $1', [code]);
  await db.query(upsertProjectSql('$1'), [JSON.stringify(project)]);
  await db.query(upsertDutiesSql('$1'), [JSON.stringify(rows)]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const pool = openPool(requireSetting(readConfig(), 'databaseOwnerUrl'), {
    name: 'duban-rebuild',
    max: 2,
    statementTimeoutMs: PATIENT_STATEMENT_TIMEOUT_MS,
  });
  const named = process.argv.slice(2);
  let after = '';
  for (let codes = named; ; after = codes.at(-1)!) {
    if (named.length === 0) codes = await recordedProjects(pool, { after, limit: AT_ONCE });
    for (const code of codes) await rebuildProject(pool, code);
    if (named.length > 0 || codes.length === 0) break;
  }
  await pool.end();
}
