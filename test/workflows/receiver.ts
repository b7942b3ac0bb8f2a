// Test support: a channel that exists in tests alone, written as one more channel is: to a robot that takes text by
// HTTP, with the receiver it sends to.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Undeliverable, type Channel, type Outgoing } from '../../messages/channels/channel.ts';

export const robot: Channel<{ readonly robotUrl?: string }> = {
  name: 'robot',
  title: '机器人',
  openedBy: 'ROBOT_URL',
  address: z.string().regex(/^R-\d+$/, { error: '应为机器人编号' }),
  takes: 'text',
  maxBytes: 4_000,
  open: ({ robotUrl }) =>
    robotUrl === undefined
      ? undefined
      : {
          send: async (outgoing) => {
            const { status } = await fetch(robotUrl, { method: 'POST', body: JSON.stringify(outgoing) });
            if (status === 410) throw new Undeliverable('机器人已停用');
            if (status !== 200) throw new Error(`机器人回答 ${status}`);
          },
          close: () => undefined,
        },
};

export class Receiver {
  readonly received: Outgoing[] = [];
  /** Addresses that are gone. */
  readonly gone = new Set<string>();
  readonly #server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const outgoing = JSON.parse(body) as Outgoing;
      const isGone = this.gone.has(outgoing.to.address);
      if (!isGone) this.received.push(outgoing);
      response.writeHead(isGone ? 410 : 200).end();
    })();
  });

  async listen(): Promise<string> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  to(address: string): Outgoing[] {
    return this.received.filter(({ to }) => to.address === address);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
