// One deadline for everything a request waits for: past it the caller is told to ask again, whatever is still under
// way.
import { Problem } from './problem.ts';

export const ANSWER_WITHIN_MS = 5_000;

/** The outcome of `work`, or a 503 at the deadline (epoch ms). */
export async function within<T>(deadline: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem('deadline')), Math.max(0, deadline - Date.now()));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
