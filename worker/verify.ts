// Verifies ledgers and what is read from them: hash chains, rows against the last lines, parties against the audit, and all
// of it against seals that were kept elsewhere. Seals, too.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { readConfig, requireSetting } from '../config.ts';
import { asRegistered } from '../database/dossier.ts';
import { inTransaction, openPool, LONG_READING, type Pool } from '../database/pool.ts';
import { assertSchemaIsCurrent } from '../database/schema.ts';
import { endOf, everyDossier, verifyChain } from '../database/verify-ledger.ts';
import type { DossierId } from '../measures/dossier.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { KIND_OPTION, namedDossiers } from './named-dossiers.ts';
import { against } from './verify/against.ts';
import { alteredParties } from './verify/parties.ts';
import { absent, alteredRows, orphans } from './verify/rows.ts';
import { detailLines, sealed, sealLine, sealsIn, SNAPSHOT } from './verify/seal.ts';

export interface Verified {
  lines: number;
  dossiers: number;
  /** Sentences in Chinese: what does not hold. */
  findings: string[];
}

/**
 * Looks at the dossiers named, or at everything. Each dossier is seen as of one moment, and all parties are, also while
 * acts and registrations come in.
 */
export async function verify(pool: Pool, named: readonly DossierId[] = []): Promise<Verified> {
  const verified: Verified = { lines: 0, dossiers: 0, findings: [] };
  for await (const one of named.length > 0 ? named : everyDossier(pool)) {
    const id = named.length > 0 ? await asRegistered(pool, one) : one;
    const { lines, says } = await inTransaction(pool, (db) => verifyDossier(db, id), SNAPSHOT);
    verified.lines += lines;
    verified.dossiers += 1;
    verified.findings.push(...says.map((one) => `卷宗 ${workflowIdOf(id)}　${one}`));
  }
  if (named.length > 0) return verified;
  verified.findings.push(
    ...(await orphans(pool)).map(({ says, ...id }) => `卷宗 ${workflowIdOf(id)}　${says}`),
    ...(await inTransaction(pool, alteredParties, SNAPSHOT)).map(({ party, says }) => `单位 ${party}　${says}`),
  );
  return verified;
}

type Db = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function verifyDossier(db: Db, id: DossierId): Promise<{ lines: number; says: string[] }> {
  const end = await endOf(db, id);
  const { lines, broken } = await verifyChain(db, id, end);
  if (lines === 0 && !broken && !end) return { lines, says: [await absent(db, id)] };
  return { lines, says: broken ? [`台账第 ${broken.seq} 行：${broken.says}`] : await alteredRows(db, id) };
}

const USAGE = `用法：ledger:verify [编号…] [--kind project|unit]
       ledger:verify --seal [--details]
       ledger:verify --against 文件（- 为标准输入）
核对台账的哈希链、由台账得出的各表、单位登记；所写的卷宗没有台账，也算不相符。--seal：打印一行封存，请存到别处；--details：另打印每个卷宗、每个单位一行的明细。
--against：另与以前的封存（一行或者多行，有无明细均可）比对。
退出码：0 全部相符；1 有不相符的；2 未能完成。`;

async function main(): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = readArguments(
    USAGE,
    { ...KIND_OPTION, seal: flag, details: flag, against: { type: 'string' } },
    true,
  );
  if ([values.seal, values.against !== undefined, positionals.length > 0].filter(Boolean).length > 1)
    throw new PlainError('--seal、--against 和卷宗编号不能同时给出：请分别运行。');
  const kept = values.against === undefined ? [] : await readSeals(values.against);
  const pool = openPool(requireSetting(readConfig(), 'databaseUrl'), {
    name: 'duban-verify',
    max: 2,
    ...LONG_READING,
  });
  await assertSchemaIsCurrent(pool);
  if (values.seal) {
    const { seal, details } = await sealed(pool);
    console.log([sealLine(seal), ...(values.details ? detailLines(details) : [])].join('\n'));
    return EXIT.done;
  }
  const { lines, dossiers, findings } = await verify(pool, namedDossiers(positionals, values.kind));
  for (const seal of kept) findings.push(...(await inTransaction(pool, (db) => against(db, seal), SNAPSHOT)));
  for (const says of findings) console.error(says);
  const with_ = kept.length > 0 ? `，与封存 ${kept.length} 份比对` : '';
  console.log(
    `已核对卷宗 ${dossiers} 个、台账 ${lines} 行${with_}${findings.length === 0 ? '，全部相符' : `；有 ${findings.length} 处不相符`}`,
  );
  await pool.end();
  return findings.length === 0 ? EXIT.done : EXIT.left;
}

async function readSeals(file: string) {
  const seals = sealsIn(file === '-' ? await text(process.stdin) : await readFile(file, 'utf8'));
  if (seals.length === 0)
    throw new PlainError(`${file} 中没有封存行（以 duban-seal/1 开头）：请给出存有 --seal 所打印内容的文件。`);
  return seals;
}

if (isProgram(import.meta.url)) await runProgram(main);
