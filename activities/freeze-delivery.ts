// Freezes what one person gets on one channel: who it goes to now, every word of it, and an id that another attempt
// would give again.
import { createHash } from 'node:crypto';
import { NO_CHANNEL, type FrozenDelivery } from '../database/claim.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { openChannelNamed, type OpenChannels } from '../messages/channels/open.ts';
import type { Names } from '../messages/names.ts';
import { byPressure } from '../messages/letter.ts';
import { formOf, halved, partsOf, type Part } from '../messages/parts.ts';
import { renderPart, type Numbering } from '../messages/render.ts';
import type { Addressed } from './addressing.ts';
import { lettersOf, type NoteUnwritable, type WrittenLetter } from './letters.ts';

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
 * Renders and freezes in one piece; without a recipient the delivery is born failed, so that it can be seen why nothing
 * was sent. What is frozen anew in the place of `before` stays the part that it was.
 */
export function freeze(toFreeze: ToFreeze, writing: Writing, before?: Pick<FrozenDelivery, 'subject'>): FrozenDelivery {
  const items = writtenFor(toFreeze, writing);
  const [, number, of] = PART_LABEL.exec(before?.subject ?? '') ?? [];
  const numbering = number && of ? { label: partLabel(number, Number(of)) } : undefined;
  return frozen({ form: formOf(items.map(({ letter }) => letter)), items }, toFreeze, writing, numbering);
}

/** As few deliveries as the channel's room allows, numbered where they are several. Each message lies in one of them. */
export function freezeInParts(toFreeze: ToFreeze, writing: Writing): FrozenDelivery[] {
  const channel = toFreeze.to ? openChannelNamed(writing.channels, toFreeze.to.channel).channel : TO_NOBODY;
  const fitting = (part: Part<WrittenLetter>): Part<WrittenLetter>[] =>
    (bytesOf(frozen(part, toFreeze, writing, NUMBERED)) > channel.maxBytes && halved(part)?.flatMap(fitting)) || [part];
  const parts = partsOf(writtenFor(toFreeze, writing), channel).flatMap(fitting);
  if (parts.length === 1) return [frozen(parts[0]!, toFreeze, writing)];
  const of = parts.reduce((sum, { items }) => sum + items.length, 0);
  let before = 0;
  return parts.map((part, index) => {
    const range = { from: before + 1, to: (before += part.items.length), of };
    return frozen(part, toFreeze, writing, { label: partLabel(String(index + 1), parts.length), range });
  });
}

/**
 * What a frozen delivery becomes that was refused for its size: smaller ones with the same messages, each in one of
 * them. Empty where there is nothing smaller: then it is one line already. `toFreeze` holds its messages; the part with
 * the first key keeps the id of the delivery, so that this row can become it and no message ever lies in two.
 */
export function splitFrozen(
  refused: Pick<FrozenDelivery, 'subject' | 'text' | 'html'>,
  toFreeze: ToFreeze,
  writing: Writing,
): FrozenDelivery[] {
  const items = writtenFor(toFreeze, writing);
  const numbered = PART_LABEL.exec(refused.subject);
  const labelled = (parts: readonly Part<WrittenLetter>[]): FrozenDelivery[] =>
    parts.map((part, index) => {
      const number = [...(numbered ? [numbered[1]] : []), ...(parts.length > 1 ? [index + 1] : [])].join('-');
      const numbering = number && { label: partLabel(number, numbered ? Number(numbered[2]) : parts.length) };
      return frozen(part, toFreeze, writing, numbering || undefined);
    });
  // Lines where whole letters would be no less than what was refused, as with the parts of a table.
  for (const form of ['letters', 'lines'] as const) {
    const part = { form, items };
    const smaller = labelled(items.length > 1 ? halved(part)! : [part]);
    if (smaller.every((delivery) => bytesOf(delivery) < bytesOf(refused))) return smaller;
  }
  return [];
}

const PART_LABEL = /（第([\d-]+)部分，共(\d+)部分）$/;
const partLabel = (number: string, of: number): string => `第${number}部分，共${of}部分`;
/** As long as any. */
const NUMBERED = { label: partLabel('10000', 10_000), range: { from: 1_000_000, to: 1_000_000, of: 1_000_000 } };

/** What finds nobody is kept in parts that anybody's mail can carry once there is somebody. */
const TO_NOBODY = { takes: 'html', maxBytes: 500_000 } as const;

/** The most pressing first. */
const writtenFor = ({ messages }: ToFreeze, { names, party, noteUnwritable }: Writing): WrittenLetter[] =>
  lettersOf(messages, names, party, noteUnwritable).sort((a, b) => byPressure(a.letter, b.letter));

function frozen(
  { form, items }: Part<WrittenLetter>,
  { to, post, insteadOf }: ToFreeze,
  { party, channels, names, asOf }: Writing,
  numbering?: Numbering,
): FrozenDelivery {
  const messageKeys = items.flatMap(({ keys }) => keys).sort();
  const letters = items.map(({ letter }) => letter);
  const reader = { party, name: to?.contact.name ?? null, ...(insteadOf === undefined ? {} : { insteadOf }) };
  const { subject, text, html, short } = renderPart(reader, form, letters, names, numbering);
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
    ...(to ? {} : { failedBecause: channels.size > 0 ? '无联系人' : '没有开通的渠道' }),
  };
}

const bytesOf = ({ subject, text, html }: Pick<FrozenDelivery, 'subject' | 'text' | 'html'>): number =>
  Buffer.byteLength(subject) + Buffer.byteLength(text) + Buffer.byteLength(html);

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
