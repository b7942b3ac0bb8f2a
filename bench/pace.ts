// How long a preparation will take, learnt from the one before: what is to happen at an instant must be ready by then.

const RESERVE = 1.3;
const LEAST_LEAD_MS = 4_000;

export class Pace {
  /** Starts from a guess that is rather too long. */
  constructor(private perItemMs: number) {}

  leadMs(count: number): number {
    return LEAST_LEAD_MS + count * this.perItemMs * RESERVE;
  }

  async timed(count: number, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    await work();
    this.perItemMs = (performance.now() - began) / count;
  }
}
