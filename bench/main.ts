// The bench: every metric in order, one line each as it is known, the table at the end.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { Ground } from './ground.ts';
import type { Metric } from './metric.ts';
import { act } from './metrics/act.ts';
import { historyEvents } from './metrics/history-events.ts';
import { morning } from './metrics/morning.ts';
import { opening } from './metrics/opening.ts';
import { projectList } from './metrics/project-list.ts';
import { pureRules } from './metrics/pure-rules.ts';
import { sleeping } from './metrics/sleeping.ts';
import { yearEnd } from './metrics/year-end.ts';
import { profilesIn } from './profile.ts';
import { FULL, QUICK, type Sizes } from './sizes.ts';
import { tableOf, writeBetweenMarks, type Measured } from './table.ts';

/** Those that leave much behind come last. */
const METRICS: readonly Metric[] = [pureRules, opening, act, historyEvents, morning, yearEnd, sleeping, projectList];
const USAGE = `用法：npm run bench -- [--only 指标]… [--rounds 5] [--quick] [--sealed] [--write | --profile]
与裸引擎相比的速度。指标：${METRICS.map(({ name }) => name).join('、')}；--quick 只看能否运行，--sealed 载荷加密后再测，--write 写入 docs/performance.md。
退出码：0 全部测得，1 有没有测得的。`;
const DOCUMENT = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

export async function bench(): Promise<void> {
  const { write, sizes, metrics, profile, sealed } = chosen();
  const profiles = profile ? mkdtempSync(path.join(tmpdir(), 'duban-profiles-')) : undefined;
  const began = performance.now();
  const say = (line: string) =>
    void process.stderr.write(`${String(Math.round((performance.now() - began) / 1_000)).padStart(5)} s  ${line}\n`);
  let ground: Promise<Ground> | undefined;
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> => (ending ??= Promise.resolve(ground).then((begun) => begun?.end()));
  // A terminal's Ctrl-C comes to us and, passed on by the bootstrap, a second time.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end().finally(() => process.exit(1)));

  const begun = (): Promise<Ground> => {
    // One that did not come up is no ground for those that follow.
    ground ??= Ground.begin(say, { profiles, sealed }).catch((error: unknown) => {
      ground = undefined;
      throw error;
    });
    return ground;
  };
  const measured: Measured[] = [];
  const failed: string[] = [];
  try {
    for (const metric of metrics) {
      say(metric.name);
      try {
        const results = await metric.measure({ ground: begun, sizes, say });
        measured.push({ name: metric.name, on: new Date().toISOString().slice(0, 10), results });
        for (const result of results) console.log(JSON.stringify(result));
      } catch (error) {
        // What was measured before, and may be after, took half an hour.
        failed.push(metric.name);
        console.error(error);
      }
    }
  } finally {
    await end();
  }
  say('done');
  if (profiles) console.log(`\n${profilesIn(profiles)}\n\n${profiles}`);
  console.log(`\n${tableOf(measured)}`);
  if (write)
    writeBetweenMarks(
      DOCUMENT,
      measured,
      METRICS.map(({ name }) => name),
    );
  if (failed.length > 0) throw new PlainError(`没有测得：${failed.join('、')}`);
}

interface Chosen {
  write: boolean;
  sizes: Sizes;
  metrics: readonly Metric[];
  profile: boolean;
  sealed: boolean;
}

function chosen(): Chosen {
  const { values } = readArguments(USAGE, {
    rounds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    sealed: { type: 'boolean', default: false },
  });
  const known = METRICS.map(({ name }) => name);
  const unknown = values.only?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0) throw new PlainError(`没有指标 ${unknown.join('、')}；有 ${known.join('、')}`);
  if (values.profile && values.write)
    throw new PlainError('--profile 会拖慢所测的，其数字不值得写入；请不要与 --write 同用');
  if (values.quick && values.write)
    throw new PlainError('--quick 只看能否运行，其数字不值得写入；请不要与 --write 同用');
  if (values.sealed && values.write)
    throw new PlainError('--sealed 所测的与表中不加密的不能相比；请不要与 --write 同用');
  const sizes = values.quick ? QUICK : FULL;
  const rounds = values.rounds === undefined ? sizes.rounds : Number(values.rounds);
  if (!Number.isSafeInteger(rounds) || rounds < 1) throw new PlainError(`--rounds ${values.rounds}：应为从 1 起的整数`);
  return {
    write: values.write,
    profile: values.profile,
    sealed: values.sealed,
    sizes: { ...sizes, rounds },
    metrics: METRICS.filter(({ name }) => !values.only || values.only.includes(name)),
  };
}
