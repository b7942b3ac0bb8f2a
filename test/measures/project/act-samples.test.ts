// test support
import { describe, expect, it } from 'vitest';
import { givenUp, singleStage, twoStage, withdrawn } from './sampled-lives.ts';
import { continuation, operationAndMaintenance, outOfPlan, takenBack } from './sampled-paths.ts';
// under test
import { ACT_SAMPLES, EXAMPLE, sampleInput, type ActName } from '../../../measures/project/act-samples.ts';
import { PROJECT_ACTS } from '../../../measures/project/acts.ts';

const ACT_NAMES = Object.keys(PROJECT_ACTS) as ActName[];

describe('the sample of every act', () => {
  it('stands under the name of its act', () => {
    expect(Object.entries(PROJECT_ACTS).map(([name, act]) => [name, act.name])).toEqual(
      ACT_NAMES.map((name) => [name, name]),
    );
    expect(Object.keys(ACT_SAMPLES).sort()).toEqual([...ACT_NAMES].sort());
  });

  it.each(ACT_NAMES)('%s has the shape the act asks for, also where nothing is known of the dossier', (name) => {
    expect(PROJECT_ACTS[name].input.parse(sampleInput(name, EXAMPLE))).toBeTypeOf('object');
  });

  it.each([
    ['single stage', singleStage, 'CLOSED', 'SINGLE_STAGE'],
    ['two stages', twoStage, 'CLOSED', 'TWO_STAGE'],
    ['withdrawn', withdrawn, 'WITHDRAWN', undefined],
    ['given up', givenUp, 'TERMINATED', undefined],
    ['out of plan', outOfPlan, 'COMPLETED', 'SINGLE_STAGE'],
    ['continuation', continuation, 'BUDGETED', undefined],
    ['O&M', operationAndMaintenance, 'CLOSED', undefined],
    ['taken back', takenBack, 'TERMINATED', 'SINGLE_STAGE'],
  ])('is lawful where its turn comes: %s', (_, lived, stage, track) => {
    expect(lived().life.facts).toMatchObject({ stage, ...(track && { track }) });
  });

  it('is accepted somewhere, and none is left out', () => {
    const lives = [
      ...[singleStage, twoStage, withdrawn, givenUp],
      ...[outOfPlan, continuation, operationAndMaintenance, takenBack],
    ];
    const accepted = new Set(lives.flatMap((lived) => [...lived().accepted]));
    expect(ACT_NAMES.filter((name) => !accepted.has(name))).toEqual([]);
  });
});
