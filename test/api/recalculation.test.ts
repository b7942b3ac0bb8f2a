// An edition is published, and nothing else is done: every open dossier moves by itself, once.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTESTED, BIG_DATA, OPENING, UNIT, World, type Caller } from './world.ts';
import { publishArrangements } from '../../database/rest-day.ts';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { addDays, beijingDateOf, yearOf } from '../../measures/calendar/calendar-date.ts';
import {
  addWorkingDays,
  calendarOf,
  isWorkingDay,
  type RestDayArrangement,
} from '../../measures/calendar/rest-days.ts';
import { arrangementOf, arrangementsAround } from '../measures/calendar/arrangement-of.ts';
import { firstPractice } from '../../measures/register.ts';
import { UNIT_SAMPLES } from '../../measures/unit/acts.ts';
// under test
import { keepRecalculated } from '../../worker/recalculation.ts';
import { recalculationIdOf } from '../../workflows/recalculation/contract.ts';

const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };
const FIRST = firstPractice();
const AROUND = arrangementsAround(beijingDateOf(Date.now()));
const CALENDAR = calendarOf([...REST_DAY_ARRANGEMENTS, ...AROUND]);
const SECOND = { ...FIRST, edition: '2027-01', figures: { ...FIRST.figures, correctionReviewWorkingDays: 15 } };

interface Line {
  line: string;
  because: string | null;
  editions: { calendar: string; practice: string };
}

