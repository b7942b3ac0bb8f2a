// Test support: one whole life from its numbers, every line of it looked at; thrown with its story where something does
// not hold.
import { beijingDateOf } from '../../../measures/calendar/calendar-date.ts';
import { canonicalJson } from '../../../measures/canonical-json.ts';
import { applied, type Judgement } from '../../../measures/judgement.ts';
import type { Line } from '../../../measures/line.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { project } from '../../../measures/project/project.ts';
import { diceOf } from '../../workflows/random-orders.ts';
import { AnyLife, type Turn } from './any-life.ts';
import { beginAsSampled } from './begun-as-sampled.ts';
import type { Drawn } from './drawn-act.ts';
import { dutiful, nothingIsStuck, reckonedAgain, settledAsStored, wellSaid } from './dutiful.ts';
import { hold, lawfulState } from './lawful-state.ts';
import { readableLetter, readableRefusal, readableSheet, readableWarnings } from './readable.ts';
import { step } from './steps.ts';

/** What many lives came to. */
export class Coverage {
  lives = 0;
  lines = 0;
  /** Two answers at once, of which the second was refused. */
  races = 0;
  readonly taken = new Map<string, number>();
  readonly refused = new Set<string>();
  readonly stages = new Set<string>();

  take(act: string): void {
    this.taken.set(act, (this.taken.get(act) ?? 0) + 1);
  }
}

const BEGINS = ['2025-01-06', '2025-09-22', '2026-03-02', '2026-11-24'];
/** Every so manieth begins as one of those that every act has its turn in. */
const BEGUN_AS_SAMPLED = 3;
/** Reckoned again so often; always would take as long as all the rest. */
const RECKONED_AGAIN = 0.2;
/** Steps after nothing binds the project any more. */
const AFTERWARDS = 4;

/** Throws, with the story of the life of this number, where something does not hold. */
export function lived(number: number, [begins, ...draws]: readonly number[], coverage: Coverage): void {
  const keys = new Set<string>();
  const dice = diceOf(begins!);
  const look = (life: AnyLife, turn: Turn): void => {
    if (turn.line.is === 'act') coverage.take(turn.line.brought.act);
    coverage.stages.add(life.facts.stage);
    lawfulState(turn, beijingDateOf(turn.line.at));
    dutiful(life, turn);
    nothingIsStuck(life);
    wellSaid(life, life.last.says, keys);
    life.last.says.forEach(readableLetter);
    readableWarnings(life.last.warnings);
    if (dice() < RECKONED_AGAIN) {
      reckonedAgain(life);
      settledAsStored(life, turn);
    }
  };
  const life = new AnyLife('CQ-2026-0001', BEGINS[Math.floor(dice() * BEGINS.length)]!, look);
  try {
    if (number % BEGUN_AS_SAMPLED === 0) beginAsSampled(life, number / BEGUN_AS_SAMPLED, dice);
    let afterwards = 0;
    for (const draw of draws) {
      if (life.last?.ended && ++afterwards > AFTERWARDS) break;
      one(life, draw, coverage);
    }
    readableSheet(life);
    replayed(life.turns.map(({ line }) => line));
  } catch (error) {
    const story = life.story.map((told, at) => `  ${at + 1}. ${told}`).join('\n');
    throw new Error(`${(error as Error).message}\n${story}`, { cause: error });
  }
  coverage.lives += 1;
  coverage.lines += life.turns.length;
}

function one(life: AnyLife, draw: number, coverage: Coverage): void {
  const before = JSON.stringify(life.facts);
  const { facts } = life;
  const outcome = step(life, draw);
  hold(JSON.stringify(facts) === before, 'what was before an act was touched by it');
  if (!outcome) return;
  const { drawn, judgement } = outcome;
  readRefusals(drawn, judgement, coverage);
  if (!outcome.race) return;
  const { rival, both, judgement: second } = outcome.race;
  readRefusals(rival, second, coverage);
  if (both.length === 0) return;
  coverage.races += 1;
  const told = `${drawn.act} and ${rival.act} both answered ${both.join()}`;
  hold(second.is === 'refused', told);
}

function readRefusals({ act }: Drawn, judgement: Judgement, coverage: Coverage): void {
  hold(judgement.is !== 'unknownAct', `${act} is not known`);
  if (judgement.is !== 'refused') return;
  for (const refusal of judgement.refusals) {
    readableRefusal(act, refusal);
    coverage.refused.add(`${act}.${refusal.code}`);
  }
}

/** The ledger as it is stored yields the same facts again. */
function replayed(lines: readonly Line<ProjectFacts>[]): void {
  let facts: ProjectFacts = project.unopened('CQ-2026-0001');
  for (const line of lines) {
    if (line.is !== 'act') continue;
    const brought = JSON.parse(JSON.stringify(line.brought)) as typeof line.brought;
    ({ facts } = applied(project, facts, brought, { seq: line.seq, receivedOn: beijingDateOf(line.at) }));
    hold(isSame(facts, line.facts), `${brought.act} replays to other facts`);
  }
}

/** As stored. To put members in order takes a tenth of a life, and they seldom come in another. */
const isSame = (one: ProjectFacts, other: ProjectFacts): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || canonicalJson(one) === canonicalJson(other);
