// A next release that changes a ladder and wordings: whatever is recorded replays under it, projects go on under it and
// back again, and a recalculation moves what the change concerns and nothing else. No rest day is part of the workflows.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { readDossierRow } from '../../database/dossier.ts';
import { dutiesOf } from '../../database/duty.ts';
import { readLedger } from '../../database/ledger.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { publishPractice } from '../../database/practice-edition.ts';
import { publishArrangements } from '../../database/rest-day.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { createDatabase } from '../../dev/stack/databases.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { addDays, beijingDateOf, yearOf } from '../../measures/calendar/calendar-date.ts';
import { calendarOf, onOrAfterWorkingDay } from '../../measures/calendar/rest-days.ts';
import { firstPractice } from '../../measures/register.ts';
import { RECALCULATE_SIGNAL, type RecordedState } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../dossier-names.ts';
import { arrangementOf, arrangementsAround } from '../measures/calendar/arrangement-of.ts';
import { diceOf, lawfulOrders, openingOf, seenIn } from '../workflows/random-orders.ts';
import { orderFrom, quietRuntime, World } from '../workflows/world.ts';
import { allRuns, livesNotReplaying } from './sealed-lives.ts';
import { notReplaying } from '../../worker/replayed.ts';
import { SDK, variantBundle } from './variant.ts';

quietRuntime();

const folder = path.join(fileURLToPath(new URL('../../.duban', import.meta.url)), `variant-${process.pid}`);
const PRESENT = inject('workflowBundle');
const runs = allRuns();
let next: string;

beforeAll(() => {
  next = variantBundle(path.join(folder, 'next'), [
    { from: `id: 'ahead-60', from: 'due', days: -60,`, to: `id: 'ahead-45', from: 'due', days: -45,` },
    { from: `UNDER_CONSTRUCTION: '建设中'`, to: `UNDER_CONSTRUCTION: '正在建设'` },
    { from: `title: '纳入项目清单'`, to: `title: '列入项目清单'` },
    { from: '下次提醒 ${', to: '下一次提醒 ${' },
  ]);
});
afterAll(() => removeFolder(folder));

describe('a next release with another ladder and other wordings', () => {
  it('replays every recorded history', async () => {
    expect(await livesNotReplaying(next)).toEqual([]);
  }, 60_000);
});

describe('a release whose workflow issues other commands', () => {
  it('is found out by the recorded histories', async () => {
    const issues = new RegExp(String.raw`if \(changed\.length > 0\) ${SDK}\.upsertSearchAttributes\)\(changed\);`);
    const broken = variantBundle(path.join(folder, 'broken'), [{ from: issues, to: '' }]);
    // A run that begins with its columns shown and changes none issues the same commands.
    const showing = runs.filter(({ history }) => JSON.stringify(history).includes('UPSERT_WORKFLOW_SEARCH_ATTRIBUTES'));
    expect(showing.length).toBeGreaterThan(20);
    expect(await livesNotReplaying(broken, showing)).toHaveLength(showing.length);
  }, 120_000);
});

