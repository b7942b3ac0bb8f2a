// Where projects stand, asked for all that wait in one query: thousands of wakes are waited for, and each by itself
// would cost more than the wake.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '../../database/pool.ts';

export interface Standing {
  seq: number;
  nextWakeAt: number | null;
  ended: boolean;
}

const LOOK_EVERY_MS = 40;

export class Watch {
  readonly #waiting = new Map<string, { after: number; found: (standing: Standing) => void }>();
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly pool: Pool) {}

  start(): void {
    this.#looking = this.#look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
  }

  /** As soon as a line beyond number `after` is recorded; throws when none is within `patienceMs`. */
  async beyond(code: string, after: number, patienceMs: number): Promise<Standing> {
    const late = new AbortController();
    try {
      return await Promise.race([
        new Promise<Standing>((found) => this.#waiting.set(code, { after, found })),
        sleep(patienceMs, undefined, { signal: late.signal }).then(() =>
          Promise.reject(new Error(`${code}: nothing was recorded after line ${after} within ${patienceMs / 1_000} s`)),
        ),
      ]);
    } finally {
      late.abort();
      this.#waiting.delete(code);
    }
  }

  async #look(): Promise<void> {
    for (; !this.#stopped; await sleep(LOOK_EVERY_MS)) {
      if (this.#waiting.size === 0) continue;
      // A database too busy to answer is asked again; whoever waits for too long says so.
      const rows = await this.#standings().catch(() => []);
      for (const row of rows) {
        const one = this.#waiting.get(row.code);
        if (one && row.seq > one.after) one.found(row);
      }
    }
  }

  async #standings(): Promise<(Standing & { code: string })[]> {
    const { rows } = await this.pool.query<Standing & { code: string }>(
      `select code, seq, next_wake_at as "nextWakeAt", ended from dossier where kind = 'project' and code = any($1)`,
      [[...this.#waiting.keys()]],
    );
    return rows;
  }
}
