// Test support
import { describe, expect, it } from 'vitest';
import type { DutyRecord } from '../../measures/duty.ts';
import { unopenedFacts, type Proposal } from '../../measures/project/facts.ts';
import { PRACTICE } from '../../measures/practice.ts';

// Under test
import { effectBody } from '../../api/acts/answer.ts';
import { dutyFor, factsFor } from '../../api/acts/undisclosed.ts';

const proposal = { act: 'orderRectification', seq: 7, awaiting: ['finance'] } as unknown as Proposal;
const facts = { ...unopenedFacts('CQ-2026-0001'), proposals: [proposal] };
const drafts = Object.values(PRACTICE.ladders)
  .flatMap((steps) => steps ?? [])
  .filter(({ says }) => says?.startsWith('draft'))
  .map(({ id }) => id);

describe('before an authority has signed', () => {
  it.each(['unit-one', 'department-one'])('%s sees neither the proposal nor that a draft was written', (party) => {
    expect(factsFor(party, facts).proposals).toEqual([]);
    expect(drafts.length).toBeGreaterThan(1);
    const said = Object.fromEntries(['overdue-1', ...drafts].map((step) => [step, '2026-03-02']));
    expect(dutyFor(party, { said } as unknown as DutyRecord).said).toEqual({ 'overdue-1': '2026-03-02' });
    expect(
      effectBody({ code: facts.code, act: 'declare', seq: 8, at: 0, facts, party, duties: [] }).project.proposals,
    ).toEqual([]);
  });

  it('the authorities see both', () => {
    expect(factsFor('finance', facts)).toBe(facts);
    const duty = { said: { 'draft-order': '2026-03-02' } } as unknown as DutyRecord;
    expect(dutyFor('big-data', duty)).toBe(duty);
    expect(
      effectBody({
        code: facts.code,
        act: 'orderRectification',
        seq: 7,
        at: 0,
        facts,
        party: 'big-data',
        duties: [],
        proposal: 7,
      }),
    ).toMatchObject({ awaiting: ['finance'], project: { proposals: [proposal] } });
  });
});
