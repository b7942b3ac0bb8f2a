// The rules by themselves, on one core: whole lives a second, and one settlement of a project that has been built for
// ten years.
import { dryRun } from '../../dev/rehearsal/dry-run.ts';
import { inTime } from '../../dev/rehearsal/scenarios/in-time.ts';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import type { ProjectFacts, Rectification } from '../../measures/project/facts.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { settle } from '../../measures/settle.ts';
import type { Metric } from '../metric.ts';
import { OPENED_ON, underConstruction } from '../project-facts.ts';
import { resultOf, type Round } from '../result.ts';
import { p50 } from '../statistics.ts';

const PROJECT = kindNamed('project');
const RULES = { calendar: calendarOf(REST_DAY_ARRANGEMENTS), practice: firstPractice() };
const FIRST_YEAR = 2021;
const YEARS = 10;

export const pureRules: Metric = {
  name: 'pure-rules',
  measure: async ({ sizes: { rounds, pure } }) => {
    const lives: Round[] = [];
    const settlements: Round[] = [];
    // One round is thrown away: compiled code is what runs for years.
    for (let round = -1; round < rounds; round++) {
      const perSecond = livesPerSecond(pure.lives);
      const ms = settlementsMs(pure.settlements);
      if (round < 0) continue;
      lives.push({ ours: [perSecond], floor: [] });
      settlements.push({ ours: ms, floor: [] });
    }
    return [
      {
        ...resultOf('pure rules: happy lives a second on one core', 'lives', lives, p50, {
          of: 'ours',
          atLeast: 2_000,
        }),
        n: rounds * pure.lives,
      },
      resultOf('pure rules: settle ten years of facts, p50', 'ms', settlements, p50, { of: 'ours', atMost: 1 }),
    ];
  },
};

/** By the time of the processor: what else runs on the machine does not count. */
function livesPerSecond(lives: number): number {
  const before = process.cpuUsage();
  for (let life = 0; life < lives; life++) dryRun(inTime, OPENED_ON, RULES);
  const { user, system } = process.cpuUsage(before);
  return lives / ((user + system) / 1e6);
}

function settlementsMs(count: number): number[] {
  const facts = builtForTenYears();
  const at = (day: string) => beijingInstantOf(day, '07:30');
  const before = settle(
    PROJECT,
    { facts, duties: [] },
    { is: 'time', seq: 100, at: at(`${FIRST_YEAR + YEARS}-01-04`), facts },
    RULES,
  );
  return Array.from({ length: count }, () => {
    const began = performance.now();
    settle(PROJECT, before, { is: 'time', seq: 101, at: at(`${FIRST_YEAR + YEARS}-01-15`), facts }, RULES);
    return performance.now() - began;
  });
}

/** A report every year, and every year an order of rectification that was complied with. */
function builtForTenYears(): ProjectFacts {
  const facts = underConstruction(`${FIRST_YEAR}-03-01`);
  const years = Array.from({ length: YEARS }, (_, index) => FIRST_YEAR + index);
  const entry = (seq: number, on: string) => ({ seq, on, by: facts.parties.constructionUnit });
  const rectificationOf = (year: number): Rectification => ({
    ...entry(year, `${year}-05-10`),
    ground: 'ART35',
    issuers: ['big-data'],
    violation: '未按要求共享数据资源',
    documents: [],
    servedOn: `${year}-05-10`,
    dueOn: `${year}-06-10`,
    status: 'VERIFIED',
    dates: [{ ...entry(year, `${year}-05-10`), dueOn: `${year}-06-10`, servedOn: `${year}-05-10` }],
    submissions: [{ ...entry(year, `${year}-06-01`), documents: [], statement: '已整改' }],
    findings: [{ ...entry(year, `${year}-06-05`), compliant: true }],
  });
  return {
    ...facts,
    rectifications: years.map(rectificationOf),
    yearEndReports: Object.fromEntries(
      years.slice(0, -1).map((year) => [
        String(year),
        {
          ...entry(year, `${year}-12-20`),
          sections: ['progress', 'investmentPlanExecution'],
          consultations: {},
          documents: [],
          recipients: ['development-reform', 'finance', 'big-data'],
        },
      ]),
    ),
  };
}
