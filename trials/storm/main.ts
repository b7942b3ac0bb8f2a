// The long storm: projects by the hundred live through years in virtual time, hit by acts, while their workers are
// killed under them; it ends with what the checker says of the ledger, what the engine says of every history, and
// figures.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { interruption } from '../../dev/commands/interruption.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { sayWithSeconds } from '../../dev/stack/progress.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { runsOf } from '../../engine/runs.ts';
import { workflowTypes } from '../../measures/register.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { LIFECYCLE_QUEUE } from '../../workflows/lifecycle/contract.ts';
import { checkLedger } from '../ledger-check.ts';
import { worded } from '../ledger-check/finding.ts';
import { SCRIPTS } from '../../test/measures/any-life/begun-as-sampled.ts';
import { Dossiers } from '../../test/workflows/dossiers.ts';
import { diceOf } from '../../test/workflows/random-orders.ts';
import { quietRuntime } from '../../test/workflows/quiet-runtime.ts';
import { ACTS_OF_ALL, countLines, countReminders, leftToSend, neverAccepted, soFar } from './figures.ts';
import { Fleet } from './fleet.ts';
import { layGround, type Ground } from './ground.ts';
import { replayAll } from './histories.ts';
import { Life, type Temper } from './life.ts';
import { askAgain, type Storm } from './storm.ts';
import { liveAsUnit } from './unit-life.ts';
import { Watch } from './watch.ts';

export interface StormOptions {
  /** Alive at any time; who ends is followed by another. More than some hundred only wait for one another. */
  projects: number;
  /** Time goes on until so many were said, */
  reminders: number;
  /**
   * until dossiers have had so many runs, each with a history of its own, and until every act of the register was
   * accepted;
   */
  histories: number;
  /** but no longer than this, the last look aside. */
  minutes: number;
  seed: number;
  workers: number;
  killEveryS: number;
  /** Leaves the folder with its logs where it is. */
  keep: boolean;
}

const LIFECYCLES = runsOf(workflowTypes());
const DAY_MS = 86_400_000;
const STRETCH_MS = 30 * DAY_MS;
const PROJECTS_PER_UNIT = 4;
/** A wake this late by the project's clock means that time was skipped past it, and not that a worker died. */
const LATEST_WAKE_S = 600;
const PROGRESS_MS = 5_000;
/** Half of the places are taken again and again: histories come from these, most reminders from the neglected. */
const TEMPERS: readonly Temper[] = ['ordinary', 'short', 'neglected', 'short'];
const FURTHEST_AHEAD_MS = 400 * DAY_MS;
const home = fileURLToPath(new URL('../../.duban', import.meta.url));

/** Answers the exit code: 1 when something did not hold. */
export async function storm(options: StormOptions): Promise<number> {
  const { projects, reminders, histories, minutes, seed, workers, killEveryS, keep } = options;
  console.log(
    `storm seed ${seed} (npm run storm -- --projects ${projects} --reminders ${reminders} --histories ${histories}`,
    `--minutes ${minutes} --workers ${workers} --kill-every ${killEveryS} --seed ${seed})`,
  );
  quietRuntime();
  const folder = mkdtempSync(path.join(tmpdir(), 'duban-storm-'));
  chmodSync(folder, 0o711);
  try {
    return report(await blown(folder, options), seed);
  } finally {
    if (keep) console.log(`kept: ${folder}`);
    else removeFolder(folder);
  }
}

/** What one storm is made of. */
interface Making {
  storm: Storm;
  ground: Ground;
  fleet: Fleet;
  options: StormOptions;
  workflowBundle: string;
  say: (line: string) => void;
}

interface Verdict {
  figures: Record<string, unknown>;
  wrong: string[];
}

