// test support
import { approved, budgeted, REPLY, UPPER } from '../../lawful-lives.ts';
import { expect, test } from 'vitest';

test('leads a project below 3000万元 from opening to budget in one stage of approval', () => {
  const { facts } = budgeted(approved(), '2026', REPLY.total);
  expect(facts).toMatchObject({
    stage: 'BUDGETED',
    track: 'SINGLE_STAGE',
    approvedTotal: REPLY.total,
    proposals: [],
    review: { stage: 'PLAN_DECLARED', status: 'DECIDED' },
  });
  expect(facts.approvals.map(({ of }) => of)).toEqual(['COMBINED']);
});

test('leads a project of 3000万元 from opening to budget, feasibility first and design after it', () => {
  const { facts } = budgeted(approved(UPPER), '2026', '1000000000');
  expect(facts).toMatchObject({ stage: 'BUDGETED', track: 'TWO_STAGE', approvedTotal: UPPER });
  expect(facts.approvals.map(({ of }) => of)).toEqual(['FEASIBILITY', 'DESIGN']);
});
