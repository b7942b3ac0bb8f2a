// Ports of what is started for a while: a program that is killed and started again must find its own.
import { describe, expect, it } from 'vitest';
import { assertPortsFree, freePorts } from '../../../dev/stack/ports.ts';

/** From here on Linux gives ports to outgoing connections; other systems from 49152 on. */
const OF_CONNECTIONS = 32_768;

describe('ports nobody listens on', () => {
  it('are all different, free, and never one that an outgoing connection may hold meanwhile', async () => {
    const ports = await freePorts(40);
    expect(new Set(ports).size).toBe(40);
    expect(Math.max(...ports)).toBeLessThan(OF_CONNECTIONS);
    await assertPortsFree(ports.map((port) => ({ port, variable: `PORT_${port}`, purpose: 'test' })));
  });
});