describe('a recalculation', () => {
  let world: World;
  let code: string;
  let resubmittedOn: string;
  beforeAll(async () => {
    world = await World.begin({ DUBAN_RELAY: 'on' });
    await publishArrangements(world.deps.pool, AROUND, 'test');
    code = await world.openProject();
    const documents = [await world.document('needsStatement')];
    const done = async (caller: Caller, route: string, body: object) =>
      expect(await world.api.call(caller, 'POST', route, { body })).toMatchObject({ status: 200 });
    await world.plan([OPENING.name]);
    await done(UNIT, `/projects/${code}/acts/declare`, { ...ATTESTED, documents });
    await done(BIG_DATA, `/projects/${code}/acts/returnForCorrection`, { defects: ['缺少数据目录'] });
    await done(UNIT, `/projects/${code}/acts/resubmit`, { documents: [await world.document('needsStatement')] });
    await done(BIG_DATA, '/units/unit-two/acts/block', UNIT_SAMPLES.block);
    resubmittedOn = beijingDateOf(Date.now());
  });
  afterAll(() => world?.end());

  /** What a date of ours is that nobody fixed when it began: to examine what was corrected. */
  const review = async () => {
    const { body } = await world.api.call(BIG_DATA, 'GET', `/projects/${code}/duties`);
    return body.items.find(({ duty }: { duty: string }) => duty === 'CORRECTION_REVIEW') as {
      effectiveOn: string;
      dueVersion: number;
    };
  };
  const recalculations = async (kind: string, of: string): Promise<Line[]> =>
    (
      await world.deps.pool.query<Line>(
        `select line, because, editions from ledger where kind = $1 and code = $2 and line = 'recalculation' order by seq`,
        [kind, of],
      )
    ).rows;
  const messages = async () =>
    (await world.deps.pool.query<{ key: string }>('select key from message')).rows.map(({ key }) => key).sort();
  /** Beside what was said: that the date moved, at once where today is worked by then, and else on the next day that is. */
  const withTheMove = (said: readonly string[], version: number, calendar = CALENDAR): string[] =>
    isWorkingDay(calendar, beijingDateOf(Date.now()))
      ? [...said, `project|${code}|CORRECTION_REVIEW:3|moved-v${version}|v${version}|big-data/handler`].sort()
      : [...said];
  const progress = async () => (await world.api.call(ADMINISTRATOR, 'GET', '/practice/recalculation')).body;
  const moved = async (to: string) => {
    for (const until = Date.now() + 40_000; Date.now() < until; await sleep(200))
      if ((await review()).effectiveOn === to && (await progress()).behind === 0) return;
    expect([(await review()).effectiveOn, (await progress()).behind]).toEqual([to, 0]);
  };
  const due = (workingDays: number, calendar = CALENDAR) => addWorkingDays(calendar, resubmittedOn, workingDays).on;

  it('is foretold by a preview that writes nothing', async () => {
    const before = await world.traceOf(code);
    const preview = (limit: number, cursor = '') =>
      world.api.call(ADMINISTRATOR, 'POST', `/practice/preview?limit=${limit}${cursor}`, { body: SECOND, key: null });
    const whole = await preview(50);
    expect(whole).toMatchObject({
      status: 200,
      body: { inForce: FIRST.edition, open: 2, looked: 2, moved: { dossiers: 1, dates: 1 }, next: null },
    });
    expect(whole.body.items).toMatchObject([
      {
        kind: 'project',
        code,
        dates: [{ duty: 'CORRECTION_REVIEW', date: 'effectiveOn', from: due(10), to: due(15) }],
        reminders: expect.arrayContaining([
          expect.objectContaining({ step: 'overdue-1', from: addDays(due(10), 1), to: addDays(due(15), 1) }),
        ]) as unknown,
      },
    ]);
    const first = await preview(1);
    expect(first.body).toMatchObject({ looked: 1, moved: { dossiers: 1 } });
    expect((await preview(1, `&cursor=${first.body.next}`)).body).toMatchObject({ looked: 1, moved: { dossiers: 0 } });
    expect(await world.traceOf(code)).toEqual(before);
  });

  it('follows the publication of a practice, for every kind of dossier, once, and says nothing twice', async () => {
    const said = await messages();
    const put = (edition: string, body: object) =>
      world.api.call(ADMINISTRATOR, 'PUT', `/practice/${edition}`, { body });
    expect(await put('2027-02', SECOND)).toMatchObject({ status: 400, body: { errors: [{ pointer: '/edition' }] } });
    expect(await put('2027-01', { ...SECOND, sendAt: '' })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/sendAt' }] },
    });
    const { pool, engine } = world.deps;
    const others = [1, 2].map(() => keepRecalculated({ pool, client: engine.client, pollMs: 50 }));
    expect(await put('2027-01', SECOND)).toMatchObject({ status: 200, body: { edition: '2027-01' } });
    expect(await put('2027-01', SECOND)).toMatchObject({ status: 409, body: { code: 'versionTaken' } });
    await moved(due(15));
    const line = {
      line: 'recalculation',
      because: '公布了新的提醒惯例（2027-01）',
      editions: { calendar: CALENDAR.edition, practice: '2027-01' },
    };
    expect(await recalculations('project', code)).toEqual([line]);
    expect(await recalculations('unit', 'unit-two')).toEqual([line]);
    expect(await review()).toMatchObject({ dueVersion: 2 });
    expect(await messages()).toEqual(withTheMove(said, 2));
    expect((await world.api.call(UNIT, 'GET', '/practice')).body).toEqual(SECOND);
    expect((await world.api.call(UNIT, 'GET', '/practice/editions')).body.items).toMatchObject([
      { edition: '2027-01', publishedBy: expect.any(String) as unknown },
      { edition: FIRST.edition, publishedBy: 'duban' },
    ]);
    await Promise.all(others.map((watch) => watch.stop()));
    const run = engine.client.workflow.getHandle(recalculationIdOf(line.editions));
    expect(await run.result()).toMatch(/在办卷宗已全部按新版计算/);
    expect((await run.describe()).historyLength).toBeLessThan(40);
  }, 60_000);

  it('I6: foretells what a calendar moves and follows its publication, though nobody watched and whoever published is gone', async () => {
    const said = await messages();
    await world.stopWorker('SIGKILL');
    const on = due(15);
    const { body, arrangement } = withRestOn(on);
    const calendar = calendarOf([...CALENDAR.arrangements, arrangement]);
    const route = `/calendar/${arrangement.year}`;
    const before = await world.traceOf(code);
    const previewed = await world.api.call(ADMINISTRATOR, 'POST', `${route}/preview`, { body, key: null });
    expect(previewed).toMatchObject({
      status: 200,
      body: {
        inForce: CALENDAR.edition,
        open: 2,
        looked: 2,
        moved: { dossiers: 1, dates: 1 },
        items: [{ code, dates: [{ duty: 'CORRECTION_REVIEW', date: 'effectiveOn', from: on, to: due(15, calendar) }] }],
        next: null,
      },
    });
    expect(await world.traceOf(code)).toEqual(before);
    expect(await progress()).toMatchObject({ open: 2, behind: 0 });
    const published = await world.api.call(ADMINISTRATOR, 'PUT', route, { body });
    expect(published).toMatchObject({
      status: 200,
      body: { recalculation: expect.stringMatching(/自行逐一重新计算/) },
    });
    expect(await progress()).toMatchObject({ open: 2, behind: 2 });
    await world.startWorker();
    await moved(due(15, calendar));
    expect((await recalculations('project', code)).map(({ because }) => because)).toEqual([
      '公布了新的提醒惯例（2027-01）',
      `公布了新的放假安排（${calendar.edition}）`,
    ]);
    expect(await messages()).toEqual(withTheMove(said, 3, calendar));
  }, 60_000);

  it('I6: moves every date back when a mistaken calendar is withdrawn by the next, and the reason stays', async () => {
    const year = yearOf(due(15));
    const route = `/calendar/${year}`;
    const { edition, editions } = (await world.api.call(UNIT, 'GET', route)).body;
    const { notice, restDays, makeUpWorkingDays } = arrangementOf(year);
    const next = `${year}.${editions.length + 1}`;
    const withdraws = { edition, reason: '误将测试安排登记为正式通知' };
    const today = beijingDateOf(Date.now());
    const body = { edition: next, notice: { ...notice, issuedOn: today }, restDays, makeUpWorkingDays, withdraws };
    expect(await world.api.call(ADMINISTRATOR, 'PUT', route, { body })).toMatchObject({ status: 200 });
    const calendar = calendarOf([...CALENDAR.arrangements, { year, ...body }]);
    await moved(due(15, calendar));
    expect((await recalculations('project', code)).at(-1)!.because).toBe(`公布了新的放假安排（${calendar.edition}）`);
    const after = (await world.api.call(UNIT, 'GET', route)).body;
    expect(after).toMatchObject({ edition: next, restDays: expect.arrayContaining(restDays) });
    expect(after.editions.at(-1).follows).toEqual({ withdraws });
  }, 60_000);
});

/** One more day of rest, as an amendment of its year. */
function withRestOn(on: string): { body: object; arrangement: RestDayArrangement } {
  const year = yearOf(on);
  const present = arrangementOf(year);
  const notice = { number: '测试', title: '测试', issuedOn: beijingDateOf(Date.now()) };
  const added = { on, holiday: '测试' };
  const removed = present.makeUpWorkingDays.filter((day) => day.on === on).map((day) => day.on);
  const restDays = [...present.restDays, added];
  const makeUpWorkingDays = present.makeUpWorkingDays.filter((day) => day.on !== on);
  const edition = `${year}.2`;
  const changes = { restDays: { added: [added] }, makeUpWorkingDays: { removed } };
  return {
    body: { edition, notice, amends: present.edition, changes },
    arrangement: { year, edition, notice, restDays, makeUpWorkingDays },
  };
}
