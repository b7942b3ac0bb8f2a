// What an edition would move, of our practice or of the calendar: every open dossier settled by the rules in force and
// by those proposed, a page at a time, written nowhere.
import { z } from 'zod';
import { countBehind, openStates } from '../../database/recalculation.ts';
import type { Pool } from '../../database/pool.ts';
import { editionNamesOf, type EditionNames } from '../../measures/editions.ts';
import { movesOf } from '../../measures/edition-preview.ts';
import type { Rules } from '../../measures/moment.ts';
import { kindNamed } from '../../measures/register.ts';
import { listOf, placeOf } from '../http/paging.ts';
import { momentNow } from '../moment.ts';

const dossierPlace = z.strictObject({ kind: z.string(), code: z.string() });
/** Dossiers that are read and settled at once; a page is made of several, so that others are answered in between. */
const AT_ONCE = 20;

/** `of` names the edition in force that the other would follow. */
export async function editionPreview(
  pool: Pool,
  { limit, cursor }: { limit: number; cursor?: string },
  of: keyof EditionNames,
  propose: (inForce: Rules) => Rules,
) {
  const { at, ...inForce } = await momentNow(pool);
  const rules = { inForce, proposed: propose(inForce) };
  let after = placeOf(cursor, dossierPlace);
  let looked = 0;
  const moved = [];
  while (looked < limit) {
    const atOnce = Math.min(AT_ONCE, limit - looked);
    const states = await openStates(pool, { after, limit: atOnce });
    for (const { kind, code, name, ...state } of states) {
      const moves = movesOf(kindNamed(kind), state, at, rules);
      if (moves.dates.length + moves.reminders.length > 0) moved.push({ kind, code, name, ...moves });
    }
    looked += states.length;
    after = states.length < atOnce ? undefined : states.at(-1);
    if (!after) break;
  }
  const names = editionNamesOf(inForce);
  const { open } = await countBehind(pool, names);
  return {
    inForce: names[of],
    open,
    looked,
    moved: {
      dossiers: moved.length,
      dates: moved.reduce((sum, { dates }) => sum + dates.length, 0),
      reminders: moved.reduce((sum, { reminders }) => sum + reminders.length, 0),
    },
    ...listOf({ items: moved, next: after ? { kind: after.kind, code: after.code } : null }, (one) => one),
  };
}
