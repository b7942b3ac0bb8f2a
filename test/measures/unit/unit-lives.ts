// Test support: a registered unit, and one on which a block lies.
import { UNIT_SAMPLES } from '../../../measures/unit/acts.ts';
import { unit } from '../../../measures/unit/unit.ts';
import type { UnitFacts } from '../../../measures/unit/facts.ts';
import type { Standing } from '../../../measures/references.ts';
import { DEPARTMENT, UNIT } from '../lawful-lives.ts';
import { SettledLife } from '../settled-life.ts';

export { DEPARTMENT, UNIT };

/** What a block of article 31 says. */
export const SHARING = UNIT_SAMPLES.block;

export const REGISTERED: { standing: Standing } = {
  standing: { blocks: [], party: { id: UNIT, name: '市档案信息中心', department: DEPARTMENT, version: 1 } },
};

export const unitLife = (): SettledLife<UnitFacts> => new SettledLife(unit, UNIT, '2026-03-02');
export const blockedUnit = (): SettledLife<UnitFacts> => unitLife().do('block', 'big-data', SHARING, REGISTERED);
