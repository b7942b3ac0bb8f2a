// What is asked of recording around an outage: an answer of 503 while it lasts, and soon after it both what waited and
// what is new in the ledger.
import { setTimeout as sleep } from 'node:timers/promises';
import { RECALCULATE_SIGNAL, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../../test/dossier-names.ts';
import type { Arena, Link } from './arena.ts';
import type { Driver } from './driver.ts';

/** Recording must go on within this of the network's return. */
const AGAIN_MS = 30_000;

/** A project that was asked for a line, which nobody will send again, in the moment of the outage that `begins`. */
interface Waiting {
  code: string;
  lines: number;
  events: number;
}

/** Undefined where the outage is none of the worker's: the line would be recorded at once. */
export async function aLineThatWaits(
  arena: Arena,
  driver: Driver,
  begins: () => Promise<void> | void,
  link: Link,
): Promise<Waiting | undefined> {
  const { code, isOpen } = await driver.openAside();
  await begins();
  if (!isOpen || !link.startsWith('worker')) return undefined;
  const handle = arena.engine.workflow.getHandle(workflowIdOf(projectId(code)));
  const { historyLength } = await handle.describe();
  await handle.signal(RECALCULATE_SIGNAL, '停摆期间');
  return { code, lines: await linesOf(arena, code), events: historyLength };
}

/**
 * A new project is recorded in time, and so is the line that waited. Called in the moment in which the network is back.
 */
export async function recordsAgain(arena: Arena, driver: Driver, after: string, waiting?: Waiting): Promise<void> {
  const back = Date.now();
  const seconds = (): string => ((Date.now() - back) / 1_000).toFixed(1);
  const [isOpen, hasCome] = await Promise.all([
    // Not the driver's own hands: these may be in the middle of waiting.
    driver.openAside().then((opened) => {
      arena.say(`${after}: an opening was recorded after ${seconds()} s`);
      return opened.isOpen && Date.now() - back <= AGAIN_MS;
    }),
    waiting ? comes(arena, waiting, back + AGAIN_MS) : true,
  ]);
  if (waiting) {
    const { historyLength } = await arena.engine.workflow.getHandle(workflowIdOf(projectId(waiting.code))).describe();
    arena.say(
      `${after}: what waited was ${hasCome ? '' : 'not '}recorded after ${seconds()} s, ` +
        `and cost ${historyLength - waiting.events} events`,
    );
  }
  if (!isOpen) driver.client.violations.push(`${after}: no opening was recorded within ${AGAIN_MS / 1_000} s`);
  if (!hasCome) driver.client.violations.push(`${after}: what waited was not recorded within ${AGAIN_MS / 1_000} s`);
}

async function comes(arena: Arena, { code, lines }: Waiting, deadline: number): Promise<boolean> {
  for (; Date.now() < deadline; await sleep(200)) if ((await linesOf(arena, code)) > lines) return true;
  return false;
}

async function linesOf({ pool }: Arena, code: string): Promise<number> {
  return (await pool.query(`select from ledger where kind = 'project' and code = $1`, [code])).rowCount ?? 0;
}

/** Nothing can be stored: who asks is told to come again, and when. */
export async function answers503(driver: Driver, when: string): Promise<void> {
  const { reply } = await driver.openAside(undefined, undefined, 0);
  if (reply.status !== 503)
    driver.client.violations.push(`an opening ${when} was answered ${reply.status} ${reply.text.slice(0, 200)}`);
}
