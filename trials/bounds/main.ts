// The bounds: a unit brings the largest lawful input of every act it may bring, and repeats what is repeatable, as fast
// as the API lets it, while every list is read beside it; at the end of each project its bureau must still be served.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { interruption } from '../../dev/commands/interruption.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { sayWithSeconds } from '../../dev/stack/progress.ts';
import { diceOf, type Dice } from '../../test/workflows/random-orders.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { UNITS } from '../chaos/registers.ts';
import { judgeEnd, type End } from './end.ts';
import { layGround, type Ground } from './ground.ts';
import { emptyTally, Hand, type Tally } from './hand.ts';
import { ACTS_OF_A_UNIT, DWELLINGS, OUT_OF_REACH, SELDOM } from './orders.ts';
import { Reader } from './reader.ts';

export interface BoundsOptions {
  minutes: number;
  seed: number;
  /** Leaves the folder with its logs where it is. */
  keep: boolean;
}

/** Fen: one stage below 3000万元, two from there on. */
const TOTALS = { COMPLETED: '1860000000', DESIGN_REVIEW: '4500000000' } as const;
/** So long one project is filled and dwelt in, at least; every dwelling has its turn. */
const A_ROUND_MS = 5 * 60_000;
/** Nobody waits for ever for a run to fill. */
const NEW_RUN_WITHIN_MS = 120_000;
/** Opened before they are needed; a plan must name them. */
const PROJECTS = 200;
const MORE_WALKS = 8;
const home = fileURLToPath(new URL('../../.duban', import.meta.url));

interface Trial {
  ground: Ground;
  dice: Dice;
  tally: Tally;
  reader: Reader;
  say: (line: string) => void;
  nextCode: () => string;
}

/** Answers the exit code: 1 when a promise did not hold. */
export async function bounds({ minutes, seed, keep }: BoundsOptions): Promise<number> {
  console.log(`bounds seed ${seed} for ${minutes} minutes (npm run bounds -- --minutes ${minutes} --seed ${seed})`);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-bounds-'));
  chmodSync(folder, 0o711);
  try {
    return await tried(folder, minutes, seed);
  } finally {
    if (keep) console.log(`kept: ${folder}`);
    else removeFolder(folder);
  }
}

async function tried(folder: string, minutes: number, seed: number): Promise<number> {
  const say = sayWithSeconds();
  const workflowBundle = await cachedBundle(home);
  const ground = await layGround({ folder, home, workflowBundle, seed, projects: PROJECTS, say });
  const codes = [...ground.registered.codes];
  const trial: Trial = {
    ground,
    dice: diceOf(seed),
    tally: emptyTally(),
    reader: new Reader(ground.client),
    say,
    nextCode: () => codes.shift()!,
  };
  try {
    return report(trial, await Promise.race([allRounds(trial, minutes * 60_000), interruption()]));
  } finally {
    await ground.end();
  }
}

/** Every dwelling at least once, and each for as long as there is time. */
async function allRounds(trial: Trial, totalMs: number): Promise<End[]> {
  const rounds = Math.max(DWELLINGS.length, Math.ceil(totalMs / A_ROUND_MS));
  const ends: End[] = [];
  for (let round = 0; round < rounds; round++) {
    const until = Date.now() + totalMs / rounds;
    await broughtSeldom(trial);
    ends.push(await walked(trial, round));
    ends.push(await dwelt(trial, DWELLINGS[round % DWELLINGS.length]!, until));
  }
  // A walk is drawn: what none of them came to has more of them.
  for (let walk = 0; walk < MORE_WALKS && missingIn(trial.tally).length > 0; walk++)
    ends.push(await walked(trial, walk));
  return ends;
}

const missingIn = ({ byUnit }: Tally): string[] => ACTS_OF_A_UNIT.filter((act) => !byUnit.has(act));

const opened = async (trial: Trial, total: string): Promise<Hand> => {
  const { ground, dice, tally } = trial;
  const hand = new Hand(ground, trial.nextCode(), UNITS[0]!, dice, tally);
  await hand.open(total);
  return hand;
};

/** Nothing is judged at their ends: they are as small as they come. */
async function broughtSeldom(trial: Trial): Promise<void> {
  for (const { at, steps } of SELDOM) {
    const hand = await opened(trial, TOTALS.COMPLETED);
    await hand.goTo(at);
    for (const step of steps) await hand.take(step);
  }
}

