// Worker processes as in production, each with its own number of projects in memory, killed at random moments and
// started again with another.
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, stopMannerOf, type Part, type Run } from '../../dev/stack/part.ts';
import { removePidFile } from '../../dev/stack/pid-file.ts';
import { isRunning } from '../../dev/stack/process-identity.ts';
import { stopProcess } from '../../dev/stack/stop-process.ts';
import { pick, type Dice } from '../../test/workflows/random-orders.ts';

const SMALLEST_CACHE = 4;
const LARGEST_CACHE = 2_000;
const LONGEST_ABSENCE_MS = 3_000;
/** After the stack's own groups. */
const GROUP = 3;

export interface FleetOptions {
  folder: string;
  /** The worker of production. */
  worker: Part;
  workers: number;
  /** Mean time between two kills. */
  killEveryMs: number;
  dice: Dice;
}

export class Fleet {
  kills = 0;
  /** Numbers of projects kept in memory, of all workers there were. */
  readonly cacheSizes: number[] = [];
  /** Workers that did not come back. */
  readonly missing: string[] = [];
  readonly #runs = new Map<string, { part: Part; run: Run }>();
  #calm = false;
  #killing: Promise<void> | undefined;

  constructor(private readonly options: FleetOptions) {}

  async start(): Promise<void> {
    const names = Array.from({ length: this.options.workers }, (_, number) => `worker-${number + 1}`);
    // Both ends of the range take part in every storm.
    await Promise.all(
      names.map((name, index) => this.#launch(name, [SMALLEST_CACHE, LARGEST_CACHE][index] ?? this.#drawnSize())),
    );
    this.#killing = this.#killOn();
  }

  /** No more kills; returns when all workers are there. */
  async calm(): Promise<void> {
    this.#calm = true;
    await this.#killing;
  }

  async stop(): Promise<void> {
    await this.calm();
    await Promise.all(
      [...this.#runs].map(async ([name, { part, run }]) => {
        if (run.identity) await stopProcess(run.identity, stopMannerOf(part));
        removePidFile(this.options.folder, name);
      }),
    );
  }

  async #killOn(): Promise<void> {
    const { dice, killEveryMs } = this.options;
    for (;;) {
      for (let leftMs = killEveryMs * (0.3 + 1.4 * dice()); leftMs > 0 && !this.#calm; leftMs -= 200) await sleep(200);
      if (this.#calm) return;
      const [name, { run }] = pick([...this.#runs], dice);
      if (run.identity && isRunning(run.identity)) process.kill(run.identity.pid, 'SIGKILL');
      await run.ended;
      this.kills++;
      await sleep(dice() * LONGEST_ABSENCE_MS);
      await this.#launch(name, this.#drawnSize()).catch((error: unknown) => this.missing.push(String(error)));
    }
  }

  async #launch(name: string, cached: number): Promise<void> {
    const { worker, folder } = this.options;
    this.cacheSizes.push(cached);
    const part: Part = {
      ...worker,
      name,
      command: () => {
        const { env, ...command } = worker.command();
        return { ...command, env: { ...env, STORM_CACHED: String(cached) } };
      },
    };
    const run = launch(part, folder, GROUP);
    this.#runs.set(name, { part, run });
    for (const until = performance.now() + 60_000; !(await part.isReady(run)); await sleep(50)) {
      if (performance.now() > until)
        throw new Error(`${name} was not ready within a minute: ${run.output().slice(-1_000)}`);
    }
  }

  /** As many small ones as large ones: the logarithm is drawn. */
  #drawnSize(): number {
    return Math.round(SMALLEST_CACHE * (LARGEST_CACHE / SMALLEST_CACHE) ** this.options.dice());
  }
}
