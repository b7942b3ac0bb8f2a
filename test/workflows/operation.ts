// Test support: mailboxes, relay, mail server, engine and API as in operation; only an hour lies between all attempts, so
// that what happens sooner was set going by something else.
import { inject } from 'vitest';
import { PACE } from '../../activities/pace.ts';
import { openEngine, type Engine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { openPool, type Pool } from '../../database/pool.ts';
import { Listening, type Caller } from '../api/world.ts';
import { Moods } from './moods.ts';
import { PostOffice } from './post-office.ts';
import { quietRuntime } from './world.ts';

export let office: PostOffice;
export let moods: Moods;
let engine: Engine;
let apiPool: Pool;
export let api: Listening;

export async function openOperation(): Promise<void> {
  quietRuntime();
  office = await PostOffice.open();
  moods = new Moods(office.channels);
  await office.startWorkers({ pace: { ...PACE, firstMs: 3_600_000 }, channels: moods.channels });
  office.startRelay(1_000);
  engine = openEngine(readConfig({ TEMPORAL_ADDRESS: inject('temporalAddress'), TEMPORAL_NAMESPACE: office.name }));
  apiPool = openPool(office.apiUrl, { name: 'operation' });
  api = await Listening.open({ pool: apiPool, engine });
}

export async function closeOperation(): Promise<void> {
  await api?.close();
  await Promise.all([apiPool?.end(), engine?.close()]);
  await office?.close();
}

export const ADMINISTRATOR: Caller = { party: 'big-data', role: 'administrator' };
