// What sealed histories of the repository were sealed with: a key that protects nothing, and never changes.
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/data-converter-helpers.js';
import { readConfig } from '../../config.ts';
import { dataConverterOf } from '../../engine/sealing/data-converter.ts';
import type { Reader } from '../../engine/sealing/by-hand.ts';

export const HISTORY_KEYS = `golden:${Buffer.alloc(32, 'golden history').toString('base64')}`;
export const SEALED_LIFE = 'sealed';

const dataConverter = dataConverterOf(readConfig({ DUBAN_SEALING_KEYS: HISTORY_KEYS }))!;
/** For replays of that life. */
export const SEALED = { dataConverter };

/** Reads the histories of a life. */
export const readerOf = (life: string): Reader => ({
  options: { loadedDataConverter: loadDataConverter(life === SEALED_LIFE ? dataConverter : undefined) },
});
