// Test support: where the small lives begin.
import { unopenedFacts, type ProjectFacts } from '../../../measures/project/facts.ts';
import type { ActRow } from './played.ts';

/** 3000万元 and more, or less (article 28). */
export type Class = 'upper' | 'lower';
const TOTAL: Record<Class, string> = { upper: '3000000000', lower: '1860000000' };

const entry = (seq: number, on: string, by: string) => ({ seq, on, by });

/** Approved and prepared; construction has not begun. */
export const preparing = (amountClass: Class): ProjectFacts => ({
  ...unopenedFacts('CQ-2026-0001'),
  stage: 'PREPARING',
  name: '试点平台',
  parties: { constructionUnit: 'unit-a', department: 'department-x' },
  fundSources: ['FISCAL'],
  unitCategory: 'PARTY_AND_GOVERNMENT',
  estimatedTotal: TOTAL[amountClass],
  approvedTotal: TOTAL[amountClass],
  track: amountClass === 'upper' ? 'TWO_STAGE' : 'SINGLE_STAGE',
  opened: entry(1, '2022-01-04', 'unit-a'),
  approvals: [
    {
      ...entry(10, '2022-02-21', 'development-reform'),
      of: amountClass === 'upper' ? 'DESIGN' : 'COMBINED',
      replyNumber: '渝发改投〔2022〕31号',
      total: TOTAL[amountClass],
      chapters: [],
      documents: [],
    },
  ],
  preparation: entry(12, '2022-02-28', 'unit-a'),
});

/** Its combined report lies before development-reform (article 9), nothing is approved yet. */
export const inCombinedReview = (facts: ProjectFacts): ProjectFacts => ({
  ...facts,
  stage: 'COMBINED_REVIEW',
  approvedTotal: undefined,
  approvals: [],
  preparation: undefined,
  review: {
    ...entry(9, '2026-01-12', 'unit-a'),
    stage: 'COMBINED_REVIEW',
    reviewer: 'development-reform',
    mayReturn: ['development-reform'],
    records: [],
    version: 1,
    status: 'PENDING',
    documents: [],
    chapters: [],
    opinions: {},
    returns: [],
  },
});

/** Work begins, and is to be completed by the planned day. */
export const begun = (startedOn: string, plannedCompletionOn: string): ActRow => [
  startedOn,
  'unit',
  'startConstruction',
  { startedOn, plannedCompletionOn },
];
export const completed = (completedOn: string, recordedOn: string): ActRow => [
  recordedOn,
  'unit',
  'confirmCompletion',
  { completedOn },
];
