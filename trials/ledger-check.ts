/**
 * The one checker: given what was sent and what was answered, says for all dossiers whether the six promises hold. It
 * asks the ledger, the read
 * model, the outbox and the running workflows, and believes none of them alone. An empty answer is silence.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { recordedDossiers, readLedger, type LedgerLine } from '../database/ledger.ts';
import type { Db } from '../database/pool.ts';
import { practiceEditions } from '../database/practice-edition.ts';
import { readArrangements } from '../database/rest-day.ts';
import { calendarOf } from '../measures/calendar/rest-days.ts';
import type { DossierId } from '../measures/dossier.ts';
import { completed } from '../measures/register.ts';
import { sideBySide } from '../worker/side-by-side.ts';
import { workflowIdOf } from '../workflows/lifecycle/contract.ts';
import { checkAnswers } from './ledger-check/answers.ts';
import { checkChain } from './ledger-check/chains.ts';
import { checkDeliveries, type TakenMail } from './ledger-check/deliveries.ts';
import { checkFigures } from './ledger-check/figures.ts';
import type { Finding } from './ledger-check/finding.ts';
import { checkOutbox, type Law } from './ledger-check/outbox.ts';
import { retryAll, type Retry } from './ledger-check/retries.ts';
import type { Sent } from './ledger-check/sent.ts';
import { checkRuns, checkStanding } from './ledger-check/standing.ts';

export interface Evidence {
  /** Any role that may read; the worker's will do. */
  db: Db;
  client: Client;
  sent: readonly Sent[];
  /** Sends once more, with the same key; without it nobody asks again. */
  retry?: Retry;
  /** What the mail server of the test took; without it deliveries are not asked for. */
  mails?: () => readonly TakenMail[];
  /** What a Prometheus reads of a worker; without it nobody compares. */
  metrics?: () => Promise<string>;
  /** Only these; all there are if absent. */
  dossiers?: readonly DossierId[];
  /**
   * A system that has just come to rest still has something under way: what does not hold is looked at again for so
   * long.
   */
  patienceMs?: number;
  /** The same for mails, which are tried again after longer and longer waits. */
  deliveryPatienceMs?: number;
}

const AT_ONCE = 8;
const LOOK_AGAIN_MS = 500;
const PORTION = 200;

/** Everything that does not hold, each with its dossier and, where there is one, its line. */
export async function checkLedger({
  db,
  client,
  sent,
  retry,
  mails,
  metrics,
  dossiers,
  patienceMs = 10_000,
  deliveryPatienceMs = patienceMs,
}: Evidence): Promise<Finding[]> {
  const asked = retry ? await retryAll(sent, retry, patienceMs) : { attempts: [], findings: [] };
  const attempts = [...sent, ...asked.attempts];
  const law: Law = {
    calendar: calendarOf(await readArrangements(db)),
    practices: (await practiceEditions(db)).map(({ practice }) => completed(practice)),
  };
  const named = dossiers?.map(workflowIdOf);
  const ofDossiers = await sideBySide(dossiers ?? (await everyDossier(db)), AT_ONCE, (id) =>
    patiently(patienceMs, () => checkDossier(db, client, id, law)),
  );
  return [
    ...asked.findings,
    ...(await checkAnswers(db, attempts, named)),
    ...ofDossiers.flat(),
    ...(await patiently(patienceMs, () => checkRuns(db, client))),
    ...(await patiently(deliveryPatienceMs, () => checkDeliveries(db, mails?.()))),
    ...(metrics ? await patiently(patienceMs, () => checkFigures(db, metrics)) : []),
  ].filter(({ dossier }) => !named || dossier === '?' || named.includes(dossier));
}

/** What cannot be checked does not hold. */
const checkDossier = (db: Db, client: Client, id: DossierId, law: Law): Promise<Finding[]> =>
  findingsOf(db, client, id, law).catch((error: unknown) => [
    { promise: 4, dossier: workflowIdOf(id), says: `it cannot be checked: ${String(error)}` },
  ]);

async function findingsOf(db: Db, client: Client, id: DossierId, law: Law): Promise<Finding[]> {
  const lines = await linesOf(db, id);
  return [
    ...(await checkChain(db, id, lines)),
    ...(await checkStanding(db, client, id, lines)),
    ...(await checkOutbox(db, id, lines, law, Date.now())),
  ];
}

async function patiently(patienceMs: number, look: () => Promise<Finding[]>): Promise<Finding[]> {
  for (const until = Date.now() + patienceMs; ; await sleep(LOOK_AGAIN_MS)) {
    const found = await look();
    if (found.length === 0 || Date.now() > until) return found;
  }
}

async function linesOf(db: Db, id: DossierId): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof readLedger>> = await readLedger(db, id, { after, limit: PORTION });
    lines.push(...page.items);
    after = page.next;
  }
  return lines;
}

async function everyDossier(db: Db): Promise<DossierId[]> {
  const ids: DossierId[] = [];
  for (
    let page = await recordedDossiers(db, { limit: PORTION });
    page.length > 0;
    page = await recordedDossiers(db, { after: page.at(-1)!, limit: PORTION })
  )
    ids.push(...page);
  return ids;
}
