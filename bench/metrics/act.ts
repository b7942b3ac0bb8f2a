// Acts over HTTP beside bare updates: one at a time, and on many projects at once. The act cites a document, so that
// everything is looked up.
import { randomUUID } from 'node:crypto';
import { insertDocument } from '../../database/document.ts';
import type { ApiClient } from '../../dev/api-client.ts';
import { sideBySide } from '../../worker/side-by-side.ts';
import { EXAMPLE, sampleInput } from '../../measures/project/act-samples.ts';
import { timed } from '../timed.ts';
import { openFloor, putOnFloor } from '../floor/caller.ts';
import type { Ground } from '../ground.ts';
import { alternating, type Metric } from '../metric.ts';
import { processorTime, sumOf, usedSince, type ProcessorTime } from '../processor-time.ts';
import { factsAfter } from '../project-facts.ts';
import { resultOf, type Goal, type Result, type Round } from '../result.ts';
import { layDown } from '../sleeping-projects.ts';
import { mean, p50, p99 } from '../statistics.ts';

const BUREAU = 'cyberspace';
const DOCUMENT = 'bench-opinion';
const OPINION = sampleInput('recordOpinion', { ...EXAMPLE, idOf: () => DOCUMENT });

export const act: Metric = {
  name: 'act',
  measure: async ({ ground: begin, sizes: { rounds, actsAlone, actsTogether, projectsTogether }, say }) => {
    const ground = await begin();
    await ground.setPractice();
    await insertDocument(ground.owner, {
      id: DOCUMENT,
      kind: 'technicalOpinion',
      name: '技术审查意见',
      sha256: '0'.repeat(64),
      reference: 'bench',
      party: BUREAU,
      createdBy: 'bench',
    });
    const api = ground.callApi();
    const measure = async (title: string, projects: number, acts: number, { p50AtMost, rateAtLeast }: Goals) => {
      const ours = async (round: number) =>
        acting(await reviewed(ground, `act-${projects}-${round}-`, projects), acts, (code, number) =>
          bringOpinion(api, code, number),
        );
      const floor = async () =>
        acting(await opened(ground, projects), acts, (id) => putOnFloor(ground.floorClient, id, randomUUID()));
      await ours(-1);
      await floor();
      const measured = await alternating(rounds, ours, floor);
      say(`${title}: ours ${rates(measured, 'ours')}, bare ${rates(measured, 'floor')} a second`);
      for (const side of ['ours', 'floor'] as const)
        say(`processor time an act, ms, ${side}: ${byProgram(measured.map((round) => round[side].used))}`);
      const samples: Round[] = measured.map((round) => ({ ours: round.ours.samples, floor: round.floor.samples }));
      return [
        resultOf(`${title}, p50`, 'ms', samples, p50, { of: 'ratio', atMost: p50AtMost }),
        resultOf(`${title}, p99`, 'ms', samples, p99, { of: 'ratio', atMost: 1.6 }),
        resultOf(`${title}: brought`, 'a second', rate(measured), p50, rateAtLeast),
        resultOf(`${title}: processor time of all programs`, 'ms', processor(measured), mean),
      ];
    };
    const together = `act, ${projectsTogether} at once`;
    const results: Result[] = [
      ...(await measure('act, one at a time', 1, actsAlone, { p50AtMost: 1.5 })),
      ...(await measure(together, projectsTogether, actsTogether, {
        p50AtMost: 1.35,
        rateAtLeast: { of: 'ratio', atLeast: 0.75 },
      })),
    ];
    api.close();
    return results;
  },
};

interface Goals {
  p50AtMost: number;
  rateAtLeast?: Goal;
}

interface Acting {
  samples: number[];
  perSecond: number;
  /** An act. */
  used: ProcessorTime;
}

/** On each of `ids` so many acts one after another, all of them side by side. */
async function acting(
  ids: readonly string[],
  acts: number,
  bring: (id: string, number: number) => Promise<unknown>,
): Promise<Acting> {
  const samples: number[] = [];
  const before = processorTime();
  const tookMs = await timed(() =>
    sideBySide(ids, ids.length, async (id) => {
      for (let number = 0; number < acts; number++) samples.push(await timed(() => bring(id, number)));
    }),
  );
  const used = new Map([...usedSince(before)].map(([program, ms]) => [program, ms / samples.length]));
  return { samples, perSecond: samples.length / (tookMs / 1_000), used };
}

const rates = (measured: readonly { ours: Acting; floor: Acting }[], side: 'ours' | 'floor'): number =>
  Math.round(p50(measured.map((round) => round[side].perSecond)));

const rate = (measured: readonly { ours: Acting; floor: Acting }[]): Round[] =>
  measured.map(({ ours, floor }) => ({ ours: [ours.perSecond], floor: [floor.perSecond] }));

const processor = (measured: readonly { ours: Acting; floor: Acting }[]): Round[] =>
  measured.map(({ ours, floor }) => ({ ours: [sumOf(ours.used)], floor: [sumOf(floor.used)] }));

/** The mean of the rounds; what used next to nothing is left out. */
const byProgram = (rounds: readonly ProcessorTime[]): string =>
  [...new Set(rounds.flatMap((used) => [...used.keys()]))]
    .map((program) => ({ program, ms: mean(rounds.map((used) => used.get(program) ?? 0)) }))
    .filter(({ ms }) => ms >= 0.1)
    .sort((one, other) => other.ms - one.ms)
    .map(({ program, ms }) => `${program} ${ms.toFixed(1)}`)
    .join(', ');

/** Projects whose report is under review, each fresh: the dossier of an act must not be longer than that of another. */
async function reviewed(ground: Ground, prefix: string, count: number): Promise<string[]> {
  const sleepers = Array.from({ length: count }, (_, index) => ({
    code: `${prefix}${index + 1}`,
    unit: `unit-act-${index + 1}`,
  }));
  await layDown(ground, sleepers, factsAfter('submitFeasibilityReport'));
  return sleepers.map(({ code }) => code);
}

async function opened(ground: Ground, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `floor-${randomUUID()}`);
  await sideBySide(ids, count, (id) => openFloor(ground.floorClient, id, randomUUID()));
  return ids;
}

const bringOpinion = (api: ApiClient, code: string, number: number): Promise<unknown> =>
  api.call({ party: BUREAU, sub: `${BUREAU}-${code}` }, 'POST', `/projects/${code}/acts/recordOpinion`, {
    key: randomUUID(),
    body: { ...OPINION, remark: `第${number + 1}次意见` },
  });