/** One that goes through all stages, every act once or twice. */
async function walked(trial: Trial, round: number): Promise<End> {
  const hand = await opened(trial, round % 2 === 0 ? TOTALS.COMPLETED : TOTALS.DESIGN_REVIEW);
  await beingRead(trial, hand, async () => {
    while (await hand.goOn());
  });
  return ended(trial, hand, false);
}

/** One that comes to a stage and is filled there, until the time is up and a new run has begun. */
async function dwelt(trial: Trial, dwelling: (typeof DWELLINGS)[number], until: number): Promise<End> {
  const hand = await opened(trial, TOTALS[dwelling]);
  await beingRead(trial, hand, async () => {
    const latest = Math.max(until, Date.now()) + NEW_RUN_WITHIN_MS;
    while ((Date.now() < until || !(await hand.hasNewRun())) && Date.now() < latest)
      if (!(await hand.goOn(dwelling))) break;
  });
  return ended(trial, hand, true);
}

async function beingRead({ reader }: Trial, hand: Hand, work: () => Promise<void>): Promise<void> {
  let isOver = false;
  const reading = reader.readOn(hand.code, hand.unit, () => isOver);
  try {
    await work();
  } finally {
    isOver = true;
    await reading;
  }
}

async function ended({ ground, reader, say }: Trial, hand: Hand, isChurned: boolean): Promise<End> {
  const end = await judgeEnd(ground, hand, isChurned);
  await reader.readAll(hand.code, hand.unit);
  const { stage, rows, histories, orderMs, orderAfterRestartMs } = end;
  say(
    `${hand.code} ${stage}${hand.isFull ? ', full' : ''}: ${rows.lines} lines, facts ${kb(rows.largestFactsBytes)}, ` +
      `${histories.runs} runs, order ${orderMs} ms, after a restart ${orderAfterRestartMs} ms`,
  );
  return end;
}

const kb = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
const most = <Item>(items: readonly Item[], of: (item: Item) => number): Item =>
  items.reduce((one, other) => (of(other) > of(one) ? other : one));

function report({ tally, reader, ground: { client } }: Trial, ends: readonly End[]): number {
  const missing = missingIn(tally);
  const { largestPayload } = most(ends, ({ histories }) => histories.largestPayload.bytes).histories;
  const largestOf = (of: (end: End) => number): number => Math.max(...ends.map(of));
  console.log(
    [
      `projects ${ends.length}, acts taken ${tally.taken}, refused for size ${tally.full}, lists read ${reader.read}`,
      `acts of a unit at their largest: ${[...tally.byUnit].map(([act, times]) => `${act} ${times}`).join(', ')}`,
      `left out, for they take a year, another kind of project or a bureau: ${OUT_OF_REACH.join(', ')}`,
      `new runs: ${ends.reduce((sum, { histories }) => sum + histories.newRuns, 0)}`,
      `largest payload: ${kb(largestPayload.bytes)} (${largestPayload.event})`,
      `largest history of a run: ${kb(largestOf(({ histories }) => histories.largestHistoryBytes))}`,
      `largest ledger row: ${kb(largestOf(({ rows }) => rows.largestLedgerRowBytes))}`,
      `largest facts: ${kb(largestOf(({ rows }) => rows.largestFactsBytes))}`,
      `slowest order at the end: ${largestOf(({ orderMs, orderAfterRestartMs }) => Math.max(orderMs, orderAfterRestartMs))} ms`,
      `slowest answer: ${Math.round(client.slowestMs)} ms`,
      ...[...reader.slowest.values()].map(
        ({ route, tookMs, bytes }) => `  ${route}: ${Math.round(tookMs)} ms, ${kb(bytes)}`,
      ),
      ...[...tally.otherwise].map(([said, times]) => `refused otherwise ${times} times: ${said}`),
    ].join('\n'),
  );
  const broken = [
    ...tally.broken,
    ...reader.broken,
    ...client.violations,
    ...ends.flatMap((end) => end.broken),
    ...(missing.length > 0 ? [`never brought by a unit: ${missing.join(', ')}`] : []),
    ...(tally.full === 0 ? ['no dossier was filled to its bound'] : []),
  ];
  for (const says of new Set(broken)) console.error(says);
  console.log(broken.length === 0 ? 'every promise held' : `${broken.length} promises were broken`);
  return broken.length === 0 ? 0 : 1;
}
