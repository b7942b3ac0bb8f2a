// Errors by which PostgreSQL says, or shows, that it cannot answer now.
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);
/**
 * SQLSTATE: connection trouble, too many connections, shutting down or starting, cancelled by a time-out, a lock not to
 * be had.
 */
const SQLSTATES = /^(08...|53...|57P0.|57014|55P03|25P03|40001|40P01)$/;

/** Whether an error means that PostgreSQL is away, starting or overrun, so that the same may succeed later. */
export function isDatabaseAway(error: Error & { code?: unknown }): boolean {
  const code = typeof error.code === 'string' ? error.code : '';
  if (NETWORK.has(code) || SQLSTATES.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some((one) => one instanceof Error && isDatabaseAway(one));
  // The driver's own errors carry no code.
  return /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/.test(
    error.message,
  );
}
