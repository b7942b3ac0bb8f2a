// Many projects, and some units, at once under lawful and unlawful acts, recalculations, wakes, new runs, a failing database and a tiny
// cache: what was answered
// stands in the ledger, and every history replays. The workflow has no knob for this; the test wraps the real `record`.
// `npm run storm` is the long form.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readDossierRow } from '../../database/dossier.ts';
import { readLedger, type LedgerLine } from '../../database/ledger.ts';
import type { DossierId } from '../../measures/dossier.ts';
import type { UnitFacts } from '../../measures/unit/facts.ts';
import { notReplaying } from '../../worker/replayed.ts';
import { sideBySide } from '../../worker/side-by-side.ts';
import {
  workflowIdOf,
  type ActOutcome,
  type RecordAnswer,
  type RecordedState,
  type RecordInput,
} from '../../workflows/lifecycle/contract.ts';
import { ACTS_OF_ALL } from '../../trials/storm/figures.ts';
import { K1 } from '../sealing/keys.ts';
import { blowsAt } from './blows.ts';
import { idOf, projectId, unitId, type Named } from '../dossier-names.ts';
import { diceOf, KINDS, openingOf, pick, seenIn, type Dice } from './random-orders.ts';
import { unitOrder } from './unit-orders.ts';
import { orderFrom, quietRuntime, refusalTypeOf, World } from './world.ts';

const SEED = Number(process.env.STORM_SEED ?? Date.now() % 1_000_000_000);
const BLOWS_MS = 12_000;
/** On a machine that is busy otherwise the storm lasts longer instead of being none, and who brings waits longer. */
const ROUNDS_AT_LEAST = 5;
const PATIENCE_MS = 150_000;
/** Nothing of a storm takes nearly so long. */
const STANDS_STILL_AFTER_MS = 240_000;
const REFUSALS = ['Refused', 'Malformed', 'SeqMismatch'];

quietRuntime();

/**
 * The real `record`, made to fail, to lose its answer, to be away for a while, to wake soon, and to ask for new runs.
 */
class Weather {
  calm = false;
  private readonly awayUntil = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly dice: Dice,
  ) {}

  record = async (input: RecordInput): Promise<RecordAnswer> => {
    if (this.calm) return this.world.record(input);
    if (this.dice() < 0.01) this.awayUntil.set(input.code, Date.now() + 1_000);
    if (this.dice() < 0.06 || Date.now() < (this.awayUntil.get(input.code) ?? 0))
      throw new Error('the database is away');
    const answer = await this.world.record(input);
    if (this.dice() < 0.03) throw new Error('the answer got lost');
    if (answer.is === 'ledgerAhead' || answer.ended) return answer;
    return { ...answer, nextWakeAt: Date.now() + 300 + Math.floor(this.dice() * 6_000), newRun: this.dice() < 0.08 };
  };
}

interface Answered {
  /** Workflow id. */
  of: string;
  key: string;
  outcome: ActOutcome;
}

type Bring = (dossier: Named, order: Parameters<typeof orderFrom>[0]) => Promise<void>;

/** Brings orders, and notes what became of them. */
const bringing =
  (world: World, answered: Answered[], trouble: Map<string, number>): Bring =>
  async (dossier, order) => {
    const sent = orderFrom(order);
    try {
      const outcome = await world.bringPatiently(dossier, sent, { patienceMs: PATIENCE_MS });
      answered.push({ of: workflowIdOf(idOf(dossier)), key: sent.requestKey, outcome });
    } catch (error) {
      const says = refusalTypeOf(error) ?? String(error);
      trouble.set(says, (trouble.get(says) ?? 0) + 1);
    }
  };

const standing = ({ seq, facts, lastActSeq }: { seq: number; facts: object; lastActSeq: number }) => ({
  seq,
  facts,
  lastActSeq,
});

