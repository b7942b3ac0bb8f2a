// Every fault, in the order of the short round first.
import type { Fault } from '../fault.ts';
import { administrator } from './administrator.ts';
import { wrongClock } from './clock.ts';
import { diskFull } from './disk.ts';
import { allKilled, apiKilled, monkey, oneOfTwoWorkersKilled, postgresKilled, temporalKilled, workersKilled } from './kill.ts';
import { mailAway, mailMisbehaves } from './mail.ts';
import { migrationKilled } from './migration.ts';
import { cutInsideRecord, halfOpen, networkCut, networkReset } from './network.ts';
import { outOfConnections, postgresAway, postgresSlow } from './postgres.ts';
import { fiftyConflict, longLife, oneKeyTwoBodies, tooManyInFlight } from './racing.ts';

/** What an ordinary account can do to a system in a minute or two. */
export const SHORT_ROUND: readonly Fault[] = [
  fiftyConflict, oneKeyTwoBodies, workersKilled, mailMisbehaves, cutInsideRecord, postgresKilled, tooManyInFlight, temporalKilled, networkReset, apiKilled, administrator, allKilled,
];

export const EVERY_FAULT: readonly Fault[] = [
  ...SHORT_ROUND, oneOfTwoWorkersKilled, postgresAway, postgresSlow, outOfConnections, networkCut, halfOpen, mailAway, migrationKilled, monkey, longLife, wrongClock, diskFull,
];
