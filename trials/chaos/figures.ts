// What a Prometheus reads against what we count ourselves: an alert rests on it. Counters begin anew with each process that
// is killed, so both are counted over a span in which nothing shakes: some lawful acts, some that are refused.
import { setTimeout as sleep } from 'node:timers/promises';
import { figuresIn, type Figures } from '../../test/worker/figures-in.ts';
import { anyOrder, lawfulOrders, pick } from '../../test/workflows/random-orders.ts';
import type { Sent } from '../ledger-check/sent.ts';
import type { Arena } from './arena.ts';
import type { Driver } from './driver.ts';

const ORDERS = 40;
/** What is recorded beside the acts, such as a wake, comes between two counts. */
const AGREE_WITHIN_MS = 20_000;

type Counts = Record<string, number>;

/**
 * What does not agree is a violation. `found`: what the reconciliation before said, `about trouble outcome` each. Answers
 * what was counted meanwhile, so that nobody takes silence for agreement.
 */
export async function figuresAgree(arena: Arena, driver: Driver, found: readonly string[]): Promise<Counts> {
  const before = await counted(arena);
  const sentBefore = arena.client.sent.length;
  await someOrders(driver);
  const refused = refusalsIn(arena.client.sent.slice(sentBefore));
  let trouble: string[];
  let records: Counts;
  for (const until = Date.now() + AGREE_WITHIN_MS; ; await sleep(500)) {
    const now = await counted(arena);
    records = rise(before.records, now.records);
    trouble = [
      ...differences('records', rise(before.told.records, now.told.records), records),
      ...differences('refusals', rise(before.told.refusals, now.told.refusals), refused),
      ...differences('the night', now.told.night, { left: found.filter((one) => one.endsWith(' left')).length }),
      ...differences('well', now.told.well, { ready: 1, wedged: 0 }),
    ];
    if (trouble.length === 0 || Date.now() > until) break;
  }
  arena.client.violations.push(...trouble.map((says) => `the metrics and our own count differ: ${says}`));
  return { ...records, ...refused };
}

async function someOrders(driver: Driver): Promise<void> {
  const { client, dice } = driver;
  const { code } = await driver.openAside();
  for (let count = 0; count < ORDERS; count++) {
    const seen = await driver.seen(code);
    if (!seen) return;
    const lawful = lawfulOrders(seen, dice);
    const order = dice() < 0.5 || lawful.length === 0 ? anyOrder(seen, dice) : pick(lawful, dice);
    await client.bring(driver.intentOf(code, order));
  }
}

async function counted({ pool, scrape }: Arena) {
  const { rows } = await pool.query<{ place: string; count: number }>(
    `select kind || ' ' || line as place, count(*)::int as count from ledger group by 1`,
  );
  const [worker, worker2, api] = await Promise.all(
    [scrape.worker(), scrape['worker-2'](), scrape.api()].map(async (text) => figuresIn(await text)),
  );
  return {
    records: Object.fromEntries(rows.map(({ place, count }) => [place, count])),
    told: {
      records: added(ofMetric(worker!, 'duban_records_total'), ofMetric(worker2!, 'duban_records_total')),
      refusals: ofMetric(api!, 'duban_problems_total'),
      night: { left: worker!['duban_reconciliation_findings{outcome="left"}'] ?? NaN },
      well: { ready: api!.duban_ready ?? NaN, wedged: worker!['duban_workflows_wedged{queue="lifecycle"}'] ?? NaN },
    },
  };
}

/** By the values of its labels, in the order in which they are served. */
function ofMetric(figures: Figures, name: string): Counts {
  const own = Object.entries(figures).filter(([series]) => series.startsWith(`${name}{`));
  return Object.fromEntries(
    own.map(([series, value]) => [[...series.matchAll(/"([^"]*)"/g)].map(([, label]) => label).join(' '), value]),
  );
}

/** The problems that the answers named, those included that ask to come again. */
function refusalsIn(sent: readonly Sent[]): Counts {
  const codes = sent.flatMap(({ outcome }) => {
    if (outcome.is === 'refused') return [outcome.code];
    return outcome.is === 'none' ? [outcome.because.split(' ')[1] ?? ''] : [];
  });
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]));
}

const placesOf = (...counts: readonly Counts[]): string[] => [...new Set(counts.flatMap((one) => Object.keys(one)))];
const added = (one: Counts, other: Counts): Counts =>
  Object.fromEntries(placesOf(one, other).map((place) => [place, (one[place] ?? 0) + (other[place] ?? 0)]));
const rise = (before: Counts, now: Counts): Counts =>
  Object.fromEntries(placesOf(before, now).map((place) => [place, (now[place] ?? 0) - (before[place] ?? 0)]));

const differences = (what: string, told: Counts, own: Counts): string[] =>
  placesOf(told, own)
    .filter((place) => (told[place] ?? 0) !== (own[place] ?? 0))
    .map((place) => `${what}, ${place}: ${told[place] ?? 0} told, ${own[place] ?? 0} counted`);
