// Mail by SMTP. A delivery keeps its Message-ID and its Date however often it is tried, so that a repeat can be
// recognised.
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { Undeliverable, type Channel, type Sender } from './channel.ts';

export interface MailSettings {
  /** E.g. `smtp://user:password@mail.example:587`. */
  readonly smtpUrl?: string | undefined;
  /** May carry a display name. */
  readonly mailFrom: string;
}

/**
 * Together below the 30 s that one attempt of the activity may take: an attempt must not outlive the one that replaces
 * it.
 */
const CONNECT_MS = 8_000;
const SILENCE_MS = 10_000;
const WHOLE_MS = 25_000;

export const mail: Channel<MailSettings> = {
  name: 'mail',
  title: '邮件',
  openedBy: 'SMTP_URL',
  address: z.email({ error: '应为电子邮箱地址' }).max(200),
  takes: 'html',
  // Servers take ten megabytes as a rule, and encoding adds a third.
  maxBytes: 5_000_000,
  open: ({ smtpUrl, mailFrom }) => (smtpUrl === undefined ? undefined : senderTo(smtpUrl, mailFrom)),
};

/** Every mail has its own connection. */
function senderTo(url: string, from: string): Sender {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: CONNECT_MS,
  });
  return {
    async send({ id, datedAt, to, subject, text, html }) {
      const sending = transport.sendMail({
        from,
        to,
        subject,
        text,
        html,
        messageId: messageIdOf(id),
        date: new Date(datedAt),
        // No out-of-office reply, please: nobody reads this mailbox (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await within(WHOLE_MS, sending).catch((error: unknown) => {
        throw isPermanent(error) ? new Undeliverable(reasonOf(error), { cause: error }) : error;
      });
    },
    close: () => transport.close(),
  };
}

/** `<id@duban>`: the same for every attempt. */
export const messageIdOf = (id: string): string => `<${id}@duban>`;

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
  command?: string;
}

/**
 * 5xx on the recipient or the message is final; on greeting, log-in or sender it is a setting of ours that somebody
 * will mend.
 */
function isPermanent(error: unknown): error is SmtpError {
  const { responseCode = 0, code, command, message } = error as SmtpError;
  if (command === 'RCPT TO' || command === 'DATA') return responseCode >= 500 && responseCode < 600;
  return command === 'API' && code === 'EENVELOPE' && !message.startsWith('Invalid sender');
}

const reasonOf = ({ responseCode, response, message }: SmtpError): string =>
  responseCode ? `邮件服务器拒收：${response}` : `收件地址无效：${message}`;

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`邮件服务器 ${ms / 1000} 秒内没有办完`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
