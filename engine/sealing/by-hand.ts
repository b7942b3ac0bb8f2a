// For calls that the client makes past its interceptors, and for histories, which it hands over as they are.
import type { Client } from '@temporalio/client';
import type { DataConverter, Payload } from '@temporalio/common';
import {
  decodeArrayFromPayloads,
  encodeToPayloads,
} from '@temporalio/common/lib/internal-non-workflow/codec-helpers.js';
import { addressed, isAddressed, type Purpose } from '../../workflows/sealing/contract.ts';

type Payloads = { payloads?: Payload[] | null } | null | undefined;

const seals = ({ options }: Client): boolean => options.loadedDataConverter.payloadCodecs.length > 0;

/** With their address where this client seals. */
export const argumentsFor = (client: Client, workflowId: string, as: Purpose, args: unknown[]): unknown[] =>
  seals(client) ? [addressed(workflowId, as, args)] : args;

/** As they go over the wire. */
export async function payloadsFor(
  client: Client,
  workflowId: string,
  as: Purpose,
  args: unknown[],
): Promise<Payload[]> {
  const given = argumentsFor(client, workflowId, as, args);
  return (await encodeToPayloads(client.options.loadedDataConverter, ...given)) ?? [];
}

/** A client, as far as reading goes. */
export interface Reader {
  readonly options: Pick<Client['options'], 'loadedDataConverter'>;
}

/** The arguments, or the result as the only one, that stand in an event of a history. */
export async function contentsOf(client: Reader, inEvent: Payloads): Promise<unknown[]> {
  const values = await decodeArrayFromPayloads(client.options.loadedDataConverter, inEvent?.payloads);
  const [only] = values;
  if (!isAddressed(only)) return values;
  return only.as.startsWith('result ') ? [only.content] : (only.content as unknown[]);
}

/** For replays of what this client reads. */
export const replaysAs = ({ options: { dataConverter } }: Client): { dataConverter?: DataConverter } =>
  dataConverter ? { dataConverter } : {};
