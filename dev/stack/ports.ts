import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { StartFailure } from './failure.ts';

/** A port one part needs, with the setting that moves it. */
export interface PortClaim {
  readonly port: number;
  readonly variable: string;
  readonly purpose: string;
}

/** Fails with one message that names every port that cannot be had, and its setting. */
export async function assertPortsFree(claims: readonly PortClaim[]): Promise<void> {
  const problems: string[] = [];
  for (const claim of claims) {
    const twin = claims.find((other) => other !== claim && other.port === claim.port);
    const trouble = twin ? `与 ${twin.variable} 相同` : await troubleWith(claim.port);
    if (trouble) problems.push(`端口 ${claim.port}（${claim.purpose}）${trouble}：请用 ${claim.variable} 另设一个`);
  }
  if (problems.length > 0) throw new StartFailure(problems.join('\n'));
}

/**
 * Below those that a system gives to outgoing connections: a program that ends and starts again would find its port held
 * by one of them.
 */
const [LOWEST, HIGHEST] = [20_000, 32_000];

/** Ports nobody listens on now, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listenSomewhere));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

async function listenSomewhere(): Promise<ReturnType<typeof createServer>> {
  for (;;) {
    try {
      return await listen(randomInt(LOWEST, HIGHEST));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

async function troubleWith(port: number): Promise<string | undefined> {
  try {
    const server = await listen(port);
    await new Promise((closed) => server.close(closed));
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EADDRINUSE' ? '已被占用 (in use)' : `不能使用 (${code})`;
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((listening, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => listening(server));
  });
}
