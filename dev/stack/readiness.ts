import type { Run } from './part.ts';

/** Whether something answers this address with success. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Whether the run has written this line. */
export function hasWritten(run: Run, line: string): boolean {
  return run
    .output()
    .split('\n')
    .some((written) => written.includes(line));
}