/** One project's share of the storm: opened, then one to three things at once, again and again. */
async function blow(world: World, code: string, dice: Dice, bring: Bring): Promise<void> {
  const until = Date.now() + BLOWS_MS;
  await bring(
    code,
    openingOf(
      `项目 ${code}`,
      `unit-${code.toLowerCase()}`,
      dice() < 0.5 ? '2000000000' : '4000000000',
      pick(KINDS, dice),
    ),
  );
  await world.strike(code, 'recalculation');
  for (let round = 1; round <= ROUNDS_AT_LEAST || Date.now() < until; round++) {
    const project = await readDossierRow<RecordedState>(world.pool, projectId(code));
    const blows = blowsAt(seenIn(project!), dice).map((blow) => {
      if (blow.is === 'order') return bring(code, blow.order);
      return world.strike(code, blow.is);
    });
    await Promise.all(blows);
    await sleep(dice() * 1_200);
  }
}

/** Draws a lawful block, and where there is one its lift. */
const BLOCK_OR_LIFT: Dice = () => 0.3;

/** One unit's share: blocked and lifted, twice at once now and then. */
async function blowUnit(world: World, code: string, dice: Dice, bring: Bring): Promise<void> {
  const unit = unitId(code);
  const until = Date.now() + BLOWS_MS;
  for (let round = 1; round <= ROUNDS_AT_LEAST || Date.now() < until; round++) {
    const row = await readDossierRow(world.pool, unit);
    const orders = Array.from({ length: dice() < 0.2 ? 2 : 1 }, () =>
      unitOrder(code, row?.facts, round <= 2 ? BLOCK_OR_LIFT : dice),
    );
    await Promise.all(orders.map((order) => bring(unit, order)));
    await sleep(dice() * 1_200);
  }
  // Somebody is there to be asked in the end.
  const { blocks } = ((await readDossierRow(world.pool, unit))?.facts ?? { blocks: [] }) as Pick<UnitFacts, 'blocks'>;
  if (blocks.length === 0) await bring(unit, unitOrder(code, undefined, BLOCK_OR_LIFT));
}

/** Rejects with what each dossier waits for: a hook that times out says nothing. */
async function standingStill(
  world: World,
  dossiers: DossierId[],
  doing: () => string,
  signal: AbortSignal,
): Promise<never> {
  await sleep(STANDS_STILL_AFTER_MS, undefined, { signal, ref: false });
  const told = await Promise.all(dossiers.map((id) => world.underWay(id).catch(String)));
  throw new Error([`the storm stands still while ${doing()}`, ...told].join('\n'));
}

