import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, inject } from 'vitest';
import { freePorts } from '../../dev/stack/ports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the API as a process', () => {
  function start(env: Record<string, string>) {
    const settings = {
      NODE_ENV: 'development',
      DATABASE_API_URL: inject('databaseApiUrl'),
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      LOG_LEVEL: 'info',
      OIDC_ISSUER: '',
      DUBAN_TOKEN_SECRET: '',
    };
    const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
      cwd: root,
      env: { ...process.env, ...settings, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    return { child, said, ended: once(child, 'close') as Promise<[number | null]> };
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says when it listens, logs no token, and stops cleanly on %s',
    async (signal) => {
      const [port] = await freePorts(1);
      const { child, said, ended } = start({ DUBAN_TOKEN_SECRET: inject('tokenSecret'), DUBAN_API_PORT: String(port) });
      await once(child.stdout, 'data');
      expect(said.out).toContain('duban api ready');
      const reply = await fetch(`http://127.0.0.1:${port}/projects`, {
        headers: { Authorization: 'Bearer something-private' },
      });
      expect(reply.status).toBe(401);
      expect(reply.headers.get('Keep-Alive'), 'longer than proxies keep theirs').toBe('timeout=75');
      child.kill(signal);
      expect(await ended).toEqual([0, null]);
      expect(said.err).toContain('/projects');
      expect(said.err).not.toContain('something-private');
    },
  );

  it('does not start without a source of keys, and says which setting is missing', async () => {
    const { said, ended } = start({});
    expect((await ended)[0]).toBe(1);
    expect(said.err).toMatch(/^缺少设置 OIDC_ISSUER/);
    expect(said.out).toBe('');
  });

  it('does not take a developer secret in production', async () => {
    const { said, ended } = start({ NODE_ENV: 'production', DUBAN_TOKEN_SECRET: inject('tokenSecret') });
    expect((await ended)[0]).toBe(1);
    expect(said.err).toContain('DUBAN_TOKEN_SECRET');
    expect(said.err).not.toContain(inject('tokenSecret'));
  });
});
