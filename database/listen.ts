// Listens for notifications on a connection of its own, and connects again whenever that breaks.
import pg from 'pg';

export interface ListenOptions {
  databaseUrl: string;
  channel: string;
  /** Also called after connecting again: what was said meanwhile was not heard. */
  onNews: () => void;
  onError: (error: unknown) => void;
}

export interface Listening {
  stop(): Promise<void>;
}

const RECONNECT_MS = 1_000;
const CONNECTION_TIMEOUT_MS = 5_000;

/** Starts listening; until it does, nothing is heard, so callers poll as well. */
export function listenTo({ databaseUrl, channel, onNews, onError }: ListenOptions): Listening {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'duban-relay',
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      keepAlive: true,
    });
    client = fresh;
    let lost = false;
    const onceLost = (error?: unknown): void => {
      if (lost) return;
      lost = true;
      if (error !== undefined && !stopped) onError(error);
      void fresh.end().catch(() => undefined);
      if (!stopped) timer = setTimeout(() => void connect(), RECONNECT_MS);
    };
    fresh.on('error', onceLost);
    fresh.on('end', () => onceLost());
    fresh.on('notification', onNews);
    try {
      await fresh.connect();
      await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
      onNews();
    } catch (error) {
      onceLost(error);
    }
  };

  const first = connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await first;
      await client?.end().catch(() => undefined);
    },
  };
}
