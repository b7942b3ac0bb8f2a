// An SMTP server of every mood, one at each connection. Whatever it took to its end is kept, for the checker to compare.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { TakenMail } from '../ledger-check/deliveries.ts';
import { REFUSALS, type Mood, type Refusal, type RefusingMood } from './moods.ts';

const SLOW_GREETING_MS = 3_000;
/** The workers of a chaos wait three times as long. */
const LATE_ANSWER_MS = 1_500;
export const ANSWER_SECONDS = 5;
/** What it finds too large, where that is its mood; a letter of one notice is about as large, one of a line less. */
const LARGE_BYTES = 6_000;
const GARBAGE = 'HTTP/1.1 400 Bad Request\r\n\r\n';

type Answer = (error?: Error | null) => void;

/** One connection. */
interface Visit {
  mood: Mood;
  /** What it says, where its mood is to refuse. */
  refusal?: Refusal | undefined;
  isMet: boolean;
  /** Where the mood goes that this connection had no use for. */
  unmet: Mood[];
}

export class MailServer {
  readonly taken: TakenMail[] = [];
  /** Of each mood: how many connections met it. */
  readonly met: Partial<Record<Mood, number>> = {};
  /** Addresses that nothing is taken for. */
  isDead: (to: string) => boolean = () => false;
  #next: () => Mood = () => 'kind';
  #unmet: Mood[] = [];
  readonly #visits = new WeakMap<SMTPServerSession, Visit>();
  readonly #said: Partial<Record<Mood, number>> = {};
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    // The replies have codes of their own.
    hideENHANCEDSTATUSCODES: true,
    closeTimeout: 100,
    onConnect: (session, answer) => this.#greet(session, answer),
    onMailFrom: (_address, session, answer) => answer(this.#refusedAt('sender', session)),
    onRcptTo: ({ address }, session, answer) => {
      if (this.#meets(session, 'cutsBeforeData')) this.#socketOf(session)?.destroy();
      else if (this.isDead(address)) answer(replied({ code: 450, text: '4.2.0 Try again later' }));
      else answer(this.#refusedAt('recipient', session));
    },
    onData: (stream, session, answer) => {
      if (this.#meets(session, 'cutsDuringData')) stream.once('data', () => this.#socketOf(session)?.destroy());
      else void this.#read(stream, session, answer).catch(() => undefined);
    },
    onClose: (session) => {
      const visit = this.#visits.get(session);
      if (visit && visit.mood !== 'kind' && !visit.isMet) visit.unmet.push(visit.mood);
    },
  });

  /** Asked at each connection, unless an earlier one had no use for its mood: then the next has it. */
  turn(next: () => Mood): void {
    this.#unmet = [];
    this.#next = next;
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

  #greet(session: SMTPServerSession, answer: Answer): void {
    const mood = this.#unmet.shift() ?? this.#next();
    this.#visits.set(session, { mood, refusal: this.#nextRefusal(mood), isMet: false, unmet: this.#unmet });
    if (this.#meets(session, 'greetsWithGarbage')) this.#socketOf(session)?.write(GARBAGE);
    else if (this.#meets(session, 'greetsSlowly')) void sleep(SLOW_GREETING_MS).then(() => answer());
    else answer(this.#refusedAt('greeting', session));
  }

  async #read(stream: SMTPServerDataStream, session: SMTPServerSession, answer: Answer): Promise<void> {
    const mail = await text(stream);
    const messageId = headerOf(mail, 'Message-ID');
    const isLarge = mail.length > LARGE_BYTES && !this.taken.some((before) => before.messageId === messageId);
    // A server that took a mail takes it again: its limit is always the same.
    const isKind = this.#visits.get(session)!.mood === 'findsItTooLarge' && !isLarge;
    const refused = isKind ? undefined : this.#refusedAt('answer', session);
    if (refused) return answer(refused);
    this.taken.push({ messageId, to: session.envelope.rcptTo[0]!.address, fingerprint: fingerprintOf(mail) });
    if (this.#meets(session, 'isSilentAfterData')) return;
    if (this.#meets(session, 'cutsAfterData')) return void this.#socketOf(session)?.destroy();
    if (this.#meets(session, 'answersLate')) await sleep(LATE_ANSWER_MS);
    answer();
  }

  /** The next of those that fit its mood. */
  #nextRefusal(mood: Mood): Refusal | undefined {
    if (!(mood in REFUSALS)) return undefined;
    const replies = REFUSALS[mood as RefusingMood];
    const said = this.#said[mood] ?? 0;
    this.#said[mood] = said + 1;
    return replies[said % replies.length];
  }

  #refusedAt(place: Refusal['at'], session: SMTPServerSession): Error | undefined {
    const { mood, refusal } = this.#visits.get(session)!;
    return refusal?.at === place && this.#meets(session, mood) ? replied(refusal) : undefined;
  }

  #meets(session: SMTPServerSession, mood: Mood): boolean {
    const visit = this.#visits.get(session)!;
    if (visit.mood !== mood) return false;
    if (!visit.isMet) this.met[mood] = (this.met[mood] ?? 0) + 1;
    visit.isMet = true;
    return true;
  }

  #socketOf(session: SMTPServerSession): Socket | undefined {
    const all = [...this.#server.connections] as { session: SMTPServerSession; _socket: Socket }[];
    return all.find((connection) => connection.session === session)?._socket;
  }
}

const replied = ({ code, text: says }: Pick<Refusal, 'code' | 'text'>): Error =>
  Object.assign(new Error(says), { responseCode: code });

const headerOf = (mail: string, name: string): string =>
  new RegExp(`^${name}: *(.+?)\\r?$`, 'im').exec(mail)?.[1] ?? '';

/** The boundary between the parts of a mail is drawn anew at each attempt and says nothing. */
function fingerprintOf(mail: string): string {
  const boundary = /boundary="([^"]+)"/.exec(mail)?.[1];
  return createHash('sha256')
    .update(boundary ? mail.replaceAll(boundary, '') : mail)
    .digest('hex');
}
