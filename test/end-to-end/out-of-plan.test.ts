// Articles 11 and 26 over HTTP alone: out of plan from the request to the start, adjusted, refused what is no adjustment,
// filed, and changed.
// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { World } from '../api/world.ts';
import { Journey, LOWER, recentDates } from './journey.ts';
import { addMonths } from '../../measures/calendar/calendar-date.ts';
import { sampled, UNIT, type ScenarioAct } from '../../dev/rehearsal/scenario.ts';
import { approved, construction, submitted } from '../../dev/rehearsal/scenarios/path.ts';

const [R, F, B] = ['development-reform', 'finance', 'big-data'];

let world: World;
beforeAll(async () => void (world = await World.begin()));
afterAll(() => world?.end());

describe('a project out of plan, over HTTP alone', () => {
  let journey: Journey;
  let today: string;
  const moved: string[] = [];
  const bring = async (step: ScenarioAct): Promise<void> => {
    const { body } = await journey.bring(step);
    const move = `${step.act} ${body.stage}`;
    if (moved.at(-1)?.split(' ')[1] !== body.stage) moved.push(move);
  };

  beforeAll(async () => {
    journey = await Journey.open(world, 'OUT-OF-PLAN-1', LOWER);
    today = await journey.today();
    const { startedOn } = recentDates(today);
    const ofYear = { year: today.slice(0, 4), amount: '900000000' };
    const reply = `渝发改投〔${ofYear.year}〕31号`;
    for (const step of [
      sampled(today, UNIT, 'requestOutOfPlan', ofYear),
      sampled(today, F, 'confirmFunding', ofYear),
      sampled(today, B, 'list'),
      submitted('combined', today),
      ...approved('combined', today, today, LOWER, reply, addMonths(startedOn, -1)),
      sampled(today, UNIT, 'declareForAnnualPlan', ofYear),
      sampled(today, R, 'includeInAnnualPlan', ofYear),
      sampled(today, F, 'budget', ofYear),
      ...construction(today, startedOn, addMonths(today, 6)),
    ])
      await bring(step);
  }, 180_000);

  it('goes the way of the article, and development-reform alone adjusts the plan', () =>
    expect(moved).toEqual([
      'requestOutOfPlan OOP_REQUESTED',
      'confirmFunding OOP_FUNDING_CONFIRMED',
      'list LISTED',
      'submitCombinedReport COMBINED_REVIEW',
      'approveCombinedReport APPROVED',
      'declareForAnnualPlan PLAN_DECLARED',
      'includeInAnnualPlan PLANNED',
      'budget BUDGETED',
      'beginPreparation PREPARING',
      'startConstruction UNDER_CONSTRUCTION',
    ]));

  it('is refused an adjustment by each condition that fails, with its figure, and takes a lawful one', async () => {
    const half = [
      { item: '软件开发', before: LOWER, after: '1499999999' },
      { item: '硬件设备', before: '0', after: '1500000000' },
    ];
    const asked = {
      ground: 'GROUND_2',
      withinBudget: true,
      goalsUnchanged: false,
      contentNeedsAdjusting: true,
      reason: '业务发展需要',
      items: half,
      documents: [],
    };
    const refused = await journey.act('unit-one', 'adjust', asked);
    expect(refused.status).toBe(409);
    expect(refused.body.refusals.map(({ code }: { code: string }) => code)).toEqual([
      'goalsUnchanged',
      'within15Percent',
      'groundOfAdjustment',
      'adjustmentStatement',
    ]);
    expect(refused.body.refusals[1].says).toBe('调整金额1,500万元，占概算总投资50%，超过15%。');

    await bring(sampled(today, UNIT, 'adjust'));
    const owed = (items: { duty: string; open: boolean }[]) => items.find(({ duty }) => duty === 'ADJUSTMENT_FILING');
    expect(owed((await journey.get('/duties')).body.items)).toMatchObject({ open: true, article: 26 });
    await bring(sampled(today, UNIT, 'fileAdjustment'));
    expect(owed((await journey.get('/duties')).body.items)).toMatchObject({ open: false, dischargedOn: today });
  });

  it('closes its completion while a change is open, and says who decides', async () => {
    await bring(sampled(today, UNIT, 'requestChange'));
    const completing = await journey.act('unit-one', 'confirmCompletion', { completedOn: today, documents: [] });
    expect(completing.body.refusals[0]).toMatchObject({
      code: 'noOpenChange',
      acts: [{ act: 'approveChange', by: [{ name: '市发展改革委' }] }],
    });
    await bring(sampled(today, R, 'approveChange'));
    const { items } = (await journey.get('/ledger?limit=200')).body;
    expect(items.at(-1)).toMatchObject({ act: 'approveChange', title: '批复变更' });
  });
});
