// What an idempotency key stands for: the same key with another hash is another request.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../database/hash-chain.ts';

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** Hash of an act as brought; kept in its ledger line. */
export const actHash = (act: string, party: string, body: unknown): string => hashOf({ act, party, body });

/** Hash of any other write. Ids are one whatever their case. */
export const writeHash = (target: string, body: unknown): string =>
  hashOf({ target: decodeURIComponent(target).toLowerCase(), body });
