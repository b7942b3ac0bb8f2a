// Who writes: what every mail carries besides its words. The same delivery has the same headers at every attempt, so
// that a repeat can be recognised; nothing that people typed becomes a header of its own.
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer';
import { BEIJING_OFFSET_MS } from '../../measures/calendar/calendar-date.ts';
import type { Outgoing } from './channel.ts';

export interface IdentitySettings {
  /** May carry a display name. */
  readonly mailFrom: string;
  /** Of Message-ID and List-Id; without it that of the sender's address. */
  readonly mailDomain?: string | undefined;
  readonly mailReplyTo?: string | undefined;
  /** By which EHLO greets; without it the host's name where that is a whole one, else the domain. */
  readonly smtpName?: string | undefined;
}

interface MailAddress {
  name: string;
  address: string;
}

export interface MailIdentity {
  from: MailAddress;
  replyTo: MailAddress | undefined;
  domain: string;
  name: string;
}

export function identityOf({ mailFrom, mailDomain, mailReplyTo, smtpName }: IdentitySettings): MailIdentity {
  const from = mailboxOf(mailFrom);
  const domain = domainToASCII(mailDomain ?? from.address.slice(from.address.lastIndexOf('@') + 1)) || 'localhost';
  return {
    from,
    replyTo: mailReplyTo === undefined ? undefined : mailboxOf(mailReplyTo),
    domain,
    name: smtpName ?? (hostname().includes('.') ? hostname() : domain),
  };
}

const mailboxOf = (text: string): MailAddress => {
  const [first] = addressparser(text, { flatten: true });
  return { name: headerText(first?.name ?? ''), address: first?.address ?? '' };
};

/** `<id@domain>`: the same for every attempt. */
export const messageIdOf = (id: string, domain: string): string => `<${id}@${domain}>`;

/** All mails about one dossier name this as what they go back to; no mail has it as its own id. */
const threadIdOf = (thread: string, domain: string): string =>
  `<dossier.${createHash('sha256').update(thread).digest('hex').slice(0, 32)}@${domain}>`;

/** RFC 5322; Beijing keeps no summer time. */
export function mailDateOf(epochMs: number): string {
  return new Date(epochMs + BEIJING_OFFSET_MS).toUTCString().replace('GMT', '+0800');
}

/** What nodemailer makes the mail of. */
export function composed(
  { id, datedAt, to, subject, text, html, thread }: Outgoing,
  { from, replyTo, domain }: MailIdentity,
): MailComposerOptions {
  return {
    from,
    to: { name: headerText(to.name), address: to.address },
    ...(replyTo ? { replyTo } : {}),
    subject: headerText(subject),
    text,
    html,
    messageId: messageIdOf(id, domain),
    date: mailDateOf(datedAt),
    ...(thread === undefined ? {} : { references: threadIdOf(thread, domain) }),
    // A fixed measure: 4 bytes for 3, whatever is written. Quoted-printable takes 9 for one Chinese character.
    textEncoding: 'base64',
    encoding: 'utf-8',
    // Every byte the same at every attempt.
    baseBoundary: id,
    headers: {
      // No out-of-office reply, please: nobody reads this mailbox (RFC 3834; the second is for Exchange).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `Duban notices <duban.${domain}>`,
      'Content-Language': 'zh-CN',
    },
    // Nothing of a mail is read from files or addresses, whatever stands in it.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** One line without control characters. */
const headerText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
