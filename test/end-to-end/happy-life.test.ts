// test support
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNIT, World } from '../api/world.ts';
import { Journey, LOWER, pathToCompletion, pathToOperation, recentDates, UPPER } from './journey.ts';
import type { ScenarioAct } from '../../dev/rehearsal/scenario.ts';
import { yearEndReport } from '../../dev/rehearsal/scenarios/path.ts';

/** Stages in the order of the Measures, each with the act that leads there. */
const ONE_STAGE = `declare DECLARED, list LISTED, submitCombinedReport COMBINED_REVIEW, approveCombinedReport APPROVED`;
const TWO_STAGES =
  'declare DECLARED, list LISTED, submitFeasibilityReport FEASIBILITY_REVIEW, ' +
  'approveFeasibilityReport FEASIBILITY_APPROVED, submitDesign DESIGN_REVIEW, approveDesign APPROVED';
const BUILDING =
  'declareForAnnualPlan PLAN_DECLARED, includeInAnnualPlan PLANNED, budget BUDGETED, beginPreparation PREPARING, ' +
  'startConstruction UNDER_CONSTRUCTION, confirmCompletion COMPLETED';

interface Life {
  title: string;
  code: string;
  total: string;
  moves: string;
  acceptance: string;
  toldOfAcceptance: string[];
}
const LIVES: Life[] = [
  {
    title: 'below 3000万元',
    code: 'LIFE-LOWER',
    total: LOWER,
    acceptance: 'ACCEPTANCE_ORGANISATION',
    toldOfAcceptance: ['fileAcceptanceResult big-data'],
    moves: `${ONE_STAGE}, ${BUILDING}, conveneAcceptance ACCEPTANCE_IN_PROGRESS, passAcceptance ACCEPTED, putIntoOperation IN_OPERATION`,
  },
  {
    title: 'from 3000万元 up',
    code: 'LIFE-UPPER',
    total: UPPER,
    acceptance: 'ACCEPTANCE_APPLICATION',
    toldOfAcceptance: ['applyForAcceptance big-data', 'passAcceptance unit-one'],
    moves: `${TWO_STAGES}, ${BUILDING}, applyForAcceptance ACCEPTANCE_IN_PROGRESS, passAcceptance ACCEPTED, putIntoOperation IN_OPERATION`,
  },
];

let world: World;
beforeAll(async () => void (world = await World.begin()));
afterAll(() => world?.end());

describe.each(LIVES)('a project $title, over HTTP alone', ({ code, total, moves, acceptance, toldOfAcceptance }) => {
  const acts: string[] = ['openDossier'];
  const moved: string[] = [];
  let journey: Journey;

  beforeAll(async () => {
    journey = await Journey.open(world, code, total);
    const dates = recentDates(await journey.today());
    let stage = 'DRAFT';
    const bring = async (step: ScenarioAct) => {
      const { body } = await journey.bring(step);
      acts.push(step.act);
      expect(body).toMatchObject({ code, act: step.act, seq: acts.length, project: { stage: body.stage } });
      if (body.stage !== stage) moved.push(`${step.act} ${body.stage}`);
      stage = body.stage;
    };
    for (const step of pathToCompletion(total, dates)) await bring(step);
    // Only a life that was built over the turn of a year owes these.
    for (const { duty, key, open, opensOn } of (await journey.get('/duties')).body.items) {
      if (duty === 'YEAR_END_REPORT' && open && opensOn <= dates.today) await bring(yearEndReport(dates.today, key));
    }
    for (const step of pathToOperation(total, dates)) await bring(step);
  }, 180_000);

  it('goes from its opening into operation, and every answer names the stage it has come to', async () => {
    expect(moved).toEqual(moves.split(', '));
    expect((await journey.get('', UNIT)).body).toMatchObject({
      code,
      stage: 'IN_OPERATION',
      stageName: '投入运行',
      lastActSeq: acts.length,
      ended: false,
    });
  });

  it('leaves one chained ledger line for every act, and none besides', async () => {
    const { body } = await journey.get('/ledger?limit=200');
    expect(body.next).toBeNull();
    const lines: { seq: number; line: string; act: string; title: string; hash: string; previousHash: string }[] =
      body.items;
    expect(lines.filter(({ line }) => line === 'act').map(({ act }) => act)).toEqual(acts);
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.slice(1).map(({ previousHash }) => previousHash)).toEqual(lines.slice(0, -1).map(({ hash }) => hash));
    for (const { hash, title } of lines)
      expect([hash, title]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/[一-龥]/)]);
  });

  it('has met what it owed for its acceptance on the day, and owes nothing but the self-evaluation a year from now', async () => {
    const { items, today } = (await journey.get('/duties')).body;
    const met = items.find(({ duty }: { duty: string }) => duty === acceptance);
    expect(met).toMatchObject({ open: false, overdue: false, article: 28, dischargedOn: today, owedBy: 'unit-one' });
    const open = items.filter((duty: { open: boolean }) => duty.open);
    expect(open).toMatchObject([
      {
        duty: 'SELF_EVALUATION',
        article: 30,
        overdue: false,
        owedTo: ['development-reform', 'finance', 'big-data'],
        metBy: 'submitSelfEvaluation',
      },
    ]);
    const { body: period } = await world.api.call(
      UNIT,
      'GET',
      `/calendar/period?from=${today}&months=24&rolling=FORWARD`,
    );
    expect(open[0]).toMatchObject({ effectiveOn: period.effectiveOn, explanation: { anchor: { on: today } } });
    expect(open[0].explanation.text).toMatch(/[一-龥]/);
  });

  it('told each party what concerned it, and nobody what one did oneself, but for what is unusual', async () => {
    const { body } = await journey.get('/messages?limit=200');
    expect(body.next).toBeNull();
    const news = body.items.filter(
      ({ notice: { kind } }: { notice: { kind: string } }) => kind === 'act' || kind === 'awaitingConsent',
    );
    const told = news.map(({ notice, party }: { notice: { act: string }; party: string }) => `${notice.act} ${party}`);
    expect(told).toEqual(
      expect.arrayContaining([
        'declare big-data',
        'list unit-one',
        'declareForAnnualPlan development-reform',
        'declareForAnnualPlan finance',
        'includeInAnnualPlan finance',
        'includeInAnnualPlan unit-one',
        'budget unit-one',
        'confirmCompletion big-data',
        ...toldOfAcceptance,
      ]),
    );
    // Whoever decides hears of it only where something about it is worth a word: here the replies are old.
    const own = news.filter(({ notice, party }: { notice: { by: string }; party: string }) => notice.by === party);
    for (const { notice } of own) expect(notice.warnings, notice.act).toMatchObject([{ code: 'oldInstrument' }]);
    expect(own.map(({ notice }: { notice: { act: string } }) => notice.act)).toEqual(
      acts.filter((act) => act.startsWith('approve')),
    );
    const inbox = (await world.api.call(UNIT, 'GET', '/parties/unit-one/inbox?limit=200')).body.items.filter(
      (duty: { code: string }) => duty.code === code,
    );
    expect(inbox.map(({ notice }: { notice: { act?: string } }) => notice.act)).toContain('budget');
  });
});
