import { expect, it } from 'vitest';
// Under test
import { RunningDossier } from '../../workflows/lifecycle/state.ts';
// Test support
import { unopened } from './dossiers.ts';

const HOUR_MS = 3_600_000;
const ATTEMPTS_TAKE_MS = 4_000;
const EVENTS_AN_ATTEMPT = 7;

/** Waits between attempts to record, for an outage that lasts so long. */
function waits(outageMs: number): number[] {
  const project = new RunningDossier(unopened('CQ-1'), 0);
  const made: number[] = [];
  for (let now = 0; now < outageMs; now += made.at(-1)! + ATTEMPTS_TAKE_MS) made.push(project.noteFailure(now));
  return made;
}

it('tries to record at once, and for an hour so often that it goes on within 30 s of the return', () => {
  const made = waits(HOUR_MS);
  expect(made[0]).toBeLessThanOrEqual(200);
  expect(Math.max(...made) + ATTEMPTS_TAKE_MS).toBeLessThanOrEqual(30_000);
});

it('keeps the history of an outage of two days far below what the engine bears', () => {
  expect(waits(48 * HOUR_MS).length * EVENTS_AN_ATTEMPT).toBeLessThan(15_000);
});
