// Test support: keys that nobody else has, as the setting writes them.
const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

export const K1 = `k1:${keyOf(1)}`;
export const K2 = `k2:${keyOf(2)}`;
export const K3 = `k3:${keyOf(3)}`;
/** Under the id of the first, and another. */
export const FALSE_K1 = `k1:${keyOf(9)}`;
/** No process here has it. */
export const K9 = `k9:${keyOf(9)}`;
