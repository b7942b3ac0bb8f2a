// How a project comes into the procedure, as data: what each way asks at its beginning, and what of the later road hangs on
// it. Guards and acts ask here, so that another way in is one more entry.
import type { Bureau, EntryPath } from '../../vocabulary.ts';
import type { ProjectFacts } from '../facts.ts';
import { DEPARTMENT_PLAN_GATES } from './department-plan-gates.ts';
import { DATA_FIRST_GATES, withinScope } from './entry-gates.ts';
import { NEW_BUILD_GATES } from './unit-blocks.ts';

interface Entering {
  /** Who decides on the first year in the annual plan; of further years both always (article 10). */
  firstYearBy: readonly Bureau[];
  /** The first year takes no more than finance secured for it (article 11). */
  isFundedFirst: boolean;
}

const YEARLY: readonly Bureau[] = ['development-reform', 'finance'];

/** Out of plan article 6 falls away, and nothing else of what is asked at the beginning. */
export const ENTRY_GATES = {
  DEPARTMENT_PLAN: [withinScope(2), ...DEPARTMENT_PLAN_GATES, ...DATA_FIRST_GATES, ...NEW_BUILD_GATES],
  OUT_OF_PLAN: [withinScope(11), ...DATA_FIRST_GATES, ...NEW_BUILD_GATES],
  // The data and the plan were looked at when it was approved; the bans do not name continuation.
  CONTINUATION: [withinScope(2)],
} as const;

const ENTRIES: Readonly<Record<EntryPath, Entering>> = {
  DEPARTMENT_PLAN: { firstYearBy: YEARLY, isFundedFirst: false },
  OUT_OF_PLAN: { firstYearBy: ['development-reform'], isFundedFirst: true },
  CONTINUATION: { firstYearBy: YEARLY, isFundedFirst: false },
};

export const entered = ({ entry }: ProjectFacts): Entering => ENTRIES[entry];

/** Who decides on the year that is under review: of the first as the entry says. */
export const plannedBy = (facts: ProjectFacts): readonly Bureau[] =>
  facts.stage === 'PLAN_DECLARED' ? entered(facts).firstYearBy : YEARLY;
