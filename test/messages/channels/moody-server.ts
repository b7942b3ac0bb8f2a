// Test support: a real SMTP server that answers at one point of the conversation as it is told, and lets everything
// else be; and sockets that do what no SMTP server should.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { ServerReply } from './server-replies.ts';

/** Where the server speaks for itself, and what it says; undefined says nothing at all. */
export interface Mood {
  at: ServerReply['at'];
  reply: string | Buffer | undefined;
  afterMs?: number;
  /** Cuts the connection after the reply. */
  cuts?: boolean;
  /** Without the end of the line. */
  breaksOff?: boolean;
}

type Handler = (command: unknown, done: () => void) => void;
interface Connection {
  session: SMTPServerSession;
  _socket: Socket;
  _sendGreeting: () => void;
  [handler: `handler_${string}`]: Handler | undefined;
}

const HANDLERS: Record<string, `handler_${string}`[]> = {
  hello: ['handler_EHLO', 'handler_HELO'],
  login: ['handler_AUTH'],
  sender: ['handler_MAIL'],
  recipient: ['handler_RCPT'],
  data: ['handler_DATA'],
};

export class MoodyServer {
  /** All that was taken to its end, as it came over the wire. */
  readonly taken: { raw: Buffer; mail: ParsedMail; hello: string; to: string[] }[] = [];
  connections = 0;
  mood: Mood | undefined;
  readonly #server: SMTPServer;

  constructor(options: SMTPServerOptions = {}) {
    this.#server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      hideENHANCEDSTATUSCODES: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      onAuth: (_auth, _session, answer) => answer(null, { user: 'duban' }),
      onConnect: (session, answer) => {
        this.connections++;
        this.#prepare(session);
        answer();
      },
      onData: (stream, session, answer) => {
        void (async () => {
          const chunks: Buffer[] = [];
          for await (const chunk of stream) chunks.push(chunk as Buffer);
          const raw = Buffer.concat(chunks);
          this.taken.push({
            raw,
            mail: await simpleParser(raw),
            hello: String(session.hostNameAppearsAs),
            to: session.envelope.rcptTo.map(({ address }) => address),
          });
          const { mood } = this;
          if (mood?.at === 'answer') this.#speak(this.#connectionOf(session), mood);
          else answer();
        })().catch(() => undefined);
      },
      ...options,
    });
    this.#server.on('error', () => undefined);
  }

  #connectionOf(session: SMTPServerSession): Connection {
    const all = [...(this.#server as unknown as { connections: Set<Connection> }).connections];
    return all.find((connection) => connection.session === session)!;
  }

  #prepare(session: SMTPServerSession): void {
    const { mood } = this;
    if (!mood) return;
    const connection = this.#connectionOf(session);
    if (mood.at === 'greeting') connection._sendGreeting = () => this.#speak(connection, mood);
    for (const handler of HANDLERS[mood.at] ?? [])
      connection[handler] = (_command, done) => {
        this.#speak(connection, mood);
        done();
      };
  }

  #speak({ _socket: socket }: Connection, { reply, afterMs, cuts, breaksOff }: Mood): void {
    const speak = (): void => {
      if (reply !== undefined) socket.write(Buffer.concat([Buffer.from(reply), Buffer.from(breaksOff ? '' : '\r\n')]));
      if (cuts) socket.destroySoon();
    };
    // At once where no time is asked for: commands that came together are answered in their order.
    if (afterMs === undefined) speak();
    else setTimeout(speak, afterMs);
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

/** A server that is no SMTP server: `meet` gets every connection. */
export class RawServer {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(meet: (socket: Socket) => void) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      meet(socket);
    });
  }

  async listen(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.close();
  }
}
