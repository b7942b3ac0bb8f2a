// Names of all that messages speak of, as their letters call it.
import type { ClaimedMessage } from '../database/claim.ts';
import type { Db } from '../database/pool.ts';
import { namesOf } from '../database/recipient.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { mentionedTo } from '../messages/mentioned.ts';

/** `party`: the reader. */
export const namesIn = (
  db: Db,
  party: PartyId,
  messages: readonly Pick<ClaimedMessage, 'notice'>[],
): Promise<Record<string, string>> =>
  namesOf(
    db,
    mentionedTo(
      party,
      messages.map(({ notice }) => notice),
    ),
  );
