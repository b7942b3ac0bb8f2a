// Brings a morning about: workers that go by it, every ripe project waiting for it, and a look at what it said.
import { setTimeout as sleep } from 'node:timers/promises';
import { RECALCULATE_SIGNAL, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../../test/dossier-names.ts';
import type { Arena } from './arena.ts';
import type { Driver } from './driver.ts';
import { morningFrom, type Morning } from './morning.ts';

/** For exchanging the workers and telling every project. */
const LEAD_MS = 30_000;
/** What is killed in a burst takes a task time-out or two to go on with it. */
const SAID_WITHIN_MS = 90_000;

export interface Called extends Morning {
  /** Projects that wait for it. */
  awaitedBy: string[];
}

/** Returns when all wait, which is before the morning unless the machine is slow. */
export async function callMorning(arena: Arena, driver: Driver, leadMs = LEAD_MS): Promise<Called> {
  const morning = morningFrom(Date.now() + leadMs, driver.beganOn);
  await arena.goBy(morning.practice);
  for (const code of driver.ripe)
    await arena.engine.workflow.getHandle(workflowIdOf(projectId(code))).signal(RECALCULATE_SIGNAL, '实务有变');
  let awaitedBy: string[] = [];
  while (awaitedBy.length < driver.ripe.length && Date.now() < morning.wakesAt - 1_000) {
    await sleep(250);
    awaitedBy = await waitingFor(arena, driver, morning);
  }
  arena.say(`${awaitedBy.length} of ${driver.ripe.length} projects wait for ${morning.practice.wakeFrom}`);
  return { ...morning, awaitedBy };
}

async function waitingFor({ pool }: Arena, { ripe }: Driver, { wakesAt, sendsAt }: Morning): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>(
    `select code from dossier where kind = 'project' and code = any($1)
       and next_wake_at >= to_timestamp($2 / 1000.0) and next_wake_at < to_timestamp($3 / 1000.0)`,
    [ripe, wakesAt, sendsAt],
  );
  return rows.map(({ code }) => code);
}

export const until = (instant: number): Promise<void> => sleep(Math.max(0, instant - Date.now()));

/** How many projects this morning has reminded. */
export async function remindedBy({ pool }: Arena, { step }: Morning): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(distinct code)::int as count from message where step = $1',
    [step],
  );
  return rows[0]!.count;
}

/** Every project that waited is reminded; one that is not, in time, is a violation. */
export async function everyoneReminded(arena: Arena, called: Called): Promise<void> {
  const missing = async (): Promise<string[]> => {
    const { rows } = await arena.pool.query<{ code: string }>(
      `select asked.code from unnest($1::text[]) asked (code)
       where not exists (select from message m where m.code = asked.code and m.step = $2)`,
      [called.awaitedBy, called.step],
    );
    return rows.map(({ code }) => code);
  };
  let left = await missing();
  for (const deadline = Date.now() + SAID_WITHIN_MS; left.length > 0 && Date.now() < deadline; left = await missing())
    await sleep(500);
  if (left.length > 0)
    arena.client.violations.push(
      `the morning of ${called.practice.wakeFrom}: ${left.length} of ${called.awaitedBy.length} were not reminded, ` +
        `such as ${left.slice(0, 3).join(', ')}`,
    );
}

/** How many mails of this morning a server has taken. */
export async function mailsSentOf({ pool }: Arena, { step }: Morning): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(distinct d.id)::int as count
       from delivery d join delivery_message l on l.delivery = d.id join message m on m.key = l.message_key
      where m.step = $1 and d.status = 'sent'`,
    [step],
  );
  return rows[0]!.count;
}
