import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
// Test support
import { openIdentityService, type IdentityService } from '../deploy/identity-service.ts';
// Under test
import { tokenVerifier } from '../../api/http/auth.ts';
import { verifiedOnce } from '../../api/http/kept-tokens.ts';
import type { Actor } from '../../measures/line.ts';

const NOON = Date.parse('2026-11-29T04:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const clockAt = (instant: number) => vi.setSystemTime(instant);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  clockAt(NOON);
});
afterEach(() => void vi.useRealTimers());

describe('a token that was found good', () => {
  const actor: Actor = { sub: 'li', party: 'big-data', roles: ['leader'] };
  const asked: string[] = [];
  let keysHold = true;
  let isGood = true;
  const verifying = ({ expiresAt = NOON + 60 * MINUTE } = {}) =>
    verifiedOnce(async (token) => {
      asked.push(token);
      if (!isGood) throw new Error('no');
      return { actor: { ...actor, sub: token }, expiresAt, keysHold: () => keysHold };
    });
  beforeEach(() => {
    asked.length = 0;
    [keysHold, isGood] = [true, true];
  });

  it('is looked at once, and is not taken for another', async () => {
    const verify = verifying();
    for (const token of ['one', 'two', 'one', 'two']) expect(await verify(token)).toEqual({ ...actor, sub: token });
    expect(asked).toEqual(['one', 'two']);
  });

  it('is looked at again after ten minutes, however often it came meanwhile', async () => {
    const verify = verifying();
    await verify('one');
    for (const minutes of [3, 6, 9]) {
      clockAt(NOON + minutes * MINUTE);
      await verify('one');
    }
    clockAt(NOON + 10 * MINUTE - 1);
    await verify('one');
    expect(asked).toHaveLength(1);
    clockAt(NOON + 10 * MINUTE);
    await verify('one');
    expect(asked).toHaveLength(2);
  });

  it('is looked at again from the instant of its end', async () => {
    const verify = verifying({ expiresAt: NOON + MINUTE });
    await verify('one');
    clockAt(NOON + MINUTE - 1);
    await verify('one');
    expect(asked).toHaveLength(1);
    clockAt(NOON + MINUTE);
    await verify('one');
    expect(asked).toHaveLength(2);
  });

  it('is looked at again where the clock was set back', async () => {
    const verify = verifying();
    await verify('one');
    clockAt(NOON - 1);
    await verify('one');
    expect(asked).toHaveLength(2);
  });

  it('is looked at again once other keys count', async () => {
    const verify = verifying();
    await verify('one');
    keysHold = false;
    await verify('one');
    expect(asked).toHaveLength(2);
  });

  it('is forgotten before those that came later, past ten thousand', async () => {
    const verify = verifying();
    for (let number = 0; number <= 10_000; number++) await verify(String(number));
    expect(asked).toHaveLength(10_001);
    await verify('10000');
    await verify('1');
    expect(asked).toHaveLength(10_001);
    await verify('0');
    expect(asked).toHaveLength(10_002);
  });

  it('is one that was refused before, as soon as it holds, and refused again when it no longer does', async () => {
    const verify = verifying();
    isGood = false;
    await expect(verify('one')).rejects.toThrow('no');
    await expect(verify('one')).rejects.toThrow('no');
    isGood = true;
    expect(await verify('one')).toMatchObject({ sub: 'one' });
    isGood = false;
    clockAt(NOON + 10 * MINUTE);
    await expect(verify('one')).rejects.toThrow('no');
    clockAt(NOON + 5 * MINUTE);
    await expect(verify('one')).rejects.toThrow('no');
  });
});

describe('a key that the identity service withdraws', () => {
  let service: IdentityService;
  let verify: ReturnType<typeof tokenVerifier>;
  beforeEach(async () => {
    service = await openIdentityService('duban');
    verify = tokenVerifier({
      environment: 'development',
      oidcIssuer: service.issuer,
      oidcAudience: 'duban',
      tokenSecret: undefined,
    });
  });
  afterEach(() => service.close());

  const refused = { code: 'unauthenticated', status: 401 };
  const hourLong = () => service.sign({ exp: Math.floor((NOON + 60 * MINUTE) / SECOND) });
  const another = async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const key = { ...(await exportJWK(publicKey)), kid: 'another', alg: 'ES256', use: 'sig' };
    const payload = { sub: 'wang', party: 'finance', roles: ['handler'], iss: service.issuer, aud: 'duban' };
    const token = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'ES256', kid: 'another' })
      .setExpirationTime(Math.floor((NOON + 60 * MINUTE) / SECOND))
      .sign(privateKey);
    return { key, token };
  };

  it('stops within ten minutes, also for a token that was looked at a second before', async () => {
    const [first, late] = [await hourLong(), await service.sign({ sub: 'late', exp: (NOON + 60 * MINUTE) / SECOND })];
    await verify(first);
    await verify(first);
    const { key } = await another();
    service.says({ keys: [key] });
    clockAt(NOON + 10 * MINUTE - SECOND);
    expect(await verify(first)).toMatchObject({ sub: 'li' });
    expect(await verify(late)).toMatchObject({ sub: 'late' });
    clockAt(NOON + 10 * MINUTE);
    await expect(verify(first)).rejects.toMatchObject(refused);
    await expect(verify(late)).rejects.toMatchObject(refused);
  });

  it('stops at once when a token by its successor comes', async () => {
    const token = await hourLong();
    await verify(token);
    await verify(token);
    const { key, token: successor } = await another();
    service.says({ keys: [key] });
    clockAt(NOON + MINUTE);
    expect(await verify(token)).toMatchObject({ sub: 'li' });
    expect(await verify(successor)).toMatchObject({ sub: 'wang' });
    await expect(verify(token)).rejects.toMatchObject(refused);
  });

  it('costs one question in ten minutes while it stands', async () => {
    const token = await hourLong();
    for (let seconds = 0; seconds < 600; seconds += 60) {
      clockAt(NOON + seconds * SECOND);
      await verify(token);
    }
    expect(service.asked['/keys']).toBe(1);
    clockAt(NOON + 10 * MINUTE);
    await verify(token);
    expect(service.asked['/keys']).toBe(2);
  });
});
