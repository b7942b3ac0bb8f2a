// Test support: TLS in front of a server that speaks none, as a proxy or a service mesh has it, and a client's own
// certificate is asked for.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:tls';
import type { Certified } from './certificates.ts';

export interface TlsFront {
  readonly port: number;
  /** How many have been let in. */
  readonly letIn: () => number;
  readonly close: () => Promise<void>;
}

/** `clientCa`: whoever shows nothing that it signed is turned away. */
export async function openTlsFront(
  behind: string,
  { cert, key }: Certified,
  { clientCa }: { clientCa?: string } = {},
): Promise<TlsFront> {
  const [host, port] = behind.split(':') as [string, string];
  const open = new Set<Socket>();
  let letIn = 0;
  const server = createServer(
    {
      cert: readFileSync(cert),
      key: readFileSync(key),
      // gRPC goes by HTTP/2 alone.
      ALPNProtocols: ['h2'],
      ...(clientCa && { ca: readFileSync(clientCa), requestCert: true, rejectUnauthorized: true }),
    },
    (socket) => {
      letIn++;
      const inner = connect(Number(port), host);
      for (const one of [socket, inner]) open.add(one.on('error', () => undefined));
      socket.pipe(inner).pipe(socket);
      socket.once('close', () => inner.destroy());
      inner.once('close', () => socket.destroy());
    },
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    letIn: () => letIn,
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
