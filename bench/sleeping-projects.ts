// Projects that are there and sleep, without anybody having brought their acts one by one: a first ledger line that
// takes a whole dossier
// over, settled and written by the functions of `record`, and a workflow started from it as the reconciliation does.
import { settledBatch } from '../activities/settle-batch.ts';
import { leave } from '../database/dossier.ts';
import { putParty } from '../database/party.ts';
import { inTransaction } from '../database/pool.ts';
import { REST_DAY_ARRANGEMENTS } from '../measures/calendar/arrangements.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../measures/project/facts.ts';
import type { Line } from '../measures/line.ts';
import type { Practice } from '../measures/practice.ts';
import { sideBySide } from '../worker/side-by-side.ts';
import { startFromLedger } from '../worker/reconcile/start-from-ledger.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { allAsleep } from './asleep.ts';
import type { Ground } from './ground.ts';
import { DEPARTMENT, named } from './project-facts.ts';
import { workingCalendar } from './working-days.ts';

export interface Sleeper {
  code: string;
  unit: string;
}

/** Projects written in one transaction; nobody else knows of them yet. */
const ROWS_TOGETHER = 50;
const TRANSACTIONS_AT_ONCE = 3;
const STARTS_AT_ONCE = 24;
const DEPARTMENT_NAME = '基准测试部门';
const nameOf = (unit: string): string => `基准测试单位 ${unit}`;

/** Lays `sleepers` down with the dossier `facts`, and returns when all of them sleep. */
export async function layDown(
  ground: Ground,
  sleepers: readonly Sleeper[],
  facts: ProjectFacts,
  practice: Practice,
): Promise<void> {
  await registerUnits(ground, [...new Set(sleepers.map(({ unit }) => unit))]);
  await writeDown(ground, sleepers, facts, practice);
  const deps = { client: ground.client, pool: ground.worker };
  await sideBySide(sleepers, STARTS_AT_ONCE, ({ code }) => startFromLedger(deps, code));
  await allAsleep(
    ground.client,
    sleepers.map(({ code }) => workflowIdOf(code)),
  );
}

export async function writeDown(
  { worker }: Ground,
  sleepers: readonly Sleeper[],
  facts: ProjectFacts,
  practice: Practice,
): Promise<void> {
  const calendar = workingCalendar(beijingDateOf(Date.now()), REST_DAY_ARRANGEMENTS);
  const batches = Array.from({ length: Math.ceil(sleepers.length / ROWS_TOGETHER) }, (_, index) =>
    sleepers.slice(index * ROWS_TOGETHER, (index + 1) * ROWS_TOGETHER),
  );
  await sideBySide(batches, TRANSACTIONS_AT_ONCE, (batch) =>
    inTransaction(worker, async (db) => {
      for (const { code, unit } of batch) {
        const line: Line = {
          kind: 'recalculation',
          seq: 1,
          at: Date.now(),
          facts: named(facts, code, unit),
          because: '基准测试',
        };
        const { leavings } = settledBatch(
          {
            project: null,
            duties: [],
            lines: [],
            partyNames: { [unit]: nameOf(unit), [DEPARTMENT]: DEPARTMENT_NAME },
            arrangements: '',
          },
          [line],
          calendar,
          practice,
        );
        await leave(db, leavings);
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
