// Who gets which message by which channel. Pure: contacts, channels and what was tried before are handed in.
import type { ClaimedMessage } from '../database/claim.ts';
import type { Recipient } from '../database/recipient.ts';
import { STAND_INS, type Post } from '../measures/post.ts';
import type { OpenChannels } from '../messages/channels/open.ts';

/** What one person gets by one channel. */
export interface Addressed {
  /** Undefined where nobody can be written to: then its messages are all of one post and one department. */
  to: Place | undefined;
  /** Of whoever gets it, or should have. */
  post: Post;
  messages: ClaimedMessage[];
  /** Posts whose messages come here because they are vacant, or were tried in vain. */
  insteadOf: Post[];
}

/** A person where a channel finds him. */
interface Place {
  contact: Recipient;
  channel: string;
  address: string;
}

/** Places that are out of the question: a person altogether, or, without an address, by this channel. */
export interface Excluded {
  contact: string;
  channel: string;
  address: string | null;
}

/**
 * Every message goes to the first of its stand-ins that can be written to, by each open channel that finds him. Who
 * holds two posts under one address gets one delivery; what nobody can get is kept apart, so that one person can be
 * found for all of it later.
 */
export function addressed(
  messages: readonly ClaimedMessage[],
  recipients: readonly Recipient[],
  channels: OpenChannels,
  excluded: readonly Excluded[] = [],
): Addressed[] {
  const groups = new Map<string, Addressed & { found: (Recipient | undefined)[] }>();
  const put = (group: string, to: Place | undefined, message: ClaimedMessage, found: Recipient | undefined): void => {
    const begun = groups.get(group) ?? {
      to,
      post: found?.post ?? message.post,
      messages: [],
      insteadOf: [],
      found: [],
    };
    begun.messages.push(message);
    begun.found.push(found);
    groups.set(group, begun);
  };
  const placesOf = (contact: Recipient): Place[] => reachable(contact, channels, excluded);
  for (const message of messages) {
    const found = standInFor(
      message,
      recipients.filter((contact) => placesOf(contact).length > 0),
    );
    if (!found) put(`nobody ${message.post} ${message.department}`, undefined, message, found);
    else for (const to of placesOf(found)) put(`${to.channel} ${sameness(to)}`, to, message, found);
  }
  return [...groups.values()].map(({ found, ...group }) => ({ ...group, insteadOf: vacant(group.messages, found) }));
}

function reachable(contact: Recipient, channels: OpenChannels, excluded: readonly Excluded[]): Place[] {
  if (excluded.some((place) => place.contact === contact.id && place.address !== null)) return [];
  return [...channels.keys()].flatMap((channel) => {
    const address = contact.addresses[channel];
    if (address === undefined) return [];
    const to = { contact, channel, address };
    const isOut = ({ address: of, ...place }: Excluded): boolean =>
      place.channel === channel && (of === null ? place.contact === contact.id : of.toLowerCase() === sameness(to));
    return excluded.some(isOut) ? [] : [to];
  });
}

const sameness = ({ address }: { address: string }): string => address.toLowerCase();

/** Of each post whoever looks after the department of the project, else whoever looks after the rest. */
function standInFor(
  { post: meant, department }: ClaimedMessage,
  recipients: readonly Recipient[],
): Recipient | undefined {
  for (const post of STAND_INS[meant]) {
    const holders = recipients.filter((contact) => contact.post === post);
    const found =
      holders.find(({ departments }) => department !== null && departments.includes(department)) ??
      holders.find(({ departments }) => departments.length === 0);
    if (found) return found;
  }
  return undefined;
}

/** What comes to somebody for his own post as well is no matter of a vacant one. */
function vacant(messages: readonly ClaimedMessage[], found: readonly (Recipient | undefined)[]): Post[] {
  const isOwn = ({ post }: ClaimedMessage, index: number): boolean => found[index]?.post === post;
  const own = new Set(messages.filter(isOwn).map(({ notice }) => JSON.stringify(notice)));
  const strays = messages.filter(
    (message, index) => found[index] && !isOwn(message, index) && !own.has(JSON.stringify(message.notice)),
  );
  return [...new Set(strays.map(({ post }) => post))];
}
