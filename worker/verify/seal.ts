/**
 * A seal: one line that says how many dossiers, lines and parties there were at an instant, and a hash over all of them.
 * Printed and kept elsewhere it shows whether anything of that time was removed or written anew since, also by whoever
 * may write everything. The details beside it, a line a dossier and a party, also show of which.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { readClock } from '../../database/clock.ts';
import { contentHash } from '../../database/hash-chain.ts';
import { inTransaction, type Db, type Pool } from '../../database/pool.ts';
import { everyParty, headsUntil, type Head } from '../../database/seal.ts';

export interface Seal {
  /** Epoch ms. */
  at: number;
  dossiers: number;
  lines: number;
  parties: number;
  /** Over the heads of all ledgers. */
  ledger: string;
  /** Over all parties. */
  registry: string;
}

export interface PartySeal {
  party: string;
  hash: string;
}

export interface SealDetails {
  heads: Head[];
  parties: PartySeal[];
}

/** A seal with what it was made over. */
export interface MadeSeal {
  seal: Seal;
  details: SealDetails;
}

/** A line that was taken before the instant is stored by then, unless the database was away. */
const STORED_WITHIN_MS = 5_000;
/** Heads and parties as of one moment. */
export const SNAPSHOT = 'begin isolation level repeatable read read only';

/** Waits until what was taken before now is stored. */
export async function sealed(pool: Pool, storedWithinMs = STORED_WITHIN_MS): Promise<MadeSeal> {
  const { now } = await readClock(pool);
  await sleep(storedWithinMs);
  return inTransaction(pool, (db) => sealOf(db, now), SNAPSHOT);
}

/** What a seal of this instant says by what is there. */
export async function sealOf(db: Db, at: number): Promise<MadeSeal> {
  const heads = await headsUntil(db, at);
  const parties = (await everyParty(db)).map((party) => ({ party: party.id, hash: contentHash(party) }));
  const details = { heads, parties };
  return { seal: summed(at, details), details };
}

export function summed(at: number, { heads, parties }: SealDetails): Seal {
  return {
    at,
    dossiers: heads.length,
    lines: heads.reduce((sum, { seq }) => sum + seq, 0),
    parties: parties.length,
    ledger: contentHash(heads.map(headLine).sort()),
    registry: contentHash(parties.map(partyLine).sort()),
  };
}

/** The line to print and keep. */
export const sealLine = ({ at, dossiers, lines, parties, ledger, registry }: Seal): string =>
  `duban-seal/1 at=${new Date(at).toISOString()} dossiers=${dossiers} lines=${lines} parties=${parties} ledger=${ledger} registry=${registry}`;

const headLine = ({ kind, code, seq, hash }: Head): string => `dossier ${kind}:${code} ${seq} ${hash}`;
const partyLine = ({ party, hash }: PartySeal): string => `party ${party} ${hash}`;

/** A line a dossier and a party. */
export const detailLines = ({ heads, parties }: SealDetails): string[] => [
  ...heads.map(headLine),
  ...parties.map(partyLine),
];

export interface KeptSeal extends Seal {
  /** Undefined where only the line was kept. */
  details?: SealDetails;
}

const SEAL =
  /duban-seal\/1 at=(\S+) dossiers=(\d+) lines=(\d+) parties=(\d+) ledger=([0-9a-f]{64}) registry=([0-9a-f]{64})/;
const HEAD = /^dossier ([a-z-]+):(\S+) (\d+) ([0-9a-f]{64})$/;
const PARTY = /^party (\S+) ([0-9a-f]{64})$/;

/** Seals in a text, wherever in a line they stand, each with the details that follow it. */
export function sealsIn(text: string): KeptSeal[] {
  const seals: KeptSeal[] = [];
  for (const line of text.split(/\r?\n/)) {
    const seal = SEAL.exec(line);
    const kept = seals.at(-1);
    if (seal) {
      const [, at, dossiers, lines, parties, ledger, registry] = seal as unknown as string[];
      const counts = { dossiers: Number(dossiers), lines: Number(lines), parties: Number(parties) };
      seals.push({ at: Date.parse(at!), ...counts, ledger: ledger!, registry: registry! });
      continue;
    }
    const [, kind, code, seq, hash] = HEAD.exec(line.trim()) ?? [];
    if (kept && kind) detailsIn(kept).heads.push({ kind, code: code!, seq: Number(seq), hash: hash! });
    const [, party, of] = PARTY.exec(line.trim()) ?? [];
    if (kept && party) detailsIn(kept).parties.push({ party, hash: of! });
  }
  return seals;
}

const detailsIn = (seal: KeptSeal): SealDetails => (seal.details ??= { heads: [], parties: [] });
