// What a party owes and is owed, merged by the last day. Each side keeps a place of its own, so that the order inside a
// day is the database's alone.
import {
  dutiesOwedBy,
  dutiesOwedTo,
  type DutyOfDossier,
  type DutyPlace,
  type DutyReader,
} from '../../database/duty.ts';
import type { Page } from '../../database/page.ts';
import type { Db } from '../../database/pool.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

export type Side = 'owes' | 'isOwed';
export type BothPlaces = Partial<Record<Side, DutyPlace>>;

export interface SidedDuty {
  side: Side;
  duty: DutyOfDossier;
}

export async function urgentDuties(
  db: Db,
  party: PartyId,
  { side, limit, after = {}, seenBy }: { side?: Side; limit: number; after?: BothPlaces; seenBy?: DutyReader },
): Promise<Page<SidedDuty, BothPlaces>> {
  const read = async (of: Side, query: typeof dutiesOwedBy) =>
    side && side !== of
      ? []
      : (await query(db, party, { limit: limit + 1, after: after[of], seenBy })).items.map((duty) => ({
          side: of,
          duty,
        }));
  const [owes, isOwed] = await Promise.all([read('owes', dutiesOwedBy), read('isOwed', dutiesOwedTo)]);
  const merged = mergedByLastDay(owes, isOwed);
  const items = merged.slice(0, limit);
  return { items, next: merged.length > limit ? { ...after, ...placesAfter(items) } : null };
}

/** Both come in order; on the same day one's own come first. */
function mergedByLastDay(owes: readonly SidedDuty[], isOwed: readonly SidedDuty[]): SidedDuty[] {
  const merged: SidedDuty[] = [];
  let [own, other] = [0, 0];
  while (own < owes.length || other < isOwed.length) {
    const [first, second] = [owes[own], isOwed[other]];
    const takesOwn = first && (!second || first.duty.lastDayOn <= second.duty.lastDayOn);
    merged.push(takesOwn ? owes[own++]! : isOwed[other++]!);
  }
  return merged;
}

/** Of each side the place of the last item shown. */
const placesAfter = (items: readonly SidedDuty[]): BothPlaces =>
  Object.fromEntries(
    items.map(({ side, duty: { lastDayOn, kind, code, record } }) => [
      side,
      { lastDayOn, kind, code, duty: record.duty, key: record.key },
    ]),
  );
