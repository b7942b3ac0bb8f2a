// The waits of mail as they are in production, which tests shorten: servers that answer 12 seconds and 5 minutes after
// the data, never, or cut. What is answered within ten minutes must not go out again; what is not, an hour later.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { PACE } from '../../activities/pace.ts';
import { readDelivery, type Delivery } from '../../database/delivery.ts';
import { interruption } from '../../dev/commands/interruption.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { sayWithSeconds, type Say } from '../../dev/stack/progress.ts';
import { RFC_WAITS } from '../../messages/channels/conversation.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { layGround, type Ground } from './ground.ts';
import { LateServer, type Way } from './late-server.ts';

const home = fileURLToPath(new URL('../../.duban', import.meta.url));

const WAYS: Record<string, Way> = {
  'unit-twelve-seconds': 12,
  'unit-five-minutes': 300,
  'unit-silence': 'silence',
  'unit-cut': 'cut',
};
const UNITS = Object.keys(WAYS);
const mailboxOf = (unit: string): string => `handler@${unit}.example`;
const SAYS = new Map(UNITS.map((unit) => [mailboxOf(unit), WAYS[unit]!]));

/** After the longest wait, on a busy machine. */
const PATIENCE_MS = RFC_WAITS.answer + 120_000;
/** What a machine may be late in noting. */
const LATE_MS = 15_000;
const TELL_MS = 30_000;

/** What was seen of the first letter to one mailbox. */
interface Seen {
  unit: string;
  copies: number;
  /** From when the server had it until its outcome stood on the row. */
  afterMs: number;
  /** From then until the next attempt; undefined where there is none. */
  againInMs: number | undefined;
  row: Delivery;
}

export interface WaitsOptions {
  /** Leaves the folder with its logs where it is. */
  keep: boolean;
}

/** Answers the exit code: 1 when a letter went another way than it should. */
export async function waitsOfMail({ keep }: WaitsOptions): Promise<number> {
  console.log(`the waits of mail, for some ${Math.round(RFC_WAITS.answer / 60_000) + 1} minutes (npm run mail)`);
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-mail-'));
  chmodSync(folder, 0o711);
  try {
    return report(await tried(folder));
  } finally {
    if (keep) console.log(`kept: ${folder}`);
    else removeFolder(folder);
  }
}

async function tried(folder: string): Promise<Seen[]> {
  const say = sayWithSeconds();
  const server = new LateServer((to) => SAYS.get(to));
  const smtpPort = await server.listen();
  const ground = await layGround({ folder, home, workflowBundle: await cachedBundle(home), smtpPort, say });
  try {
    for (const unit of UNITS) await ground.orderOf(unit, mailboxOf(unit));
    return await Promise.race([watched(ground, server, say), interruption()]);
  } finally {
    await ground.end();
    await server.close();
  }
}

/** Until each of the letters has an outcome. */
async function watched({ pool }: Ground, server: LateServer, say: Say): Promise<Seen[]> {
  const seen = new Map<string, Seen>();
  const began = Date.now();
  let told = 0;
  for (; seen.size < UNITS.length && Date.now() - began < PATIENCE_MS; await sleep(500)) {
    for (const unit of UNITS.filter((one) => !seen.has(one))) {
      const id = server.firstTo(mailboxOf(unit));
      const row = id === undefined ? undefined : await readDelivery(pool, id);
      if (!row || row.status === 'waiting') continue;
      const { at } = server.taken.find(({ delivery }) => delivery === id)!;
      const againInMs = row.nextAttemptAt === null ? undefined : row.nextAttemptAt - Date.now();
      seen.set(unit, { unit, copies: 0, afterMs: Date.now() - at, againInMs, row });
      say(`${unit}: ${row.status} ${seconds(Date.now() - at)} after the data ${row.because ?? ''}`);
    }
    if (Date.now() - began < told) continue;
    told += TELL_MS;
    say(`${server.taken.length} letters were taken, ${seen.size} of ${UNITS.length} outcomes are known`);
  }
  // Whatever would go out once more at once has done so by then.
  await sleep(LATE_MS);
  return [...seen.values()].map((one) => ({ ...one, copies: copiesOf(server, one) }));
}

const copiesOf = ({ taken }: LateServer, { row }: Seen): number =>
  taken.filter(({ delivery }) => delivery === row.id).length;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function report(seen: readonly Seen[]): number {
  let wrong = 0;
  for (const unit of UNITS) {
    const one = seen.find((other) => other.unit === unit);
    const objections = one ? objectionsTo(one) : ['no outcome'];
    wrong += objections.length;
    const { status = '', attempts = 0, unknownOutcomes = 0 } = one?.row ?? {};
    const figures = one
      ? `${one.copies} copy, ${status} after ${seconds(one.afterMs)}, ${attempts} attempt, ${unknownOutcomes} unknown outcome` +
        (one.againInMs === undefined ? '' : `, again in ${seconds(one.againInMs)}`)
      : '';
    console.log(`${unit}: ${figures}${objections.map((says) => `; WRONG: ${says}`).join('')}`);
  }
  console.log(wrong === 0 ? 'every letter waited as it should' : `${wrong} things are not as they should be`);
  return wrong === 0 ? 0 : 1;
}

/** What differs from what follows from the way of its server. */
function objectionsTo({ unit, copies, afterMs, againInMs, row }: Seen): string[] {
  const way = WAYS[unit]!;
  const isAnswered = typeof way === 'number';
  const expectedMs = isAnswered ? way * 1_000 : way === 'silence' ? RFC_WAITS.answer : 0;
  const isNear = (ms: number, wanted: number): boolean => Math.abs(ms - wanted) <= LATE_MS;
  return [
    ...(copies === 1 ? [] : [`it arrived ${copies} times`]),
    ...(row.attempts === 1 ? [] : [`it was tried ${row.attempts} times`]),
    ...(row.status === (isAnswered ? 'sent' : 'retrying') ? [] : [`it is ${row.status}`]),
    ...(row.unknownOutcomes === (isAnswered ? 0 : 1) ? [] : [`${row.unknownOutcomes} outcomes are unknown`]),
    ...(isNear(afterMs, expectedMs) ? [] : [`its outcome was to stand after ${seconds(expectedMs)}`]),
    ...(isAnswered || isNear(againInMs ?? 0, PACE.unknown.firstMs)
      ? []
      : [`it was to go out again in ${seconds(PACE.unknown.firstMs)}`]),
  ];
}
