// The worker's figures: an alert rests on them, so they must say what the rows say.
import type { Db } from '../../database/pool.ts';
import type { Finding } from './finding.ts';

const FIGURE = /^duban_deliveries\{(.*)\} (\d+)$/gm;

export async function checkFigures(db: Db, metrics: () => Promise<string>): Promise<Finding[]> {
  const { rows } = await db.query<{ state: string; channel: string; count: number }>(
    'select status as state, channel, count(*)::int as count from delivery group by status, channel',
  );
  const text = await metrics().catch(String);
  const told = new Map([...text.matchAll(FIGURE)].map(([, labels, count]) => [placeOf(labels!), Number(count)]));
  const counted = new Map(rows.map(({ state, channel, count }) => [`${state} ${channel}`, count]));
  return [...new Set([...told.keys(), ...counted.keys()])]
    .filter((place) => (told.get(place) ?? 0) !== (counted.get(place) ?? 0))
    .map((place) => ({
      promise: 5,
      dossier: '?',
      says: `the metric tells of ${told.get(place) ?? 'no'} deliveries ${place.trim()}, there are ${counted.get(place) ?? 0}`,
    }));
}

const placeOf = (labels: string): string =>
  ['state', 'channel'].map((name) => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '').join(' ');
