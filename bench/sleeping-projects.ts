// Projects that are there and sleep, without anybody having brought their acts one by one: a first ledger line that
// takes a whole dossier
// over, settled and written by the functions of `record`, and a workflow started from it as the reconciliation does.
import { settledBatch } from '../activities/settle-batch.ts';
import { putParty } from '../database/party.ts';
import { inTransaction } from '../database/pool.ts';
import { leaving } from '../database/recording.ts';
import { readRules } from '../database/rules.ts';
import type { DossierId } from '../measures/dossier.ts';
import { rulesOf } from '../measures/editions.ts';
import type { ProjectFacts } from '../measures/project/facts.ts';
import type { Line } from '../measures/line.ts';
import { kindNamed } from '../measures/register.ts';
import { sideBySide } from '../worker/side-by-side.ts';
import { startFromLedger } from '../engine/start-from-ledger.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { allAsleep } from './asleep.ts';
import type { Ground } from './ground.ts';
import { DEPARTMENT, named } from './project-facts.ts';

export interface Sleeper {
  code: string;
  unit: string;
}

/** Projects written in one transaction; nobody else knows of them yet. */
const ROWS_TOGETHER = 50;
const TRANSACTIONS_AT_ONCE = 3;
const STARTS_AT_ONCE = 24;
const DEPARTMENT_NAME = '基准测试部门';
const PROJECT = kindNamed('project');
const idOf = (code: string): DossierId => ({ kind: PROJECT.name, code });
const nameOf = (unit: string): string => `基准测试单位 ${unit}`;

/** Lays `sleepers` down with the dossier `facts`, and returns when all of them sleep. */
export async function layDown(ground: Ground, sleepers: readonly Sleeper[], facts: ProjectFacts): Promise<void> {
  await registerUnits(ground, [...new Set(sleepers.map(({ unit }) => unit))]);
  await writeDown(ground, sleepers, facts);
  const deps = { client: ground.client, pool: ground.worker };
  await sideBySide(sleepers, STARTS_AT_ONCE, ({ code }) => startFromLedger(deps, idOf(code)));
  await allAsleep(
    ground.client,
    sleepers.map(({ code }) => workflowIdOf(idOf(code))),
  );
}

export async function writeDown({ worker }: Ground, sleepers: readonly Sleeper[], facts: ProjectFacts): Promise<void> {
  const rules = rulesOf(await readRules(worker));
  const batches = Array.from({ length: Math.ceil(sleepers.length / ROWS_TOGETHER) }, (_, index) =>
    sleepers.slice(index * ROWS_TOGETHER, (index + 1) * ROWS_TOGETHER),
  );
  await sideBySide(batches, TRANSACTIONS_AT_ONCE, (batch) =>
    inTransaction(worker, async (db) => {
      for (const { code, unit } of batch) {
        const line: Line = {
          is: 'recalculation',
          seq: 1,
          at: Date.now(),
          facts: named(facts, code, unit),
          because: '基准测试',
        };
        const { leavings } = settledBatch(
          PROJECT,
          {
            row: null,
            duties: [],
            lines: [],
            partyNames: { [unit]: nameOf(unit), [DEPARTMENT]: DEPARTMENT_NAME },
            rules: '',
          },
          [line],
          rules,
        );
        for (const statement of leaving(leavings)) await db.query(statement);
      }
    }),
  );
}

/** With somebody to write to. */
export async function registerUnits({ owner }: Ground, units: readonly string[]): Promise<void> {
  const by = { updatedBy: 'bench' };
  await inTransaction(owner, async (db) => {
    await putParty(db, { id: DEPARTMENT, name: DEPARTMENT_NAME, kind: 'department', contacts: [], ...by });
    for (const id of units)
      await putParty(db, {
        id,
        name: nameOf(id),
        kind: 'unit',
        department: DEPARTMENT,
        contacts: [{ post: 'handler', name: '经办人', addresses: { mail: `${id}@example.org` } }],
        ...by,
      });
  });
}
