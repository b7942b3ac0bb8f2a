// Random lives from the budget on: whatever is brought, lawful or not, only the transitions of the Measures happen, and
// what they rest on is on record.
// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import type { ProjectFacts, Rectification } from '../../../../measures/project/facts.ts';
import { openRectifications, passedAcceptance } from '../../../../measures/project/questions.ts';
import { type Stage } from '../../../../measures/vocabulary.ts';
import { budgeted, completed, inOperation, LOWER, selfEvaluated, UPPER } from './built-lives.ts';
import { bring, step } from './second-half-steps.ts';
// under test
import { acceptanceDocumentKinds } from '../../../../measures/project/acts/acceptance-gates.ts';

const TRANSITIONS: Partial<Record<Stage, readonly Stage[]>> = {
  BUDGETED: ['PREPARING'],
  PREPARING: ['UNDER_CONSTRUCTION'],
  UNDER_CONSTRUCTION: ['COMPLETED'],
  COMPLETED: ['ACCEPTANCE_IN_PROGRESS'],
  ACCEPTANCE_IN_PROGRESS: ['ACCEPTED', 'ACCEPTANCE_REMEDIATION'],
  ACCEPTANCE_REMEDIATION: ['ACCEPTANCE_IN_PROGRESS'],
  ACCEPTED: ['IN_OPERATION'],
  IN_OPERATION: ['SELF_EVALUATED'],
  SELF_EVALUATED: ['POST_EVALUATION', 'CLOSED'],
  POST_EVALUATION: ['CLOSED'],
  CLOSED: [],
};
const FOLLOWERS: Record<Rectification['status'], readonly Rectification['status'][]> = {
  ISSUED: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['VERIFIED', 'NOT_COMPLIANT'],
  NOT_COMPLIANT: ['ISSUED', 'SUBMITTED', 'WITHDRAWN'],
  VERIFIED: [],
  WITHDRAWN: [],
};
function holdsTogether(facts: ProjectFacts, today: CalendarDate): void {
  const { construction, completion, trialOperation, operation } = facts;
  const passed = passedAcceptance(facts);
  if (completion) {
    expect(construction!.startedOn <= completion.completedOn && completion.completedOn <= today).toBe(true);
    if (trialOperation) expect(trialOperation.startedOn <= completion.completedOn).toBe(true);
  }
  for (const { documents, conclusion } of facts.acceptanceRounds) {
    expect(documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(acceptanceDocumentKinds(facts)));
    if (conclusion)
      expect(completion!.completedOn <= conclusion.concludedOn && conclusion.concludedOn <= today).toBe(true);
  }
  if (operation) expect(passed).toBeDefined();
  if (facts.selfEvaluation) {
    const later = [passed!.concludedOn, operation!.operationOn].sort()[1]!;
    expect(facts.selfEvaluation.on >= addDays(later, 365)).toBe(true);
  }
  if (facts.closed) expect(facts.closed.documents.some(({ kind }) => kind === 'archiveChecklist')).toBe(true);
  expect(
    facts.extensions.filter(({ status }) => status === 'REQUESTED' || status === 'RETURNED').length,
  ).toBeLessThanOrEqual(1);
  for (const { dates, dueOn, servedOn } of facts.rectifications)
    expect(dates.at(-1)).toMatchObject({ dueOn, servedOn });
}

describe('random lives from the budget on', () => {
  it('move along the transitions of the Measures only, resting on what these ask for', { timeout: 120_000 }, () => {
    const reached = new Set<string>();
    const starts = [UPPER, LOWER].flatMap((total) => [
      budgeted(total),
      budgeted(total),
      completed(total),
      inOperation(total),
      selfEvaluated(total),
    ]);
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.boolean(),
        fc.array(step, { minLength: 10, maxLength: 35, size: 'max' }),
        (start, classified, steps) => {
          const life = start.branch();
          life.facts = { ...life.facts, classified: classified && life.facts.stage === 'BUDGETED' };
          for (const chosen of steps) {
            const [before, asBefore] = [life.facts, JSON.stringify(life.facts)];
            const { act, lawful } = bring(life, chosen);
            expect(JSON.stringify(before), `${act} touched what was before it`).toBe(asBefore);
            if (!lawful) continue;
            const { stage, rectifications } = life.facts;
            if (stage !== before.stage)
              expect(TRANSITIONS[before.stage], `${act} from ${before.stage}`).toContain(stage);
            rectifications.forEach(({ status }, at) => {
              const was = before.rectifications[at]?.status;
              if (was !== undefined && was !== status) expect(FOLLOWERS[was], `${act} on ${was}`).toContain(status);
            });
            if (stage === 'CLOSED' && before.stage !== 'CLOSED') expect(openRectifications(before)).toEqual([]);
            holdsTogether(life.facts, life.today);
            reached.add(stage);
            for (const { status } of rectifications) reached.add(status);
          }
        },
      ),
      { seed: 20211123, numRuns: 150 },
    );
    expect([...reached]).toEqual(
      expect.arrayContaining([
        ...Object.keys(TRANSITIONS).filter((stage) => stage !== 'BUDGETED'),
        ...Object.keys(FOLLOWERS),
      ]),
    );
  });
});
