// Every payload in an answer of the engine, wherever it lies. Search attributes are none to us: they are never sealed.
import type { Payload } from '@temporalio/common';

export function* payloadsIn(value: unknown): Generator<Payload> {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (isPayload(value)) return void (yield value);
  for (const [name, member] of Object.entries(value)) if (name !== 'searchAttributes') yield* payloadsIn(member);
}

const isPayload = (value: object): value is Payload =>
  'metadata' in value &&
  typeof value.metadata === 'object' &&
  value.metadata !== null &&
  Object.values(value.metadata)[0] instanceof Uint8Array;
