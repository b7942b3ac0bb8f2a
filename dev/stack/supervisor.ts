/**
 * Starts parts group by group, starts again what dies, and stops all in the opposite order. It knows nothing of what
 * the
 * parts are: the list is data.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './failure.ts';
import { launch, stopMannerOf, type Part, type Run } from './part.ts';
import { removePidFile } from './pid-file.ts';
import { assertPortsFree } from './ports.ts';
import { stopProcess } from './stop-process.ts';
import type { Say } from './progress.ts';

const deathsAllowed = 5;
const deathsCountedForMs = 60_000;
const readyWithinMs = 60_000;

export interface Supervision {
  readonly folder: string;
  /** Parts of one group start together, once every part of the group before answers. */
  readonly groups: readonly (readonly Part[])[];
  readonly say: Say;
}

export class Supervisor {
  readonly #supervision: Supervision;
  readonly #runs = new Map<Part, Run>();
  readonly #stopping = new AbortController();
  readonly #work: Promise<unknown>[] = [];
  #failure: StartFailure | undefined;
  #stopped: Promise<void> | undefined;

  constructor(supervision: Supervision) {
    this.#supervision = supervision;
  }

  /** Resolves when everything has been stopped: with the reason, or with nothing when it was asked to. */
  async ended(): Promise<StartFailure | undefined> {
    const { signal } = this.#stopping;
    if (!signal.aborted) await new Promise((aborted) => signal.addEventListener('abort', aborted, { once: true }));
    await this.#stopped;
    return this.#failure;
  }

  /** Returns when every part answers. When that cannot be, everything is stopped first and a `StartFailure` thrown. */
  async start(): Promise<void> {
    const { groups } = this.#supervision;
    await assertPortsFree(groups.flat().flatMap((part) => part.ports ?? []));
    try {
      for (const [group, parts] of groups.entries())
        await Promise.all(parts.map((part) => this.#startPart(part, group)));
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops everything, last group first; safe to call at any moment and more than once. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #startPart(part: Part, group: number): Promise<void> {
    const began = performance.now();
    if (part.prepare) await this.#tracked(part.prepare(this.#stopping.signal));
    const answered = new Promise<void>((ready) => void this.#tracked(this.#keepRunning(part, group, ready)));
    await Promise.race([answered, this.#untilEnded()]);
    if (part.whenReady) await this.#tracked(part.whenReady());
    this.#supervision.say(`${part.title} 就绪，用时 ${seconds(performance.now() - began)}`);
  }

  async #keepRunning(part: Part, group: number, ready: () => void): Promise<void> {
    const { folder, say } = this.#supervision;
    const deaths: number[] = [];
    while (!this.#stopping.signal.aborted) {
      const run = launch(part, folder, group);
      this.#runs.set(part, run);
      const outcome = await Promise.race([this.#readiness(part, run), run.ended]);
      if (outcome === 'late')
        return this.#giveUp(`${part.title} 在 ${readyLimitOf(part) / 1000} 秒内没有应答，全部停止`, run);
      if (outcome === 'ready') {
        if (deaths.length > 0) say(`${part.title} 已恢复`);
        ready();
      }
      const how = await run.ended;
      if (this.#stopping.signal.aborted) return;

      const now = performance.now();
      deaths.push(now);
      const recent = deaths.filter((at) => at > now - deathsCountedForMs).length;
      if (recent >= deathsAllowed)
        return this.#giveUp(`${part.title} 一分钟内退出了 ${recent} 次（最后一次：${how}），全部停止`, run);
      say(`${part.title} 意外退出（${how}），重新启动（一分钟内第 ${recent} 次）`);
      await sleep(200 * recent, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  async #readiness(part: Part, run: Run): Promise<'ready' | 'late' | 'stopping'> {
    const until = performance.now() + readyLimitOf(part);
    while (!this.#stopping.signal.aborted) {
      if (performance.now() > until) return 'late';
      if (await part.isReady(run)) return 'ready';
      await sleep(50);
    }
    return 'stopping';
  }

  #giveUp(why: string, run: Run): void {
    this.#failure ??= new StartFailure([why, `日志：${run.log}`, ...lastLines(run.output())].join('\n'));
    void this.stop();
  }

  async #untilEnded(): Promise<never> {
    throw (await this.ended()) ?? new StartFailure('启动已中止');
  }

  /** A stop waits for this work too, so that nothing is begun behind its back. */
  #tracked<T>(work: Promise<T>): Promise<T> {
    this.#work.push(work.catch(() => undefined));
    return work;
  }

  async #stopAll(): Promise<void> {
    this.#stopping.abort();
    for (const parts of this.#supervision.groups.toReversed())
      await Promise.all(parts.map((part) => this.#stopPart(part)));
    await Promise.all(this.#work);
  }

  async #stopPart(part: Part): Promise<void> {
    const run = this.#runs.get(part);
    if (!run) return;
    if (run.identity) {
      const byItself = await stopProcess(run.identity, stopMannerOf(part));
      if (!byItself) this.#supervision.say(`${part.title} 没有按时停止，已强行结束`);
    }
    await run.ended;
    removePidFile(this.#supervision.folder, part.name);
  }
}

function readyLimitOf(part: Part): number {
  return part.readyWithinMs ?? readyWithinMs;
}

function lastLines(output: string): string[] {
  return output.trimEnd().split('\n').slice(-16);
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} 秒`;
}
