// The second half of promise 3: whoever got no answer asks again, and whoever got one gets the same.
import { setTimeout as sleep } from 'node:timers/promises';
import { sideBySide } from '../../worker/side-by-side.ts';
import type { Finding } from './finding.ts';
import { byKey, dossierOf, hashOf, type Outcome, type Sent } from './sent.ts';

export type Retry = (sent: Sent) => Promise<Outcome>;

/** Of the acts that were answered so many are asked for again, spread over the whole run. */
const ASKED_AGAIN = 100;
const AT_ONCE = 4;
const PAUSE_MS = 1_000;

/** Sends again; answers the new attempts, and what stayed without an answer however often it was asked for. */
export async function retryAll(
  sent: readonly Sent[],
  retry: Retry,
  patienceMs: number,
): Promise<{ attempts: Sent[]; findings: Finding[] }> {
  const groups = byKey(sent);
  const open = groups.flatMap((attempts) => {
    const unknown = attempts.findLast(({ outcome }) => outcome.is === 'none');
    const isSettled =
      unknown && attempts.some((other) => other.outcome.is === 'answered' && hashOf(other) === hashOf(unknown));
    return unknown && !isSettled ? [unknown] : [];
  });
  const answered = groups.flatMap((attempts) => attempts.find(({ outcome }) => outcome.is === 'answered') ?? []);
  const step = Math.max(1, Math.ceil(answered.length / ASKED_AGAIN));
  const attempts: Sent[] = [];
  const findings: Finding[] = [];
  const left = [...open, ...answered.filter((_, index) => index % step === 0)];
  await sideBySide(left, AT_ONCE, async (one) => {
    const last = await untilAnswered(one, retry, patienceMs, attempts);
    if (last.is === 'none')
      findings.push({
        promise: 3,
        dossier: dossierOf(one) ?? '?',
        says: `${one.act} (key ${one.key}) still gets no answer: ${last.because}`,
      });
  });
  return { attempts, findings };
}

async function untilAnswered(one: Sent, retry: Retry, patienceMs: number, attempts: Sent[]): Promise<Outcome> {
  for (const deadline = Date.now() + patienceMs; ;) {
    const sentAt = Date.now();
    const outcome = await retry(one);
    attempts.push({ ...one, sentAt, outcome });
    if (outcome.is !== 'none' || Date.now() > deadline) return outcome;
    await sleep(PAUSE_MS);
  }
}