describe('projects that run while releases change', () => {
  let world: World;
  const today = beijingDateOf(Date.now());
  const dice = diceOf(3);

  beforeAll(async () => {
    world = await World.begin('upgrade');
    await inEditions((pool) => publishArrangements(pool, arrangementsAround(today), 'test'));
  });
  afterAll(() => world.end());

  async function bringLawful(code: string, act: string, said: object = {}): Promise<void> {
    const project = await readDossierRow<RecordedState>(world.pool, projectId(code));
    const order = lawfulOrders(seenIn(project!), dice).find((lawful) => lawful.act === act)!;
    await world.bringPatiently(code, orderFrom({ ...order, input: { ...(order.input as object), ...said } }));
  }
  const recalculated = async (code: string): Promise<void> => {
    const { seq } = await world.current(code);
    await world.handle(code).signal(RECALCULATE_SIGNAL, '新版本');
    while ((await world.current(code)).recordedUpTo <= seq) await sleep(50);
  };
  /** The edition by which a date was last computed may change where the date does not. */
  const dutiesIn = async (code: string) =>
    (await dutiesOf(world.pool, projectId(code))).map(({ explanation, ...duty }) => ({
      ...duty,
      explanation: { ...explanation, edition: '' },
    }));
  /** The next working day, made a rest day by a later notice. */
  const restDay = onOrAfterWorkingDay(calendarOf(arrangementsAround(today)), addDays(today, 1)).on;
  const inEditions = async (publish: (pool: Pool) => Promise<unknown>): Promise<void> => {
    const { apiUrl } = await createDatabase(inject('databases'), world.name);
    const pool = openPool(apiUrl, { name: 'editions', max: 1 });
    await publish(pool);
    await pool.end();
  };
  /** Published with the next release; they stay in force when it is taken back. */
  const publishNextEditions = (): Promise<void> =>
    inEditions(async (pool) => {
      const present = arrangementOf(yearOf(restDay));
      const withIt = {
        ...present,
        edition: `${present.year}.next`,
        notice: { number: '演', title: '演', issuedOn: today },
        restDays: [...present.restDays, { on: restDay, holiday: '演练节' }],
        makeUpWorkingDays: present.makeUpWorkingDays.filter(({ on }) => on !== restDay),
      };
      await publishArrangements(pool, [withIt], 'test');
      await publishPractice(pool, { ...firstPractice(), edition: 'next' }, 'test');
    });

  it('go on under the next release and back, and a recalculation moves only what the rest day concerns', async () => {
    const [returned, ordered] = ['UPGRADE-1', 'UPGRADE-2'].map((code) => `${code}-${world.name.split('_')[1]}`) as [
      string,
      string,
    ];
    const codes = [returned, ordered];
    const stopPresent = await world.startWorker({ bundle: PRESENT });
    for (const code of codes) {
      await world.open(code, orderFrom(openingOf(`项目 ${code}`, 'unit-hospital', '2000000000')));
      await bringLawful(code, 'declare');
    }
    // A date counted in working days, and one that a person set, so far ahead that no reminder of it is near the rest day.
    await bringLawful(returned, 'returnForCorrection');
    await bringLawful(ordered, 'orderRectification', { dueOn: addDays(today, 100) });
    const before = await Promise.all(codes.map(dutiesIn));
    await stopPresent();

    await publishNextEditions();
    // A cache of none: every task replays the whole history under the other release.
    const stopNext = await world.startWorker({ bundle: next, maxCachedWorkflows: 0 });
    for (const code of codes) await recalculated(code);
    const after = await Promise.all(codes.map(dutiesIn));
    expect(before[1]).toHaveLength(1);
    expect(after[1]).toEqual(before[1]);
    const correction = before[0]!.find(({ duty, dischargedOn }) => duty.includes('CORRECTION') && !dischargedOn)!;
    const moved = after[0]!.find(({ duty, key }) => duty === correction.duty && key === correction.key)!;
    expect(moved.effectiveOn > correction.effectiveOn).toBe(true);
    expect(after[0]!.filter((duty) => duty !== moved)).toEqual(before[0]!.filter((duty) => duty !== correction));
    await bringLawful(returned, 'resubmit');
    await bringLawful(ordered, 'list');
    await stopNext();

    const stopBack = await world.startWorker({ bundle: PRESENT, maxCachedWorkflows: 0 });
    await bringLawful(returned, 'list');
    for (const code of codes) await recalculated(code);
    for (const code of codes) {
      const { items } = await readLedger(world.pool, projectId(code), { limit: 100 });
      expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
      expect(new Set(items.map(({ editions }) => editions.practice))).toEqual(
        new Set([firstPractice().edition, 'next']),
      );
      expect((await world.current(code)).facts).toEqual(items.at(-1)!.facts);
      expect((await verifyLedger(world.pool, projectId(code))).broken).toEqual([]);
    }
    await stopBack();

    const histories = (await world.histories()).map(({ workflowId, runId, history }) => ({
      workflowId,
      runId,
      history: history as never,
    }));
    for (const bundle of [PRESENT, next]) expect(await notReplaying(bundle, histories)).toEqual([]);
  }, 90_000);
});
