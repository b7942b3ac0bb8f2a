// Test support: the API as a process of its own, what it says, and how it ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { freePorts } from '../../dev/stack/ports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Started {
  child: ChildProcess;
  said: { out: string; err: string };
  /** Its exit code, or the signal that ended it. */
  ended: Promise<[number | null, NodeJS.Signals | null]>;
}

/** On the main database of the tests, without a source of keys. */
export function startApi(env: Record<string, string> = {}): Started {
  const settings = {
    NODE_ENV: 'development',
    DATABASE_API_URL: inject('databaseApiUrl'),
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    LOG_LEVEL: 'info',
    OIDC_ISSUER: '',
    DUBAN_TOKEN_SECRET: '',
    DUBAN_STOP_PAUSE_SECONDS: '0',
  };
  const child = spawn(process.execPath, argumentsFor('api/main.ts'), {
    cwd: root,
    env: { ...process.env, ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  return { child, said, ended: once(child, 'close') as Started['ended'] };
}

export interface Serving extends Started {
  port: number;
  url: string;
  /** The lines of its log so far. */
  readonly lines: () => Record<string, unknown>[];
}

/** One that listens. */
export async function serveApi(env: Record<string, string> = {}): Promise<Serving> {
  const [port] = (await freePorts(1)) as [number];
  const started = startApi({ DUBAN_TOKEN_SECRET: inject('tokenSecret'), DUBAN_API_PORT: String(port), ...env });
  await once(started.child.stdout!, 'data');
  const lines = () =>
    started.said.err
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { ...started, port, url: `http://127.0.0.1:${port}`, lines };
}
