import { describe, expect, inject, it } from 'vitest';
// Test support
import { serveApi, startApi } from './process.ts';

describe('the API as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says when it listens, logs no token, and stops cleanly on %s',
    async (signal) => {
      const { child, said, ended, url } = await serveApi();
      expect(said.out).toContain('duban api ready');
      const reply = await fetch(`${url}/projects`, {
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
    const { said, ended } = startApi({});
    expect((await ended)[0]).toBe(1);
    expect(said.err).toMatch(/^缺少设置 OIDC_ISSUER/);
    expect(said.out).toBe('');
  });

  it('does not take a developer secret in production', async () => {
    const { said, ended } = startApi({ NODE_ENV: 'production', DUBAN_TOKEN_SECRET: inject('tokenSecret') });
    expect((await ended)[0]).toBe(1);
    expect(said.err).toContain('DUBAN_TOKEN_SECRET');
    expect(said.err).not.toContain(inject('tokenSecret'));
  });
});
