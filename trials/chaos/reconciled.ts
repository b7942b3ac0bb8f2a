// What the nightly schedule does, by hand: `npm run reconcile`, the program itself, to its end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { argumentsFor } from '../../dev/stack/program-files.ts';
import type { Arena } from './arena.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Answers what it found and what became of it, each as `about trouble outcome`; `left` is what it could not mend. */
export async function reconciled(arena: Arena): Promise<string[]> {
  const env = {
    ...process.env,
    DATABASE_URL: arena.stack.database.workerUrl,
    TEMPORAL_ADDRESS: arena.stack.temporalAddress,
    TEMPORAL_NAMESPACE: arena.stack.temporalNamespace,
  };
  const child = spawn(process.execPath, [...argumentsFor('worker/reconcile.ts'), '--json'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, failed] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const { findings } = (said ? JSON.parse(said) : { findings: [] }) as {
    findings: { about: string; trouble: string; outcome: string }[];
  };
  const troubles = findings.map(({ trouble, outcome }) => `${trouble} ${outcome}`);
  const counted = [...new Set(troubles)].map((one) => [one, troubles.filter((other) => other === one).length] as const);
  arena.say(`reconcile: ${JSON.stringify(Object.fromEntries(counted))} ${failed.slice(-300)}`);
  return said
    ? findings.map(({ about, trouble, outcome }) => `${about} ${trouble} ${outcome}`)
    : [`it failed: ${failed.slice(-300)}`];
}

/** Letters that the mail server refused for good, as it was told to, wait for a person. */
const isForAPerson = (found: string): boolean => found.includes(' notDelivered ');

/**
 * As an operator does it after a loss: until nothing is left that can be mended. Answers all that was found; says itself
 * what stays left.
 */
export async function reconciledUntilNothingIsLeft(arena: Arena, times = 4): Promise<string[]> {
  const found: string[] = [];
  for (let time = 1; time <= times; time++) {
    const now = await reconciled(arena);
    found.push(...now);
    const left = now.filter((one) => !/ (mended|watched)$/.test(one) && !isForAPerson(one));
    if (left.length === 0) return found;
    if (time === times) arena.client.violations.push(`reconcile leaves ${left.slice(0, 5).join('; ')}`);
  }
  return found;
}
