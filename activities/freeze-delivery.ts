// Freezes what one person gets on one channel: who it goes to now, every word of it, and an id that another attempt
// would give again.
import { createHash } from 'node:crypto';
import { NO_CONTACT, type FrozenDelivery } from '../database/claim.ts';
import type { ContactDuty, Recipient } from '../database/recipient.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { Notice, Person } from '../measures/notice.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Names } from '../messages/names.ts';
import { renderLetters } from '../messages/render.ts';
import { partiesNamedIn } from '../messages/zh-CN/particulars.ts';
import type { ChannelName } from '../workflows/mailbox/contract.ts';
import { lettersOf, type Enclosed, type NoteUnwritable } from './letters.ts';

/** Who stands in for whom; the department's administrator comes last and knows whom to ask. */
export const STAND_INS: Record<Person, readonly ContactDuty[]> = {
  handler: ['handler', 'deputy', 'leader', 'administrator'],
  leader: ['leader', 'deputy', 'administrator'],
};

export const CONTACT_NAMES: Record<ContactDuty, string> = {
  handler: '经办人',
  deputy: '代理人',
  leader: '负责人',
  administrator: '部门管理员',
};

/** The first of the stand-ins that can be written to. */
export function standInFor(
  person: Person,
  recipients: readonly Recipient[],
  excluded: (recipient: Recipient) => boolean = () => false,
): Recipient | undefined {
  const possible = STAND_INS[person].map((duty) => recipients.find((recipient) => recipient.duty === duty));
  return possible.find((recipient): recipient is Recipient => recipient !== undefined && !excluded(recipient));
}

export interface ToFreeze {
  party: PartyId;
  /** The contact it goes to, or the one there should have been. */
  person: ContactDuty;
  channel: ChannelName;
  recipient: Recipient | undefined;
  insteadOf?: string;
  enclosed: readonly Enclosed[];
  names: Names;
  asOf: number;
  noteUnwritable: NoteUnwritable;
}

/**
 * Renders and freezes; without a recipient the delivery is born failed, so that it can be seen why nothing was sent.
 */
export function freeze({
  party,
  person,
  channel,
  recipient,
  insteadOf,
  enclosed,
  names,
  asOf,
  noteUnwritable,
}: ToFreeze): FrozenDelivery {
  const messageKeys = enclosed.map(({ key }) => key).sort();
  const reader = { party, person: recipient?.name ?? null, insteadOf };
  const { subject, text, html } = renderLetters(reader, lettersOf(enclosed, names, party, noteUnwritable), names);
  return {
    id: deliveryIdOf([party, person, channel, messageKeys[0]!]),
    party,
    person,
    channel,
    recipient: recipient ? { name: recipient.name, email: recipient.email } : null,
    windowOn: beijingDateOf(asOf),
    messageKeys,
    subject,
    text,
    html,
    datedAt: asOf,
    ...(recipient ? {} : { failedBecause: NO_CONTACT }),
  };
}

/**
 * A UUID (version 8) from business identity. A message lies in one delivery of a person and channel only, so its first
 * key names the delivery.
 */
export function deliveryIdOf(identity: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
  const variant = ((Number.parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

/** Everyone a notice speaks of, so that they can be called by name. */
export function partiesIn(party: PartyId, notices: readonly Notice[]): PartyId[] {
  return [...new Set([party, ...notices.flatMap(mentionedIn)])];
}

function mentionedIn(notice: Notice): PartyId[] {
  try {
    return [
      notice.project.constructionUnit,
      ...('duty' in notice
        ? [notice.duty.owedBy, ...notice.duty.owedTo]
        : [notice.by, ...partiesNamedIn(notice), ...('awaiting' in notice ? notice.awaiting : [])]),
    ];
  } catch {
    // Nobody is called by name in a notice that cannot be read.
    return [];
  }
}
