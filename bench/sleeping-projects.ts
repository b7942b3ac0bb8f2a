// Projects that are there and sleep, without anybody having brought their acts one by one: a first ledger line that takes a whole dossier
// over, settled and written by the functions of `record`, and a workflow started from it as the reconciliation does.
import { settledBatch } from '../activities/settle-batch.ts';
import { holdingProject, leave } from '../database/dossier.ts';
import { putParty } from '../database/party.ts';
import { REST_DAY_ARRANGEMENTS } from '../measures/calendar/arrangements.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../measures/facts.ts';
import type { Line } from '../measures/line.ts';
import type { Practice } from '../measures/practice.ts';
import { startFromLedger } from '../worker/reconcile/start-from-ledger.ts';
import { atOnce } from './at-once.ts';
import type { Ground } from './ground.ts';
import { DEPARTMENT, named } from './project-facts.ts';
import { workingCalendar } from './working-days.ts';

export interface Sleeper {
  code: string;
  unit: string;
}

const ROWS_AT_ONCE = 6;
const STARTS_AT_ONCE = 24;
const DEPARTMENT_NAME = '基准测试部门';
const nameOf = (unit: string): string => `基准测试单位 ${unit}`;

/** Lays `sleepers` down with the dossier `facts`, and returns when every workflow is started. */
export async function layDown(ground: Ground, sleepers: readonly Sleeper[], facts: ProjectFacts, practice: Practice): Promise<void> {
  await registerUnits(ground, [...new Set(sleepers.map(({ unit }) => unit))]);
  await ground.pace.ours.timed(sleepers.length, async () => {
    await writeDown(ground, sleepers, facts, practice);
    const deps = { client: ground.client, pool: ground.worker };
    await atOnce(sleepers, STARTS_AT_ONCE, ({ code }) => startFromLedger(deps, code));
  });
}

export async function writeDown({ worker }: Ground, sleepers: readonly Sleeper[], facts: ProjectFacts, practice: Practice): Promise<void> {
  const calendar = workingCalendar(beijingDateOf(Date.now()), REST_DAY_ARRANGEMENTS);
  await atOnce(sleepers, ROWS_AT_ONCE, ({ code, unit }) => {
    const line: Line = { kind: 'recalculation', seq: 1, at: Date.now(), facts: named(facts, code, unit), because: '基准测试' };
    const { leavings } = settledBatch({ project: null, duties: [], lines: [], partyNames: { [unit]: nameOf(unit), [DEPARTMENT]: DEPARTMENT_NAME }, arrangements: '' }, [line], calendar, practice);
    return holdingProject(worker, code, (db) => leave(db, leavings));
  });
}

/** With somebody to write to. */
export async function registerUnits({ owner }: Ground, units: readonly string[]): Promise<void> {
  const by = { updatedBy: 'bench' };
  await putParty(owner, { id: DEPARTMENT, name: DEPARTMENT_NAME, kind: 'department', contacts: [], ...by });
  await atOnce(units, 1, (id) => putParty(owner, { id, name: nameOf(id), kind: 'unit', department: DEPARTMENT, contacts: [{ duty: 'handler', name: '经办人', email: `${id}@example.org` }], ...by }));
}