async function blown(folder: string, options: StormOptions): Promise<Verdict> {
  const say = sayWithSeconds();
  const workflowBundle = await cachedBundle(home);
  const ground = await layGround({
    folder,
    home,
    workflowBundle,
    units: Math.ceil(options.projects / PROJECTS_PER_UNIT),
    say,
  });
  const fleet = new Fleet({
    folder,
    worker: ground.worker,
    workers: options.workers,
    killEveryMs: options.killEveryS * 1_000,
    dice: diceOf(options.seed),
  });
  const storm: Storm = {
    dossiers: new Dossiers(ground.client, ground.pool, LIFECYCLE_QUEUE),
    watch: new Watch(ground.pool),
    sent: [],
    orders: new Map(),
    trouble: new Map(),
    accepted: new Set(),
    broken: [],
  };
  const making: Making = { storm, ground, fleet, options, workflowBundle, say };
  const conduct = async (): Promise<Verdict> => {
    await fleet.start();
    const began = performance.now();
    const times = await untilEnough(making);
    await fleet.calm();
    await allSent(ground, say);
    return judged(making, { ...times, sentAfterS: secondsSince(began) });
  };
  try {
    storm.watch.start();
    return await Promise.race([conduct(), interruption()]);
  } finally {
    await fleet.stop();
    await storm.watch.stop();
    await ground.end();
  }
}

/** Every project lives on by itself, and who ends is followed by another, until enough has happened. */
async function untilEnough({ storm, ground, fleet, options, say }: Making): Promise<object> {
  const { pool, client, clock, units } = ground;
  const { projects, reminders, histories, minutes, seed } = options;
  const began = performance.now();
  const alive = new Set<Life>();
  const isOver: Record<Temper, boolean> = { ordinary: false, neglected: false, short: false };
  let opened = 0;
  let ordinary = 0;
  let today = Date.now();
  const liveOn = async (temper: Temper): Promise<void> => {
    while (!isOver[temper]) {
      const code = `STORM-${seed}-${++opened}`;
      const unit = units[opened % units.length]!;
      const begins = temper === 'ordinary' ? beginningOf(ordinary++) : BY_THE_DICE;
      const life = new Life({ temper, code, unit, ...begins }, diceOf(seed + opened), storm);
      alive.add(life);
      await life.open();
      while (!isOver[temper] && !life.ended) {
        // Nobody runs far ahead of the others: mails wait for their day.
        if (life.livedUntil > today + FURTHEST_AHEAD_MS) await sleep(PROGRESS_MS);
        else await life.live(STRETCH_MS);
      }
      if (life.ended) alive.delete(life);
    }
  };
  const living = Promise.all(
    Array.from({ length: projects }, (_, number) => liveOn(TEMPERS[number % TEMPERS.length]!)),
  );
  const watching = async (): Promise<void> => {
    for (; !isOver.ordinary; await sleep(PROGRESS_MS)) {
      today = dayOfMost([...alive].filter(({ temper }) => temper === 'ordinary'));
      await clock.moveTo(today);
      const { said, delivered, wakes } = await soFar(pool);
      const { count: runs } = await client.workflow.count(LIFECYCLES);
      const isTimeUp = secondsSince(began) > minutes * 60;
      isOver.short = runs >= histories || isTimeUp;
      isOver.neglected = delivered >= reminders || isTimeUp;
      // These go through the acts that come late in a life, with the machine to themselves at last.
      isOver.ordinary = isTimeUp || (isOver.short && isOver.neglected && storm.accepted.size >= ACTS_OF_ALL.length);
      say(
        `${beijingDateOf(today)}, ${opened} projects in ${runs} runs, ${storm.sent.length} acts brought, ` +
          `${storm.accepted.size} kinds accepted, ${wakes} wakes, ${said} reminders said, ${delivered} delivered, ` +
          `${fleet.kills} kills`,
      );
    }
  };
  const blocking = units.map((unit, number) =>
    liveAsUnit(storm, unit, diceOf(seed - number - 1), () => isOver.ordinary),
  );
  await Promise.all([living, watching(), ...blocking]);
  // What was said last may be kept for the working day after a long holiday.
  const livedUntil = Math.max(...[...alive].map((life) => life.livedUntil));
  await clock.moveTo(livedUntil + STRETCH_MS);
  return { livedUntil: beijingDateOf(livedUntil), livedForS: secondsSince(began) };
}

const BY_THE_DICE = { script: [], enteredLateDays: 0 };
const LATE_DAYS = 40;
const SCRIPTED = [0, LATE_DAYS].flatMap((enteredLateDays) => SCRIPTS.map((script) => ({ script, enteredLateDays })));

