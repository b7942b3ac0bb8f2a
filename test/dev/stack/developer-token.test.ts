// Test support
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';

// Under test
import { developerToken } from '../../../dev/stack/developer-token.ts';

const secret = 'a secret of more than thirty-two characters';

describe('a developer token', () => {
  it('carries party and roles, and names who issued it and for whom', async () => {
    const token = await developerToken({ secret, party: 'big-data', roles: ['handler', 'leader'] });
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), {
      issuer: 'duban-dev',
      audience: 'duban',
      algorithms: ['HS256'],
    });
    expect(payload).toMatchObject({ sub: 'big-data-handler', party: 'big-data', roles: ['handler', 'leader'] });
  });

  it('does not hold under another key', async () => {
    const token = await developerToken({ secret, party: 'audit', roles: ['auditor'] });
    await expect(jwtVerify(token, new TextEncoder().encode(`${secret}!`))).rejects.toThrow();
  });
});
