// An SMTP server that takes its time after the data. Of each mailbox only the first letter meets its way, at every
// attempt; whatever else comes is answered at once.
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What it does once it has a letter: answers after so many seconds, never, or cuts the connection. */
export type Way = number | 'silence' | 'cut';

/** A letter that it took to its end. */
export interface Taken {
  /** Local part of its Message-ID. */
  delivery: string;
  to: string;
  /** Epoch ms. */
  at: number;
}

/** Longer than anybody waits. */
const NEVER_MS = 3_600_000;

export class LateServer {
  readonly taken: Taken[] = [];
  readonly #firsts = new Map<string, string>();
  readonly #server: SMTPServer;

  constructor(private readonly wayOf: (to: string) => Way | undefined) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      socketTimeout: NEVER_MS,
      closeTimeout: 100,
      onData: (stream, session, answer) => {
        void (async () => {
          const delivery = /^Message-ID: *<([^@>]+)@/im.exec(await text(stream))?.[1] ?? '';
          const to = session.envelope.rcptTo[0]!.address;
          this.taken.push({ delivery, to, at: Date.now() });
          if (!this.#firsts.has(to)) this.#firsts.set(to, delivery);
          const way = this.#firsts.get(to) === delivery ? this.wayOf(to) : undefined;
          if (way === 'silence') return;
          if (way === 'cut') return void this.#socketOf(session)?.destroy();
          if (way !== undefined) await sleep(way * 1_000, undefined, { ref: false });
          answer();
        })().catch(() => undefined);
      },
    });
    this.#server.on('error', () => undefined);
  }

  /** The first letter to this address; undefined while none has come. */
  firstTo = (to: string): string | undefined => this.#firsts.get(to);

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.#server.close(closed));
  }

  #socketOf(session: SMTPServerSession): Socket | undefined {
    const all = [...this.#server.connections] as { session: SMTPServerSession; _socket: Socket }[];
    return all.find((connection) => connection.session === session)?._socket;
  }
}
