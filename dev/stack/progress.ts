/** Tells the person at the terminal what is going on, with the seconds since the beginning. */
export type Say = (line: string) => void;

/** Lines on standard output, each with its second. */
export function sayWithSeconds(write: Say = console.log): Say {
  const began = performance.now();
  return (line) => write(`[${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s] ${line}`);
}

/** Waits for work that may take long, and says every few seconds that it still goes on. */
export async function withPatience<T>(say: Say, what: string, work: Promise<T>): Promise<T> {
  const began = performance.now();
  const timer = setInterval(() => say(`${what}：已 ${Math.round((performance.now() - began) / 1000)} 秒`), 5_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
