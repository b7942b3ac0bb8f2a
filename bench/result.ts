// One line of the report: what we do, what the floor does in the same run, and what was asked for.

export interface Goal {
  /** What the bound is set on: our figure alone, or its ratio to the floor's. */
  of: 'ours' | 'ratio';
  atMost?: number;
  atLeast?: number;
}

export interface Result {
  metric: string;
  unit: string;
  ours: number;
  floor: number | null;
  /** ours ÷ floor. */
  ratio: number | null;
  goal: string | null;
  met: boolean | null;
  /** Smallest and largest value of a single round: of the ratio where there is one, else of our figure. */
  spread: [number, number];
  /** Samples behind our figure, all rounds together. */
  n: number;
}

/** Samples of one round. `floor` is empty where there is nothing to compare with. */
export interface Round {
  ours: number[];
  floor: number[];
}

export type Statistic = (samples: readonly number[]) => number;

/** Pools the samples of all rounds for the figures, and looks at each round by itself for the spread. */
export function resultOf(
  metric: string,
  unit: string,
  rounds: readonly Round[],
  statistic: Statistic,
  goal?: Goal,
): Result {
  const pooled = (side: keyof Round) => rounds.flatMap((round) => round[side]);
  const compared = pooled('floor').length > 0;
  const valueOf = ({ ours, floor }: Round) => (compared ? statistic(ours) / statistic(floor) : statistic(ours));
  const values = rounds.filter(({ ours, floor }) => ours.length > 0 && (!compared || floor.length > 0)).map(valueOf);
  const ours = statistic(pooled('ours'));
  const floor = compared ? statistic(pooled('floor')) : null;
  const ratio = floor === null ? null : ours / floor;
  return {
    metric,
    unit,
    ours: rounded(ours),
    floor: floor === null ? null : rounded(floor),
    ratio: ratio === null ? null : rounded(ratio),
    goal: goal ? goalText(goal) : null,
    met: goal ? isMet(goal, goal.of === 'ours' ? ours : ratio) : null,
    spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
    n: pooled('ours').length,
  };
}

function isMet({ atMost = Infinity, atLeast = -Infinity }: Goal, value: number | null): boolean {
  return value !== null && value <= atMost && value >= atLeast;
}

function goalText({ of, atMost, atLeast }: Goal): string {
  const bounds = [
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
  ].join(', ');
  return of === 'ratio' ? `ratio ${bounds}` : bounds;
}

/** Three significant digits: more would claim what a shared machine cannot know. */
const rounded = (value: number): number => Number(value.toPrecision(3));
