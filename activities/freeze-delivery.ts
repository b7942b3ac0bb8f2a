// Freezes what one person gets on one channel: who it goes to now, every word of it, and an id that another attempt
// would give again.
import { createHash } from 'node:crypto';
import { NO_CHANNEL, type FrozenDelivery } from '../database/claim.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { openChannelNamed, type OpenChannels } from '../messages/channels/open.ts';
import type { Names } from '../messages/names.ts';
import { renderLetters } from '../messages/render.ts';
import type { Addressed } from './addressing.ts';
import { lettersOf, type NoteUnwritable } from './letters.ts';

/** What is the same for all that a claim freezes. */
export interface Writing {
  party: PartyId;
  channels: OpenChannels;
  names: Names;
  asOf: number;
  noteUnwritable: NoteUnwritable;
}

/** `insteadOf`: why it comes to this person, as a sentence. */
export type ToFreeze = Pick<Addressed, 'to' | 'post' | 'messages'> & { insteadOf?: string | undefined };

/**
 * Renders and freezes; without a recipient the delivery is born failed, so that it can be seen why nothing was sent.
 */
export function freeze(
  { to, post, messages, insteadOf }: ToFreeze,
  { party, channels, names, asOf, noteUnwritable }: Writing,
): FrozenDelivery {
  const messageKeys = messages.map(({ key }) => key).sort();
  const reader = { party, name: to?.contact.name ?? null, insteadOf };
  const { subject, text, html, short } = renderLetters(
    reader,
    lettersOf(messages, names, party, noteUnwritable),
    names,
  );
  const takes = to && openChannelNamed(channels, to.channel).channel.takes;
  return {
    id: deliveryIdOf([party, to?.contact.id ?? post, to?.channel ?? NO_CHANNEL, messageKeys[0]!]),
    party,
    post,
    recipient: to ? { contact: to.contact.id, name: to.contact.name, channel: to.channel, address: to.address } : null,
    windowOn: beijingDateOf(asOf),
    messageKeys,
    subject,
    text: takes === 'short' ? short : text,
    html: takes === 'html' ? html : '',
    datedAt: asOf,
    ...(to ? {} : { failedBecause: channels.size > 0 ? '无联系人' : '没有打开的渠道' }),
  };
}

/** As few deliveries as the channel's limit allows. */
export function freezeInParts(toFreeze: ToFreeze, writing: Writing): FrozenDelivery[] {
  const whole = freeze(toFreeze, writing);
  const { to, messages } = toFreeze;
  if (!to || messages.length < 2 || bytesOf(whole) <= openChannelNamed(writing.channels, to.channel).channel.maxBytes)
    return [whole];
  const half = Math.ceil(messages.length / 2);
  return [messages.slice(0, half), messages.slice(half)].flatMap((part) =>
    freezeInParts({ ...toFreeze, messages: part }, writing),
  );
}

const bytesOf = ({ subject, text, html }: FrozenDelivery): number => Buffer.byteLength(subject + text + html);

/**
 * A UUID (version 8) from business identity. A message lies in one delivery of a recipient and channel only, so its
 * first key names the delivery.
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
