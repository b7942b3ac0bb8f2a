// How long a preparation will take, learnt from those before: what is to happen at an instant must be ready by then.

/** Before anything is known. */
const FIRST_GUESS_MS = 60;
const RESERVE = 1.5;
const LEAST_LEAD_MS = 10_000;

export class Pace {
  private perItemMs = FIRST_GUESS_MS;

  leadMs(count: number): number {
    return LEAST_LEAD_MS + count * this.perItemMs * RESERVE;
  }

  async timed(count: number, work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    await work();
    this.perItemMs = (performance.now() - began) / count;
  }
}
