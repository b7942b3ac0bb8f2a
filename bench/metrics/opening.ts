// Opening a project over HTTP beside a bare update-with-start, one at a time.
import { randomUUID } from 'node:crypto';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { timed } from '../timed.ts';
import { openFloor } from '../floor/caller.ts';
import { alternating, type Metric } from '../metric.ts';
import { DEPARTMENT } from '../project-facts.ts';
import { resultOf } from '../result.ts';
import { registerUnits } from '../sleeping-projects.ts';
import { p50 } from '../statistics.ts';

const UNIT = 'unit-opening';
const OPENING = {
  ...ACT_SAMPLES.openDossier.input(EXAMPLE),
  name: '基准测试：建档',
  department: DEPARTMENT,
};

export const opening: Metric = {
  name: 'opening',
  measure: async ({ ground: begin, sizes: { rounds, openings } }) => {
    const ground = await begin();
    await registerUnits(ground, [UNIT]);
    const api = ground.callApi();
    const repeated = async (work: () => Promise<unknown>): Promise<number[]> => {
      const samples: number[] = [];
      for (let count = 0; count < openings; count++) samples.push(await timed(work));
      return samples;
    };
    const ours = () =>
      repeated(() => api.call({ party: UNIT }, 'POST', '/projects', { key: randomUUID(), body: OPENING }));
    const floor = () => repeated(() => openFloor(ground.floorClient, `floor-${randomUUID()}`, randomUUID()));
    // The first of each pays for compiled code and opened connections.
    await ours();
    await floor();
    const measured = await alternating(rounds, ours, floor);
    api.close();
    return [resultOf('POST /projects, p50', 'ms', measured, p50, { of: 'ratio', atMost: 1.05 })];
  },
};