/** The first ordinary lives, and then every other, have a script: so acts come early that come late in a life, or seldom. */
const beginningOf = (number: number) =>
  number < SCRIPTED.length || number % 2 === 0 ? SCRIPTED[number % SCRIPTED.length]! : BY_THE_DICE;

/**
 * Three in four have lived through this day: mails of a day leave together, as they would, and few come after it one by
 * one.
 */
function dayOfMost(lives: readonly Life[]): number {
  const days = lives.map(({ livedUntil }) => livedUntil).sort((a, b) => a - b);
  return days[Math.floor(days.length / 4)] ?? Date.now();
}

/**
 * Returns when nothing waits any more; a mail under way when its worker was killed is tried again half a minute later.
 */
async function allSent({ pool }: Ground, say: (line: string) => void): Promise<void> {
  for (
    let [left, before, sameSince] = [await leftToSend(pool), -1, performance.now()];
    left > 0 && performance.now() < sameSince + 120_000;
    left = await leftToSend(pool)
  ) {
    if (left !== before) [before, sameSince] = [left, performance.now()];
    say(`${left} messages and mails still to be sent`);
    await sleep(PROGRESS_MS);
  }
}

async function judged({ storm, ground, fleet, options, workflowBundle, say }: Making, times: object): Promise<Verdict> {
  const { pool, client, mail } = ground;
  const { reminders, histories } = options;
  const { astray, ...counted } = await countReminders(pool);
  const lines = await countLines(pool);
  say(
    `the checker looks at ${lines.projects} projects and ${lines.units} units, ${lines.acts + lines.wakes + lines.recalculations} lines`,
  );
  const began = performance.now();
  const findings = await checkLedger({
    db: pool,
    client,
    sent: storm.sent,
    retry: (one) => askAgain(storm, one),
    mails: () => mail.taken,
  });
  const checkedForS = secondsSince(began);
  say(`the checker found ${findings.length} things; every history is replayed`);
  const beganReplay = performance.now();
  const { failed, ...replayed } = await replayAll(client, workflowBundle, (done) => say(`${done} histories replayed`));
  const missing = neverAccepted(lines);
  const { accepted, ...counts } = lines;
  return {
    figures: {
      reminders: counted,
      ...counts,
      kindsOfActs: Object.keys(accepted).length,
      accepted,
      brought: storm.sent.length,
      refused: Object.fromEntries(storm.trouble),
      ...replayed,
      notReplaying: failed.length,
      kills: fleet.kills,
      cacheSizes: fleet.cacheSizes,
      mailsTaken: mail.taken.length,
      answeredByLedger: storm.dossiers.answeredByLedger,
      ...times,
      checkedForS,
      replayedForS: secondsSince(beganReplay),
    },
    wrong: [
      ...storm.broken,
      ...fleet.missing,
      ...findings.map(worded),
      ...failed.map((says) => `does not replay: ${says}`),
      ...missing.map((act) => `never accepted: ${act}`),
      ...(counted.delivered < reminders ? [`${counted.delivered} reminders were delivered, not ${reminders}`] : []),
      ...(replayed.histories < histories ? [`${replayed.histories} histories of dossiers, not ${histories}`] : []),
      ...astray,
      ...(counted.inTwoDeliveries > 0 ? [`${counted.inTwoDeliveries} reminders lie in two deliveries`] : []),
      ...(lines.latestWakeS > LATEST_WAKE_S
        ? [`a wake came ${Math.round(lines.latestWakeS)} s late by its dossier's clock`]
        : []),
    ],
  };
}

function report({ figures, wrong }: Verdict, seed: number): number {
  console.log(JSON.stringify({ seed, ...figures }));
  for (const says of wrong) console.error(says);
  console.log(
    wrong.length === 0
      ? `seed ${seed}: nothing lost, nothing said twice, everything replays`
      : `seed ${seed}: ${wrong.length} things do not hold`,
  );
  return wrong.length === 0 ? 0 : 1;
}

const secondsSince = (began: number): number => Math.round((performance.now() - began) / 1_000);