describe.each([
  ['many projects and some units', { name: 'storm', projects: 18, units: 3, cached: 6, sealingKeys: '' }],
  ['some whose payloads are sealed (I17)', { name: 'sealed-storm', projects: 9, units: 2, cached: 3, sealingKeys: K1 }],
])('a storm over %s', (_, { name, projects, units: unitCount, cached, sealingKeys }) => {
  let world: World;
  let weather: Weather;
  const codes = Array.from({ length: projects }, (_, number) => `${name.toUpperCase()}-${SEED}-${number}`);
  const units = Array.from({ length: unitCount }, (_, number) => `unit-${name}-${SEED}-${number}`);
  const answered: Answered[] = [];
  const trouble = new Map<string, number>();
  const ledgers = new Map<string, LedgerLine[]>();
  const ends = new Map<
    string,
    { current: Awaited<ReturnType<World['current']>>; row: NonNullable<Awaited<ReturnType<typeof readDossierRow>>> }
  >();
  let histories: Awaited<ReturnType<World['histories']>>;

  beforeAll(async () => {
    console.log(`storm seed ${SEED} (STORM_SEED=${SEED} repeats its draws)`);
    world = await World.begin('storm', { ownNamespace: true, sealingKeys });
    weather = new Weather(world, diceOf(SEED));
    const stop = await world.startWorker({ record: weather.record, maxCachedWorkflows: cached });
    const bring = bringing(world, answered, trouble);
    const dossiers = [...codes.map(projectId), ...units.map(unitId)];
    const over = new AbortController();
    let doing = 'blowing';
    const stillness = standingStill(world, dossiers, () => `${doing}, after ${answered.length} answers`, over.signal);
    const blowing = Promise.all([
      ...codes.map((code, number) => blow(world, code, diceOf(SEED + number + 1), bring)),
      ...units.map((code, number) => blowUnit(world, code, diceOf(SEED - number - 1), bring)),
    ]);
    await Promise.race([blowing, stillness]);
    weather.calm = true;
    doing = 'settling';
    // Fewer at once than are kept in memory: everybody who is asked beyond that puts another out, in the middle of its
    // task.
    await Promise.race([sideBySide(dossiers, Math.ceil(cached / 2), settled), stillness]);
    doing = 'its worker stops';
    await Promise.race([stop(), stillness]);
    over.abort();
    histories = await world.histories();
  }, 300_000);
  afterAll(() => world.end());

  /**
   * Waits until nothing is queued and no wake of the storm is left, then notes where the dossier stands. An act whose
   * bringer gave up waiting may still come while we look: ledger, row and workflow are noted when they stand at one line.
   * One that was stored and never answered leaves a workflow behind its ledger, and is mended as the API does it.
   */
  async function settled(id: DossierId): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < 2; await sleep(300)) {
      if (Date.now() > until) throw new Error(`${workflowIdOf(id)} does not come to rest: ${await world.lastOf(id)}`);
      const { items: lines } = await readLedger(world.pool, id, { limit: 10_000 });
      const row = (await readDossierRow(world.pool, id))!;
      const current = await world.current(id);
      const isQuiet =
        current.recordedUpTo === current.seq &&
        lines.length === current.seq &&
        (current.nextWakeAt === null || current.nextWakeAt > Date.now() + 60_000);
      quiet = isQuiet ? quiet + 1 : 0;
      await world.startIfGone(id);
      if (lines.length > current.seq) await world.strike(id, 'recalculation');
      ends.set(workflowIdOf(id), { current, row });
      ledgers.set(workflowIdOf(id), lines);
    }
  }

  it('did what a storm does', () => {
    const lines = [...ledgers.values()].flat();
    const count = (sort: LedgerLine['line']) => lines.filter(({ line }) => line === sort).length;
    const acts = new Set(lines.map(({ act }) => act).filter(Boolean));
    const events = histories.flatMap(({ history }) => history.events!);
    const figures = {
      answered: answered.length,
      acts: count('act'),
      kinds: acts.size,
      wakes: count('time'),
      recalculations: count('recalculation'),
      runs: histories.length,
      events: events.length,
      lostTasks: events.filter((event) => event.workflowTaskTimedOutEventAttributes).length,
    };
    const never = ACTS_OF_ALL.filter((act) => !acts.has(act));
    console.log(
      `storm ${JSON.stringify(figures)}, refused ${JSON.stringify([...trouble])}, never ${never.join(', ') || 'none'}`,
    );
    expect(figures.answered).toBeGreaterThan(projects * 4);
    expect(figures.wakes).toBeGreaterThan(projects);
    expect(acts).toContain('block');
    expect(acts).toContain('lift');
    expect(figures.recalculations).toBeGreaterThan(0);
    expect(figures.runs).toBeGreaterThan(projects);
    expect([...trouble.keys()].filter((type) => !REFUSALS.includes(type))).toEqual([]);
  });

  it('put every act that was answered into the ledger exactly once, under the number that was answered', () => {
    for (const { of, key, outcome } of answered) {
      const found = ledgers.get(of)!.filter(({ requestKey }) => requestKey === key);
      expect(found.map(({ seq, at, requestHash }) => ({ seq, receivedAt: at, requestHash }))).toEqual([outcome]);
    }
  });

  it('numbered the lines of every ledger without a gap', () => {
    for (const lines of ledgers.values())
      expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
  });

  it('left every dossier where its ledger says', () => {
    for (const [of, { current, row }] of ends) {
      const lines = ledgers.get(of)!;
      const { seq, facts } = lines.at(-1)!;
      const says = { seq, facts, lastActSeq: lines.findLast(({ line }) => line === 'act')!.seq };
      // The lines themselves for whoever reads of a difference.
      const ledger = lines.map(({ line, act }) => act ?? line);
      expect({ of, ledger, workflow: standing(current), row: standing(row) }).toEqual({
        of,
        ledger,
        workflow: says,
        row: says,
      });
    }
  });

  it('wrote histories that all replay', async () => {
    expect(await notReplaying(inject('workflowBundle'), histories, world.sealing)).toEqual([]);
  });
});
