// The chain of a ledger: every line carries the hash of itself and of the line before, so that nothing can be altered
// or left out unseen.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../measures/canonical-json.ts';
import type { LedgerLine } from './ledger.ts';

export { canonicalJson };

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

/** SHA-256 (hex) of a text. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 (hex) of a value as canonical JSON. */
export const contentHash = (value: unknown): string => textHash(canonicalJson(value ?? null));
