/**
 * The one checker: given what was sent and what was answered, says for all projects whether the six promises hold. It
 * asks the ledger, the read
 * model, the outbox and the running workflows, and believes none of them alone. An empty answer is silence.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { recordedProjects, readLedger, type LedgerLine } from '../database/ledger.ts';
import type { Db } from '../database/pool.ts';
import { readArrangements } from '../database/rest-day.ts';
import { calendarOf } from '../measures/calendar/rest-days.ts';
import { PRACTICE, type Practice } from '../measures/practice.ts';
import { sideBySide } from '../worker/side-by-side.ts';
import { checkAnswers } from './ledger-check/answers.ts';
import { checkChain } from './ledger-check/chains.ts';
import { checkDeliveries, type TakenMail } from './ledger-check/deliveries.ts';
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
  practices?: readonly Practice[];
  /** What the mail server of the test took; without it deliveries are not asked for. */
  mails?: () => readonly TakenMail[];
  /** Only these; all there are if absent. */
  projects?: readonly string[];
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

/** Everything that does not hold, each with its project and, where there is one, its line. */
export async function checkLedger({
  db,
  client,
  sent,
  retry,
  practices = [PRACTICE],
  mails,
  projects,
  patienceMs = 10_000,
  deliveryPatienceMs = patienceMs,
}: Evidence): Promise<Finding[]> {
  const asked = retry ? await retryAll(sent, retry, patienceMs) : { attempts: [], findings: [] };
  const attempts = [...sent, ...asked.attempts];
  const law: Law = { calendar: calendarOf(await readArrangements(db)), practices };
  const codes = projects ?? (await everyProject(db));
  const ofProjects = await sideBySide(codes, AT_ONCE, (code) =>
    patiently(patienceMs, () => checkProject(db, client, code, law)),
  );
  return [
    ...asked.findings,
    ...(await checkAnswers(db, attempts, projects)),
    ...ofProjects.flat(),
    ...(await patiently(patienceMs, () => checkRuns(db, client))),
    ...(await patiently(deliveryPatienceMs, () => checkDeliveries(db, mails?.()))),
  ].filter(({ project }) => !projects || project === '?' || projects.includes(project));
}

/** What cannot be checked does not hold. */
const checkProject = (db: Db, client: Client, code: string, law: Law): Promise<Finding[]> =>
  findingsOf(db, client, code, law).catch((error: unknown) => [
    { promise: 4, project: code, says: `it cannot be checked: ${String(error)}` },
  ]);

async function findingsOf(db: Db, client: Client, code: string, law: Law): Promise<Finding[]> {
  const lines = await linesOf(db, code);
  return [
    ...(await checkChain(db, code, lines)),
    ...(await checkStanding(db, client, code, lines)),
    ...(await checkOutbox(db, code, lines, law, Date.now())),
  ];
}

async function patiently(patienceMs: number, look: () => Promise<Finding[]>): Promise<Finding[]> {
  for (const until = Date.now() + patienceMs; ; await sleep(LOOK_AGAIN_MS)) {
    const found = await look();
    if (found.length === 0 || Date.now() > until) return found;
  }
}

async function linesOf(db: Db, code: string): Promise<LedgerLine[]> {
  const lines: LedgerLine[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: Awaited<ReturnType<typeof readLedger>> = await readLedger(db, code, { after, limit: PORTION });
    lines.push(...page.items);
    after = page.next;
  }
  return lines;
}

async function everyProject(db: Db): Promise<string[]> {
  const codes: string[] = [];
  for (
    let page = await recordedProjects(db, { limit: PORTION });
    page.length > 0;
    page = await recordedProjects(db, { after: page.at(-1)!, limit: PORTION })
  )
    codes.push(...page);
  return codes;
}
