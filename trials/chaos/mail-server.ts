// An SMTP server with moods. Whatever it took to its end is kept, for the checker to compare.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { TakenMail } from '../ledger-check/deliveries.ts';

/** `cutAfterData`: it takes the mail and breaks off before it says so. */
export type Mood = 'kind' | 'slowGreeting' | 'busyGreeting' | 'later' | 'never' | 'cutAfterData';

const SLOW_GREETING_MS = 3_000;

export class MailServer {
  readonly taken: TakenMail[] = [];
  /** Of each mood: how many mails or connections met it. */
  readonly met: Partial<Record<Mood, number>> = {};
  /** Breaks the connections to this server. */
  cut: () => void = () => undefined;
  #mood: (to?: string) => Mood = () => 'kind';
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onConnect: (_session, answer) => {
      const mood = this.#meet(['slowGreeting', 'busyGreeting']);
      if (mood === 'busyGreeting') answer(smtpError(421));
      else void sleep(mood === 'slowGreeting' ? SLOW_GREETING_MS : 0).then(() => answer());
    },
    onRcptTo: ({ address }, _session, answer) => {
      const mood = this.#meet(['later', 'never'], address);
      answer(mood === 'later' ? smtpError(450) : mood === 'never' ? smtpError(550) : undefined);
    },
    onData: (stream, session, answer) => {
      void text(stream).then(
        (mail) => {
          this.taken.push({
            messageId: headerOf(mail, 'Message-ID'),
            to: session.envelope.rcptTo[0]!.address,
            fingerprint: fingerprintOf(mail),
          });
          if (this.#meet(['cutAfterData']) !== 'cutAfterData') answer();
          else this.cut();
        },
        () => undefined,
      );
    },
  });

  /** Asked at each step of each mail; who it is to is known at one of them. */
  turn(mood: (to?: string) => Mood): void {
    this.#mood = mood;
  }

  async listen(): Promise<number> {
    this.#server.on('error', () => undefined);
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((closed) => this.#server.close(closed));
  }

  #meet(here: readonly Mood[], to?: string): Mood {
    const mood = this.#mood(to);
    if (!here.includes(mood)) return 'kind';
    this.met[mood] = (this.met[mood] ?? 0) + 1;
    return mood;
  }
}

const headerOf = (mail: string, name: string): string =>
  new RegExp(`^${name}: *(.+?)\\r?$`, 'im').exec(mail)?.[1] ?? '';

/** The boundary between the parts of a mail is drawn anew at each attempt and says nothing. */
function fingerprintOf(mail: string): string {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1];
  return createHash('sha256')
    .update(boundary ? mail.replaceAll(boundary, '') : mail)
    .digest('hex');
}

const smtpError = (responseCode: number): Error =>
  Object.assign(new Error(responseCode < 500 ? 'try later' : 'no such mailbox'), { responseCode });
