// Every fault, in the order of the short round first.
import type { Fault } from '../fault.ts';
import { administrator } from './administrator.ts';
import { bursts } from './burst.ts';
import { wrongClock } from './clock.ts';
import { dischargeAtReminder } from './discharge.ts';
import { diskFull } from './disk.ts';
import {
  allKilled,
  apiKilled,
  monkey,
  oneOfTwoWorkersKilled,
  postgresKilled,
  temporalKilled,
  workersKilled,
} from './kill.ts';
import { mailAway, mailMisbehaves, oneDeadMailbox } from './mail.ts';
import { migrationKilled } from './migration.ts';
import { cutInsideRecord, halfOpens, lateAttempt, networkCut, networkReset } from './network.ts';
import { anotherActUnderItsNumber, killedAtNewRun } from './new-run.ts';
import { outOfConnections, postgresAway, postgresSlow } from './postgres.ts';
import { fiftyConflict, longLife, oneKeyTwoBodies, tooManyInFlight } from './racing.ts';
import { namespaceLost, storeEmpty, storeOfYesterday } from './store.ts';

/** What an ordinary account can do to a system in a minute or two. */
export const SHORT_ROUND: readonly Fault[] = [
  fiftyConflict,
  oneKeyTwoBodies,
  workersKilled,
  mailMisbehaves,
  cutInsideRecord,
  postgresKilled,
  tooManyInFlight,
  temporalKilled,
  networkReset,
  apiKilled,
  administrator,
  allKilled,
];

export const EVERY_FAULT: readonly Fault[] = [
  ...SHORT_ROUND,
  oneOfTwoWorkersKilled,
  postgresAway,
  postgresSlow,
  outOfConnections,
  networkCut,
  ...halfOpens,
  lateAttempt,
  mailAway,
  oneDeadMailbox,
  migrationKilled,
  monkey,
  longLife,
  wrongClock,
  diskFull,
  anotherActUnderItsNumber,
  killedAtNewRun,
  ...bursts,
  dischargeAtReminder,
  storeOfYesterday,
  storeEmpty,
  namespaceLost,
];
