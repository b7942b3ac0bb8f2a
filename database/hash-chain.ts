// The chain of a ledger: every line carries the hash of itself and of the line before, so that nothing can be altered
// or left out unseen.
import { createHash } from 'node:crypto';
import type { LedgerLine } from './ledger.ts';

/** What a line is hashed over: everything that is stored of it but the hashes themselves. Instants as epoch ms. */
export type LineContent = Omit<LedgerLine, 'previousHash' | 'hash'>;

/** The line before the first one. */
export const NO_LINE_YET = '0'.repeat(64);

/**
 * Hash of a line (SHA-256, hex). A column added later joins the hash only where it holds something, so that older lines
 * still verify.
 */
export function lineHash(previousHash: string, content: LineContent): string {
  return createHash('sha256').update(previousHash).update('\n').update(canonicalJson(content)).digest('hex');
}

/** SHA-256 (hex) of a value as canonical JSON. */
export const contentHash = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(value ?? null))
    .digest('hex');

/**
 * JSON with sorted keys and without undefined or null members: jsonb keeps neither the order of keys nor a difference
 * between the two.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value));
}

/** As JSON will give it back, for the chain is verified against what is read: an instant as its text, no number as null. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value) return inOrder(JSON.parse(JSON.stringify(value)));
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value).map(([key, member]): [string, unknown] => [key, inOrder(member)]);
  const kept = members.filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
