/**
 * Holds every day of the rest-day arrangements against two public data sets that were made independently: npm
 * `chinese-days` and PyPI
 * `chinesecalendar`. Run it after entering a new year. Needs Python and a way to PyPI; exits with 1 if any day differs.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chineseDays from 'chinese-days';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { addDays, yearOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { calendarOf, dayOf } from '../../measures/calendar/rest-days.ts';

const CHINESE_CALENDAR = 'chinesecalendar==1.11.0';
/** The first day that a notice in hand moved: the one for 2019 begins in 2018. */
const FIRST = '2018-12-29';

const calendar = calendarOf(REST_DAY_ARRANGEMENTS);
const last = `${calendar.arrangements.at(-1)!.year}-12-31`;

console.log(`对照放假安排 ${calendar.edition}（${FIRST} 至 ${last}）`);
const sources: Record<string, (on: CalendarDate) => boolean | undefined> = {
  'chinese-days': (on) => chineseDays.isWorkday(on),
  chinesecalendar: lookUp(workingDaysOfChineseCalendar()),
};

let differences = 0;
for (const [name, isWorking] of Object.entries(sources)) {
  const perYear = new Map<number, string[]>();
  for (let on = FIRST; on <= last; on = addDays(on, 1)) {
    const found = perYear.get(yearOf(on)) ?? [];
    perYear.set(yearOf(on), found);
    const { working, because } = dayOf(calendar, on);
    const theirs = isWorking(on);
    if (working !== theirs)
      found.push(`${on} 本库：${because}；对方：${theirs === undefined ? '无此日' : theirs ? '上班' : '休息'}`);
  }
  for (const [year, found] of perYear) {
    console.log(`${name} ${year}：${found.length ? `${found.length} 处不同` : '一致'}`);
    for (const line of found) console.log(`  ${line}`);
    differences += found.length;
  }
}
console.log(differences ? `共 ${differences} 处不同` : '两个数据集与本库逐日一致');
process.exitCode = differences ? 1 : 0;

function lookUp(days: Record<CalendarDate, boolean>) {
  return (on: CalendarDate) => days[on];
}

/** Installs the pinned package into a folder of its own, which is removed again, and asks it for every day. */
function workingDaysOfChineseCalendar(): Record<CalendarDate, boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-calendar-'));
  try {
    const pip = [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--disable-pip-version-check',
      '--root-user-action=ignore',
    ];
    execFileSync('python3', [...pip, '--target', folder, CHINESE_CALENDAR], { stdio: ['ignore', 'ignore', 'inherit'] });
    const ask = [
      'import sys, json, datetime, chinese_calendar as c',
      'day, last = map(datetime.date.fromisoformat, sys.argv[1:])',
      'days = {}',
      'while day <= last:',
      '    days[day.isoformat()] = c.is_workday(day)',
      '    day += datetime.timedelta(days=1)',
      'print(json.dumps(days))',
    ].join('\n');
    const env = { ...process.env, PYTHONPATH: folder };
    return JSON.parse(execFileSync('python3', ['-c', ask, FIRST, last], { env, encoding: 'utf8' })) as Record<
      CalendarDate,
      boolean
    >;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
