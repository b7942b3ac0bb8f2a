// What the nightly schedule does, by hand: `npm run reconcile`, the program itself, to its end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Arena } from './arena.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Says what it found and what became of it; `left` is what it could not mend. */
export async function reconciled(arena: Arena): Promise<void> {
  const env = { ...process.env, DATABASE_URL: arena.stack.database.workerUrl, TEMPORAL_ADDRESS: arena.stack.temporalAddress, TEMPORAL_NAMESPACE: arena.stack.temporalNamespace };
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/reconcile.ts', '--json'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, failed] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const findings = said ? ((JSON.parse(said) as { findings: { trouble: string; outcome: string }[] }).findings) : [];
  arena.say(`reconcile: ${JSON.stringify(findings.map(({ trouble, outcome }) => `${trouble} ${outcome}`))}${failed ? ` ${failed.slice(-300)}` : ''}`);
}
