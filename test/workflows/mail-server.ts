// Test support: a real SMTP server that can be told how to treat a recipient.
import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePorts } from '../../dev/stack/ports.ts';

/** One mail that was handed over as far as its end, and what the server answered. */
export interface HandedOver {
  to: string;
  messageId: string;
  mail: ParsedMail;
  answered: number | 'nothing';
  at: number;
}

export type Treatment = number | 'silence';

export class MailServer {
  readonly handedOver: HandedOver[] = [];
  readonly #once = new Map<string, Treatment[]>();
  readonly #always = new Map<string, number>();
  readonly #held = new Map<string, Promise<number>>();
  #server = this.#create();

  #create(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, answer) => {
        const given = (code: number | undefined) => answer(code === undefined ? undefined : smtpError(code));
        const held = this.#held.get(address);
        if (held) void held.then(given);
        else given(this.#always.get(address));
      },
      onData: (stream, session, answer) => {
        const to = session.envelope.rcptTo[0]!.address.toLowerCase();
        const takes = (mail: ParsedMail) => {
          const treatment = this.#once.get(to)?.shift() ?? 250;
          this.handedOver.push({
            to,
            messageId: mail.messageId!,
            mail,
            answered: treatment === 'silence' ? 'nothing' : treatment,
            at: Date.now(),
          });
          if (treatment !== 'silence') answer(treatment === 250 ? undefined : smtpError(treatment));
        };
        // Broken off in the middle (its worker was killed) it was not handed over.
        void simpleParser(stream).then(takes, () => undefined);
      },
    });
  }

  /** At a port that is still there when it listens again. */
  async listen(at?: number): Promise<number> {
    const port = at ?? ((await freePorts(1)) as [number])[0];
    // An error of a connection (its worker was killed) is no matter of the server.
    this.#server.on('error', () => undefined);
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return port;
  }

  /** Answers the next mails to an address so, after their content: the server has seen them. */
  next(address: string, ...treatments: Treatment[]): void {
    this.#once.set(address, treatments);
  }

  /** Turns an address away, each time, until told otherwise. */
  always(address: string, code: number | undefined): void {
    if (code === undefined) this.#always.delete(address);
    else this.#always.set(address, code);
  }

  /** Keeps whoever names an address waiting; answers how all of them are turned away then, and nobody after them. */
  holds(address: string): (code: number) => void {
    let turnAway!: (code: number) => void;
    this.#held.set(address, new Promise((resolve) => (turnAway = resolve)));
    return (code) => {
      this.#held.delete(address);
      turnAway(code);
    };
  }

  accepted(to?: string): HandedOver[] {
    return this.handedOver.filter((mail) => mail.answered === 250 && (to === undefined || mail.to === to));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }
}

function smtpError(responseCode: number): Error {
  return Object.assign(new Error(responseCode < 500 ? 'try later' : 'no such mailbox'), { responseCode });
}
