// One unit in the storm: blocked and lifted by big-data and finance, now and then both at once, now and then refused. It
// owes nothing, so it lives by the clock of the machine; with its last block lifted its workflow ends, and the next block
// begins another.
import { setTimeout as sleep } from 'node:timers/promises';
import { readDossierRow } from '../../database/dossier.ts';
import { unitId } from '../../test/dossier-names.ts';
import type { Dice } from '../../test/workflows/random-orders.ts';
import { unitOrder } from '../../test/workflows/unit-orders.ts';
import { bringTo, type Storm } from './storm.ts';

const LONGEST_PAUSE_MS = 20_000;
const BY_BOTH = 0.2;
const REPEATED = 0.05;
const RECALCULATED = 0.05;

/** Lives until `isOver`. */
export async function liveAsUnit(storm: Storm, unit: string, dice: Dice, isOver: () => boolean): Promise<void> {
  const { dossiers } = storm;
  for (let keys = 0; !isOver(); await sleep(dice() * LONGEST_PAUSE_MS)) {
    const row = await readDossierRow(dossiers.pool, unitId(unit)).catch(() => undefined);
    const orders = Array.from({ length: dice() < BY_BOTH ? 2 : 1 }, () => unitOrder(unit, row?.facts, dice));
    await Promise.all(
      orders.map((order) =>
        bringTo(storm, { unit }, order, {
          key: `${unit}-${++keys}`,
          now: Date.now(),
          copies: dice() < REPEATED ? 2 : 1,
        }),
      ),
    );
    // One whose blocks are all lifted takes none.
    if (dice() < RECALCULATED) await dossiers.strike(unitId(unit), 'recalculation');
  }
}
