import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// Under test
import { countWedged } from '../../engine/wedged.ts';

let client: Client;
beforeAll(async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  client = new Client({ connection, namespace: inject('temporalNamespace') });
});
afterAll(() => client.connection.close());

it('O4: says nothing of what gets nowhere where the server is too old to know, and a number where it is not', async () => {
  expect(await countWedged(client, 'nobody')).toBe(0);
  expect(await countWedged(client, 'nobody', 'TemporalKnowsNothingOfThis')).toBeUndefined();
});
