/** Stryker's test runner `held`: vitest in this process, the tests of the law held in one thread of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StrykerOptions } from '@stryker-mutator/api/core';
import type { Logger } from '@stryker-mutator/api/logging';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { createVitest, type Vitest } from 'vitest/node';
import { CHANNEL, type HeldAnswer, type HeldRequest, type MutantsOfTests } from './held.ts';

type Answer<What extends HeldAnswer['what']> = Extract<HeldAnswer, { what: What }>;

/** In the folder that all processes of a run share: only the first of them runs all tests without a mutant. */
const MOST_HITS = 'most-hits.json';

class HeldRunner implements TestRunner {
  static inject = tokens(commonTokens.options, commonTokens.logger);
  readonly #channel = new BroadcastChannel(CHANNEL);
  #vitest: Vitest | undefined;
  #mostHits: Record<string, number> | undefined;
  #mutantsTried = 0;
  #spoilt = false;

  constructor(
    private readonly options: StrykerOptions,
    private readonly log: Logger,
  ) {}

  /** What a mutant meets while files are read is not tried: a file that was read without it is as good as a new one. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    process.env.NODE_ENV = 'test';
    const { configFile } = this.options.vitest as { configFile: string };
    this.#vitest = await createVitest('test', {
      config: configFile,
      runner: path.resolve('dev/mutation/held-tests.ts'),
      maxWorkers: 1,
      watch: false,
      reporters: [],
      onConsoleLog: () => false,
    });
    const files = await this.#vitest.globTestSpecifications();
    this.#vitest.provide('heldFiles' as never, files.length as never);
    const ready = this.#answered<'ready'>();
    const ended = this.#vitest.runTestSpecifications(files).then(() => {
      throw new Error(
        `the tests were read and not held: ${this.#vitest!.state.getUnhandledErrors().map(String).join('; ')}`,
      );
    });
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
  }

  async dryRun(): Promise<DryRunResult> {
    const { tests, coverage } = await this.#ask<'all'>({ what: 'all' });
    writeFileSync(MOST_HITS, JSON.stringify(mostHits(coverage)));
    const steady = tests.filter(({ id, failure }) => {
      if (failure !== undefined) this.log.warn(`left out, for it fails when it is held: ${id}: ${failure}`);
      return failure === undefined;
    });
    return {
      status: DryRunStatus.Complete,
      tests: steady.map(({ id, ms }) => ({
        id,
        name: id.slice(id.indexOf('#') + 1),
        fileName: path.resolve(id.slice(0, id.indexOf('#'))),
        timeSpentMs: ms,
        status: TestStatus.Success as const,
      })),
      mutantCoverage: {
        static: coverage.static,
        perTest: Object.fromEntries(steady.map(({ id }) => [id, coverage.perTest[id] ?? {}])),
      },
    };
  }

  async mutantRun({ activeMutant, testFilter, mutantActivation }: MutantRunOptions): Promise<MutantRunResult> {
    if (mutantActivation !== 'runtime' || !testFilter) throw new Error('held tests know no mutants of their reading');
    if (this.#spoilt) throw new Error('an earlier mutant left something behind');
    this.#mostHits ??= JSON.parse(readFileSync(MOST_HITS, 'utf8')) as Record<string, number>;
    const isFirst = this.#mutantsTried === 0;
    this.#mutantsTried += 1;
    const { ran, noticed } = await this.#ask<'some'>({
      what: 'some',
      tests: testFilter,
      mutant: activeMutant.id,
      hitLimit: Math.max(1_000, 20 * (this.#mostHits[activeMutant.id] ?? 0)),
    });
    if (!noticed) return { status: MutantRunStatus.Survived, nrOfTests: ran };
    this.#spoilt = noticed.without !== undefined;
    // Which of the mutants left it behind cannot be told but in a process where this one is the first.
    if (this.#spoilt && !isFirst) throw new Error('this mutant or an earlier one left something behind');
    if (noticed.isEndless) return { status: MutantRunStatus.Timeout, reason: `${noticed.id} went round in circles` };
    return {
      status: MutantRunStatus.Killed,
      killedBy: [noticed.id],
      failureMessage: noticed.failure ?? '',
      nrOfTests: ran,
    };
  }

  async dispose(): Promise<void> {
    this.#say({ what: 'end' });
    await this.#vitest?.close();
    this.#channel.close();
  }

  #ask<What extends HeldAnswer['what']>(request: HeldRequest & { what: What }): Promise<Answer<What>> {
    const answered = this.#answered<What>();
    this.#say(request);
    return answered;
  }

  #say(request: HeldRequest): void {
    this.#channel.postMessage(request);
  }

  /** One request is on its way at a time. */
  #answered<What extends HeldAnswer['what']>(): Promise<Answer<What>> {
    return new Promise((resolve) => {
      this.#channel.onmessage = ({ data }: { data: unknown }) => resolve(data as Answer<What>);
    });
  }
}

/** How often one test met each mutant at most. */
function mostHits({ perTest }: MutantsOfTests): Record<string, number> {
  const most: Record<string, number> = {};
  for (const hits of Object.values(perTest))
    for (const [mutant, count] of Object.entries(hits)) most[mutant] = Math.max(most[mutant] ?? 0, count);
  return most;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'held', HeldRunner)];
