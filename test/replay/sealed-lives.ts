// What sealed histories of the repository were sealed with: a key that protects nothing, and never changes.
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/data-converter-helpers.js';
import { readConfig } from '../../config.ts';
import { dataConverterOf } from '../../engine/sealing/data-converter.ts';
import type { Reader } from '../../engine/sealing/by-hand.ts';
import { notReplaying, type ReplayBy } from '../../worker/replayed.ts';
import { readLives } from './history-files.ts';

export const HISTORY_KEYS = `golden:${Buffer.alloc(32, 'golden history').toString('base64')}`;
export const SEALED_LIFE = 'sealed';

const dataConverter = dataConverterOf(readConfig({ DUBAN_SEALING_KEYS: HISTORY_KEYS }))!;
export const isOfSealedLife = ({ life }: { life: string }): boolean => life === SEALED_LIFE;

/** Every run of every life, with its life. */
export const allRuns = () =>
  readLives().flatMap(({ release, life, runs }) => runs.map((run) => ({ release, life, ...run })));
type LifeRun = ReturnType<typeof allRuns>[number];

/** Why each of them that does not replay does not; those of the sealed life are opened by its key. */
export async function livesNotReplaying(by: ReplayBy, runs: readonly LifeRun[] = allRuns()): Promise<string[]> {
  const [sealed, plain] = [runs.filter(isOfSealedLife), runs.filter((run) => !isOfSealedLife(run))];
  return [...(await notReplaying(by, plain)), ...(await notReplaying(by, sealed, { dataConverter }))];
}

/** Reads the histories of a life. */
export const readerOf = (life: string): Reader => ({
  options: { loadedDataConverter: loadDataConverter(life === SEALED_LIFE ? dataConverter : undefined) },
});
