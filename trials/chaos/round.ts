// A round: hands that drive, faults one after another, quiet, and the checker's verdict.
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '../../database/pool.ts';
import { checkLedger } from '../ledger-check.ts';
import type { Finding } from '../ledger-check/finding.ts';
import { diceOf } from '../../test/workflows/random-orders.ts';
import type { Arena } from './arena.ts';
import { outcomeOf } from './client.ts';
import { wronglyDated } from './dates.ts';
import { Driver } from './driver.ts';
import type { Fault, Span } from './fault.ts';
import { figuresAgree } from './figures.ts';
import { reconciled } from './reconciled.ts';
import { register } from './registers.ts';
import { complete, ripen } from './ripe-projects.ts';
import { routeOf } from '../ledger-check/sent.ts';
import { countLines, neverAccepted } from '../storm/figures.ts';
import { PATIENT } from '../patience.ts';

export interface Round extends Span {
  seed: number;
  /** The next fault, or none when the time is over. */
  next: () => Fault | undefined;
  hands: number;
  projects: number;
  /** Projects that mornings wake. */
  ripe: number;
  /** And others that are brought to their completion meanwhile, to be woken too. */
  completed: number;
  patienceMs: number;
}

export interface Verdict {
  findings: Finding[];
  /** Answers that the contract does not know. */
  violations: string[];
  struck: string[];
  figures: Record<string, unknown>;
}

const PROGRESS_MS = 5_000;
/** What was put off goes out within seconds, but twenty letters a second and no more. */
const DELIVERY_PATIENCE_MS = 240_000;

export async function playRound(
  arena: Arena,
  { seed, next, hands, projects, ripe, completed, patienceMs, isLong }: Round,
): Promise<Verdict> {
  const { client, say } = arena;
  await arena.recovered();
  const driver = new Driver(client, arena.pool, await register(client, seed, projects, ripe), diceOf(seed), seed);
  let told = 0;
  const progress = setInterval(() => {
    const answers = JSON.stringify(Object.fromEntries(client.statuses));
    say(`${client.sent.length} attempts, ${driver.opened.length} projects, answers ${answers}`);
    for (; told < client.violations.length; told++) say(`violation: ${client.violations[told]}`);
  }, PROGRESS_MS);
  const struck: string[] = [];
  const checker = openPool(arena.stack.database.workerUrl, {
    name: 'checker',
    ...PATIENT,
  });
  try {
    await ripen(driver, ripe);
    const completing = Array.from({ length: completed }, (_, number) =>
      complete(driver, number).catch((error: unknown) => say(`a project was not completed: ${String(error)}`)),
    );
    const driving = [...Array.from({ length: hands }, () => driver.drive()), ...completing];
    const dice = diceOf(seed + 1);
    for (let given = next(); given; given = next()) {
      const fault = given;
      const began = performance.now();
      say(`fault: ${fault.name}`);
      // A system that does not come back is a finding like any other; the round goes on.
      await fault
        .strike(arena, driver, dice, { isLong })
        .catch((error: unknown) => client.violations.push(`${fault.name}: ${String(error)}`));
      struck.push(`${fault.name} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
      await sleep(1_000);
    }
    driver.stop();
    await Promise.all(driving);
    await arena.recovered();
    // A run whose task was lost after `record` had done its work knows less than its ledger, until the next act or the
    // next night.
    const told = await figuresAgree(arena, driver, await reconciled(arena));
    say('quiet; the checker looks');
    const retry = async (sent: Parameters<typeof client.bring>[0]) =>
      outcomeOf(await client.call(sent.party, 'POST', routeOf(sent), { key: sent.key, body: sent.body }));
    const findings = await checkLedger({
      db: checker,
      client: arena.engine,
      sent: client.sent,
      retry,
      mails: () => arena.mail.taken,
      metrics: arena.scrape.worker,
      patienceMs,
      deliveryPatienceMs: DELIVERY_PATIENCE_MS,
    });
    // Also where no fault gave a worker a wrong clock: what asks for it is tried in every round.
    const violations = [...new Set([...client.violations, ...(await wronglyDated(checker, driver.beganAt))])];
    return { findings, violations, struck, figures: { ...(await figuresOf(arena, driver)), told } };
  } finally {
    driver.stop();
    clearInterval(progress);
    await checker.end();
  }
}

async function figuresOf({ pool, client, mail }: Arena, { opened }: Driver): Promise<Record<string, unknown>> {
  const { rows } = await pool.query(`select
    (select count(*)::int from ledger where line = 'act') as acts, (select count(*)::int from ledger where line = 'time') as wakes,
    (select count(*)::int from ledger where line = 'recalculation') as recalculations, (select count(*)::int from message) as messages,
    (select count(*)::int from ledger where kind = 'unit') as "linesOfUnits",
    (select count(*)::int from message where notice ->> 'kind' = 'reminder') as reminders, (select count(*)::int from delivery) as deliveries,
    (select count(*)::int from delivery where status = 'failed') as failed`);
  const { accepted } = await countLines(pool);
  const coverage = { kindsOfActs: Object.keys(accepted).length, neverAccepted: neverAccepted({ accepted }) };
  const answered = client.sent.filter(({ outcome }) => outcome.is === 'answered').length;
  const mails = {
    taken: mail.taken.length,
    different: new Set(mail.taken.map(({ messageId }) => messageId)).size,
    met: mail.met,
  };
  return {
    attempts: client.sent.length,
    answered,
    projects: opened.length,
    ...coverage,
    ...(rows[0] as object),
    mails,
    statuses: Object.fromEntries(client.statuses),
    slowestMs: Math.round(client.slowestMs),
  };
}
