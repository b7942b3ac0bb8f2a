// Mail by SMTP, each mail by a connection of its own. What is known of an attempt that failed goes to replies.ts, which
// says what it means.
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { z } from 'zod';
import {
  BEAT_MS,
  Deferred,
  LONGEST_ATTEMPT_MS,
  OutcomeUnknown,
  TooLarge,
  Undeliverable,
  type Channel,
  type Outgoing,
  type Sender,
} from './channel.ts';
import { Conversation, RFC_WAITS, type SmtpWaits } from './conversation.ts';
import { composed, identityOf, type IdentitySettings, type MailIdentity } from './mail-identity.ts';
import { judge, type Failure, type Phase, type Verdict } from './replies.ts';

export interface MailSettings extends IdentitySettings {
  /** E.g. `smtp://user:password@mail.example:587`. */
  readonly smtpUrl?: string | undefined;
  /** For how long the answer to a mail that was handed over is waited for; without it as RFC 5321 has it. */
  readonly smtpAnswerSeconds?: number | undefined;
}

export const mail: Channel<MailSettings> = {
  name: 'mail',
  title: '邮件',
  openedBy: 'SMTP_URL',
  address: z.email({ error: '应为电子邮箱地址' }).max(200),
  takes: 'html',
  // A mail is to stay below 1 MB as it goes over: encoding makes 1.37 of it (base64 in lines of 76), headers add 4 KB.
  maxBytes: 720_000,
  open: ({ smtpUrl, smtpAnswerSeconds, ...identity }) =>
    smtpUrl === undefined
      ? undefined
      : senderTo(smtpUrl, identity, smtpAnswerSeconds === undefined ? {} : { answer: smtpAnswerSeconds * 1000 }),
};

/** `waits`: those that differ from the standard's. */
export function senderTo(url: string, settings: IdentitySettings, waits: Partial<SmtpWaits> = {}): Sender {
  const identity = identityOf(settings);
  const underWay = new Set<AbortController>();
  return {
    async send(outgoing, beat = () => undefined) {
      const { address } = outgoing.to;
      if (!isAddress(address))
        throw new Undeliverable(`收件地址不是电子邮箱地址，请更正登记的地址：${shownAddress(address)}`);
      const beating = setInterval(beat, BEAT_MS / 2);
      const abort = new AbortController();
      underWay.add(abort);
      try {
        await attempt(url, outgoing, identity, { ...RFC_WAITS, ...waits }, abort);
      } finally {
        clearInterval(beating);
        underWay.delete(abort);
      }
    },
    close: () => underWay.forEach((abort) => abort.abort()),
  };
}

async function attempt(
  url: string,
  outgoing: Outgoing,
  identity: MailIdentity,
  waits: SmtpWaits,
  abort: AbortController,
): Promise<void> {
  const node = new MailComposer(composed(outgoing, identity)).compile();
  const raw = await node.build();
  const conversation = new Conversation(waits, !isAscii(node.getEnvelope()), () => abort.abort());
  const transport = createTransport({
    url,
    name: identity.name,
    logger: conversation,
    transactionLog: true,
    // The waits of the conversation are shorter; these only end what it cannot see.
    connectionTimeout: LONGEST_ATTEMPT_MS,
    greetingTimeout: LONGEST_ATTEMPT_MS,
    socketTimeout: LONGEST_ATTEMPT_MS,
    dnsTimeout: LONGEST_ATTEMPT_MS,
  });
  try {
    await transport.sendMail({
      // With its size, so that a server can refuse it before it goes over (RFC 1870).
      envelope: { ...node.getEnvelope(), size: raw.length },
      raw: Readable.from(piecesOf(raw, conversation), { objectMode: false }),
      signal: abort.signal,
    });
  } catch (error) {
    throw failureOf(error, conversation);
  } finally {
    conversation.end();
    transport.close();
  }
}

const PIECE_BYTES = 16_384;

function* piecesOf(raw: Buffer, conversation: Conversation): Generator<Buffer> {
  for (let from = 0; from < raw.length; from += PIECE_BYTES) {
    conversation.pieceTaken();
    yield raw.subarray(from, from + PIECE_BYTES);
  }
}

interface SmtpError extends Error {
  code?: string;
  originalCode?: string;
  response?: string;
  command?: string;
}

/** The command a reply belongs to, where nodemailer knows it better than the order of the conversation. */
const PHASE_OF: Readonly<Record<string, Phase>> = {
  EHLO: 'hello',
  HELO: 'hello',
  STARTTLS: 'tls',
  'MAIL FROM': 'sender',
  'RCPT TO': 'recipient',
};

function failureOf(error: unknown, conversation: Conversation): Error {
  const { code, originalCode, response, command = '', message } = error as SmtpError;
  const { givenUp } = conversation;
  const isLogin = code === 'EAUTH' || command.startsWith('AUTH');
  const failure: Failure = {
    phase: isLogin ? 'login' : code === 'ETLS' ? 'tls' : (PHASE_OF[command] ?? conversation.phase),
    reply: response || undefined,
    networkCode: givenUp ? undefined : (originalCode ?? code),
    givenUp,
    message: givenUp ? undefined : message,
  };
  return thrownFor(judge(failure), error);
}

function thrownFor({ means, says, code }: Verdict, cause: unknown): Error {
  switch (means) {
    case 'undeliverable':
      return new Undeliverable(says, code, { cause });
    case 'tooLarge':
      return new TooLarge(says, code, { cause });
    case 'outcomeUnknown':
      return new OutcomeUnknown(says, code, { cause });
    case 'deferred':
      return new Deferred(says, code, { cause });
  }
}

/** Domains are written in ASCII by then, what comes before the @ cannot be. */
const isAscii = ({ from, to }: { from: string | false; to: string[] }): boolean =>
  [from || '', ...to].every((address) => /^[\x20-\x7e]*$/.test(address));

/** One address and nothing else: no list, no name, nothing that ends a command. */
const isAddress = (text: string): boolean =>
  /^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@[^\s\p{C}<>()[\]\\,;:"@]{1,255}$/u.test(text);
const shownAddress = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').slice(0, 100);
