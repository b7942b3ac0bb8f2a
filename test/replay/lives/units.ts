// Lives of units whose histories are kept: one under a block, one whose blocks were all lifted.
import type { DossierId } from '../../../measures/dossier.ts';
import { unitId } from '../../dossier-names.ts';
import { orderFrom, type Dossiers } from '../../workflows/dossiers.ts';
import { unitReferences } from '../../workflows/unit-orders.ts';

export interface UnitLife {
  name: string;
  /** Lives through it and answers which dossier it was. */
  live: (dossiers: Dossiers) => Promise<DossierId>;
}

const BLOCKS = [
  { flag: 'omFundingBlocked', article: 33, reason: '应整合而未整合' },
  { flag: 'newBuildBlocked', article: 31, reason: '未按要求共享数据' },
];

const live =
  (lifted: readonly number[]) =>
  async (dossiers: Dossiers): Promise<DossierId> => {
    const unit = unitId(`unit-history-${lifted.length}`);
    const bring = (party: string, act: string, input: object) =>
      dossiers.bringPatiently(
        unit,
        orderFrom({ act, party, input: { ...input, documents: [] }, references: unitReferences(unit.code) }),
      );
    for (const block of BLOCKS) await bring('finance', 'block', block);
    for (const of of lifted) await bring('big-data', 'lift', { of, reason: '已整改到位' });
    return unit;
  };

export const UNIT_LIVES: readonly UnitLife[] = [
  { name: 'unit-blocked', live: live([2]) },
  { name: 'unit-cleared', live: live([1, 2]) },
];
