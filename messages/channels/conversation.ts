// Follows one SMTP conversation through nodemailer's log of it: what is under way, and whether it takes too long.
import type { Phase } from './replies.ts';

/** How long each phase may take, ms. Nothing that came in time is ever repeated, so they are long rather than short. */
export interface SmtpWaits {
  /** Name, address, and with smtps:// the handshake. */
  connect: number;
  greeting: number;
  /** Each reply to EHLO, STARTTLS, AUTH, MAIL FROM and RCPT TO. */
  command: number;
  /** The reply to DATA. */
  data: number;
  /** Between two pieces of the data that the server takes. */
  piece: number;
  /** After the final dot. */
  answer: number;
  /** All that comes before the final dot. */
  untilAnswer: number;
}

/**
 * RFC 5321, 4.5.3.2. The greeting is waited for one minute and not five: nothing was handed over yet, so giving up costs
 * a second attempt and nothing else, while whoever waits holds up the other letters of the same person.
 */
export const RFC_WAITS: SmtpWaits = {
  connect: 30_000,
  greeting: 60_000,
  command: 300_000,
  data: 120_000,
  piece: 180_000,
  answer: 600_000,
  untilAnswer: 600_000,
};

const COMMANDS: readonly (readonly [RegExp, Phase])[] = [
  [/^(EHLO|HELO|LHLO)\b/i, 'hello'],
  [/^STARTTLS\b/i, 'tls'],
  [/^MAIL FROM/i, 'sender'],
  [/^RCPT TO/i, 'recipient'],
  [/^DATA\b/i, 'data'],
];

interface Entry {
  tnx?: string;
}

/** Why a conversation is ended from our side. */
export type GivenUp = 'silence' | 'utf8Address';

/** Handed to nodemailer as its logger; `onGivenUp` is called once, where there is no use in going on. */
export class Conversation {
  /** True once all the data and the final dot were handed to the network. */
  #isHandedOver = false;
  #isTakingData = false;
  /** Servers that take several commands at once answer them in order. */
  readonly #unanswered: Phase[] = [];
  #last: Phase = 'connect';
  #timer: NodeJS.Timeout | undefined;
  readonly #until: NodeJS.Timeout;
  /** What the server said of itself last (before and after STARTTLS). */
  #takesUtf8Addresses = false;
  givenUp: GivenUp | undefined;

  constructor(
    private readonly waits: SmtpWaits,
    /** Whether an address goes beyond ASCII: a server that does not say that it takes such must not be given one (RFC 6531). */
    private readonly needsUtf8Addresses: boolean,
    private readonly onGivenUp: () => void,
  ) {
    this.#until = setTimeout(() => this.#giveUp('silence'), waits.untilAnswer);
    this.#wait();
  }

  get phase(): Phase {
    if (this.#isHandedOver) return 'answer';
    if (this.#isTakingData) return 'content';
    return this.#unanswered[0] ?? this.#last;
  }

  /** The server takes the data piece by piece. */
  pieceTaken(): void {
    if (this.#isTakingData && !this.#isHandedOver) this.#wait();
  }

  end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#until);
  }

  // What nodemailer calls.
  readonly trace = (): void => undefined;
  readonly warn = (): void => undefined;
  readonly error = (): void => undefined;
  readonly fatal = (): void => undefined;
  readonly info = ({ tnx }: Entry): void => {
    if (tnx === 'network' && this.#last === 'connect' && this.#unanswered.length === 0) this.#sent('greeting');
    // The last piece and the dot are with the network.
    if (tnx === 'message') {
      this.#isHandedOver = true;
      clearTimeout(this.#until);
      this.#wait();
    }
  };
  readonly debug = ({ tnx }: Entry, line: unknown): void => {
    if (tnx === 'client') this.#sent(COMMANDS.find(([begins]) => begins.test(String(line)))?.[1] ?? 'login');
    if (tnx === 'server') this.#answered(String(line));
  };

  #sent(phase: Phase): void {
    this.#unanswered.push(phase);
    if (phase === 'sender' && this.needsUtf8Addresses && !this.#takesUtf8Addresses) this.#giveUp('utf8Address');
    else if (this.#unanswered.length === 1) this.#wait();
  }

  #answered(line: string): void {
    this.#last = this.#unanswered.shift() ?? this.#last;
    if (this.#last === 'hello') this.#takesUtf8Addresses = /[ -]SMTPUTF8\b/im.test(line);
    if (this.#last === 'data' && /^[23]/.test(line)) this.#isTakingData = true;
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#giveUp('silence'), this.waits[WAIT_OF[this.phase]]);
  }

  #giveUp(why: GivenUp): void {
    if (this.givenUp) return;
    this.givenUp = why;
    this.end();
    this.onGivenUp();
  }
}

const WAIT_OF: Record<Phase, keyof SmtpWaits> = {
  connect: 'connect',
  greeting: 'greeting',
  hello: 'command',
  tls: 'command',
  login: 'command',
  sender: 'command',
  recipient: 'command',
  data: 'data',
  content: 'piece',
  answer: 'answer',
};
