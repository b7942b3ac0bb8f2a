// What every measurement is.
import type { Ground } from './ground.ts';
import type { Result } from './result.ts';
import type { Sizes } from './sizes.ts';

export interface Bench {
  /** The stack; started when the first measurement asks for it. */
  ground: () => Promise<Ground>;
  sizes: Sizes;
  /** Progress, for whoever waits. */
  say: (line: string) => void;
}

export interface Metric {
  /** For `--only`. */
  name: string;
  measure: (bench: Bench) => Promise<Result[]>;
}

/** Ours and the floor take turns in going first, so that neither always finds the machine warmer. */
export async function alternating<Sample>(
  rounds: number,
  ours: (round: number) => Promise<Sample>,
  floor: (round: number) => Promise<Sample>,
): Promise<{ ours: Sample; floor: Sample }[]> {
  const measured: { ours: Sample; floor: Sample }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const first = await ours(round);
      measured.push({ ours: first, floor: await floor(round) });
    } else {
      const first = await floor(round);
      measured.push({ ours: await ours(round), floor: first });
    }
  }
  return measured;
}
