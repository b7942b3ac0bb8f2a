/**
 * A vitest runner that loads the tests of the law once and holds them: for each request of the process above it runs
 * those that are asked for, with one mutant or none. Loading them anew for every mutant, as one would elsewhere, takes
 * a hundred times longer than running the few that notice it. It serves what keeps no state between tests; where a
 * test fails without its mutant, the process is told, and loads everything anew.
 */
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { TestRunner, type RunnerTestCase, type RunnerTestSuite } from 'vitest';
import { CHANNEL, type HeldAnswer, type HeldRequest, type HeldTest, type MutantsOfTests } from './held.ts';

/** What Stryker's instrumented code reads and writes. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantsOfTests;
}

export default class HeldTests extends TestRunner {
  readonly #held = new Map<string, RunnerTestCase[]>();
  /** Milliseconds that each took when it was last run through. */
  readonly #took = new Map<string, number>();
  #filesToCome: number | undefined;

  /** Nothing runs while the files are read. */
  runTask(test: RunnerTestCase): Promise<void> {
    const id = idOf(test);
    this.#held.set(id, [...(this.#held.get(id) ?? []), test]);
    return Promise.resolve();
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (!('filepath' in suite)) return;
    this.#filesToCome = (this.#filesToCome ?? (this.injectValue('heldFiles') as number)) - 1;
    if (this.#filesToCome === 0) await this.#answer();
  }

  #answer(): Promise<void> {
    const channel = new BroadcastChannel(CHANNEL);
    return new Promise((resolve) => {
      channel.onmessage = ({ data }: { data: unknown }) => {
        const request = data as HeldRequest;
        if (request.what === 'end') {
          channel.close();
          resolve();
          return;
        }
        const answering = request.what === 'all' ? this.#all() : this.#some(request);
        void answering.then((answer) => channel.postMessage(answer));
      };
      channel.postMessage({ what: 'ready' } satisfies HeldAnswer);
    });
  }

  async #all(): Promise<HeldAnswer> {
    const mutants = mutantSwitch();
    const tests: HeldTest[] = [];
    for (const id of this.#held.keys()) {
      mutants.currentTestId = id;
      const failure = await this.#failureOf(id);
      tests.push({ id, ms: this.#took.get(id) ?? 0, failure });
    }
    mutants.currentTestId = undefined;
    return { what: 'all', tests, coverage: mutants.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async #some({ tests, mutant, hitLimit }: Extract<HeldRequest, { what: 'some' }>): Promise<HeldAnswer> {
    const mutants = mutantSwitch();
    let ran = 0;
    for (const id of this.#shortestFirst(tests)) {
      Object.assign(mutants, { activeMutant: mutant, hitCount: 0, hitLimit });
      const failure = await this.#failureOf(id);
      const isEndless = (mutants.hitCount ?? 0) > hitLimit;
      Object.assign(mutants, { activeMutant: undefined, hitLimit: undefined });
      ran += 1;
      if (failure !== undefined || isEndless)
        return { what: 'some', ran, noticed: { id, failure, isEndless, without: await this.#failureOf(id) } };
    }
    return { what: 'some', ran, noticed: undefined };
  }

  #shortestFirst(tests: readonly string[]): string[] {
    const asked = new Set(tests);
    const held = [...this.#held.keys()].filter((id) => asked.has(id));
    return held.sort((one, other) => (this.#took.get(one) ?? 0) - (this.#took.get(other) ?? 0));
  }

  async #failureOf(id: string): Promise<string | undefined> {
    const begun = performance.now();
    for (const test of this.#held.get(id) ?? []) {
      try {
        await TestRunner.getTestFn(test)();
      } catch (error) {
        return error instanceof Error ? error.message.slice(0, 500) : String(error);
      }
    }
    this.#took.set(id, performance.now() - begun);
    return undefined;
  }
}

function mutantSwitch(): Switch {
  const here = globalThis as unknown as Record<string, Switch>;
  return (here[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
}

function idOf(test: RunnerTestCase): string {
  const names: string[] = [];
  for (let task: { name: string; suite?: RunnerTestCase['suite'] } | undefined = test; task; task = task.suite)
    names.unshift(task.name);
  return `${test.file.name}#${names.join(' ').trim()}`;
}
