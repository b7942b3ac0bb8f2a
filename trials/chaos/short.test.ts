// The short round: every fault that needs no root, once, under load; then quiet, and the checker. A stack of its own:
// what dies here is nobody else's.
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { worded } from '../ledger-check/finding.ts';
import { Arena } from './arena.ts';
import { SHORT_ROUND } from './faults/all.ts';
import { playRound } from './round.ts';

const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000_000);
const home = fileURLToPath(new URL('../../.duban', import.meta.url));

describe('a system that is killed, cut and raced', () => {
  let folder: string;
  let arena: Arena;
  const said: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(path.join(home, 'chaos-test-'));
    arena = await Arena.begin({
      folder,
      home,
      workflowBundle: inject('workflowBundle'),
      say: (line) => said.push(line),
    });
  }, 120_000);
  afterAll(async () => {
    await arena?.end();
    removeFolder(folder);
  });

  it('keeps the six promises, and answers nothing the contract does not know', { timeout: 600_000 }, async () => {
    console.log(`chaos seed ${SEED} (CHAOS_SEED=${SEED} repeats its draws)`);
    const faults = [...SHORT_ROUND];
    const verdict = await playRound(arena, {
      seed: SEED,
      next: () => faults.shift(),
      hands: 2,
      projects: 200,
      ripe: 0,
      completed: 0,
      patienceMs: 30_000,
      isLong: false,
    }).catch((error: unknown) => {
      console.error(said.join('\n'));
      throw error;
    });
    console.log(`chaos ${JSON.stringify(verdict.figures)}\n${verdict.struck.join('\n')}`);
    expect(verdict.findings.map(worded), said.join('\n')).toEqual([]);
    expect(verdict.violations).toEqual([]);
  });
});
