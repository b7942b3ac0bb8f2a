// Test support: figures of the less usual paths, changed, and what hangs on each; counted by hand as well.
import { unopenedFacts } from '../../measures/project/facts.ts';
import { Clockwork } from './clockwork.ts';
import type { Change } from './practice-in-common.ts';
import { UNIT } from './project/acts/built-lives.ts';
import {
  adjusted,
  ADJUSTMENT,
  ADJUSTMENT_DOCUMENTS,
  continuing,
  EARLIER,
  itemised,
  moves,
  recorded,
} from './project/acts/path-lives.ts';

export const OF_PATHS: Change[] = [
  {
    figure: 'adjustmentFilingWorkingDays',
    to: 3,
    // Adjusted on Monday, 2 March: five working days after it is Monday, 9 March, three Thursday, 5 March.
    sees: (practice) => {
      const { facts } = adjusted(itemised(), moves(['软件开发', '500000000', '450000000']), '2026-03-02');
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2026-03-02', () => facts);
      return clock.duty('ADJUSTMENT_FILING')!.effectiveOn;
    },
    first: '2026-03-09',
    then: '2026-03-05',
  },
  {
    figure: 'adjustmentsAddUp',
    to: 0,
    // Of 1000万元 first 8%, then 8% more.
    sees: ({ figures }) => {
      const life = adjusted(itemised(), moves(['软件开发', '500000000', '420000000']), '2026-03-02');
      const items = moves(['软件开发', '420000000', '340000000']);
      const given = { documents: ADJUSTMENT_DOCUMENTS, figures };
      return life.refusals('adjust', UNIT, { ...ADJUSTMENT, items }, given).map(({ says }) => says);
    },
    first: ['调整金额160万元（自最近一次批复概（预）算起累计，本次为80万元），占概算总投资16%，超过15%。'],
    then: [],
  },
  {
    figure: 'continuationNeedsListing',
    to: 1,
    sees: ({ figures }) => {
      const given = { documents: ['approvalReply'] as const, figures };
      return continuing().codes('recordEarlierApproval', UNIT, EARLIER, given);
    },
    first: [],
    then: ['continuationListed'],
  },
  {
    figure: 'earlierApprovalWorkingDays',
    to: 5,
    // Recorded on Monday, 5 January: the tenth working day after it is Monday, 19 January, the fifth Monday, 12 January.
    sees: (practice) => {
      const { facts } = recorded();
      const clock = new Clockwork(unopenedFacts('P1'), practice).at('2026-01-05', () => facts);
      return clock.duty('EARLIER_APPROVAL_CONFIRMATION')!.effectiveOn;
    },
    first: '2026-01-19',
    then: '2026-01-12',
  },
];
