// Test support: parties whose people change while their letters wait. They are entered and changed as administrators do
// it: the whole party is put anew.
import { Moods } from '../workflows/moods.ts';
import { PostOffice } from '../workflows/post-office.ts';
import { claimMessagesWith } from '../../activities/claim-messages.ts';
import { deliverMessageWith } from '../../activities/deliver-message.ts';
import { partiesToWake } from '../../database/outbox.ts';
import { putParty, readParty, type GivenContact } from '../../database/party.ts';
import { inTransaction } from '../../database/pool.ts';
import type { Post } from '../../measures/post.ts';

export let office: PostOffice;
export let moods: Moods;

export async function openOffice(): Promise<void> {
  office = await PostOffice.open();
  moods = new Moods(office.channels);
}

export const NOON = Date.parse('2030-01-07T04:00:00Z');
export const MINUTE = 60_000;
export const deps = () => ({ pool: office.pool, channels: moods.channels });
export const claim = async (party: string, after = 0) =>
  (await claimMessagesWith(deps())({ party, asOf: NOON + after })).unsent;
export const deliver = (deliveryId: string, after = 0): Promise<unknown> =>
  deliverMessageWith({ ...deps(), waitedMs: () => after, beat: () => undefined })({
    deliveryId,
    asOf: NOON,
    isAlone: true,
  }).catch(() => 'tryingAgain');
export const isToBeWoken = async (party: string): Promise<boolean> =>
  (await partiesToWake(office.pool)).some((waking) => waking.party === party);

let numbers = 0;
/** A unit with these people; their addresses end with a host of its own. */
export async function unit(...posts: Post[]) {
  const host = `c${numbers++}.example`;
  const at = (who: string) => `${who}@${host}`;
  const party = await office.registerUnit(Object.fromEntries(posts.map((post) => [post, at(post)])));
  /** Puts the party anew with its contacts changed. */
  const put = (change: (contacts: GivenContact[]) => GivenContact[]): Promise<unknown> =>
    inTransaction(office.owner, async (db) => {
      const { contacts, ...present } = (await readParty(db, party))!;
      return putParty(db, { ...present, contacts: change(contacts) });
    });
  const moves = (post: Post, address: string) =>
    put((contacts) =>
      contacts.map((contact) => (contact.post === post ? { ...contact, addresses: { mail: at(address) } } : contact)),
    );
  const rows = async () =>
    (await office.deliveriesOf(party)).map(
      ({ post, address, status }) => `${post} ${address?.split('@')[0]} ${status}`,
    );
  return { party, at, put, moves, rows, sentTo: (who: string) => office.mailServer.accepted(at(who)).length };
}
