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

  it('H11: believes the proxies that its settings name about where a caller is, and nobody else', async () => {
    const told = async (trusted: string): Promise<number> => {
      const { child, url, ended } = await serveApi({ DUBAN_TRUSTED_PROXIES: trusted });
      const budgets = new Set<string | null>();
      for (const caller of ['203.0.113.7', '203.0.113.8']) {
        const { headers } = await fetch(`${url}/projects`, { headers: { 'X-Forwarded-For': caller } });
        budgets.add(headers.get('RateLimit-Policy'));
      }
      child.kill();
      await ended;
      return budgets.size;
    };
    expect(await told('')).toBe(1);
    expect(await told('127.0.0.1')).toBe(2);
  });

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
