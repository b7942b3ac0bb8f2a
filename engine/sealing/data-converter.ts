// What clients, workers and replayers need where payloads are sealed; nothing where they are not.
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import type { Config } from '../../config.ts';
import { addressedActivities } from './addressing.ts';
import { SealingCodec } from './codec.ts';

const failureConverterPath = fileURLToPath(new URL('failure-converter.cjs', import.meta.url));

type SealingSettings = Pick<Config, 'sealingKeys'>;

export const codecOf = ({ sealingKeys }: SealingSettings): SealingCodec | undefined =>
  sealingKeys && new SealingCodec(sealingKeys);

export function dataConverterOf(config: SealingSettings): DataConverter | undefined {
  const codec = codecOf(config);
  return codec && { payloadCodecs: [codec], failureConverterPath };
}

/** Beside the other options of a worker. */
export function sealedWorker(config: SealingSettings): Pick<WorkerOptions, 'dataConverter' | 'interceptors'> {
  const dataConverter = dataConverterOf(config);
  return dataConverter ? { dataConverter, interceptors: { activity: [addressedActivities] } } : {};
}
