import { createHash } from 'node:crypto';

/**
 * How the engine calls an order, so that it takes a repeated one for the same. A hash of the caller's key: ids lie in
 * the engine readable for everybody, and what callers make their keys of is not known.
 */
export const updateIdOf = (key: string): string => createHash('sha256').update(key).digest('hex');
