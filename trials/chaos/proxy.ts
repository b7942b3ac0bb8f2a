// A piece of network between two parts, on this machine: it can be cut, reset, slowed down, fall silent, or strike at
// one chosen message.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../dev/stack/ports.ts';

export interface Ambush {
  /** Looks at what a client sends. */
  at: (sent: Buffer) => boolean;
  /**
   * `before`: the server never gets it. `after`: the server gets it, the client never its answer. A number: the server
   * gets it so many ms late.
   */
  strike: 'before' | 'after' | number;
  times: number;
}

interface Pair {
  client: Socket;
  server: Socket;
}

export class Proxy {
  #server = createServer({ noDelay: true }, (client) => this.#join(client));
  readonly #pairs = new Set<Pair>();
  #silent = false;
  #delayMs: () => number = () => 0;
  #ambush: Ambush | undefined;
  /** How often an ambush struck. */
  struck = 0;

  private constructor(
    private readonly target: number,
    readonly port: number,
  ) {}

  static async open(target: number): Promise<Proxy> {
    const [port] = (await freePorts(1)) as [number];
    const proxy = new Proxy(target, port);
    await proxy.#listen();
    return proxy;
  }

  /** Connections that are there break, new ones are refused, as from a machine that runs without the service. */
  async away(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.reset();
    await closed;
  }

  /** Whoever is connected gets a reset and may come again. */
  reset(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
    this.#pairs.clear();
  }

  /**
   * Half open: connections stay, nothing comes through any more, and nobody is told; not even when the network is back.
   */
  silence(): void {
    this.#silent = true;
    for (const { client, server } of this.#pairs) {
      client.unpipe(server).removeAllListeners('data').resume();
      server.unpipe(client).removeAllListeners('data').resume();
    }
  }

  /** Every message towards the server waits so long. */
  slow(delayMs: () => number): void {
    this.#delayMs = delayMs;
  }

  ambush(ambush: Ambush | undefined): void {
    this.#ambush = ambush;
  }

  /** The network is back; what was silent stays so, new connections come through. */
  async clear(): Promise<void> {
    this.#silent = false;
    this.#delayMs = () => 0;
    this.#ambush = undefined;
    if (!this.#server.listening) await this.#listen();
  }

  async close(): Promise<void> {
    this.reset();
    if (this.#server.listening) await this.away();
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  #join(client: Socket): void {
    const server = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    const pair = { client, server };
    this.#pairs.add(pair);
    const part = (): void => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', part).on('close', part);
    if (this.#silent) return void [client, server].forEach((socket) => socket.resume());
    server.pipe(client);
    let before = Promise.resolve();
    client.on('data', (sent: Buffer) => {
      const delayMs = this.#delayMs();
      // What was sent first arrives first, however long each waits.
      before = before.then(async () => {
        if (delayMs > 0) await sleep(delayMs);
        await this.#pass(pair, sent);
      });
    });
  }

  async #pass({ client, server }: Pair, sent: Buffer): Promise<void> {
    const ambush = this.#ambush;
    if (!ambush || ambush.times <= 0 || !ambush.at(sent)) return void server.write(sent);
    ambush.times--;
    this.struck++;
    if (typeof ambush.strike === 'number') {
      await sleep(ambush.strike);
      return void server.write(sent);
    }
    if (ambush.strike === 'before') return void client.resetAndDestroy();
    server.unpipe(client);
    server.write(sent, () => setTimeout(() => client.resetAndDestroy(), 100));
  }
}
