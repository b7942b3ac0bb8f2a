// Lists of a city's projects: any page of a hundred thousand, over HTTP, and whether PostgreSQL finds it by an index.
import type { Db, Pool } from '../../database/pool.ts';
import { listDossiers, type DossierFilter } from '../../database/dossier.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { timed } from '../timed.ts';
import type { Ground } from '../ground.ts';
import type { Metric } from '../metric.ts';
import { underConstruction } from '../project-facts.ts';
import { resultOf, type Round } from '../result.ts';
import { registerUnits, writeDown } from '../sleeping-projects.ts';
import { mean, p95 } from '../statistics.ts';

const PATTERN = 'LISTED-000000';
const UNITS = 500;
const PAGE = 50;
const codeOf = (number: number): string => `LISTED-${String(number).padStart(6, '0')}`;

export const projectList: Metric = {
  name: 'project-list',
  measure: async ({
    ground: begin,
    sizes: {
      rounds,
      listed: { projects, pages },
    },
  }) => {
    const ground = await begin();
    await multiply(ground, projects);
    const api = ground.callApi();
    const pageOf = (party: string, query: string, round: number) => (): Promise<unknown> => {
      const place = Buffer.from(JSON.stringify({ code: codeOf(Math.floor(Math.random() * projects)) })).toString(
        'base64url',
      );
      return api.call({ party, sub: `${party}-${round}` }, 'GET', `/projects?limit=${PAGE}&cursor=${place}${query}`);
    };
    const measured = async (kinds: readonly [party: string, query: string][]): Promise<Round[]> => {
      const all: Round[] = [];
      for (let round = -1; round < rounds; round++) {
        const ours: number[] = [];
        for (const [party, query] of kinds)
          for (let page = 0; page < pages; page++) ours.push(await timed(pageOf(party, query, round)));
        // The first round fills the caches of a machine that has been running since yesterday.
        if (round >= 0) all.push({ ours, floor: [] });
      }
      return all;
    };
    const lists = await measured([
      ['big-data', ''],
      ['big-data', '&stage=UNDER_CONSTRUCTION'],
      ['big-data', '&department=department-listed-3'],
      ['unit-listed-7', ''],
      ['big-data', '&unit=unit-listed-7'],
    ]);
    const searches = await measured([['big-data', `&q=${encodeURIComponent('项目 77')}`]]);
    api.close();
    const sequential = await readsWithoutIndex(ground.owner, projects);
    return [
      resultOf(`a page of ${projects} projects, p95`, 'ms', lists, p95, { of: 'ours', atMost: 30 }),
      {
        ...resultOf(
          'lists whose plan reads the whole table',
          'plans',
          [{ ours: [sequential.length], floor: [] }],
          mean,
          { of: 'ours', atMost: 0 },
        ),
        n: FILTERS.length,
      },
      resultOf(`a page found by part of a name, p95`, 'ms', searches, p95, { of: 'ours', atMost: 50 }),
    ];
  },
};

/**
 * One project written as `record` writes it, then copied with other codes, units, departments and dates by the owner.
 */
async function multiply(ground: Ground, count: number): Promise<void> {
  await registerUnits(ground, ['unit-listed-1']);
  await writeDown(ground, [{ code: PATTERN, unit: 'unit-listed-1' }], underConstruction(beijingDateOf(Date.now())));
  const columns = async (table: string) =>
    (
      await ground.owner.query<{ name: string }>(
        'select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position',
        [table],
      )
    ).rows.map(({ name }) => name);
  const selected = (names: readonly string[], changed: Record<string, string>) =>
    names.map((name) => changed[name] ?? name).join(', ');
  const number = `lpad(n::text, 6, '0')`;
  const code = `'LISTED-' || ${number}`;
  const unit = `'unit-listed-' || (n % ${UNITS} + 1)`;
  const department = `'department-listed-' || (n % ${UNITS} / 10 + 1)`;
  const project = {
    code,
    name: `'基准测试项目 ' || n`,
    unit,
    department,
    parties: `array[${unit}, ${department}]`,
    next_due_on: 'next_due_on + n % 700',
    stage: `case n % 4 when 0 then 'CLOSED' when 1 then 'IN_OPERATION' when 2 then 'APPROVED' else stage end`,
  };
  const [ofProject, ofDuty] = [await columns('dossier'), await columns('duty')];
  await ground.owner.query(
    `insert into dossier (${ofProject.join(', ')}) select ${selected(ofProject, project)}
        from dossier, generate_series(1, ${count}) n where code = '${PATTERN}'`,
  );
  const duty = { code, owed_by: unit, last_day_on: 'last_day_on + n % 700' };
  await ground.owner.query(
    `insert into duty (${ofDuty.join(', ')}) select ${selected(ofDuty, duty)}
        from duty, generate_series(1, ${count}) n where code = '${PATTERN}'`,
  );
  await ground.owner.query('vacuum analyze dossier, duty');
}

const FILTERS: readonly { filter: DossierFilter; order: 'code' | 'nextDue' }[] = [
  { filter: { kind: 'project' }, order: 'code' },
  { filter: { kind: 'project' }, order: 'nextDue' },
  { filter: { kind: 'project', stage: 'UNDER_CONSTRUCTION' }, order: 'code' },
  { filter: { kind: 'project', department: 'department-listed-3' }, order: 'code' },
  { filter: { kind: 'project', unit: 'unit-listed-7' }, order: 'code' },
  { filter: { kind: 'project', visibleTo: 'unit-listed-7' }, order: 'code' },
];

/** Filters for which PostgreSQL would read every row. */
async function readsWithoutIndex(owner: Pool, projects: number): Promise<DossierFilter[]> {
  const found: DossierFilter[] = [];
  for (const { filter, order } of FILTERS) {
    const plans: string[] = [];
    const explaining: Db = {
      query: async (query, values) => {
        plans.push(
          JSON.stringify(
            (await owner.query(`explain (format json) ${typeof query === 'string' ? query : query.text}`, values)).rows,
          ),
        );
        return { rows: [], rowCount: 0, command: 'EXPLAIN', oid: 0, fields: [] };
      },
    };
    await listDossiers(explaining, filter, {
      order,
      limit: PAGE,
      after: { code: codeOf(Math.floor(projects / 2)), dueOn: '2027-06-30' },
    });
    if (plans.some((plan) => plan.includes('"Seq Scan"'))) found.push(filter);
  }
  return found;
}
