// How large what came of it is: in the engine's histories, event by event, and in the rows.
import type { Client } from '@temporalio/client';
import type { Pool } from '../../database/pool.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';

export interface Histories {
  runs: number;
  newRuns: number;
  largestPayload: { bytes: number; event: string };
  largestHistoryBytes: number;
}

/** Of every run of a dossier. */
export async function historiesOf(client: Client, id: DossierId): Promise<Histories> {
  const found: Histories = { runs: 0, newRuns: 0, largestPayload: { bytes: 0, event: '' }, largestHistoryBytes: 0 };
  for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowId = '${workflowIdOf(id)}'` })) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const [{ historySize = 0 }, { events }] = await Promise.all([handle.describe(), handle.fetchHistory()]);
    found.runs++;
    found.largestHistoryBytes = Math.max(found.largestHistoryBytes, historySize);
    for (const event of events ?? []) {
      if (event.workflowExecutionContinuedAsNewEventAttributes) found.newRuns++;
      const name = Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? '';
      for (const bytes of payloadsIn(event))
        if (bytes > found.largestPayload.bytes)
          found.largestPayload = { bytes, event: name.replace('EventAttributes', '') };
    }
  }
  return found;
}

/** The sizes of all payloads anywhere in an event. */
function payloadsIn(value: unknown): number[] {
  if (value instanceof Uint8Array) return [value.byteLength];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(payloadsIn);
}

export interface Rows {
  largestLedgerRowBytes: number;
  largestFactsBytes: number;
  lines: number;
}

export async function rowsOf(pool: Pool, { kind, code }: DossierId): Promise<Rows> {
  const { rows } = await pool.query<Rows>(
    `select max(octet_length(to_jsonb(l)::text))::int as "largestLedgerRowBytes",
            max(octet_length(l.facts::text))::int as "largestFactsBytes", count(*)::int as lines
       from ledger l where kind = $1 and code = $2`,
    [kind, code],
  );
  return rows[0]!;
}
