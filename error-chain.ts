/** An error, what it gathers, and what caused each, outermost first; none twice, however they point at each other. */
export function* errorsIn(error: unknown, seen = new Set<Error>()): Generator<Error & { code?: unknown }> {
  if (!(error instanceof Error) || seen.has(error)) return;
  seen.add(error);
  yield error;
  if (error instanceof AggregateError) for (const one of error.errors) yield* errorsIn(one, seen);
  yield* errorsIn(error.cause, seen);
}
